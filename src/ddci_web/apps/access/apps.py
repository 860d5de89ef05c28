"""Django's entry for the app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "ddci_web.apps.access"
    label = "access"
