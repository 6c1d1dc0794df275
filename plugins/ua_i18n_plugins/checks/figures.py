"""Numbers by value, in the digits and separators of any language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import filterfalse, pairwise

from ua_i18n import (
    Check,
    Finding,
    Locale,
    Sentence,
    Severity,
    Translation,
    fault,
    fold,
    hookimpl,
    month_numbers,
    sentence,
)
from ua_i18n_plugins.checks.eras import years_of
from ua_i18n_plugins.checks.months import dates

_DIGITS = re.compile(r"\d+")
_FIGURE = re.compile(
    r"(?<!\d)(?:\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:[.,'’٬،\u0020\u00a0\u2009\u202f]\d{3})+(?!\d)|\d+)(?:[.,٫]\d+)?",
)
_GROUPING = re.compile(r"[.,'’٬،\s](?=\d{3}(?!\d))|,(?=(?:\d{2},)+\d{3}(?!\d))")
_LOCAL_FORM = re.compile(
    r"[^{}]{0,160}\(\{"
)  # a title in the translator's language, the original in brackets behind it
_NOON = 12
_LONGEST = 9  # digits of a number that is also written as a word
_TIME = re.compile(r"(\d{1,2})\.([0-5]\d)")
_ROMAN = re.compile(r"(?<![^\W_])(?=[IVXLCDM]{2})M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})(?![A-Z])")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


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
            yield from self._spelt_otherwise(translation, target, locale)
            if same_figures(source, target):
                continue
            there, here = _figures(source, locale.original), _figures(target, locale)
            named = [figure for _, value in translation.message.values for figure in _figures(sentence(value), None)]
            free = [figure for figure in here if not _LOCAL_FORM.match(target.text, figure.start)]
            original = (locale.original, translation.message.language)
            for figure in _told(_unmatched(free, [*there, *named], source, original), target, (locale, locale.tag)):
                span = (figure.start, figure.start + len(figure.text))
                yield fault(self, translation, "{number} is not in the message", span=span, number=figure.text)
            for figure in _told(_unmatched(there, here, target, (locale, locale.tag)), source, original):
                yield fault(self, translation, "{number} is missing", number=figure.text)

    def _spelt_otherwise(self, translation: Translation, target: Sentence, locale: Locale) -> Iterator[Finding]:
        """Three men for thirteen: a number in words that is lost, where another one has come in."""
        source = sentence(translation.message.source)
        there = _counted(source, locale.original)
        here = _counted(target, locale) if there else {}
        strange = sorted(here.keys() - there.keys() - numbers(source, locale.original)) if here else []
        for lost in sorted(there.keys() - here.keys() - numbers(target, locale)) if strange else ():
            template = "“{number}” is missing, and there is “{word}”"
            yield fault(self, translation, template, number=there[lost], word=here[strange[0]])


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(NumberChanged())


def same_figures(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences have the same runs of digits."""
    strange = set(filterfalse(str.isalpha, one.words)) ^ set(filterfalse(str.isalpha, other.words))
    return not _DIGITS.search(" ".join(strange)) or digits(one) == digits(other)


def digits(text: Sentence) -> set[str]:
    """The runs of digits that the sentence has."""
    return set(_DIGITS.findall(" ".join(filterfalse(str.isalpha, text.words))))


def _unmatched(
    wanted: list[_Figure], given: list[_Figure], text: Sentence, language: tuple[Locale | None, str]
) -> list[_Figure]:
    """The figures whose value the other text has neither in figures nor in words."""
    values = {value for figure in given for value in figure.values}
    left = [figure for figure in wanted if not figure.values & values]
    written = spelt(text, *language) if left else set()
    return [figure for figure in left if not figure.values & written]


def _told(figures: list[_Figure], text: Sentence, language: tuple[Locale | None, str]) -> list[_Figure]:
    """The figures without those of dates, of which the check of dates speaks."""
    locale, tag = language
    found = dates(text, tag, locale) if figures else []
    return [figure for figure in figures if not any(dated.covers(figure.start) for dated in found)]


def _figures(text: Sentence, locale: Locale | None) -> list[_Figure]:
    words = _number_words(locale.words.get("scales", ()), locale.words.get("afternoon", ())) if locale else ({}, ())
    found = []
    for match in _FIGURE.finditer(text.literal):
        values = _read(match[0], text.folded[match.end() : match.end() + 20].lstrip(), *words)
        years = map(str, years_of(match, text, locale)) if locale else ()
        found.append(_Figure(match.start(), match[0], values.union(years)))
    return found


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


def _counted(text: Sentence, locale: Locale | None) -> dict[int, str]:
    """The numbers from two on that the sentence has as single words, by value; none where they may be parts of one."""
    if locale is None or _many(locale).keys().isdisjoint(text.words) or "-" in text.words:
        return {}
    many = _many(locale)
    if any(one in many and after in many for one, after in pairwise(text.tokens)):  # "on üç" is thirteen
        return {}
    return {many[word]: word for word in text.words & many.keys()}


def numbers(text: Sentence, locale: Locale | None) -> set[int]:
    """The whole numbers that the sentence has in figures."""
    values = {value for figure in _figures(text, locale) for value in figure.values}
    return {int(value) for value in values if value.isdecimal() and len(value) <= _LONGEST}


@lru_cache(maxsize=64)
def _many(locale: Locale) -> dict[str, int]:
    """The words of a language for numbers from two on."""
    return {word: value for word, value in _pairs(locale.words.get("numbers", ())).items() if value > 1}


def spelt(text: Sentence, locale: Locale | None, tag: str) -> set[str]:
    """The values that the sentence has in words or Roman figures: numbers, and months, elsewhere perhaps figures."""
    months = {str(number) for name, number in month_numbers(tag).items() if name.isalpha() and name in text.folded}
    numbers = _pairs(locale.words.get("numbers", ())) if locale else {}
    return months | _romans(text) | {str(value) for word, value in numbers.items() if word in text.folded}


def _romans(text: Sentence) -> set[str]:
    """Centuries, articles and kings of some languages: "XVIIIe siècle". One letter alone tells nothing."""
    digits = ([_ROMAN_DIGITS[letter] for letter in match[0]] for match in _ROMAN.finditer(text.literal))
    return {
        str(sum(-one if one < after else one for one, after in zip(each, [*each[1:], 0], strict=True)))
        for each in digits
    }
