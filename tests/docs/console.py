"""Reads the ``console`` blocks of a page as steps to follow: a command after ``$``, then what it prints."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Step:
    """A command, the lines that the page shows of its output, and the exit code it promises (``# exit 1``)."""

    command: str
    shown: tuple[str, ...]
    exit_code: int
    line: int


def steps_of(page: Path) -> Iterator[Step]:
    text = page.read_text(encoding="utf-8")
    for block in _BLOCK.finditer(text):
        line = text[: block.start()].count("\n") + 2
        yield from _steps_of_block(block.group(1).splitlines(), first_line=line)


def _steps_of_block(lines: list[str], *, first_line: int) -> Iterator[Step]:
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        command, _, promise = lines[start][2:].partition("  # exit ")
        shown = tuple(line for line in lines[start + 1 : end] if line.strip())
        yield Step(command.strip(), shown, int(promise or 0), first_line + start)


def missing_lines(shown: tuple[str, ...], printed: str) -> list[str]:
    """Return the shown lines that the output does not hold in that order; ``…`` stands for anything."""
    rest = iter(printed.splitlines())
    missing = []
    for line in shown:
        if line.strip() == "…":
            continue
        pattern = re.compile(
            "".join(".*" if part == "…" else re.escape(part) for part in re.split("(…)", line.strip()))
        )
        if not any(pattern.fullmatch(found.strip()) for found in rest):
            missing.append(line)
            rest = iter(printed.splitlines())
    return missing
