"""Django's entry for the app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "ddci_web.apps.audit"
    label = "audit"
