"""Offices: where a line names one, and the rank and level that it has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from ua_i18n.model import Level, Rank
from ua_i18n.reading.labels import AddresseeLabels, Words
from ua_i18n.reading.phrases import alternatives, any_of, folded

_SURNAMES = frozenset({Rank.MONARCH, Rank.JUDGE})
"""Ranks whose offices are surnames as well: "King", "Judge"."""


def leading_office(text: str, labels: AddresseeLabels) -> str:
    """The words of an office that `text` begins with ("Prime Minister"), else nothing."""
    match = _office_pattern(tuple(labels.offices.items())).match(text)
    return match[0] if match else ""


def is_office(text: str, labels: AddresseeLabels) -> bool:
    """Whether a line is the office of somebody, in words of its own: "Brigade Commander", "The Editor"."""
    *_, last = (None, *_office_pattern(tuple(labels.offices.items())).finditer(text))
    bare = all(word[0].isupper() for word in text.split())  # not "Letters to the Editor"
    if last is None or last.end() != len(text) or not (last.start() and bare):
        return False
    return _ranks(tuple(labels.offices.items()))[folded(last[0])] not in _SURNAMES


def names_office(text: str, labels: AddresseeLabels) -> bool:
    """Whether an office stands anywhere in `text`."""
    return bool(_office_pattern(tuple(labels.offices.items())).search(text))


def rank_of(office: str, labels: AddresseeLabels) -> Rank:
    """The rank of an office by the longest of the words that stand first in it; an official, where none is known."""
    if is_body(office, labels):
        return Rank.INTERNATIONAL_BODY
    match = _office_pattern(tuple(labels.offices.items())).search(office)
    return _ranks(tuple(labels.offices.items()))[folded(match[0])] if match else Rank.OFFICIAL


def level_of(office: str, rank: Rank, labels: AddresseeLabels) -> Level:
    """Whom the holder of an office speaks for."""
    if rank is Rank.INTERNATIONAL_BODY:
        return Level.BODY
    if rank is Rank.GOVERNOR or any_of(labels.region).search(office):
        return Level.REGION
    return Level.STATE


def is_body(office: str, labels: AddresseeLabels) -> bool:
    """Whether an office belongs to an international body; an envoy to one speaks for a state."""
    envoy = any_of(labels.offices.get(Rank.AMBASSADOR, ())).match(office)
    return bool(any_of(labels.body).search(office)) and not envoy


@lru_cache(maxsize=16)
def _office_pattern(offices: tuple[tuple[Rank, Words], ...]) -> re.Pattern[str]:
    every = alternatives(phrase for _, phrases in offices for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{every})(?![\w-])", re.IGNORECASE)


@lru_cache(maxsize=16)
def _ranks(offices: tuple[tuple[Rank, Words], ...]) -> Mapping[str, Rank]:
    return {folded(phrase): rank for rank, phrases in offices for phrase in phrases}
