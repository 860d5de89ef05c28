"""Django's entry for the app."""

from django.apps import AppConfig


class FrameworksConfig(AppConfig):
    name = "ddci_web.apps.frameworks"
    label = "frameworks"
