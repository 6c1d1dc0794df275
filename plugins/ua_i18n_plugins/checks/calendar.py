"""Dates by value, whatever their language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ua_i18n import Check, Finding, Locale, Severity, Span, Translation, fault, find_dates, hookimpl, month_numbers
from ua_i18n_plugins.checks.sentence import Sentence, fold, sentence

_ATOM = re.compile(r"(?:\d{4}|-)-(\d\d)(?:-(\d\d))?")  # ISO 8601, a year that is not said as "-"
_UNSPACED = "\u2e80"  # from here on Unicode has the scripts that put nothing between words
_DIGIT = re.compile(r"\d")
_NEAR = 7  # characters: "7 de junio", "June of 2000"
_NONE: frozenset[int] = frozenset()
_LONG = 4  # letters; a month of so many is known by its beginning too, as languages inflect its end

Day = tuple[int, int]
"""Month and day; the day is 0 where there is none."""

Dated = tuple[Span, list[Day]]
"""A date in a text, and the days that it names."""


class DateChanged:
    """A deadline in the wrong month is worse than none."""

    id = "date-changed"
    severity = Severity.WARNING
    description = "A date of the message is another in the translation."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        source, names = sentence(translation.message.source), _names_of(translation.message.language, locale.original)
        months = _named(source, names)
        for target in map(sentence, translation.targets):
            own = _names_of(locale.tag, locale)
            alike = months == _named(target, own) and len(months) < 2  # then the days are for the check of numbers
            if not alike and (_dated(source, names) or _dated(target, own)):
                yield from self._compared(translation, target, locale)

    def _compared(self, translation: Translation, target: Sentence, locale: Locale) -> Iterator[Finding]:
        source, language = sentence(translation.message.source), translation.message.language
        there, here = _dates(source, language), _dates(target, locale.tag)
        known = _hinted(target, _names_of(locale.tag, locale)) | _months_of(here)
        for span, days in there:
            if any(not _kept(day, known, here) for day in days):
                yield fault(self, translation, "{date} is missing or another date", date=span.value)
        allowed = _hinted(source, _names_of(language, locale.original)) | _months_of(there)
        for span, days in here:
            if any(month not in allowed for month, _ in days):
                place = (span.start, span.end)
                yield fault(self, translation, "{date} is not in the message", span=place, date=span.value)


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(DateChanged())


def _dated(text: Sentence, names: _Names) -> bool:
    """Whether a figure stands by a month; a lone month may be another word ("may", "mars")."""
    if names.inside and names.inside.search(text.folded):
        return True
    places = (re.finditer(re.escape(name), text.folded) for name in names.words & text.words)
    around = (text.folded[max(0, place.start() - _NEAR) : place.end() + _NEAR] for found in places for place in found)
    return any(map(_DIGIT.search, around))


def _dates(text: Sentence, language: str) -> list[Dated]:
    """The dates that name a month, each with its days."""
    spans = ((span, _days(span.normal)) for span in find_dates(text.literal, language))
    return [(span, days) for span, days in spans if days]


def _days(normal: str) -> list[Day]:
    return [(int(match[1]), int(match[2] or 0)) for part in normal.split("/") if (match := _ATOM.fullmatch(part))]


def _kept(day: Day, months: frozenset[int], dates: list[Dated]) -> bool:
    """Whether the month is named, and the day belongs to no other month only."""
    month, number = day
    holders = {other for _, days in dates for other, of_month in days if number and of_month == number}
    return month in months and (not holders or month in holders)


def _months_of(dates: list[Dated]) -> frozenset[int]:
    return frozenset(month for _, days in dates for month, _ in days)


def _named(text: Sentence, names: _Names) -> frozenset[int]:
    """The months that the sentence names in a form that CLDR lists."""
    if not names.inside and names.words.isdisjoint(text.words):
        return _NONE
    found = {names.numbers[word] for word in names.words & text.words}
    if names.inside:
        found |= {names.numbers[name] for name in names.inside.findall(text.folded)}
    return frozenset(found)


def _hinted(text: Sentence, names: _Names) -> frozenset[int]:
    """The months that the sentence may name: of an inflected name the beginning is enough."""
    return _named(text, names) | {names.numbers[name] for name in names.beginnings.findall(text.folded)}


def _names_of(language: str, locale: Locale | None) -> _Names:
    return _names(language, locale.words.get("months", ()) if locale else ())


@dataclass(frozen=True, slots=True)
class _Names:
    """The months of a language: whole words, what finds them `inside` other text, and by their `beginnings`."""

    numbers: Mapping[str, int]
    words: frozenset[str]
    inside: re.Pattern[str] | None
    beginnings: re.Pattern[str]


@lru_cache(maxsize=64)
def _names(language: str, own: tuple[str, ...]) -> _Names:
    listed = {fold(name): int(number) for name, _, number in (entry.partition("=") for entry in own)}
    known = {fold(name): number for name, number in month_numbers(language).items() if not name.isdigit()} | listed
    words = frozenset(name for name in known if name.isalpha() and name[0] < _UNSPACED)
    stems = {name[:-1]: known[name] for name in words if len(name) >= _LONG}
    rest = [name for name in known if name not in words and name.rstrip(".") not in words]
    inside, beginnings = _any_of(rest), _any_of([*stems, *rest])
    return _Names({**stems, **known}, words, re.compile(inside) if rest else None, re.compile(beginnings))


def _any_of(names: list[str]) -> str:
    longest_first = sorted(names, key=len, reverse=True)
    return rf"(?:(?<![^\W\d])(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'}))"
