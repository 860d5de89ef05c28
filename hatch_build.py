"""Build hook: compiled message catalogues in wheel and checkout, the packs in the wheel."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DataHook(BuildHookInterface[Any]):
    """Compile every ``.po`` beside itself, so that a machine needs no gettext; bring ``packs/`` along."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for source in sorted(Path(self.root, "src", "ddci_web", "locale").glob("*/LC_MESSAGES/*.po")):
            compile_catalogue(source)
        build_data["artifacts"].append(
            "src/ddci_web/locale/**/*.mo"
        )  # git does not keep them, the wheel does
        if version == "standard":  # a checkout uses packs/ where it lies; a copy would go stale
            build_data["force_include"][str(Path(self.root, "packs"))] = "ddci_cli/packs"


def compile_catalogue(source: Path) -> Path:
    """Write the ``.mo`` of a ``.po``, whole or not at all, and return it."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parts[-3])
    target, new = source.with_suffix(".mo"), source.with_suffix(".mo.new")
    with new.open("wb") as file:
        write_mo(file, catalogue)
    return new.replace(target)
