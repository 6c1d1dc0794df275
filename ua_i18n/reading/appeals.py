"""Groups of appeals: requests with those they go to, whichever of the two a document gives first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ua_i18n.model import AppealGroup, Request
from ua_i18n.reading.account import Context
from ua_i18n.reading.addressee import read_addressees
from ua_i18n.reading.callings import heading
from ua_i18n.reading.contacts import read_contacts
from ua_i18n.reading.grouping import add_group, without_repeats
from ua_i18n.reading.labels import Labels, PartKind
from ua_i18n.reading.leadin import channels, language_list, languages
from ua_i18n.reading.lines import Line, joined
from ua_i18n.reading.parts import Part, lines_of, of_kind
from ua_i18n.reading.phrases import folded
from ua_i18n.reading.requests import Sorted, sort_action, sort_appeals
from ua_i18n.reading.scanning import unscanned
from ua_i18n.reading.wrapping import unwrapped

_LONG_NUMBER = re.compile(r"\d{5}|(?<!\w)[A-Z]{1,4}-?\d{3}")  # of a prisoner or case, no year and no UA


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
        for each in _by_heading(part, found, groups, context.labels):
            add_group(groups, _group(*each, context), context.labels)
    lead = unscanned(" ".join(leads))
    preferred = lines_of(parts, PartKind.LANGUAGE)
    context.account.place("appeal_languages", preferred)
    action = context.labels.action
    told = lead + " " + joined(lines_of(parts, PartKind.DEADLINE))
    headings = [part.label for part in of_kind(parts, PartKind.APPEALS)]
    return Appeals(
        tuple(group for group in without_repeats(groups) if group.requests or group.addressees or group.to),
        channels(lead, action),
        _preferred(_sentences(preferred), context.labels) or _languages((told, *headings), context.labels),
    )


def _languages(texts: Iterable[str], labels: Labels) -> tuple[str, ...]:
    """The languages of all texts: each group may have its own."""
    return tuple(dict.fromkeys(language for text in texts for language in languages(text, labels)))


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
    context.account.lose(clause for line in found.lead for clause in _clauses_with_number(line, context.labels))
    context.account.place("appeals.requests", (line for request in found.requests for line in request))
    context.account.place("appeals.addressees", found.addressees)
    context.account.lose(found.stray)


def _clauses_with_number(line: Line, labels: Labels) -> Iterator[Line]:
    """What a lead-in says with a long number, for which no field is: ", citing inmate number 0000961234:"."""
    if _LONG_NUMBER.search(line.text) and not read_contacts(line.text, labels).contacts:
        yield from (
            replace(line, text=clause.strip(" .:"))
            for clause in re.split(r"[,;()]", line.text)
            if _LONG_NUMBER.search(clause)
        )


def _by_heading(
    part: Part, found: Sorted, groups: Sequence[AppealGroup], labels: Labels
) -> Iterator[tuple[Part, Sorted]]:
    """What was found, cut where a line among addresses calls a group that has its requests already ("UNHCR"), or
    where two or more of them call those below ("Government:", "LTTE:")."""
    waiting = {_called(group.to): group.to for group in groups if group.to and group.requests and not group.addressees}
    known = [n for n, line in enumerate(found.addressees) if _called(line.text) in waiting]
    lines = found.addressees
    new = {n: to for n in range(len(lines)) if (to := heading(lines[n : n + 2], labels))}
    starts = known or (list(new) if len(new) > 1 and not part.to else [])
    if not starts or (known and found.requests):
        yield part, found
        return
    if starts[0] or found.requests:
        yield part, replace(found, addressees=found.addressees[: starts[0]])
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        to = waiting.get(_called(lines[start].text)) or new[start]
        yield replace(part, to=to), replace(found, requests=(), addressees=lines[start + 1 : end])


def _called(text: str) -> str:
    """A heading's words from the first capital on: "the UNHCR" and "UNHCR" are the same."""
    words = folded(text).split()
    return " ".join(words[1:] if len(words) > 1 and text[:1].islower() else words)


def _group(part: Part, found: Sorted, context: Context) -> AppealGroup:
    """What one heading gathers; its addressees are of the one country that it names."""
    lines = unwrapped(found.addressees, context.labels, context.width)
    near = context.labels.countries.mentioned_in_heading(part.to)
    return AppealGroup(
        to=part.to or None,
        requests=tuple(Request(text=joined(request)) for request in found.requests),
        addressees=read_addressees(lines, context.labels, near[0] if len(near) == 1 else context.country),
    )
