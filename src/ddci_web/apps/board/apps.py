"""Django's entry for the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from ddci_web.ui.navigation import NavigationEntry, register


class BoardConfig(AppConfig):
    name = "ddci_web.apps.board"
    label = "board"

    def ready(self) -> None:
        """Open the ways through a plan."""
        register(NavigationEntry(_("Bảng điều hành"), "board:board", "board.view", order=10, scoped=True))
        register(NavigationEntry(_("Lịch năm"), "duties:calendar", "calendar.view", order=20, scoped=True))
        register(NavigationEntry(_("Rà soát"), "plans:findings", "findings.view", order=30, scoped=True))
        register(NavigationEntry(_("Đơn vị"), "board:units", "units.view", order=40, scoped=True))
