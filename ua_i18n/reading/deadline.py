"""When to send: "PLEASE SEND APPEALS IMMEDIATELY. Check with … if sending appeals after 19 July 2000."."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from ua_i18n.model import Deadline
from ua_i18n.reading.account import Context
from ua_i18n.reading.announced import Cues, lone_date
from ua_i18n.reading.labels import Labels, PartKind
from ua_i18n.reading.lines import joined, paragraphs
from ua_i18n.reading.parts import Part, of_kind
from ua_i18n.reading.phrases import any_of
from ua_i18n.reading.references import update_number
from ua_i18n.reading.requests import lead_of


def read_deadline(parts: Iterable[Part], context: Context, issued: date | None) -> Deadline:
    """The deadline that a document tells, in lines of its own, in a heading ("PLEASE SEND APPEALS BEFORE … TO:") or in
    the lead-in to its requests ("Please write before 3 May:"); a date without a year is the next one after `issued`."""
    told, leads, labelled = [], [], None
    for part in of_kind(parts, PartKind.ACTION, PartKind.APPEALS, PartKind.DEADLINE):
        if part.kind is PartKind.DEADLINE:
            notice = " ".join(_notices(part, context))
            told.append(f"{part.label} {notice}")
            labelled = labelled or lone_date(notice, context.labels, issued)
        elif part.kind is PartKind.ACTION:
            leads += [part.label, joined(lead_of(part.lines, context.labels))]
        else:
            told.append(part.label)
    deadline = deadline_of(". ".join(told), context.labels, issued)
    if deadline.before or labelled:
        return replace(deadline, before=deadline.before or labelled)
    lead = deadline_of(". ".join(leads), context.labels, issued)  # that they are urgent, all lead-ins say
    return replace(deadline, before=lead.before, check_after=deadline.check_after or lead.check_after)


def _notices(part: Part, context: Context) -> Iterator[str]:
    """The first paragraph of a part about the deadline, and those of the others that tell of it."""
    before = ""
    for position, paragraph in enumerate(paragraphs(part.lines, context.width)):
        text = joined(paragraph)
        if position and not (_tells(text, context.labels) or _finishes(before, text, context.labels)):
            context.account.lose(paragraph)
            continue
        context.account.place("deadline", paragraph)
        before = text
        yield text


def _finishes(before: str, text: str, labels: Labels) -> bool:
    """Whether a text is the date that the line before announces: "SEND APPEALS BEFORE", "11 JUNE 2012"."""
    return not _tells(before, labels) and _tells(f"{before} {text}", labels)


def _tells(text: str, labels: Labels) -> bool:
    return deadline_of(text, labels, None) != Deadline() or update_number(text, labels) is not None


def deadline_of(text: str, labels: Labels, issued: date | None) -> Deadline:
    """The deadline in a text; each field is empty where it tells none."""
    words = labels.deadline
    send = any_of(words.send).search(text)
    return Deadline(
        send=send[0].lower() if send else None,
        before=Cues(words.before, words.after, labels, issued).date_in(text),
        check_after=Cues(words.after, words.before, labels, issued).date_in(text),
    )
