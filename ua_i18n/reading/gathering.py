"""A document's header, put together from lines that stand in several places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ua_i18n.reading.account import Context
from ua_i18n.reading.header import Header, read_line
from ua_i18n.reading.labels import Labels, PartKind
from ua_i18n.reading.lines import Line
from ua_i18n.reading.parts import Part
from ua_i18n.reading.phrases import any_of, label_of

_FIELDS = (PartKind.INDEX, PartKind.NUMBER, PartKind.DATE)
_NUMBER = re.compile(r"[\dlIO][/.][\dlIO]")  # stands in every index and UA number, also as a scanner reads them


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


def _is_field(line: Line, labels: Labels) -> bool:
    """Whether a line is a labelled field of a header: "DATE: 4 March 1992"."""
    header = labels.header
    fields = header.number + header.index + header.date + header.concern + header.country
    return label_of(fields).match(line.text) is not None


def _is_running(said: Header, header: Header, line: Line, labels: Labels) -> bool:
    """Whether a line is the running head of a page: UA number with index or date, or a labelled index alone."""
    if said.number and (said.index or (said.date and said.number == header.number)):
        return True
    if any_of(labels.furniture.masthead).match(line.text) and said.date == header.date and not said.concern:
        return True  # "Amnesty International      22 January 1998"
    labelled = label_of(labels.header.index).match(line.text)
    return bool(labelled and said.index and not said.concern and (not said.stray or said.stray.isdigit()))


def _said_of(line: Line, part: Part, header: Header, labels: Labels) -> Header | None:
    """What a line says for the header: as a field of it, or as the running head of a page."""
    if part.kind in _FIELDS or (part.kind is PartKind.PERSONS and _is_field(line, labels)):
        return read_line(line.text, labels)
    runs = _NUMBER.search(line.text) or any_of(labels.furniture.masthead).match(line.text)
    said = read_line(line.text, labels) if runs else None
    return said if said and _is_running(said, header, line, labels) else None


def gather_header(header: Header, parts: Iterable[Part], context: Context) -> tuple[Header, tuple[Part, ...]]:
    """The header with the labelled fields and repeated header lines of later parts, and the parts without them."""
    kept: list[Part] = []
    for part in parts:
        rest: list[Line] = []
        for line in part.lines:
            if said := _said_of(line, part, header, context.labels):
                page = said.stray.isdigit()
                header = replace(combine(header, said), stray="")
                context.account.lose((replace(line, text=said.stray),) if said.stray and not page else ())
                context.account.place("header", (line,))
            else:
                rest.append(line)
        context.account.lose(rest if part.kind in _FIELDS else ())
        kept.append(replace(part, lines=tuple(rest)))
    return header, tuple(kept)
