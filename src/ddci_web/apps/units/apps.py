"""Django's entry for the app."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "ddci_web.apps.units"
    label = "units"
