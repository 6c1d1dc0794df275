"""Figures in running text, by value: times of day, sums of money, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from ua_i18n.languages import currency_codes, currency_names
from ua_i18n.model import Span, SpanKind
from ua_i18n.protection.find import choice
from ua_i18n.protection.lexicon import Lexicon, NumberWords


def find_numbers(text: str, lexicon: Lexicon, language: str = "en") -> Iterator[Span]:
    """The times, sums and numbers of a text; figures inside a word, a fraction or a reference are none."""
    words = lexicon.numbers
    for match in _figures(lexicon, language).finditer(text):
        if match["clock"] or match["half"] or match["hour"]:
            if time := _time(match, words):
                yield Span(match.start(), match.end(), SpanKind.TIME, match[0], time)
            continue
        if amount := _amount(match["number"], match["scale"], words):
            sign = match["sign"] or match["unit"]
            kind = SpanKind.MONEY if sign else SpanKind.NUMBER
            normal = f"{amount} {_currency(sign, words, language)}" if sign else amount
            yield Span(match.start(), match.end(), kind, match[0], normal)


@lru_cache(maxsize=16)
def _figures(lexicon: Lexicon, language: str) -> re.Pattern[str]:
    words = lexicon.numbers
    codes = rf"(?-i:{choice(currency_codes())})"
    signs = choice(sign for sign in words.currencies if not sign.isalpha() or len(sign) < 4)
    units = choice({*words.currencies, *currency_names(language)})
    group, decimal = re.escape(words.group), re.escape(words.decimal)
    halves = choice(words.am | words.pm)
    return re.compile(
        rf"(?<![\w{{])(?<![\w][./:,-])(?:"
        rf"(?P<clock>\d{{1,2}}[:.]\d\d)\s?(?P<clockhalf>{halves})(?![\w])|(?P<half>\d{{1,2}})\s?(?P<halfword>{halves})(?!\w)"
        rf"|(?P<hour>\d{{1,2}}(?::\d\d(?::\d\d)?|\s?{choice(words.hours)}(?:\s?\d\d)?))(?![\w:])"
        rf"|(?:(?P<sign>{signs}|{codes}(?=[\s\d]))\s?)?(?P<number>\d{{1,3}}(?:[{group}\u00a0\u202f]\d{{3}})+(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?)"
        rf"(?![\w{{])(?![./:,]\w|[-–]\d)(?:\s(?P<scale>{choice(words.scales)})(?!\w))?(?:\s?(?P<unit>{units}|{codes})(?!\w))?)",
        re.IGNORECASE,
    )


def _currency(written: str, words: NumberWords, language: str) -> str:
    folded = written.casefold()
    return words.currencies.get(folded) or currency_names(language).get(folded) or written.upper()


def _amount(number: str, scale: str | None, words: NumberWords) -> str:
    plain = re.sub(rf"[{re.escape(words.group)}\u00a0\u202f]", "", number).replace(words.decimal, ".")
    value = Decimal(plain) * (words.scales[scale.casefold()] if scale else 1)
    return f"{value.normalize():f}"


def _time(match: re.Match[str], words: NumberWords) -> str:
    digits = [int(part) for part in re.findall(r"\d+", match[0])]
    hour, minutes = digits[0], digits[1:] or [0]
    half = (match["clockhalf"] or match["halfword"] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half in words.pm else 0) if 0 < hour <= 12 else hour
    valid = hour < 24 and all(minute < 60 for minute in minutes)
    return ":".join(f"{part:02}" for part in (hour, *minutes)) if valid else ""
