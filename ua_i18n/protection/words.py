"""A text as words: where each begins and ends, how it is written, whether it opens a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from ua_i18n.model import Span, SpanKind


class Shape(Enum):
    """How a word is written. UPPER has two capitals or more and no small letter; a lone capital is CAPITAL."""

    UPPER = "upper"
    CAPITAL = "capital"
    LOWER = "lower"
    NUMBER = "number"
    MARK = "mark"


class Word(NamedTuple):
    """A word, number or mark at `start:end`; `opens` is true where a capital would mean nothing, `caseless` of a word
    in a script without capitals."""

    text: str
    start: int
    end: int
    shape: Shape
    opens: bool
    folded: str
    capital: bool
    caseless: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """Small words that are written together with the next: always those with an apostrophe ("d'"), the others only
    before one of `hosts`."""

    words: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()

    def length_in(self, word: str) -> int:
        """How many letters of `word` are a small word before another."""
        if not self.words or (folded := _folded(word)) in self.hosts:
            return 0
        for small in self.words:
            rest = folded[len(small) :]
            if folded.startswith(small) and (small[-1] == "'" or rest in self.hosts or rest.isdecimal()):
                return len(small) if len(word) > len(small) else 0
        return 0


_CAPITALS = (Shape.CAPITAL, Shape.UPPER)
_JOINT = "'’ʼ‘`´"
QUOTES = '"“”«»'
_HYPHENS = "-\u2010\u2011"  # as typed, and as Word and PDF files have it
_WORD = re.compile(
    r"(?<!\s)\s*+(?:(?P<dotted>(?:[^\W\d_]\.){2,8})"  # U.S., R.G.
    r"|(?P<number>(?:\d\w*|[A-Z]/\d{1,6}(?!\w))(?:[./:,]\d\w*|(?:/[A-Z]{1,8}\d{0,4}(?:-[A-Z]{1,8}\d{0,4})?){1,5}(?=/\d|[\s,.;)]|$)|[-–](?:\d\w*|[^\W\d_a-zа-я]{1,6}(?!\w)|[a-z]{2}(?=-\d))|\(\w{1,6}\))*)"
    r"|(?P<slashed>[^\W\d_]/[^\W\d_](?![\w/]))"  # s/o
    rf"|(?P<possessive>[{_JOINT}][sS](?!\w))"
    rf"|(?P<word>(?:[{_JOINT}](?=[^\W\d_])(?<![\w][{_JOINT}]))?[^\W\d_](?:[^\W_]|[\u0300-\u036f]|[{_JOINT}](?![sS](?!\w))(?=\w)|[{_HYPHENS}](?=[{_JOINT}]?\w))*°?)"
    r"|(?P<mark>.))",
    re.DOTALL,
)
_PREFIXED = re.compile(rf"(\w{{1,5}})[{_HYPHENS}{_JOINT}][{_JOINT}]?(\w)")
COMPOUND = re.compile(r"[^\W\d_]{3,40}[a-zß-ÿ](?=[A-ZÀ-Þ])\w{2,40}")
"""A word with a capital inside, as "WikiLeaks", but no "MacDonald"."""
_GROWN = re.compile(r"[a-z]{1,4}([^\W\d_])[^\W\d_]{2}")  # "kaMthethwa"
_OPENING = frozenset("\"'“”„«»‘’([{*•-–—")
_ENDING = frozenset(".!?:;…|/؟؛")


def read_words(text: str, abbreviations: frozenset[str] = frozenset(), joined: Joined = Joined()) -> tuple[Word, ...]:
    """The words and marks of `text` in order; a point belongs to an initial and to one of `abbreviations` ("dr.")."""
    words: list[Word] = []
    opens, at = True, 0
    while match := _WORD.match(text, at):
        group = match.lastgroup or ""
        word, (start, at) = match[group], match.span(group)
        if group == "word" and (small := joined.length_in(word)):
            word, at = word[:small], start + small
        elif group == "word" and text[at : at + 1] == "." and _abbreviated(word, abbreviations):
            word, at = word + ".", at + 1
        shape, folded, capital, caseless = _features(word, group)
        words.append(Word(word, start, at, shape, opens, folded, capital, caseless))
        opens = word in _ENDING or (opens and word in _OPENING)
    return tuple(words)


@lru_cache(maxsize=16_384)
def _features(word: str, group: str) -> tuple[Shape, str, bool, bool]:
    """The shape of a word, its folded form, and whether it has a capital or is of a script without capitals."""
    shape = _shape(word, group)
    caseless = word[0].isalpha() and word[0].upper() == word[0].lower()
    return shape, _folded(word), shape in _CAPITALS, caseless


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'")


def _abbreviated(word: str, abbreviations: frozenset[str]) -> bool:
    return (len(word) == 1 and word.isupper()) or f"{word.casefold()}." in abbreviations


def _shape(word: str, group: str) -> Shape:
    if group == "number":
        return Shape.NUMBER
    if group in ("mark", "possessive"):
        return Shape.MARK
    if word.islower():
        return Shape.LOWER
    cased = [letter for letter in word if letter.isupper() or letter.islower()]
    if not cased or cased[0].islower():
        return Shape.LOWER
    upper = sum(letter.isupper() for letter in cased)
    return Shape.UPPER if upper == len(cased) > 1 else Shape.CAPITAL


def in_capitals(words: Sequence[Word]) -> bool:
    """Whether a text is set in capitals, so that they tell nothing; true of no text that has a sentence in it."""
    letters = [word for word in words if word.shape not in (Shape.NUMBER, Shape.MARK)]
    upper = sum(word.shape is Shape.UPPER for word in letters)
    return len(letters) > 1 and upper * 4 >= len(letters) * 3


def is_prefixed(word: Word, prefixes: frozenset[str]) -> bool:
    """Whether a name stands behind a small prefix: "al-Turabi", "d'Aubuisson", "kaMthethwa"."""
    return not word.text.islower() and _is_prefixed(word.text, prefixes)


def _is_prefixed(text: str, prefixes: frozenset[str]) -> bool:
    match = _PREFIXED.match(text)
    if match is None:
        grown = _GROWN.match(text)
        return grown is not None and grown[1].isupper()
    return match[1] in prefixes and match[2].isupper()


def coded(words: Sequence[Word], code: Callable[[int, Word], str]) -> str:
    """A letter a word, so that a shape of words is a regular expression over letters."""
    return "".join([code(position, word) for position, word in enumerate(words)])


def span_of(text: str, words: Sequence[Word], kind: SpanKind) -> Span:
    """The span from the first to the last of `words`."""
    start, end = words[0].start, words[-1].end
    return Span(start, end, kind, text[start:end])


class Places:
    """Where each folded word of a text stands, so that phrases are looked up and not looked for."""

    __slots__ = ("_at", "words")

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self._at: dict[str, list[int]] = {}
        for position, word in enumerate(words):
            self._at.setdefault(word.folded, []).append(position)

    def any_of(self, words: frozenset[str]) -> bool:
        """Whether one of `words` stands in the text."""
        return not words.isdisjoint(self._at)

    def of(self, words: Collection[str]) -> list[int]:
        """The positions of `words`, in order."""
        return sorted(position for word in self._at.keys() & words for position in self._at[word])


def phrases_at(places: Places, phrases: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where one of `phrases` (casefolded) stands, as word positions: the longest at each place, none inside another."""
    lengths, words = _lengths(phrases), places.words
    end = 0
    for position in places.of(lengths.keys()):
        if position < end:
            continue
        for length in lengths[words[position].folded]:
            if " ".join([word.folded for word in words[position : position + length]]) in phrases:
                end = position + length
                yield position, end
                break


def positions_of(places: Places, phrases: frozenset[str]) -> frozenset[int]:
    """The positions of all words in one of `phrases`."""
    return frozenset(position for place in phrases_at(places, phrases) for position in range(*place))


@cache
def _lengths(phrases: frozenset[str]) -> dict[str, tuple[int, ...]]:
    """The lengths in words, longest first, of the phrases that begin with each word."""
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        words = phrase.split(" ")
        found.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}
