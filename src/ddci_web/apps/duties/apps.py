"""Django's entry for the app."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "ddci_web.apps.duties"
    label = "duties"
