"""Django's entry for the design system."""

from django.apps import AppConfig
from django.core import checks

from ddci_web.ui import catalogue_files


class UiConfig(AppConfig):
    name = "ddci_web.ui"
    label = "ui"

    def ready(self) -> None:
        """Compile a catalogue that is older than its source, as after a pull in a checkout."""
        catalogue_files.compile_stale()
        checks.register(_catalogues_are_compiled)


def _catalogues_are_compiled(**_: object) -> list[checks.CheckMessage]:
    return [
        checks.Warning(
            f"{path} is not compiled", hint="python -m ddci_web.ui.catalogue compile", id="ui.W001"
        )
        for path in catalogue_files.stale()
    ]
