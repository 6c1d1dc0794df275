"""Offices: where a line names one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ua_i18n.model import Rank
from ua_i18n.reading.labels import AddresseeLabels, Words
from ua_i18n.reading.phrases import alternatives, any_of, folded

_AT_END = re.compile(r"\s\(([^()]+)\)$")
_SURNAMES = frozenset({Rank.MONARCH, Rank.JUDGE})
"""Ranks whose offices are surnames as well: "King", "Judge"."""


def leading_office(text: str, labels: AddresseeLabels) -> str:
    """The words of an office that `text` begins with ("Prime Minister"), else nothing."""
    match = office_pattern(tuple(labels.offices.items())).match(text)
    return match[0] if match else ""


def is_office(text: str, labels: AddresseeLabels) -> bool:
    """Whether a line is an office in words of its own: "Brigade Commander", "Deputy Director of the Board"."""
    head = _head(text, labels)
    *_, last = (None, *office_pattern(tuple(labels.offices.items())).finditer(head))
    bare = all(word[0].isupper() for word in head.split())  # not "Letters to the Editor"
    if last is None or last.end() != len(head) or not (last.start() and bare):
        return False
    return ranks(tuple(labels.offices.items()))[folded(last[0])] not in _SURNAMES


def names_office_in_brackets(text: str, labels: AddresseeLabels) -> bool:
    """Whether a line ends with what its office is called here: "Predsednik SO Banja Luka (Mayor)"."""
    bracket = _AT_END.search(text)
    return bracket is not None and (leading_office(bracket[1], labels) == bracket[1] or is_office(bracket[1], labels))


def office_in_brackets(text: str, labels: AddresseeLabels) -> str:
    """The office in brackets behind a name: "Mr Juan Paz (Minister of Interior)"; empty where there is none."""
    bracket = _AT_END.search(text)
    named = bracket and (leading_office(bracket[1], labels) or is_office(bracket[1], labels))
    return bracket[1] if bracket and named else ""


def _head(text: str, labels: AddresseeLabels) -> str:
    """What stands before the first word that joins an office to what it is of."""
    joint = re.search(rf"\s(?:{alternatives(labels.connectors)})\s", text)
    return text[: joint.start()] if joint else text


def names_office(text: str, labels: AddresseeLabels) -> bool:
    """Whether an office stands anywhere in `text`."""
    return bool(office_pattern(tuple(labels.offices.items())).search(text))


def is_body(office: str, labels: AddresseeLabels) -> bool:
    """Whether an office belongs to an international body; an envoy to one speaks for a state."""
    lead = leading_office(office, labels)
    envoy = lead and ranks(tuple(labels.offices.items()))[folded(lead)] is Rank.AMBASSADOR
    return bool(any_of(labels.body).search(office)) and not envoy


@lru_cache(maxsize=16)
def office_pattern(offices: tuple[tuple[Rank, Words], ...]) -> re.Pattern[str]:
    """Finds any office, but for what belongs to it: "Attorney General's Office" is a place."""
    every = alternatives(phrase for _, phrases in offices for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{every})(?![\w-]|['’]s(?!\w))", re.IGNORECASE)


@lru_cache(maxsize=16)
def ranks(offices: tuple[tuple[Rank, Words], ...]) -> Mapping[str, Rank]:
    """The rank of each office, folded."""
    return {folded(phrase): rank for rank, phrases in offices for phrase in phrases}
