"""The rank of an office, and whom its holder speaks for."""

from __future__ import annotations

import re

from ua_i18n.model import Level, Rank
from ua_i18n.reading.labels import AddresseeLabels, Labels
from ua_i18n.reading.offices import is_body, office_pattern, ranks
from ua_i18n.reading.phrases import all_folded, any_of, folded, starts_with

_OF_STATES = frozenset({Rank.HEAD_OF_STATE, Rank.HEAD_OF_GOVERNMENT, Rank.MONARCH, Rank.MINISTER})
"""Ranks that a part of a state gives as well, but only where the office names the part itself."""


def standing_of(office: str, labels: Labels, seat: str = "") -> tuple[Rank, Level]:
    """The rank and the level of an office; `seat` is the institution that it is of where it does not tell itself."""
    lists = labels.addressees
    if is_body(office, lists):
        return Rank.INTERNATIONAL_BODY, Level.BODY
    match = office_pattern(tuple(lists.offices.items())).search(office)
    rank = ranks(tuple(lists.offices.items()))[folded(match[0])] if match else Rank.OFFICIAL
    if match and match[0] == office and (seated := _seated(rank, office, seat, lists)):
        return seated
    region = _names_region(office, rank, labels)
    if rank is Rank.INTERNATIONAL_BODY:
        return rank, Level.BODY
    rank = _refined(rank, office, office[match.end() :] if match else "", labels, region=region)
    part = region or rank is Rank.GOVERNOR or bool(any_of(lists.detention).search(office))
    return rank, Level.REGION if part else Level.STATE


def _seated(rank: Rank, office: str, seat: str, lists: AddresseeLabels) -> tuple[Rank, Level] | None:
    """The standing of a bare office by its seat: the "President" of a court, the "Director" of a prison."""
    if rank not in (Rank.HEAD_OF_STATE, Rank.OFFICIAL, Rank.GOVERNOR):
        return None
    if any_of(lists.detention).search(seat):
        return Rank.OFFICIAL, Level.REGION
    special = _special(f"{office} {seat}", lists)
    judge = special is Rank.JUDGE
    return (special, Level.STATE) if judge or (special is Rank.POLICE and rank is Rank.OFFICIAL) else None


def _refined(rank: Rank, office: str, after: str, labels: Labels, *, region: bool) -> Rank:
    """The rank that what an office is of leaves it: the president of a court is a judge, of a league an official."""
    lists = labels.addressees
    if any_of(lists.detention).search(office) and rank in (Rank.GOVERNOR, Rank.OFFICIAL, Rank.HEAD_OF_STATE):
        return Rank.OFFICIAL
    if rank is Rank.HEAD_OF_STATE and (
        region or any_of(lists.associations).search(after) or not _is_of_nation(after, labels)
    ):
        special = _special(office, lists)
        return Rank.GOVERNOR if region and special is Rank.OFFICIAL else special
    return _special(office, lists) if rank is Rank.OFFICIAL else rank


def _special(office: str, lists: AddresseeLabels) -> Rank:
    """The rank of an official of a court or of the police."""
    if any_of(lists.presiding).match(office) and any_of(lists.courts).search(office):
        return Rank.JUDGE
    return Rank.POLICE if any_of(lists.police).search(office) else Rank.OFFICIAL


def _is_of_nation(after: str, labels: Labels) -> bool:
    """Whether what follows "President" is a state, or does not say what of."""
    lists = labels.addressees
    if not starts_with(lists.office_links, after.strip()) and not after.startswith(","):
        return True
    return bool(any_of(lists.nation).search(after) or labels.countries.mentioned(after))


def _names_region(office: str, rank: Rank, labels: Labels) -> bool:
    """Whether an office is of a part of a state: not "State of Israel", nor "Minister of Regional Development"."""
    lists = labels.addressees
    for match in any_of(lists.region).finditer(office):
        if labels.countries.leading(office[match.start() :])[0]:
            continue
        subject = _is_subject(office, match, lists)
        if rank not in _OF_STATES or not subject:
            return True
    return False


def _is_subject(office: str, match: re.Match[str], lists: AddresseeLabels) -> bool:
    """Whether a word of regions tells what an office deals with: right behind "of", and with more behind it."""
    before = office[: match.start()].split()
    connectors = all_folded(lists.connectors)
    behind = office[match.end() :].split()
    return bool(before) and folded(before[-1]) in connectors and bool(behind) and folded(behind[0]) not in connectors
