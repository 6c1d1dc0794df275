"""What is wrong in a draft beside what a professional says: another name, figure, negation or gender."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ua_i18n import placeholders
from ua_i18n.model import Locale

_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_SLOT = re.compile(r"\{\w+\}")
_OPENERS = ".!?:;«“‘'’("
_TELLING = 5  # letters of a name: "Ministre" and "Ministère" say the same
_SHORTEST = 2  # letters before an ending of gender
_GENDERS = (("", "e"), ("s", "es"), ("o", "a"), ("os", "as"), ("eur", "rice"), ("eur", "euse"), ("or", "ora"))
"""Endings of the two genders in the languages of the references."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault in one draft, and what is there that should not be, or is missing."""

    kind: str
    what: str


def faults(draft: str, reference: str, locale: Locale) -> tuple[Fault, ...]:
    """What the draft says otherwise than the reference in names, figures and dates, negation, and gender.

    It goes by the two texts alone, not by what found the draft; so it can tell where that errs.
    """
    if draft == reference:
        return ()
    found = (*_names(draft, reference), *_figures(draft, reference, locale))
    return (*found, *_negation(draft, reference, locale), *_gender(draft, reference, locale))


def _names(draft: str, reference: str) -> Iterator[Fault]:
    there, wanted = Counter(placeholders.names(draft)), Counter(placeholders.names(reference))
    yield from (Fault("name", name) for name in (there - wanted) + (wanted - there))
    known = {word[:_TELLING] for word in _words(reference)}
    strange = (word for word in sorted(_capitalised(draft)) if word.casefold()[:_TELLING] not in known)
    yield from (Fault("name", word) for word in strange)


def _figures(draft: str, reference: str, locale: Locale) -> Iterator[Fault]:
    """Figures in digits, months and days of the week, and numbers in words."""
    yield from (Fault("date", value) for value in _unlike(_digits(draft), _digits(reference)))
    numbers = {word.partition("=")[0] for word in locale.words["numbers"]}
    listed = numbers | _calendar(locale)
    articles = set(locale.words["articles"])
    there, wanted = (_listed(text, listed - articles) for text in (draft, reference))
    yield from (Fault("date", word) for word in _unlike(there, wanted))


def _negation(draft: str, reference: str, locale: Locale) -> Iterator[Fault]:
    words = {word.removesuffix("'") for word in locale.words["negation_clear"]}
    there, wanted = (_listed(text, words) for text in (draft, reference))
    if bool(there) != bool(wanted):
        yield Fault("negation", ", ".join([*there, *wanted]))


def _gender(draft: str, reference: str, locale: Locale) -> Iterator[Fault]:
    """Words whose other gender the reference has in their place, and the words that are of one gender only."""
    there, wanted = (Counter(_words(text)) for text in (draft, reference))
    ours, theirs = there - wanted, wanted - there
    yield from (Fault("gender", word) for word in ours if any(other in theirs for other in _other_gender(word)))
    for name, opposite in (("masculine", "feminine"), ("feminine", "masculine")):
        if any(word in theirs for word in locale.words[opposite]):
            yield from (Fault("gender", word) for word in ours if word in locale.words[name])


def _other_gender(word: str) -> Iterator[str]:
    for pair in _GENDERS:
        for ending, other in (pair, pair[::-1]):
            stem = word.removesuffix(ending)
            if word.endswith(ending) and len(stem) >= _SHORTEST:
                yield stem + other


def _capitalised(text: str) -> set[str]:
    """The words with a capital that do not open a sentence; none of a text in capitals."""
    if text.isupper():
        return set()
    bare = _SLOT.sub("\ufffc", text)
    before = ((match[0], bare[: match.start()].rstrip()) for match in _WORD.finditer(bare))
    return {word for word, left in before if word[0].isupper() and left and left[-1] not in _OPENERS}


def _calendar(locale: Locale) -> set[str]:
    from babel.dates import get_day_names, get_month_names

    return {name.casefold() for get in (get_day_names, get_month_names) for name in get(locale=locale.tag).values()}


def _digits(text: str) -> Counter[str]:
    return Counter(_DIGITS.findall(_SLOT.sub("", text)))


def _listed(text: str, words: set[str]) -> Counter[str]:
    return Counter(word for word in _words(text) if word in words)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(_SLOT.sub("", text))]


def _unlike(one: Counter[str], other: Counter[str]) -> Iterator[str]:
    yield from (one - other) + (other - one)
