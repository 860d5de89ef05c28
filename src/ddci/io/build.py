"""From a plain tree (dicts, lists, texts, numbers) to a pack; everything that is wrong with it at once."""

from collections.abc import Callable, Iterable

from ddci.io.agreement import check_agreement
from ddci.io.fill import Filler, Path, is_wrong
from ddci.io.forms import FORMS
from ddci.io.problems import Place, Problem, UnusablePack
from ddci.io.references import check_names
from ddci.plan.model import Pack


def build_pack(tree: dict[str, object], place_of: Callable[[Path], Place]) -> Pack:
    """Return the pack that the tree describes, its texts composed (NFC) and trimmed; UnusablePack otherwise.

    The tree has the field names of ``Pack`` as keys; its leaves are str, int, bool, None, Decimal or date (a
    date may also be text, ``2023-06-30``; what may be known in part also ``2023-06``). ``place_of`` tells
    where a path stands: ``("units", 3, "name")``; it is asked only for what is wrong, also with a path that
    ends in a key the tree lacks, and answers then with the nearest place around it.
    """
    return build_with(tree, place_of, already=(), complete=True)


def build_with(
    tree: dict[str, object], place_of: Callable[[Path], Place], *, already: Iterable[Problem], complete: bool
) -> Pack:
    """Build as ``build_pack`` does, reporting problems found before together with those found here.

    When the tree is not ``complete`` (some file could not be read), what it lacks is not held against it:
    missing nouns and dangling references are left unsaid.
    """
    filler = Filler(place_of)
    pack = filler.value(Pack, tree, ())
    found = [*already, *filler.problems, *_forms(filler), *check_names(filler), *check_agreement(filler)]
    if not complete:
        found = [problem for problem in found if not _may_come_from_a_gap(problem, place_of(()))]
    if found or is_wrong(pack):
        raise UnusablePack(found)
    assert isinstance(pack, Pack)
    return pack


def _forms(filler: Filler) -> Iterable[Problem]:
    for cls, form in FORMS.items():
        for path, made in filler.made.get(cls, ()):
            for name, code, facts in form(made):
                yield Problem(filler.place_of(path if name is None else (*path, name)), code, facts)


def _may_come_from_a_gap(problem: Problem, whole: Place) -> bool:
    return problem.code == "dangling-reference" or (problem.code == "missing-key" and problem.place == whole)
