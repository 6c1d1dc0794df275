"""Finds where in a source file a text stands, by its words, so that corrected texts need no bookkeeping."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from ua_i18n.model import SourceText

_ENOUGH = 60  # characters: the first words of a text find its line; a correction may stand further on


def locator(source: SourceText, file: str) -> Callable[[str], str]:
    """A function from a plain text to its `file:line`, or to an empty string where the source lacks it."""
    starts: list[int] = []
    numbers: list[int] = []
    words: list[str] = []
    length = 0
    for line in source.lines:
        if folded := _folded(line.text):
            starts.append(length)
            numbers.append(line.number)
            words.append(folded)
            length += len(folded) + 1
    text = " ".join(words)

    def locate(wanted: str) -> str:
        opening = _folded(wanted)[:_ENOUGH]
        place = text.find(opening) if opening else -1
        return f"{file}:{numbers[bisect_right(starts, place) - 1]}" if place >= 0 else ""

    return locate


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
