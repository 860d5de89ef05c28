"""The command line's own sentences about what was typed, in both languages."""

import argparse
import re
import sys
from difflib import get_close_matches
from typing import NoReturn

_REQUIRED = re.compile(r"the following arguments are required: (?P<names>.+)")
_CHOICE = re.compile(r"argument (?P<name>.+?): invalid choice: (?P<found>.+) \(choose from (?P<choices>.+)\)")
_EXPECTED = re.compile(r"argument (?P<name>.+?): expected .*argument.*")
_UNKNOWN = re.compile(r"unrecognized arguments: (?P<names>.+)")

_SENTENCES = (
    (_REQUIRED, "Còn thiếu: {names}.", "Missing: {names}."),
    (_EXPECTED, "Sau {name} còn thiếu giá trị.", "A value is missing after {name}."),
    (_UNKNOWN, "Không hiểu: {names}.", "Not understood: {names}."),
)


class Parser(argparse.ArgumentParser):
    """An argument parser that refuses in Vietnamese and English; its commands' parsers are of its kind."""

    def error(self, message: str) -> NoReturn:
        """Say what was wrong and where help is; exit 2. A message that is not known is said as it is."""
        told = " / ".join(_told(message))
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {told}\nXem / see: {self.prog} --help\n")


def _told(message: str) -> tuple[str, ...]:
    if match := _CHOICE.fullmatch(message):
        found, choices = match["found"].strip("'\""), re.sub("['\"]", "", match["choices"])
        close = get_close_matches(found, choices.split(", "), n=1)
        if close:
            return (
                f"Không có “{found}”; có phải là “{close[0]}”?",
                f"There is no “{found}”; did you mean “{close[0]}”?",
            )
        return f"Không có “{found}”; hãy chọn: {choices}.", f"There is no “{found}”; choose from these."
    for pattern, vietnamese, english in _SENTENCES:
        if match := pattern.fullmatch(message):
            return vietnamese.format_map(match.groupdict()), english.format_map(match.groupdict())
    return (message,)
