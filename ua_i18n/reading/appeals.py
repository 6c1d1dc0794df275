"""Groups of appeals: requests with those they go to, whichever of the two a document gives first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ua_i18n.model import AppealGroup, Request
from ua_i18n.reading.account import Context
from ua_i18n.reading.addressee import read_addressees
from ua_i18n.reading.labels import Labels, PartKind, Words
from ua_i18n.reading.lines import Line, joined
from ua_i18n.reading.parts import Part, lines_of, of_kind
from ua_i18n.reading.phrases import all_folded, folded
from ua_i18n.reading.requests import Sorted, channels, language_list, languages, sort_action, sort_appeals


@dataclass(frozen=True, slots=True)
class Appeals:
    """All groups, and what the recommended action says of channels and languages."""

    groups: tuple[AppealGroup, ...] = ()
    channels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


def read_appeals(parts: Iterable[Part], context: Context) -> Appeals:
    """The appeals of a document."""
    parts = tuple(parts)
    groups: list[AppealGroup] = []
    leads: list[str] = []
    for part in of_kind(parts, PartKind.ACTION, PartKind.APPEALS):
        sort = sort_action if part.kind is PartKind.ACTION else sort_appeals
        found = sort(part.lines, context.labels, context.width)
        leads.append(joined(found.lead))
        _account(found, context)
        for each in _by_heading(part, found, groups):
            _add(groups, _group(*each, context), context.labels.action.everybody)
    lead = " ".join(leads)
    preferred = lines_of(parts, PartKind.LANGUAGE)
    context.account.place("appeal_languages", preferred)
    action = context.labels.action
    told = lead + " " + joined(lines_of(parts, PartKind.DEADLINE))
    return Appeals(
        tuple(group for group in groups if group.requests or group.addressees or group.to),
        channels(lead, action),
        _preferred(_sentences(preferred), context.labels) or languages(told, context.labels),
    )


def _sentences(lines: Iterable[Line]) -> str:
    """The lines as sentences: a capital begins a new one, unless a list goes on."""
    text = ""
    for line in lines:
        new = text and line.text[:1].isupper() and not text.endswith((",", "."))
        text = f"{text}{'.' if new else ''} {line.text}".strip()
    return text


def _preferred(text: str, labels: Labels) -> tuple[str, ...]:
    """The languages of "French, English. You can also write in your own language."."""
    if not labels.action.lead:
        return languages(text, labels)
    first, _, after = text.partition(".")
    return tuple(dict.fromkeys(language_list(first, labels) + languages(after, labels)))


def _account(found: Sorted, context: Context) -> None:
    context.account.place("action", found.lead)
    context.account.place("appeals.requests", (line for request in found.requests for line in request))
    context.account.place("appeals.addressees", found.addressees)
    context.account.lose(found.stray)


def _by_heading(part: Part, found: Sorted, groups: Sequence[AppealGroup]) -> Iterator[tuple[Part, Sorted]]:
    """What was found, cut where a line among addresses calls a group that has its requests already: "UNHCR"."""
    waiting = {_called(group.to): group.to for group in groups if group.to and group.requests and not group.addressees}
    starts = [n for n, line in enumerate(found.addressees) if _called(line.text) in waiting]
    if found.requests or not starts:
        yield part, found
        return
    if starts[0]:
        yield part, replace(found, addressees=found.addressees[: starts[0]])
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        heading, *lines = found.addressees[start:end]
        yield replace(part, to=waiting[_called(heading.text)]), replace(found, addressees=tuple(lines))


def _called(text: str) -> str:
    """A heading's words from the first capital on: "the UNHCR" and "UNHCR" are the same."""
    words = folded(text).split()
    return " ".join(words[1:] if len(words) > 1 and text[:1].islower() else words)


def _group(part: Part, found: Sorted, context: Context) -> AppealGroup:
    """What one heading gathers; its addressees are of the one country that it names."""
    near = context.labels.countries.mentioned(part.to.title() if part.to.isupper() else part.to)
    return AppealGroup(
        to=part.to or None,
        requests=tuple(Request(text=joined(request)) for request in found.requests),
        addressees=read_addressees(found.addressees, context.labels, near[0] if len(near) == 1 else context.country),
    )


def _add(groups: list[AppealGroup], group: AppealGroup, everybody: Words) -> None:
    """Puts a group behind the others, or together with the last where each is half of one."""
    last = groups[-1] if groups else None
    if group.to and folded(group.to) in all_folded(everybody) and not group.addressees:
        groups[:] = [replace(each, requests=each.requests + group.requests) for each in groups]
    elif (half := _half_before(groups, group)) is not None:
        groups[half] = replace(groups[half], addressees=group.addressees)
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


def _half_before(groups: Sequence[AppealGroup], group: AppealGroup) -> int | None:
    """Which earlier group has the requests to those whom this one gives the addresses of."""
    if group.requests or not group.to:
        return None
    same = (n for n, earlier in enumerate(groups) if earlier.to and folded(earlier.to) == folded(group.to))
    return next((n for n in same if groups[n].requests and not groups[n].addressees), None)


def _are_halves(last: AppealGroup, group: AppealGroup) -> bool:
    if last.to and group.to:  # "TO THE AUTHORITIES: …" with the requests, "APPEALS TO THE GOVERNMENT:" with addresses
        return bool(last.requests and group.addressees) and not (last.addressees or group.requests)
    if not (last.requests or last.addressees):
        return True
    no_addressees = last.addressees == () and group.requests == ()
    return no_addressees or (last.requests == () and group.addressees == ())
