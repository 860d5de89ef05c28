"""Translations: collect the texts of the site, check the catalogues, compile them.

``python -m ddci_web.ui.catalogue update | check | compile``. Vietnamese is the source text: its catalogue
repeats every text as it stands, so that Django never mixes its own wording in. Done with Babel, since a
fresh machine has neither xgettext nor msgfmt.
"""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from ddci_web.ui.catalogue_files import LANGUAGES, SITE, compile_one, source

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)  # a catalogue changes when its texts do, not when it is written


def collect(site: Path = SITE) -> Catalog:
    """Return every text that the site's code and templates mark for translation, with where it stands."""
    catalogue = Catalog(charset="utf-8", creation_date=_EPOCH, revision_date=_EPOCH)
    for path in sorted([*site.rglob("*.py"), *site.rglob("*.html"), *site.rglob("*.txt")]):
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            # what is left of the page's indentation would be indentation to Python
            text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
        place = path.relative_to(site.parent).as_posix()
        for _line, ids, comments, context in extract(
            "python", BytesIO(text.encode()), keywords=KEYWORDS, comment_tags=("Translators:",)
        ):
            catalogue.add(ids, locations=[(place, 0)], auto_comments=comments, context=context)
    return catalogue


def read(path: Path, *, language: str) -> Catalog:
    """Return the catalogue in the file; an empty one when there is none yet."""
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(old: Catalog, template: Catalog, *, language: str) -> Catalog:
    """Return the template's texts with the translations that there were; unused ones are dropped."""
    new = Catalog(
        locale=language,
        project="OpenDDCI",
        version="1",
        charset="utf-8",
        fuzzy=False,
        copyright_holder="",
        msgid_bugs_address="CONTRIBUTING.md",
        creation_date=_EPOCH,
        revision_date=_EPOCH,
        last_translator="OpenDDCI",
        language_team="OpenDDCI",
        header_comment=f"# OpenDDCI, {language}. Written by: python -m ddci_web.ui.catalogue update",
    )
    for message in _messages(template):
        former = old.get(message.id, message.context)
        translation = former.string if former is not None and "fuzzy" not in former.flags else ""
        if language == "vi" and not _texts(translation):
            translation = (message.id[1],) if message.pluralizable else message.id
        new.add(
            message.id,
            translation,
            locations=sorted(set(message.locations)),
            auto_comments=message.auto_comments,
            context=message.context,
        )
    return new


def complaints(catalogue: Catalog, template: Catalog) -> Iterator[str]:
    """Yield what is wrong with a catalogue: missing, unused, doubtful, or with other placeholders."""
    for message in _messages(template):
        translated = catalogue.get(message.id, message.context)
        texts = _texts(translated.string) if translated is not None else []
        if translated is None or not texts or not all(texts):
            yield f"missing: {message.id!r}"
        elif "fuzzy" in translated.flags:
            yield f"fuzzy: {message.id!r}"
        elif any(_placeholders(text) != _placeholders(_texts(message.id)[-1]) for text in texts[-1:]):
            yield f"placeholders differ: {message.id!r}"
    for message in _messages(catalogue):
        if template.get(message.id, message.context) is None:
            yield f"unused: {message.id!r}"


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    return list(value) if isinstance(value, list | tuple) else []


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def _update() -> int:
    template = collect()
    for language in LANGUAGES:
        path = source(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        new = updated(read(path, language=language), template, language=language)
        with path.open("wb") as file:
            write_po(file, new, width=110, sort_output=True, include_lineno=False)
    return 0


def _check() -> int:
    template = collect()
    found = [
        f"{language}: {complaint}"
        for language in LANGUAGES
        for complaint in complaints(read(source(language), language=language), template)
    ]
    print("\n".join(found) or f"catalogues complete: {sum(1 for _ in _messages(template))} texts")  # noqa: T201
    return 1 if found else 0


def _compile() -> int:
    for language in LANGUAGES:
        compile_one(source(language))
    return 0


def main(arguments: list[str]) -> int:
    """Run one of the three commands; 2 for anything else."""
    commands = {"update": _update, "check": _check, "compile": _compile}
    if len(arguments) != 1 or arguments[0] not in commands:
        print("usage: python -m ddci_web.ui.catalogue update|check|compile", file=sys.stderr)  # noqa: T201
        return 2
    return commands[arguments[0]]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
