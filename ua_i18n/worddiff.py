"""What changed between two texts, word by word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x9FFF),  # Han
    (0x20000, 0x3FFFF),
)  # scripts that are written without spaces: each character is compared on its own


class Change(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of either text. Without the added pieces one reads the former text, without the removed the new."""

    text: str
    change: Change = Change.KEPT


def compare(former: str, current: str) -> tuple[Piece, ...]:
    """The two texts as one: what both have, what only the former has, what only the current has, in order."""
    before, after = words(former), words(current)
    found: list[Piece] = []
    for kind, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("".join(before[start:end])))
        else:
            found.append(Piece("".join(before[start:end]), Change.REMOVED))
            found.append(Piece("".join(after[begin:stop]), Change.ADDED))
    return tuple(piece for piece in found if piece.text)


def words(text: str) -> tuple[str, ...]:
    """The text in words, spaces and single marks; joined again they are the text."""
    return tuple(_words(text))


def _words(text: str) -> Iterator[str]:
    for kind, characters in groupby(text, _kind):
        if kind in ("word", "space"):
            yield "".join(characters)
        else:
            yield from characters


def _kind(character: str) -> str:
    if character.isspace():
        return "space"
    if any(first <= ord(character) <= last for first, last in _UNSPACED):
        return "alone"
    return "alone" if unicodedata.category(character)[0] in "PS" and character != "_" else "word"
