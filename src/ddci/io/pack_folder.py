"""A pack as a folder of small YAML files: read strictly, written whole or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from ddci.io.build import build_with
from ddci.io.folder_files import yaml_files
from ddci.io.plain import to_plain
from ddci.io.problems import Place, Problem, UnusablePack
from ddci.io.shape import fields_of
from ddci.io.yaml_text import to_yaml
from ddci.io.yaml_tree import LARGEST_FILE, YamlFile, read_yaml
from ddci.plan.model import Pack

CANONICAL_FILES: Mapping[str, tuple[str, ...]] = {
    "pack.yaml": ("pack",),
    "document.yaml": ("document",),
    "units.yaml": ("competences", "units", "groups"),
    "posts.yaml": ("posts",),
    "holders.yaml": ("appointments",),
    "frameworks.yaml": ("frameworks",),
    "numbers.yaml": ("results", "targets", "rank_goals"),
    "assignments.yaml": ("assignments", "accountabilities"),
    "solutions.yaml": ("solutions",),
    "tasks.yaml": ("tasks",),
    "duty-rules.yaml": ("duty_rules",),
    "channels.yaml": ("channels",),
    "disclosures.yaml": ("disclosures",),
    "calendar.yaml": ("calendar",),
}
"""Which top-level keys stand in which file when a pack is written; reading takes them from any."""

_MARKER = "pack.yaml"


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """A pack, and the lines that its parts come from."""

    pack: Pack
    folder: Path
    files: tuple[YamlFile, ...]

    def place_of(self, path: tuple[str | int, ...]) -> Place:
        """Where a path stands: ``("units", 3, "name")``; or what is written around it."""
        return _place_of(self.folder, self.files, path)

    def place_at(self, at: str) -> Place:
        """Where a noun and code stand, as findings name them: ``duty_rules/focal-quarterly``.

        Assignments are named by their component. What is not found has the place of the folder.
        """
        noun, _, code = at.partition("/")
        named = getattr(self.pack, noun, ())
        if not isinstance(named, tuple):
            return self.place_of((noun,))
        for number, value in enumerate(named):
            if code in {getattr(value, name, None) for name in ("code", "component")}:
                return self.place_of((noun, number))
        return self.place_of((noun,))


def read_pack(folder: Path, *, largest_file: int = LARGEST_FILE) -> LoadedPack:
    """Read the pack in a folder; UnusablePack with everything that is wrong in any of its files.

    Every ``*.yaml`` directly in the folder is read, hidden files apart; what looks like a part of the pack and
    is not read is a problem. A file larger than ``largest_file`` bytes is refused unread.
    """
    paths, left_out = yaml_files(folder)
    files = [_read_file(path, largest_file) for path in paths]
    problems = [*left_out, *(problem for file in files for problem in file.problems)]
    unknown = _unknown_keys(files)
    problems += [*unknown, *_keys_in_two_files(files)]
    known = fields_of(Pack)
    tree = {
        key: marked.plain for file in reversed(files) for key, marked in file.keys.items() if key in known
    }
    pack = build_with(
        tree,
        lambda path: _place_of(folder, files, path),
        already=problems,
        complete=not left_out and not unknown and all(file.sound for file in files),
    )
    return LoadedPack(pack, folder, tuple(files))


def _read_file(path: Path, largest: int) -> YamlFile:
    try:
        size = path.stat().st_size
        if size > largest:  # refused without holding it in memory
            return _unread(path, "file-too-large", size=str(size), largest=str(largest))
        return read_yaml(path.name, path.read_bytes(), largest=largest)
    except OSError as error:
        return _unread(path, "file-unreadable", reason=str(error.strerror))


def _unread(path: Path, code: str, **facts: str) -> YamlFile:
    return YamlFile(path.name, problems=[Problem(Place(path.name), code, facts)], sound=False)


def _unknown_keys(files: list[YamlFile]) -> list[Problem]:
    known = fields_of(Pack)
    problems = []
    for file in files:
        for key in file.keys:
            if key not in known:
                facts = {"key": key, "known": ", ".join(known)}
                if close := get_close_matches(key, known, n=1):
                    facts["close"] = close[0]
                problems.append(Problem(file.place((key,)), "unknown-key", facts))
    return problems


def _keys_in_two_files(files: list[YamlFile]) -> list[Problem]:
    first: dict[str, Place] = {}
    problems = []
    for file in files:
        for key in file.keys:
            place = file.place((key,))
            if key in first:
                problems.append(Problem(place, "key-in-two-files", {"key": key, "first": first[key].short}))
            else:
                first[key] = place
    return problems


def _place_of(folder: Path, files: Iterable[YamlFile], path: tuple[str | int, ...]) -> Place:
    if path:
        for file in files:
            if path[0] in file.keys:
                return file.place(path)
    return Place(str(folder))


# ---------------------------------------------------------------- writing


def pack_files(pack: Pack) -> dict[str, str]:
    """Return the text of each canonical file by its name; files that would say nothing are left out."""
    plain = to_plain(pack)
    texts = {}
    for name, keys in CANONICAL_FILES.items():
        held = {key: plain[key] for key in keys if key in plain}
        if held:
            texts[name] = to_yaml(held)
    return texts


def write_pack(pack: Pack, folder: Path, *, replace: bool = False) -> None:
    """Write the pack into a folder that is new or empty, or with ``replace`` into one that holds a pack.

    The folder is made aside, read back and compared, then put in place: it holds the whole pack or is as it
    was. Replacing keeps what is no YAML file (a README, say). UnusablePack when the folder holds something
    else, or when the pack has values that no reading gives (texts not composed, codes not known).
    """
    from tempfile import TemporaryDirectory

    target = folder.resolve()
    occupied = target.exists() and (not target.is_dir() or any(target.iterdir()))
    if occupied and not (target.is_dir() and (target / _MARKER).is_file()):
        code = "folder-not-a-pack" if target.is_dir() else "not-a-folder"
        raise UnusablePack([Problem(Place(str(folder)), code)])
    if occupied and not replace:
        raise UnusablePack([Problem(Place(str(folder)), "would-replace-a-pack")])
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as aside:
        made = Path(aside) / "new"
        made.mkdir()
        for name, text in pack_files(pack).items():
            (made / name).write_text(text, encoding="utf-8", newline="\n")
        if read_pack(made).pack != pack:
            raise UnusablePack([Problem(Place(str(folder)), "not-in-stored-form")])
        _put_in_place(made, target, Path(aside) / "old")


def _put_in_place(made: Path, target: Path, old: Path) -> None:
    if not target.exists():
        made.rename(target)
        return
    _keep_other_files(target, made)
    target.rename(old)
    try:
        made.rename(target)
    except OSError:
        old.rename(target)
        raise


def _keep_other_files(old: Path, new: Path) -> None:
    import shutil

    for path in old.iterdir():
        if path.is_dir():
            shutil.copytree(path, new / path.name, symlinks=True)
        elif path.suffix not in {".yaml", ".yml"}:
            shutil.copy2(path, new / path.name, follow_symlinks=False)
