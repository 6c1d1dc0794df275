"""When to send: "PLEASE SEND APPEALS IMMEDIATELY. Check with … if sending appeals after 19 July 2000."."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from ua_i18n.model import Deadline
from ua_i18n.reading.account import Context
from ua_i18n.reading.followup import update_number
from ua_i18n.reading.labels import Labels, PartKind, Words
from ua_i18n.reading.lines import joined, paragraphs
from ua_i18n.reading.parts import Part, of_kind
from ua_i18n.reading.phrases import any_of
from ua_i18n.reading.references import full_dates

_SENTENCE_END = re.compile(r"(?<=[^\W\d])[.!?](?=\s|$)|(?<=\d{4})[.!?](?=\s|$)")
_FARTHEST = 30  # characters between "before" and its date


def read_deadline(parts: Iterable[Part], context: Context) -> Deadline:
    """The deadline that a document tells, in lines of its own or in a heading ("PLEASE SEND APPEALS BEFORE … TO:")."""
    told = [""]
    for part in of_kind(parts, PartKind.APPEALS, PartKind.DEADLINE):
        told.append(part.label)
        if part.kind is not PartKind.DEADLINE:
            continue
        for position, paragraph in enumerate(paragraphs(part.lines, context.width)):
            text = joined(paragraph)
            if position and not _tells(text, context.labels):
                context.account.lose(paragraph)
                continue
            context.account.place("deadline", paragraph)
            told[-1] = f"{told[-1]} {text}"
    return deadline_of(". ".join(told), context.labels)


def _tells(text: str, labels: Labels) -> bool:
    return deadline_of(text, labels) != Deadline() or update_number(text, labels) is not None


def deadline_of(text: str, labels: Labels) -> Deadline:
    """The deadline in a text; each field is empty where it tells none."""
    words = labels.deadline
    send = any_of(words.send).search(text)
    return Deadline(
        send=send[0].lower() if send else None,
        before=_date_after(text, words.before, words.after, labels),
        check_after=_date_after(text, words.after, words.before, labels),
    )


def _date_after(text: str, cues: Words, others: Words, labels: Labels) -> date | None:
    """The first full date that follows a cue in the same sentence, and none of the `others` more closely."""
    for sentence in _SENTENCE_END.split(text):
        dates = [(span.start, day) for span, day in full_dates(sentence, labels)]
        for cue in any_of(cues).finditer(sentence):
            for start, day in dates:
                between = sentence[cue.end() : start]
                if 0 <= start - cue.end() <= _FARTHEST and not any_of(others).search(between):
                    return day
    return None
