"""Lines that call those whom the next requests go to: "To the Government of Sudan", "SPLA:", "2. Letters to UNITA:"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ua_i18n.reading.contacts import label_alone
from ua_i18n.reading.labels import Labels, Words
from ua_i18n.reading.leadin import channels, without_languages
from ua_i18n.reading.lines import Line, ends_sentence
from ua_i18n.reading.offices import is_office, leading_office, names_office
from ua_i18n.reading.persons import begins_name
from ua_i18n.reading.phrases import all_folded, alternatives, any_of, folded, in_capitals, label_of
from ua_i18n.reading.requests import opens_request

_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[A-Ha-h])\s?[).]\s+(?=\S)")
_LONGEST = 100  # characters
_MOST_WORDS = 12
_SMALL = 3  # letters of words that a name leaves without a capital
_ACRONYM = re.compile(r"(?<!\w)[A-Z][A-Z-]+(?!\w)")
_COLONS = (":", "：")


def calling(lines: Sequence[Line], labels: Labels) -> str:
    """Whom the first of `lines` calls, as it calls them; empty where no requests follow, or it calls nobody."""
    if len(lines) < 2 or lines[0].bullet or not (lines[1].bullet or opens_request(lines[1].text, labels)):
        return ""
    numbered = _NUMBERED.match(lines[0].text)
    text = lines[0].text[numbered.end() :] if numbered else lines[0].text
    led = _lead(labels.action.whom).match(text)
    said = text[led.end() :] if led else text
    if len(text) > _LONGEST or opens_request(text, labels) or _says_more(said, labels):
        return ""
    text = without_languages(said.rstrip(" :："), labels)
    if led:
        return "" if any_of(labels.action.openings).search(text) else text  # "to the authorities, urging them to:"
    set_apart = lines[0].text.endswith(_COLONS) or in_capitals(text) or lines[0].level
    return text if set_apart and _is_somebody(text, labels) else ""


def heading(lines: Sequence[Line], labels: Labels) -> str:
    """Whom the first of `lines` of addresses calls, where it is none of them: "Government:", "For the LTTE:"."""
    text, lists = lines[0].text, labels.addressees
    named = text.rstrip(" :：")
    field = label_alone(text, labels) or label_of(lists.fields).fullmatch(text)
    if named == text or field or _NUMBERED.match(text) or _says_more(text, labels):
        return ""
    led = _lead(labels.action.whom).match(named)
    named = named[led.end() :] if led else named
    seat = any_of(lists.institutions).search(named) and not any_of(lists.nation).search(named)
    if seat or leading_office(named, lists) or is_office(named, lists):
        return ""
    capitals = all(word[0].isupper() for word in named.split() if len(word) > _SMALL)
    above = len(lines) > 1 and begins_name(lines[1].text, labels)
    return named if _is_somebody(named, labels) or (capitals and above) else ""


def _says_more(text: str, labels: Labels) -> bool:
    """Whether a line is a sentence, or a lead-in that tells how to write."""
    sentence = ends_sentence(text) and not text.endswith(_COLONS)
    return sentence or len(text.split()) > _MOST_WORDS or bool(channels(text, labels.action))


def _is_somebody(text: str, labels: Labels) -> bool:
    """Whether a line speaks of a state, a body, an office or an acronym, and of what is sent to it no word."""
    lists = labels.addressees
    if any_of(labels.action.own).search(text):
        return False
    named = any(any_of(words).search(text) for words in (lists.institutions, lists.body, lists.associations))
    acronym = not in_capitals(text) or " " not in text
    return (
        named
        or bool(labels.countries.mentioned_in_heading(text))
        or bool(acronym and _ACRONYM.search(text))
        or names_office(text, lists)
    )


def is_same(one: str, other: str, labels: Labels) -> bool:
    """Whether two headings call the same: "the Sudanese Government" and "GOVERNMENT", "UNHCR" and "the UNHCR"."""
    first, second = content(one, labels), content(other, labels)
    return bool(first and second) and (first <= second or second <= first)


def content(text: str, labels: Labels) -> frozenset[str]:
    """The words of a heading that tell whom it calls."""
    small = all_folded(labels.addressees.connectors + labels.addressees.articles)
    return frozenset(folded(word.strip("()")) for word in text.split()) - small


@lru_cache(maxsize=16)
def _lead(words: Words) -> re.Pattern[str]:
    """Finds what stands before those who are called: "in your letters to"."""
    return re.compile(rf"(?:{alternatives(words)})(?:\s+|(?<=['’]))(?=\S)", re.IGNORECASE)
