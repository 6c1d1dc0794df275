"""Where values stand in a text: word boundaries, the longest first, nothing inside something longer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeVar

from ua_i18n.model import Span

T = TypeVar("T")

_UNSPACED = (
    "CJK",
    "HIRAGANA",
    "KATAKANA",
    "THAI",
    "LAO",
    "KHMER",
    "MYANMAR",
    "HANGUL",
    "BOPOMOFO",
    "TIBETAN",
    "JAVANESE",
)


_SHORTEST_JOINED = 6  # letters of one word that a small one may be written together with
_JOINED = {"ARABIC": frozenset("وفبلك")}
"""Letters of a script that are words of their own before another: "and", "by", "for"."""


_KEYED = 4  # first characters by which values are looked up


class Matcher:
    """Finds fixed values, case-sensitively; each comes with the key that it was given."""

    def __init__(self, values: Mapping[str, str | None]) -> None:
        self._keys = values
        self._by_start: dict[str, list[str]] = {}
        for value in sorted(filter(None, values), key=len, reverse=True):
            self._by_start.setdefault(value[:_KEYED], []).append(value)
        self._key_lengths = sorted({len(start) for start in self._by_start}, reverse=True)
        first = sorted({value[0] for value in self._by_start})
        self._first = re.compile(f"[{''.join(map(re.escape, first))}]" if first else "(?!)")

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """The start, end and key of each value in `text`, in order; values without a key hide what they hold."""
        end = 0
        for place in self._first.finditer(text):
            start = place.start()
            if start >= end and (value := self._value_at(text, start)):
                end = start + len(value)
                if key := self._keys[value]:
                    yield start, end, key

    def _value_at(self, text: str, position: int) -> str | None:
        for length in self._key_lengths:
            if value := self._among(self._by_start.get(text[position : position + length], ()), text, position):
                return value
        return None

    @staticmethod
    def _among(values: Iterable[str], text: str, position: int) -> str | None:
        for value in values:
            end = position + len(value)
            if text.startswith(value, position) and (
                stands_alone(text, position, end) or _joined_before(text, position, end)
            ):
                return value
        return None


def known_in_capitals(texts: Iterable[str], known: Mapping[str, T]) -> Iterator[tuple[str, T]]:
    """The values that `known` has, as `texts` in capitals spell them, each once with what it has for it."""
    upper = {value.upper(): told for value, told in known.items() if value != value.upper()}
    matcher = Matcher({value: value for value in upper})
    for value in dict.fromkeys(value for text in texts for _, _, value in matcher.find(text)):
        yield value, upper[value]


def choice(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first; for none it matches nowhere."""
    return "(?:" + ("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)") + ")"


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` has no letter or digit of its own script glued to either end."""
    before = start == 0 or _boundary(text[start - 1], text[start])
    return before and (end == len(text) or _boundary(text[end - 1], text[end]))


def _joined_before(text: str, start: int, end: int) -> bool:
    """Whether a long word or several stand behind a small one that is written together with them: "وآدم تيراب"."""
    small = text[start - 1 : start]
    long = " " in text[start:end] or end - start >= _SHORTEST_JOINED
    alone = long and bool(small) and small in _JOINED.get(_script(small), ())
    return alone and stands_alone(text, start - 1, end)


def _boundary(left: str, right: str) -> bool:
    if not (_is_letter(left) and _is_letter(right)):
        return True
    one, other = _script(left), _script(right)
    return one != other or one in _UNSPACED


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character) in ("Mn", "Mc")


@lru_cache(maxsize=4096)
def _script(character: str) -> str:
    """The script of a letter; digits and marks go with Latin, which they are glued to in practice."""
    if character.isascii() or not character.isalpha():
        return "LATIN"
    return unicodedata.name(character, "LATIN").split(" ", 1)[0].removesuffix("-COMPATIBILITY")


def without_overlaps(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order of place, longer ones first to be kept; of equals the first."""
    kept: list[Span] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda span: span.start - span.end):
        places = range(span.start, span.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(span)
    return tuple(sorted(kept, key=lambda span: span.start))
