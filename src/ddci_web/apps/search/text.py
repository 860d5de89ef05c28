"""The one searchable text of a row, and what of a question is compared with it."""

import re

from ddci.base.text import fold, nfc

_LEFT_OUT_OF_INITIALS = frozenset({"va", "cac", "cua"})
_WORD = re.compile(r"\w+")
_NOT_A_WORD = re.compile(r"[\W_]+")


def search_text(*names: str | None) -> str:
    """Return what a list looks through for a row with these names, aliases and codes.

    One line a form, each after a space so that " word" is the beginning of a word: the name folded, the same with
    its punctuation as spaces and without it (``tn&mt``, ``tn mt``, ``tnmt``), the first letters of its words
    (``Phòng Tài nguyên và Môi trường`` has ``ptnmt`` and ``tnmt``), and the name as written, in lower case, for
    hits that agree in every mark.
    """
    given = [nfc(name) for name in names if name]
    forms = dict.fromkeys(form for name in given for form in _forms(name) if form)
    return "".join(f" {form}\n" for form in forms)


def bare(word: str) -> str:
    """Return the text folded, with nothing but its letters and digits."""
    return _NOT_A_WORD.sub("", fold(word))


def marked(text: str) -> str:
    """Return the text in lower case with its marks, as rows keep it for exact hits."""
    return " ".join(nfc(text).lower().split())


def _forms(name: str) -> tuple[str, ...]:
    folded = fold(name)
    return (folded, _NOT_A_WORD.sub(" ", folded).strip(), bare(name), *_initials(folded), marked(name))


def _initials(folded: str) -> tuple[str, ...]:
    letters = "".join(word[0] for word in _WORD.findall(folded) if word not in _LEFT_OUT_OF_INITIALS)
    return tuple(letters[start:] for start in range(2) if len(letters) - start > 2)
