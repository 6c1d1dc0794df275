"""What a document says in two ways: its header twice, or its header and its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ua_i18n import numbers
from ua_i18n.reading.header import Header
from ua_i18n.reading.lines import Line
from ua_i18n.reading.references import INDEX


def doubts(header: Header, lines: Iterable[Line]) -> Iterator[str]:
    """Warnings with both things said; the header's first is what was taken."""
    for doubt in header.doubted:
        yield f"the header says two things: {doubt}; the first was taken"
    named = dict.fromkeys(match[0] for line in lines for match in INDEX.finditer(line.text))
    known = {numbers.value(number) for number in (header.index, *(update.index for update in header.updates))}
    for number in named:
        if numbers.value(number) not in known and _may_mean(number, header.index) and number not in _all(header):
            yield f"the header says {header.index}, the text {number}; the header's was taken"


def _may_mean(number: str, index: str | None) -> bool:
    """Whether a number may be a slip for an index: of the same document and year, in another series or region."""
    one, other = numbers.value(number), numbers.value(index)
    if not one or not other or len(one) != len(other):
        return False
    return one[2:] == other[2:] and (one[0] == other[0]) is not (one[1] == other[1])


def _all(header: Header) -> str:
    return " ".join(header.doubted)
