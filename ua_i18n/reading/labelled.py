"""How much of a source the labels of a language know: by which the language of a source is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ua_i18n.model import SourceText
from ua_i18n.reading.contacts import read_contacts
from ua_i18n.reading.labels import Labels
from ua_i18n.reading.lines import Line, clean
from ua_i18n.reading.openings import find_opening
from ua_i18n.reading.phrases import label_of

_LOOKED_AT = 400  # lines from the start: a longer text tells no more
_LONGEST = 1_000  # characters of a line: its label stands at the start


def labelled(source: SourceText, labels: Labels) -> tuple[str, ...]:
    """What the labels in `source` are, one for each line that has any: the kinds of parts, "header", "contact"."""
    lines = (replace(line, text=line.text[:_LONGEST]) for line in source.lines[:_LOOKED_AT])
    head = SourceText(source.name, source.sha256, tuple(lines))
    return tuple(_kinds(clean(head, labels).said, labels))


def _kinds(lines: Iterable[Line], labels: Labels) -> Iterator[str]:
    header = labels.header
    own = label_of((*header.index, *header.date, *header.number))
    for line in lines:
        if opening := find_opening(line, labels):
            yield str(opening.kind)
        elif own.search(line.text):
            yield "header"
        elif read_contacts(line.text, labels).contacts:
            yield "contact"
