"""Lines of addresses: those that the margin has broken whole again, and those that hold a whole address taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ua_i18n.reading.blocks import NUMBERED
from ua_i18n.reading.contacts import read_contacts
from ua_i18n.reading.labels import Labels
from ua_i18n.reading.lines import Line, ends_sentence, is_full
from ua_i18n.reading.persons import begins_name
from ua_i18n.reading.runon import apart
from ua_i18n.reading.strung import one_by_one

_SHORTEST_FULL = 50  # characters of a line that the margin may have broken: addresses are seldom so wide
_FEWEST_SLASHES = 2
_SLASH = re.compile(r"(?<!\s)\s*+/\s+")
_COLUMNS = re.compile(r"(?<!\s)(?:\s{3,}+|\t)")


def unwrapped(lines: Iterable[Line], labels: Labels, width: int) -> Iterator[Line]:
    """The lines of addresses, one that was broken at the width of the text whole again with the next."""
    held: Line | None = None
    for line in lines:
        if held and _is_broken(held, line, labels, width):
            held = replace(held, text=f"{held.text} {line.text}")
            continue
        if held:
            yield from _lines(held, labels)
        held = line
    if held:
        yield from _lines(held, labels)


def _lines(line: Line, labels: Labels) -> Iterator[Line]:
    """The lines of an address that stands in one, with slashes or nothing between: "Mr X/ Minister/ Box 3/ Lima"."""
    pieces = _SLASH.split(line.text)
    slashed = len(pieces) > _FEWEST_SLASHES and all(pieces) and not read_contacts(line.text, labels).contacts
    if not slashed:
        first, *more = one_by_one(line.text, labels)
        yield from _apart(replace(line, text=first), labels)
        for each in more:
            yield from _apart(replace(line, text=each, bullet=False, after_blank=True), labels)
        return
    yield replace(line, text=pieces[0])
    yield from (replace(line, text=piece, bullet=False, after_blank=False) for piece in pieces[1:])


def _apart(line: Line, labels: Labels) -> Iterator[Line]:
    first, *more = apart(line.text, labels)
    yield replace(line, text=first)
    yield from (replace(line, text=piece, bullet=False, after_blank=False) for piece in more)


def _is_broken(before: Line, line: Line, labels: Labels, width: int) -> bool:
    """Whether a line of an address ends at the margin, with nothing that ends it or begins the next."""
    if line.after_blank or line.level or line.bullet or NUMBERED.match(line.text):
        return False
    if NUMBERED.match(before.text) and before.text.endswith(",") and before.text.count(",") > 1:
        return True  # "1) Col. X, Military Commander, Dili," is told as one sentence
    if not is_full(before.text, line.text, width):
        return False
    if len(before.text) < _SHORTEST_FULL or _COLUMNS.search(before.text) or ends_sentence(before.text):
        return False
    told = read_contacts(line.text, labels)
    starts = told.contacts and not told.before
    return not (starts or labels.countries.trailing(before.text) or begins_name(line.text, labels))
