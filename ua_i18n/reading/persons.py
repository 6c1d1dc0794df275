"""What marks a person: honorifics, the gender they tell, and words that look like a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ua_i18n.model import Gender
from ua_i18n.reading.labels import AddresseeLabels, ByGender, Labels, Words
from ua_i18n.reading.offices import leading_office
from ua_i18n.reading.phrases import all_folded, alternatives, any_of, folded, in_capitals, is_capital
from ua_i18n.reading.surnames import is_native_title

_MOST_WORDS = 6  # in a name
_EDGE = " \t,;:–—"
_OPENING_QUOTES = "‘’'“ʻʼ`"
_NO_NAME = re.compile(r"[\d@:/\\&,;()]")
_PARTICLE = re.compile(r"^[^\W\d_]++(?=['’-]['’‘`]?[^\W\d_])")
_INITIAL = re.compile(r"[^\W\d_]\.?")
_FEWEST_FULL_NAMES = 2  # behind "M."
_AFTER_HONORIFIC = re.compile(r"\.?\s*(?:\([A-Za-z]{1,7}\.?\)\s*)?")  # "Gen. (Retd) X"


def split_honorific(text: str, labels: Labels) -> tuple[str, str]:
    """The honorifics that `text` begins with ("His Excellency General"), and the rest."""
    lists = labels.addressees
    position = max(_honorific_ends(text, lists), default=0)
    honorific, rest = text[:position].strip(), text[position:].strip()
    if end := _titled_end(text, position, labels):
        return text[:end].strip(), text[end:].strip()
    if not rest or rest[:1].islower() or _is_connector(rest.split()[0], labels):
        return "", text
    if _is_surname(honorific, rest, labels):
        return "", text
    if _is_initial(honorific, rest):
        return "", text
    if len(leading_office(text, labels.addressees)) > len(honorific):  # "Judge Advocate General" is one office
        return "", text
    return honorific, rest


def _titled_end(text: str, position: int, labels: Labels) -> int | None:
    """Where "His Excellency the President" ends before a name; None where no office follows the article."""
    start = _past_article(text, position, labels.addressees.articles) if position else 0
    if start == position:
        return None
    end = start + len(leading_office(text[start:], labels.addressees))
    return end if end > start and is_person(text[end:], labels) else None


def greeted_office(text: str, labels: Labels) -> tuple[str, str] | None:
    """The honorific and the office of "Monsieur le Ministre de la Justice", which names nobody."""
    lists = labels.addressees
    position = max(_honorific_ends(text, lists), default=0)
    start = _past_article(text, position, lists.articles) if position else 0
    if start == position or not leading_office(text[start:], lists):
        return None
    return text[:position].strip(), text[start:]


def _is_surname(honorific: str, rest: str, labels: Labels) -> bool:
    """Whether capitals are a surname before one given name: "HE Yongsheng", with a title behind it or not."""
    if not (honorific.isalpha() and honorific.isupper()) or rest.isupper():
        return False
    words = rest.split()
    given = words[:1] if is_native_title(" ".join(words[1:]), labels) else words
    return len(given) == 1 and given[0].isalpha()


def _is_initial(honorific: str, rest: str) -> bool:
    """Whether a letter stands for a name, not for "Monsieur": it does before other initials or one word alone."""
    if not _INITIAL.fullmatch(honorific):
        return False
    words = rest.split()
    return len(words) < _FEWEST_FULL_NAMES or any(len(word.rstrip(".")) < 2 for word in words)


def _past_article(text: str, position: int, articles: Words) -> int:
    """Where a second honorific may begin: behind the article in "Monsieur le Maréchal" and "Monsieur l'Amiral"."""
    article = re.compile(rf"(?:{alternatives(articles)})(?:\s+|(?<=['’]))", re.IGNORECASE).match(text, position)
    return article.end() if article else position


def _honorific_ends(text: str, lists: AddresseeLabels) -> Iterator[int]:
    """Where the honorifics at the start of `text` end, one after the other."""
    position, words = 0, lists.honorifics.all
    while match := any_of(words).match(text, position):
        if len(leading_office(text[position:], lists)) > len(match[0]):  # "Hon Chief Justice"
            return
        loud = match[0].isupper() and len(match[0]) > 1 and match[0] not in words
        if not is_capital(match[0]) or (loud and not in_capitals(text[position:])):  # "PAK Chol Su" is no "Pak"
            return
        after = _AFTER_HONORIFIC.match(text, match.end())
        end = after.end() if after else match.end()
        if len(match[0]) == 1 and not text[end - 1 : end].isspace():  # "M.M. Banda"
            return
        if end == match.end() or end >= len(text):  # the start of a longer word, or nothing behind it
            return
        yield end
        position = _past_article(text, end, lists.articles)


def inner_honorific(text: str, after: int, labels: Labels) -> int | None:
    """Where an honorific with a name stands behind an office: "Minister of Interior Mr X", not "of Justice X"."""
    for match in any_of(labels.addressees.honorifics.all).finditer(text, after):
        honorific, name = split_honorific(text[match.start() :], labels)
        before = text[: match.start()].split()
        if honorific and not _is_connector(before[-1], labels) and is_person(name.split(",")[0], labels):
            return match.start()
    return None


def _is_connector(word: str, labels: Labels) -> bool:
    return folded(word) in all_folded(labels.addressees.connectors)


def begins_name(text: str, labels: Labels) -> bool:
    """Whether a line begins as an addressee does: with an honorific or an office."""
    honorific, rest = split_honorific(text, labels)
    return bool(honorific or leading_office(rest, labels.addressees))


def is_person(text: str, labels: Labels) -> bool:
    """Whether a text looks like a person's name: a few words with capitals, and nothing of an institution or place."""
    words = text.strip(_EDGE).split()
    lists = labels.addressees
    if not 0 < len(words) <= _MOST_WORDS or _NO_NAME.search(text) or labels.countries.trailing(text):
        return False
    if any_of(lists.institutions).search(text) or any_of(lists.body).search(text):
        return False
    particles = all_folded(lists.name_particles)
    proper = [word.lstrip(_OPENING_QUOTES) or word for word in words if folded(word) not in particles]
    return bool(proper) and all(is_capital(word) or _has_particle(word, particles) for word in proper)


def _has_particle(word: str, particles: frozenset[str]) -> bool:
    """Whether a word is a name behind a small particle: "al-Sisi", "d'Estaing"."""
    match = _PARTICLE.match(word)
    return match is not None and folded(match[0]) in particles


def gender_of(honorific: str | None, words: ByGender) -> Gender | None:
    """The gender that an honorific tells."""
    if honorific:
        for gender, listed in ((Gender.FEMININE, words.f), (Gender.MASCULINE, words.m)):
            if any_of(listed).search(honorific):
                return gender
    return None


def without_sex(text: str, words: ByGender) -> tuple[str, Gender | None]:
    """A name without its marker "(f)", and what the marker says."""
    for gender, listed in ((Gender.FEMININE, words.f), (Gender.MASCULINE, words.m)):
        if marker := marker_of(listed).search(text):
            return f"{text[: marker.start()].rstrip()}{text[marker.end() :]}", gender
    return text, None


@lru_cache(maxsize=16)
def marker_of(words: Words) -> re.Pattern[str]:
    """Finds a bracket that begins with one of `words`: "(f)", "(aged 17)"."""
    return re.compile(rf"\((?:{alternatives(words)})(?!\w)[^()]*\)", re.IGNORECASE)
