"""Dates written anew: as a locale writes them, or in the very style in which a translator wrote a former one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ua_i18n import languages
from ua_i18n.model import Locale

_VALUE = re.compile(r"(?P<y>\d{4}|-)(?:-(?P<m>\d\d))?(?:-(?P<d>\d\d))?")
_YEAR = re.compile(r"\s{0,3}(?:'[^']{0,30}')?[\s,]{0,3}y{1,9}(?:[\s,]{0,3}'[^']{0,30}'|年)?[\s,]{0,3}")
_MONTH = ("LLLL", "MMMM")  # alone, and as it stands in a date
_LEAP = 2000  # a year with every day, for dates without one


@dataclass(frozen=True, slots=True)
class _Day:
    """A date and its precision, by the letters of what it says: "ymd", "md", "ym", "m" or "y"."""

    day: date
    precision: str


def restyled(written: str, was: str, now: str, locale: Locale) -> str:
    """The date `now` as `written` writes the date `was`, both ISO 8601; empty where no known style accounts for it."""
    former, today = _parsed(was), _parsed(now)
    if not former or not today or former.precision != today.precision:
        return ""
    for ordinary, first in _styles(locale, former.precision):
        if _written(former, ordinary, first, locale).casefold() == written.casefold():
            return _written(today, ordinary, first, locale)
    return ""


def written(value: str, locale: Locale) -> str:
    """A date, ISO 8601, as the locale's sentences have it ("--06-07" without a year); empty where it is no date."""
    day = _parsed(value)
    style = next(_styles(locale, day.precision), None) if day else None
    return _written(day, *style, locale) if day and style else ""


def _parsed(value: str) -> _Day | None:
    match = _VALUE.fullmatch(value)
    if not match:
        return None
    year, month, day = match["y"], match["m"], match["d"]
    precision = ("" if year == "-" else "y") + ("m" if month else "") + ("d" if day else "")
    return _Day(date(int(year) if year != "-" else _LEAP, int(month or 1), int(day or 1)), precision)


def _styles(locale: Locale, precision: str) -> Iterator[tuple[str, str]]:
    """The patterns of a precision, each with the one for the first of a month; the pack's own first."""
    listed = languages.date_patterns(locale.tag)
    own = listed["ymd"][0] if locale.date_pattern == "long" else locale.date_pattern
    first = locale.date_pattern_first or own
    if precision == "ymd":
        yield own, first
    elif precision == "md":
        yield _yearless(own), _yearless(first)
    yield from ((pattern, pattern) for pattern in (_MONTH if precision == "m" else listed.get(precision, ())))


def _yearless(pattern: str) -> str:
    return _YEAR.sub("", pattern).lstrip(" .,")


def _written(day: _Day, ordinary: str, first: str, locale: Locale) -> str:
    pattern = first if "d" in day.precision and day.day.day == 1 else ordinary
    return locale.in_digits(languages.format_date(day.day, locale.tag, pattern))
