"""A document's header, put together from lines that stand in several places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ua_i18n.reading.account import Context
from ua_i18n.reading.header import Header, read_line
from ua_i18n.reading.labels import Labels, PartKind
from ua_i18n.reading.lines import Line
from ua_i18n.reading.parts import Part
from ua_i18n.reading.phrases import label_of

_FIELDS = (PartKind.INDEX, PartKind.NUMBER, PartKind.DATE)


def combine(first: Header, second: Header) -> Header:
    """Both headers as one; what `second` says otherwise is doubted, not lost."""
    told: list[tuple[object, object]] = [
        (first.index, second.index),
        (first.date, second.date),
        (first.number, second.number),
    ]
    doubted = [f"{before} / {after}" for before, after in told if before and after and before != after]
    concern = first.concern
    if not concern or concern.endswith("/"):
        concern = f"{concern} {second.concern}".strip()
    elif second.concern and second.concern != concern:
        doubted.append(f"{concern} / {second.concern}")
    return Header(
        index=first.index or second.index,
        number=first.number or second.number,
        ordinal=first.ordinal or second.ordinal,
        extra=first.extra or second.extra,
        date=first.date or second.date,
        private=second.private if first.private is None else first.private,
        updates=first.updates or second.updates,
        followed_up=first.followed_up or second.followed_up,
        countries=tuple(dict.fromkeys(first.countries + second.countries)),
        concern=concern,
        stray=second.stray,
        doubted=first.doubted + tuple(doubted),
    )


def _is_running(said: Header, header: Header, line: Line, labels: Labels) -> bool:
    """Whether a line is the running head of a page: UA number with index or date, or a labelled index alone."""
    if said.number and (said.index or (said.date and said.number == header.number)):
        return True
    labelled = label_of(labels.header.index).match(line.text)
    return bool(labelled and said.index and not said.concern and (not said.stray or said.stray.isdigit()))


def gather_header(header: Header, parts: Iterable[Part], context: Context) -> tuple[Header, tuple[Part, ...]]:
    """The header with the labelled fields and repeated header lines of later parts, and the parts without them."""
    kept: list[Part] = []
    for part in parts:
        rest: list[Line] = []
        for line in part.lines:
            said = read_line(line.text, context.labels)
            if said and (part.kind in _FIELDS or _is_running(said, header, line, context.labels)):
                page = said.stray.isdigit()
                header = replace(combine(header, said), stray="")
                context.account.lose((replace(line, text=said.stray),) if said.stray and not page else ())
                context.account.place("header", (line,))
            else:
                rest.append(line)
        context.account.lose(rest if part.kind in _FIELDS else ())
        kept.append(replace(part, lines=tuple(rest)))
    return header, tuple(kept)
