"""The numbers of list items as word processors print them."""

from __future__ import annotations

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LETTERS = 26


def ordinal(count: int, shape: str) -> str:
    """The count in the shape that Word calls `lowerLetter` and OpenDocument `a`; digits where the shape is unknown."""
    if shape in ("lowerLetter", "a"):
        return _letters(count)
    if shape in ("upperLetter", "A"):
        return _letters(count).upper()
    if shape in ("lowerRoman", "i"):
        return _roman(count)
    return _roman(count).upper() if shape in ("upperRoman", "I") else str(count)


def _letters(count: int) -> str:
    """a to z, then aa, bb …, as both formats say."""
    turns, place = divmod(max(count, 1) - 1, _LETTERS)
    return chr(ord("a") + place) * (min(turns, 3) + 1)


def _roman(count: int) -> str:
    text, rest = "", min(max(count, 0), 399)
    for value, sign in _ROMAN:
        text += sign * (rest // value)
        rest %= value
    return text
