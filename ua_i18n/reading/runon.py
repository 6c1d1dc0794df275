"""Addressees whose office, name and address were run together into one line, taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ua_i18n.reading.labels import Labels
from ua_i18n.reading.offices import leading_office, office_pattern
from ua_i18n.reading.persons import is_person, split_honorific
from ua_i18n.reading.phrases import all_folded, any_of, folded, is_capital

_FEWEST_WORDS = 8
_FEWEST_NAMES = 2  # of a name without honorific
_MOST_NAMES = 5
_LONGEST = 300  # characters of what stands before the first comma
_WORD = re.compile(r"\S+")


def apart(text: str, labels: Labels) -> tuple[str, ...]:
    """`Minister of Justice Mr Juan Paz Ministerio de Justicia Calle 3, Lima` as office, name and address.

    Any other line is one: only where an office leads, and the address behind the name begins as addresses do.
    """
    head = text.partition(",")[0]
    office = leading_office(head, labels.addressees)
    if not office or len(head) > _LONGEST or len(head.split()) < _FEWEST_WORDS:
        return (text,)
    ends = [match.start() for match in _begins_address(labels).finditer(head, len(office))]
    for start in _starts(head, len(office), labels):
        end = next((end for end in ends if end > start and _is_name(head[start:end], labels)), None)
        if end is not None:
            return head[:start].strip(), head[start:end].strip(), text[end:]
    return (text,)


def _starts(head: str, after: int, labels: Labels) -> Iterator[int]:
    """Where a name may begin: at an honorific, or behind the last word of what an office is of."""
    lists = labels.addressees
    connectors = all_folded(lists.connectors)
    for word in _WORD.finditer(head, after):
        linked = folded(head[: word.start()].split()[-1]) in connectors  # "Minister of Justice" names no judge
        if not linked and is_capital(word[0]) and split_honorific(head[word.start() :], labels)[0]:
            yield word.start()
    for institution in any_of(lists.institutions + lists.region).finditer(head, after):
        yield institution.end() + 1


def _is_name(text: str, labels: Labels) -> bool:
    honorific, name = split_honorific(text.strip(), labels)
    words = len(name.split())
    if any_of(labels.addressees.region).search(name):
        return False
    return is_person(name, labels) and (1 if honorific else _FEWEST_NAMES) <= words <= _MOST_NAMES


def _begins_address(labels: Labels) -> re.Pattern[str]:
    lists = labels.addressees
    return _office_or_seat(office_pattern(tuple(lists.offices.items())), any_of(lists.institutions))


@lru_cache(maxsize=16)
def _office_or_seat(office: re.Pattern[str], institution: re.Pattern[str]) -> re.Pattern[str]:
    """Finds where an address may begin: at an office, an institution, a figure."""
    return re.compile(rf"(?<=\s)(?:{office.pattern}|P\.?\s?O\.?\s|{institution.pattern}|\d)", re.IGNORECASE)
