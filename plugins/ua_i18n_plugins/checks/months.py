"""The months that a sentence names and the dates that it tells, whatever its language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ua_i18n import Locale, Sentence, Span, find_dates, fold, month_numbers
from ua_i18n_plugins.checks import eras

_ATOM = re.compile(r"(\d{4}|-)-(\d\d)(?:-(\d\d))?")  # ISO 8601, a year that is not said as "-"
_UNSPACED = "\u2e80"  # from here on Unicode has the scripts that put nothing between words
_DIGIT = re.compile(r"\d")
_WIDE = re.compile("[\uff10-\uff19]")
_NEAR = 7  # characters: "7 de junio", "June of 2000"
_NONE: frozenset[int] = frozenset()
_LONG = 4  # letters; a month of so many is known by its beginning too, as languages inflect its end


class Day(NamedTuple):
    """A day of a month, or the month alone; what is not said is 0."""

    year: int
    month: int
    day: int


class Dated(NamedTuple):
    """A date in a text, and the days that it names."""

    span: Span
    days: tuple[Day, ...]

    def covers(self, place: int) -> bool:
        """Whether the character at that place belongs to the date."""
        return self.span.start <= place < self.span.end


def dates(text: Sentence, language: str, locale: Locale | None) -> list[Dated]:
    """The dates that name a month, each with its days; of a lunar calendar's only the place is known."""
    spans = (Dated(span, _days(span.normal)) for span in find_dates(_plain_digits(text.literal), language))
    others = (Dated(span, _days(span.normal)) for span in eras.dates_of(text, locale))
    return [*(dated for dated in spans if dated.days), *others]


def dated(text: Sentence, names: Names) -> bool:
    """Whether a figure stands by a month; a lone month may be another word ("may", "mars")."""
    if names.inside and names.inside.search(text.folded):
        return True
    places = (re.finditer(re.escape(name), text.folded) for name in names.words & text.words)
    around = (text.folded[max(0, place.start() - _NEAR) : place.end() + _NEAR] for found in places for place in found)
    return any(map(_DIGIT.search, around))


def named(text: Sentence, names: Names) -> frozenset[int]:
    """The months that the sentence names in a form that CLDR lists."""
    if not names.inside and names.words.isdisjoint(text.words):
        return _NONE
    found = {names.numbers[word] for word in names.words & text.words}
    if names.inside:
        found |= {names.numbers[name] for name in names.inside.findall(text.folded)}
    return frozenset(found)


def hinted(text: Sentence, names: Names) -> frozenset[int]:
    """The months that the sentence may name: of an inflected name the beginning is enough."""
    return named(text, names) | {names.numbers[name] for name in names.beginnings.findall(text.folded)}


@dataclass(frozen=True, slots=True)
class Names:
    """The months of a language: whole words, what finds them `inside` other text, and by their `beginnings`."""

    numbers: Mapping[str, int]
    words: frozenset[str]
    inside: re.Pattern[str] | None
    beginnings: re.Pattern[str]


@lru_cache(maxsize=64)
def names_of(language: str, locale: Locale | None) -> Names:
    """The months as CLDR names them, and as the locale's `words.yaml` does besides."""
    own = locale.words.get("months", ()) if locale else ()
    listed = {fold(name): int(number) for name, _, number in (entry.partition("=") for entry in own)}
    known = {fold(name): number for name, number in month_numbers(language).items() if not name.isdigit()} | listed
    words = frozenset(name for name in known if name.isalpha() and name[0] < _UNSPACED)
    stems = {name[:-1]: known[name] for name in words if len(name) >= _LONG}
    rest = [name for name in known if name not in words and name.rstrip(".") not in words]
    inside, beginnings = _any_of(rest), _any_of([*stems, *rest])
    return Names({**stems, **known}, words, re.compile(inside) if rest else None, re.compile(beginnings))


def _any_of(names: list[str]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return rf"(?:(?<![^\W\d])(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'}))"


def _plain_digits(text: str) -> str:
    """The text with its full-width digits as ASCII's, each in its place."""
    return _WIDE.sub(lambda digit: str(int(digit[0])), text)


def _days(normal: str) -> tuple[Day, ...]:
    atoms = (_ATOM.fullmatch(part) for part in normal.split("/"))
    return tuple(Day(*(int(part) if part and part != "-" else 0 for part in atom.groups())) for atom in atoms if atom)
