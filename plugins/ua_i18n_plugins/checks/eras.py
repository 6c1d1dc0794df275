"""Years and dates of other eras and calendars, or in ideographs, told as figures of the Gregorian calendar.

A pack names them: `era_years` of its profile.yaml, and in words.yaml `eras` ("令和=2018", the year before its first),
`solar_months` of the calendar of Iran and Afghanistan, and `lunar_months` of the Islamic one.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from ua_i18n import Locale, Sentence, Span, SpanKind, fold

_YEAR = re.compile(r"\d{4}")
_SOLAR_YEARS = range(1200, 1500)  # 1821 to 2121
_IDEOGRAPHS = "〇一二三四五六七八九"
_IDEOGRAPHIC = re.compile(
    rf"([{_IDEOGRAPHS}]{{4}})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})日"
)
_DAYS_BEFORE_A_MONTH = tuple(31 * month if month < 7 else 186 + 30 * (month - 6) for month in range(12))


def years_of(figure: re.Match[str], text: Sentence, locale: Locale) -> Iterator[int]:
    """The Gregorian years that a figure may stand for; a solar year begins in one and ends in the next."""
    if not figure[0].isdecimal():
        return
    number = int(figure[0])
    if locale.era_years and _YEAR.fullmatch(figure[0]):
        yield number - locale.era_years
    if number in _SOLAR_YEARS and locale.words.get("solar_months"):
        yield from (number + 621, number + 622)
    before = text.folded[: figure.start()].rstrip() if len(text.folded) == len(text.literal) else ""
    yield from (
        number + years for era, years in _numbered(locale.words.get("eras", ())).items() if before.endswith(era)
    )


def dates_of(text: Sentence, locale: Locale | None) -> Iterator[Span]:
    """The dates of other calendars and those in ideographs, by their value; of lunar ones the place alone.

    When a lunar month begins is for the moon, and for whoever sees it, to tell: those are not compared.
    """
    for match in _IDEOGRAPHIC.finditer(text.literal) if "年" in text.literal else ():
        with contextlib.suppress(ValueError):  # the 31st of a short month
            written = date(int("".join(map(_digit, match[1]))), _below_hundred(match[2]), _below_hundred(match[3]))
            yield Span(*match.span(), SpanKind.DATE, match[0], written.isoformat())
    for kind in ("solar_months", "lunar_months") if locale else ():
        months = _numbered(locale.words.get(kind, ())) if locale else {}
        for match in _dated(tuple(months)).finditer(text.literal) if months else ():
            day = _gregorian(int(match[3]), months[fold(match[2])], int(match[1])) if kind == "solar_months" else None
            if day or kind == "lunar_months":
                yield Span(*match.span(), SpanKind.DATE, match[0], day.isoformat() if day else "")


def _digit(ideograph: str) -> str:
    return str(_IDEOGRAPHS.index(ideograph))


def _below_hundred(number: str) -> int:
    """The value of a number in ideographs such as 二十五; ValueError for what is none."""
    tens, ten, ones = number.rpartition("十")
    return int(_digit(tens or "一")) * 10 * bool(ten) + int(_digit(ones or "〇"))


def _gregorian(year: int, month: int, day: int) -> date | None:
    """The day of a solar date; None where there is none.

    Source: the 33-year cycle by which leap years of the solar Hijri calendar fall, true from 1244 to 1531.
    """
    length = 31 if month < 7 else 30 if month < 12 or _leaps(year) else 29
    if year not in _SOLAR_YEARS or not 1 <= day <= length:
        return None
    days = 365 * (year - 1400) + sum(map(_leaps, range(1400, year))) - sum(map(_leaps, range(year, 1400)))
    return date(2021, 3, 21) + timedelta(days=days + _DAYS_BEFORE_A_MONTH[month - 1] + day - 1)


def _leaps(year: int) -> bool:
    return (25 * year + 11) % 33 < 8


@lru_cache(maxsize=64)
def _numbered(words: tuple[str, ...]) -> Mapping[str, int]:
    """ "word=number" entries by folded word."""
    split = (word.partition("=") for word in words)
    return {fold(word): int(number) for word, _, number in split}


@lru_cache(maxsize=64)
def _dated(months: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(months, key=len, reverse=True))
    return re.compile(rf"(?<!\d)(\d{{1,2}})\s?({names})(?!\w)[\s،]{{0,2}}(\d{{4}})(?!\d)")
