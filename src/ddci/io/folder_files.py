"""Which files of a folder make up a pack; and each that somebody may think is part of it and is not.

Hidden files and files of other kinds (a README, a workbook) are nobody's mistake and left alone.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from ddci.io.problems import Place, Problem, UnusablePack

_NEARLY_YAML = re.compile(r"(?P<stem>.+?)\.ya?ml(\.txt)?\s*", re.IGNORECASE)  # editors hide the .txt they add


def yaml_files(folder: Path) -> tuple[list[Path], list[Problem]]:
    """Return the ``*.yaml`` files directly in a folder by name, and a problem for each that would be left out.

    Left out, and said so: other spellings of the ending, what bears the ending and is no regular file, links
    that lead nowhere or out of the folder, folders that hold YAML files. UnusablePack when there is nothing
    to read at all.
    """
    here = Place(str(folder))
    try:
        if not folder.exists():
            raise UnusablePack([Problem(here, "folder-missing")])
        if not folder.is_dir():
            raise UnusablePack([Problem(here, "not-a-folder")])
        visible = sorted(path for path in folder.iterdir() if not _is_hidden(path.name))
        problems = [problem for path in visible if (problem := _left_out(path, folder)) is not None]
    except OSError as error:
        reason = {"reason": str(error.strerror)}
        raise UnusablePack([Problem(here, "file-unreadable", reason)]) from None
    left_out = {problem.place.file for problem in problems}
    files = [path for path in visible if path.suffix == ".yaml" and path.name not in left_out]
    if not files and all(problem.code == "folder-not-read" for problem in problems):
        raise UnusablePack([Problem(here, "folder-empty"), *problems])
    return files, problems


def _left_out(path: Path, folder: Path) -> Problem | None:
    place = Place(path.name)
    if (nearly := _NEARLY_YAML.fullmatch(path.name)) is None:
        found = _yaml_below(path) if path.is_dir() else None
        return None if found is None else Problem(place, "folder-not-read", {"found": found})
    if path.is_symlink() and not path.exists():
        return Problem(place, "link-to-nothing")
    if path.is_symlink() and not _is_inside(path, folder):
        return Problem(place, "link-out-of-folder")
    if not path.is_file():
        return Problem(place, "not-a-file")
    if path.suffix != ".yaml":
        return Problem(place, "file-ending", {"close": f"{nearly['stem']}.yaml"})
    return None


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _yaml_below(folder: Path) -> str | None:
    """Return the path, from above the folder, of the first YAML file in it."""
    found = (path for path in _visible_below(folder) if _NEARLY_YAML.fullmatch(path.name))
    try:
        first = next(found, None)
    except PermissionError:  # a folder that its owner keeps closed is not meant to be read here
        return None
    return None if first is None else first.relative_to(folder.parent).as_posix()


def _visible_below(folder: Path) -> Iterator[Path]:
    """Everything in a folder and in the folders in it, those apart that links lead to: they may lead back."""
    for path in sorted(folder.iterdir()):
        if not _is_hidden(path.name):
            yield path
            if path.is_dir() and not path.is_symlink():
                yield from _visible_below(path)


def _is_hidden(name: str) -> bool:
    return name.startswith(".")
