"""Django's entry for the app."""

from django.apps import AppConfig


class PacksConfig(AppConfig):
    name = "ddci_web.apps.packs"
    label = "packs"
