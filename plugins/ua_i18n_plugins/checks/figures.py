"""Numbers by value, in the digits and separators of any language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ua_i18n import Check, Finding, Locale, Severity, Translation, fault, hookimpl, month_numbers
from ua_i18n_plugins.checks.sentence import Sentence, fold, sentence

_DIGITS = re.compile(r"\d+")
_FIGURE = re.compile(
    r"(?<!\d)(?:\d{1,3}(?:[.,'’٬،\u0020\u00a0\u2009\u202f]\d{3})+(?!\d)|\d+)(?:[.,٫]\d+)?",
)
_GROUPING = re.compile(r"[.,'’٬،\s](?=\d{3}(?!\d))")
_LOCAL_FORM = re.compile(
    r"[^{}]{0,160}\(\{"
)  # a title in the translator's language, the original in brackets behind it
_NOON = 12
_TIME = re.compile(r"(\d{1,2})\.([0-5]\d)")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number in figures, and all the values that it may have: alone, with its scale ("5 million"), after noon."""

    start: int
    text: str
    values: frozenset[str]


class NumberChanged:
    """Numbers are words of a language: they may be written anew, but not become others."""

    id = "number-changed"
    severity = Severity.WARNING
    description = "A number of the message is not in the translation, or one is there that the message lacks."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        source = sentence(translation.message.source)
        for target in map(sentence, translation.targets):
            if set(_DIGITS.findall(source.literal)) == set(_DIGITS.findall(target.literal)):
                continue
            there, here = _figures(source, locale.original), _figures(target, locale)
            named = [figure for _, value in translation.message.values for figure in _figures(sentence(value), None)]
            free = [figure for figure in here if not _LOCAL_FORM.match(target.text, figure.start)]
            for figure in _unmatched(free, [*there, *named], source, (locale.original, translation.message.language)):
                span = (figure.start, figure.start + len(figure.text))
                yield fault(self, translation, "{number} is not in the message", span=span, number=figure.text)
            for figure in _unmatched(there, here, target, (locale, locale.tag)):
                yield fault(self, translation, "{number} is missing", number=figure.text)


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(NumberChanged())


def _unmatched(
    wanted: list[_Figure], given: list[_Figure], text: Sentence, language: tuple[Locale | None, str]
) -> list[_Figure]:
    """The figures whose value the other text has neither in figures nor in words."""
    values = {value for figure in given for value in figure.values}
    left = [figure for figure in wanted if not figure.values & values]
    spelt = _spelt(text, *language) if left else set()
    return [figure for figure in left if not figure.values & spelt]


def _figures(text: Sentence, locale: Locale | None) -> list[_Figure]:
    words = _number_words(locale.words.get("scales", ()), locale.words.get("afternoon", ())) if locale else ({}, ())
    return [
        _Figure(match.start(), match[0], _read(match[0], text.folded[match.end() : match.end() + 20].lstrip(), *words))
        for match in _FIGURE.finditer(text.literal)
    ]


def _read(figure: str, after: str, scales: dict[str, int], afternoon: tuple[str, ...]) -> frozenset[str]:
    whole, mark, rest = re.sub("[,٫]", ".", _GROUPING.sub("", figure)).partition(".")
    plain = _plain(whole, rest if mark else "")
    values = {plain, *_clock(figure)}
    for word, scale in scales.items():
        if after.startswith(word):
            values.add(_plain(f"{float(plain) * scale:.6f}".partition(".")[0], ""))
            break
    if after.startswith(afternoon) and whole.isdecimal() and int(whole) < _NOON:
        values.add(str(int(whole) + _NOON))
    return frozenset(values)


def _clock(figure: str) -> set[str]:
    """Hours and minutes alone, where "5.30" may be a time: others write it "5 h 30"."""
    time = _TIME.fullmatch(figure)
    return {_plain(part, "") for part in time.groups()} if time else set()


def _plain(whole: str, rest: str) -> str:
    """A number in one spelling: European digits, no leading or trailing zeros."""
    decimals = "".join(str(int(digit)) for digit in rest).rstrip("0")
    digits = "".join(str(int(digit)) for digit in whole).lstrip("0") or "0"
    return f"{digits}.{decimals}" if decimals else digits


@lru_cache(maxsize=64)
def _number_words(scales: tuple[str, ...], afternoon: tuple[str, ...]) -> tuple[dict[str, int], tuple[str, ...]]:
    return _pairs(scales), tuple(map(fold, afternoon))


@lru_cache(maxsize=64)
def _pairs(words: tuple[str, ...]) -> dict[str, int]:
    """ "word=value" entries by folded word, longest first."""
    split = (word.partition("=") for word in sorted(words, key=len, reverse=True))
    return {fold(word): int(value) for word, _, value in split if value.isdecimal()}


def _spelt(text: Sentence, locale: Locale | None, tag: str) -> set[str]:
    """The values that the sentence has in words: numbers, and months, which elsewhere may be figures."""
    months = {str(number) for name, number in month_numbers(tag).items() if name.isalpha() and name in text.folded}
    numbers = _pairs(locale.words.get("numbers", ())) if locale else {}
    return months | {str(value) for word, value in numbers.items() if word in text.folded}
