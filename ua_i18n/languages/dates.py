"""What CLDR knows of dates in a language: patterns, and the names of months and days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date as _babel_date
from babel.localedata import locale_identifiers

from ua_i18n.languages.tags import locale_of, subtags, tag


def format_date(day: date, name: str, pattern: str = "long") -> str:
    """The date as the locale writes it; `pattern` is a CLDR length ("long") or pattern ("d MMMM y")."""
    return _babel_date(day, pattern, locale=locale_of(name))


@cache
def date_patterns(name: str) -> Mapping[str, tuple[str, ...]]:
    """How CLDR writes dates of each precision, as patterns: "ymd", "md", "ym" and "y", the longest first."""
    locale = locale_of(name)
    whole = tuple(str(locale.date_formats[length].pattern) for length in ("long", "medium"))
    known = locale.datetime_skeletons
    parts = {"md": ("MMMMd", "MMMd"), "ym": ("yMMMM", "yMMM"), "y": ("y",)}
    listed = {key: tuple(str(known[each].pattern) for each in names if each in known) for key, names in parts.items()}
    return MappingProxyType({"ymd": whole} | listed)


@cache
def weekday_names(name: str) -> frozenset[str]:
    """The casefolded full names of the days of the week."""
    days = locale_of(name).days
    return frozenset(text.casefold() for use in ("format", "stand-alone") for text in days[use]["wide"].values())


@cache
def month_numbers(name: str) -> Mapping[str, int]:
    """The casefolded month names of a language, full and short, in every grammatical form CLDR has, each to 1–12.

    A short name that ends in a full stop is given without it too. The full names that only some regions use
    ("Jänner", "setiembre") are there as well.
    """
    return MappingProxyType(dict(_regional_months(name)) | dict(_month_names(locale_of(name))))


def _regional_months(name: str) -> Iterator[tuple[str, int]]:
    language, script, _ = subtags(tag(name))
    for identifier in () if script else locale_identifiers():
        if re.fullmatch(rf"{language}_([A-Z]{{2}}|[0-9]{{3}})", identifier):
            for number, month in Locale.parse(identifier).months["format"]["wide"].items():
                yield month.casefold(), number


@cache
def date_links(name: str) -> frozenset[str]:
    """The casefolded words that a language sets between the parts of a date: "de" in "7 de junio de 2000"."""
    locale = locale_of(name)
    patterns = [str(form.pattern) for form in locale.date_formats.values()]
    quoted = re.findall(r"'([^']+)'", " ".join([*patterns, *map(str, locale.datetime_skeletons.values())]))
    return frozenset(word.casefold() for phrase in quoted for word in phrase.split() if word.isalpha())


def _month_names(locale: Locale) -> Iterator[tuple[str, int]]:
    prefix = _month_prefix(locale)
    for form in ("abbreviated", "wide"):  # wide last: where both are one word, the full name counts
        for use in ("stand-alone", "format"):
            for number, month in locale.months[use][form].items():
                yield month.casefold(), number
                yield month.casefold().rstrip("."), number
                if prefix:
                    yield prefix + month.casefold(), number


def _month_prefix(locale: Locale) -> str:
    """The letters that a language sets fast before a month in a date: ב in "7 ביוני 2026"; mostly none."""
    found = re.search(r"(?<!\w)([^\W\d_a-zA-Z]+)MMMM", str(locale.date_formats["long"].pattern))
    return found[1].casefold() if found else ""
