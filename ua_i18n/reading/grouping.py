"""Which requests and addressees belong together, whichever of the two a document gives first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ua_i18n.model import Addressee, AppealGroup, Level
from ua_i18n.reading.callings import content, is_same
from ua_i18n.reading.labels import Labels
from ua_i18n.reading.phrases import all_folded, any_of, folded

_WORD = re.compile(r"[^\W_]+")


def add_group(groups: list[AppealGroup], group: AppealGroup, labels: Labels) -> None:
    """Puts a group behind the others, or together with those that it is a half of."""
    last = groups[-1] if groups else None
    if group.to and folded(group.to) in all_folded(labels.action.everybody) and not group.addressees:
        groups[:] = [replace(each, requests=each.requests + group.requests) for each in groups]
    elif (half := _half_before(groups, group, labels)) is not None:
        groups[half] = replace(groups[half], addressees=group.addressees)
    elif (shared := _distributed(groups, group, labels)) is not None:
        groups[:] = shared
    elif last and _are_halves(last, group):
        groups[-1] = AppealGroup(
            to=group.to or last.to,
            requests=last.requests + group.requests,
            addressees=last.addressees + group.addressees,
        )
    elif last and group.addressees and not group.requests:
        groups.append(replace(group, requests=last.requests))  # one list of requests before several headings
    else:
        groups.append(group)


def without_repeats(groups: Sequence[AppealGroup]) -> tuple[AppealGroup, ...]:
    """The groups without those who only head a model letter, and are given with their contacts once more below it."""
    kept: list[AppealGroup] = []
    for number, group in enumerate(groups):
        later = {each.name: each for other in groups[number + 1 :] for each in other.addressees if each.name}
        if group.requests or group.to or not group.addressees or any(a.name not in later for a in group.addressees):
            kept.append(group)
    return tuple(kept)


def _half_before(groups: Sequence[AppealGroup], group: AppealGroup, labels: Labels) -> int | None:
    """Which earlier group has the requests to those whom this one gives the addresses of."""
    if group.requests or not group.to:
        return None
    waiting = [n for n, earlier in enumerate(groups) if earlier.to and earlier.requests and not earlier.addressees]
    same = [n for n in waiting if folded(groups[n].to or "") == folded(group.to)]
    return next(iter(same or [n for n in waiting if is_same(groups[n].to or "", group.to, labels)]), None)


def _are_halves(last: AppealGroup, group: AppealGroup) -> bool:
    if last.to and group.to:  # "TO THE AUTHORITIES: …" with the requests, "APPEALS TO THE GOVERNMENT:" with addresses
        return bool(last.requests and group.addressees) and not (last.addressees or group.requests)
    if not (last.requests or last.addressees):
        return True
    if last.requests and not (last.to or group.to or group.requests):  # "TO", and once more "TO"
        return True
    no_addressees = last.addressees == () and group.requests == ()
    return no_addressees or (last.requests == () and group.addressees == ())


def _distributed(groups: Sequence[AppealGroup], group: AppealGroup, labels: Labels) -> list[AppealGroup] | None:
    """The groups, with the addressees of one list each put to the requests that call it; None where one finds none."""
    waiting = [each for each in groups if each.to and each.requests and not each.addressees]
    if group.to or group.requests or len(waiting) < 2 or len(waiting) < len(groups):
        return None
    chosen = [_called(addressee, waiting, labels) for addressee in group.addressees]
    if None in chosen or set(chosen) != set(range(len(waiting))):
        return None
    return [
        replace(each, addressees=tuple(a for a, place in zip(group.addressees, chosen, strict=True) if place == number))
        for number, each in enumerate(waiting)
    ]


def _called(addressee: Addressee, groups: Sequence[AppealGroup], labels: Labels) -> int | None:
    """The group that calls an addressee by what its own lines say, else the one that calls a state's authorities."""
    own = _words(addressee)
    likeness = [len(own & content(each.to or "", labels)) for each in groups]
    best = max(likeness)
    if best and likeness.count(best) == 1:
        return likeness.index(best)
    if addressee.level not in (Level.STATE, Level.REGION):
        return None
    called = [each.to or "" for each in groups]
    states = [n for n, to in enumerate(called) if any_of(labels.addressees.nation).search(to)]
    states = states or [
        n for n, to in enumerate(called) if addressee.country in labels.countries.mentioned_in_heading(to)
    ]
    return states[0] if len(states) == 1 else None


def _words(addressee: Addressee) -> frozenset[str]:
    """The words of who an addressee is; a country in an address tells nothing, since both sides may live there."""
    lines: Iterable[str] = filter(None, (addressee.office, addressee.name, *addressee.address_lines[:-1]))
    return frozenset(folded(word) for line in lines for word in _WORD.findall(line))
