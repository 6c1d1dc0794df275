"""Surnames in capitals, and the office in the addressee's own language that may follow a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ua_i18n.reading.labels import Labels
from ua_i18n.reading.phrases import all_folded, folded, in_capitals, is_caseless

_SURNAME = re.compile(r"[^\W\d_a-zß-öø-ÿ]['’]?[^\W\d_a-zß-öø-ÿ](?:[^\W\d_a-zß-öø-ÿ]|['’-])*")
_MOST_GIVEN_NAMES = 6
_SHORTEST_TITLE = 6  # letters of a title that no list knows: given names of that length are rarer than shorter ones
_LONGEST_TITLE = 3  # words


def surname_at(words: Sequence[str], labels: Labels) -> int | None:
    """Where the surname in capitals stands; an acronym after "of" or "the" is none."""
    connectors = all_folded(labels.addressees.connectors)
    acronyms = all_folded(labels.addressees.body)
    for position, word in enumerate(words):
        bare = word.strip(",.()")
        if (
            not _SURNAME.fullmatch(bare)
            or is_caseless(bare)
            or folded(bare) in acronyms
            or labels.countries.code_of(bare)
        ):
            continue
        if not position or folded(words[position - 1]) not in connectors:
            return position
    return None


def native_title_length(words: Sequence[str], labels: Labels, country: str | None) -> int:
    """How many words at the end of a name are the office in the addressee's own language."""
    if listed := listed_title_length(words, labels, country):
        return listed
    at = surname_at(words, labels)
    if at is None or in_capitals(" ".join(words)):
        return 0
    if at > 0 and all(word[:1].isupper() for word in words):
        return len(words) - at - 1  # "Wen JIABAO Guojia Zongli": given name, surname, office
    trailing = words[at + 1 + _given_names(labels, country) :]
    return len(trailing) if trailing and len(trailing[-1]) >= _SHORTEST_TITLE else 0


def _given_names(labels: Labels, country: str | None) -> int:
    """How many words may follow a surname that stands first, before they must be a title."""
    if country is None:
        return 1
    return labels.addressees.surname_first.get(country, _MOST_GIVEN_NAMES)


def listed_title_length(words: Sequence[str], labels: Labels, country: str | None) -> int:
    """How many words at the end of a name are a title that the country's list knows."""
    titles = _titles(labels, country)
    for count in range(min(_LONGEST_TITLE, len(words) - 1), 0, -1):
        if folded(" ".join(words[-count:])) in titles:
            return count
    return 0


def is_native_title(text: str, labels: Labels) -> bool:
    """Whether a whole line is a title that a list knows."""
    return folded(text) in _titles(labels, None)


def _titles(labels: Labels, country: str | None) -> frozenset[str]:
    """The listed titles of a country; of all, where it is not known or has no list."""
    titles = labels.addressees.native_titles
    lists = [titles[country]] if country and country in titles else titles.values()
    return all_folded(tuple(title for each in lists for title in each))
