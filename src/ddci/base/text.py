"""Vietnamese text: one stored form, a key to search by, a key to sort by."""

import re
import unicodedata

# Tone order of Vietnamese dictionaries: none, grave, hook above, tilde, acute, dot below.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
# Letters that are letters of their own (ă â ê ô ơ ư), after the plain one.
_LETTER_MARKS = {"\u0306": 1, "\u0302": 2, "\u031b": 3}
_SPACES = re.compile(r"\s+")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")  # how a formula begins, for one spreadsheet or another
_JOINERS = re.compile(r"[^\w&]+")


def nfc(text: str) -> str:
    """Return the text composed (NFC), so that two ways of typing ``ệ`` are one string."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return the text without marks, in lower case, with single spaces: what a search compares.

    >>> fold("Phòng Tài nguyên  và Môi trường; Đất đai")
    'phong tai nguyen va moi truong; dat dai'
    """
    plain = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return _SPACES.sub(" ", plain.replace("đ", "d")).strip()


def visible(text: str) -> str:
    r"""Return the text with what cannot be seen written out, so that a terminal shows it and does not obey it.

    >>> print(visible("a\x1b[2Jb\nc"))
    a\x1b[2Jb\nc
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or unicodedata.category(c) == "Zs" else _escaped(c) for c in text)


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def without_formula(text: str) -> str:
    """Return the text as a cell of a CSV table that no spreadsheet runs: an apostrophe before what it would run.

    Texts that look so marked already get one more, so that to take one apostrophe from before the sign gives
    back what there was. Every other text stays as it is.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def squeeze(text: str) -> str:
    """Return the folded text with everything but letters, digits and ``&`` dropped: ``TN & MT`` is ``tn&mt``."""
    return _JOINERS.sub("", fold(text))


def sort_key(text: str) -> tuple[tuple[str, int, int], ...]:
    """Return a key that sorts as a Vietnamese dictionary does: by letter first, by tone within equal letters.

    ``đ`` comes after ``d``; ``ă`` and ``â`` after ``a``; tones in the order ngang, huyền, hỏi, ngã, sắc, nặng.
    """
    letters: list[tuple[str, int]] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFD", text.casefold()):
        if char in _TONES and tones:
            tones[-1] = _TONES[char]
        elif char in _LETTER_MARKS and letters:
            letters[-1] = (letters[-1][0], _LETTER_MARKS[char])
        elif not unicodedata.combining(char):
            letters.append(("d", 1) if char == "đ" else (char, 0))
            tones.append(0)
    by_letter = tuple((letter, mark, 0) for letter, mark in letters)
    return (*by_letter, ("", 0, 0), *(("", 0, tone) for tone in tones))
