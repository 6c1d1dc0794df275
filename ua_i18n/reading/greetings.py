"""Salutations: whether a line is one, opens as one, or ends with one."""

from __future__ import annotations

import re
from functools import lru_cache

from ua_i18n.reading.columns import split_columns
from ua_i18n.reading.contacts import read_contacts
from ua_i18n.reading.labels import AddresseeLabels, Labels, Words
from ua_i18n.reading.persons import is_person, split_honorific
from ua_i18n.reading.phrases import alternatives, any_of

ROUND = ' ()[]"“”'
"""What may stand round a salutation."""

_BRACKETED = re.compile(r"[(\[]([^()\[\]]*)[)\]]\.?$")
_LONGEST = 60  # characters


def opens_salutation(text: str, labels: Labels) -> bool:
    """Whether a text opens as a salutation does, in the document's language or another."""
    lists = (labels.addressees.salutation_openings, *labels.addressees.salutation_languages.values())
    return any(any_of(words).match(text.strip(ROUND)) for words in lists)


def is_salutation(text: str, labels: Labels) -> bool:
    """Whether a line without label is a salutation: it opens as one, and names no office's address."""
    bare = text.strip(f"{ROUND},:")
    if text.startswith(("(", "[")) and text.endswith((")", "]")):
        honorific = any_of(labels.addressees.honorifics.all).fullmatch(bare)  # "(Maître)"
        return bool(honorific) or opens_salutation(bare, labels)
    opening = any_of(labels.addressees.salutation_openings).match(bare)
    return bool(opening) and len(bare) < _LONGEST and not re.search(r"\d", bare) and not _names_person(bare, labels)


def with_greeting(text: str, labels: Labels) -> tuple[str, str]:
    """A line and the salutation that stands in a column to its right, or behind it where a copy has lost the gap."""
    left, right = split_columns(text)
    if left and opens_salutation(right, labels):
        return left, right.strip(" ()[]")
    if (bracket := _BRACKETED.search(text)) and bracket.start() and opens_salutation(bracket[1], labels):
        return text[: bracket.start()].strip(), bracket[1].strip()
    lost = _behind(labels.addressees).search(text)
    if lost and not read_contacts(text, labels).contacts:
        return text[: lost.start()].strip(), text[lost.end() :].strip(" ()[]")
    return text.strip(), ""


def _names_person(text: str, labels: Labels) -> bool:
    honorific, name = split_honorific(text, labels)
    return bool(honorific) and is_person(name, labels)


def _behind(lists: AddresseeLabels) -> re.Pattern[str]:
    return _behind_any(lists.salutation_openings, lists.honorifics.all)


@lru_cache(maxsize=16)
def _behind_any(openings: Words, honorifics: Words) -> re.Pattern[str]:
    """Finds where a salutation begins behind other words: "Mr J Paz Dear Mr Paz", but not at "Her Excellency J Paz"."""
    titles, named = any_of(honorifics), " / ".join(honorifics)
    telling = [words for words in openings if not (titles.match(words) or any_of((words,)).search(named))]
    return re.compile(rf"(?<=[^\W\d_]{{2}}|\w\.)\s(?=(?:{alternatives(telling)})(?:\s[A-Z]|$))")
