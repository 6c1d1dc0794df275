"""Copies whose every line was numbered, as archives of news groups are, without these numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ua_i18n.model import SourceLine

_NUMBER = re.compile(r"\s{0,8}(?P<figures>\d{1,4})(?:[:|.)\]](?=\s|$)|(?=\s|$))")
_FEWEST = 8  # lines: fewer may be a list
_WIDEST_STEP = 3  # from one number to the next, where lines were lost


def unnumbered(lines: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """The lines, each without the number that it begins with; as they are where not all count on."""
    said = [line for line in lines if line.text.strip()]
    counted = dict(_counted(said))
    if len(counted) < _FEWEST or len(counted) * 10 < len(said) * 9:
        return lines
    return [replace(line, text=line.text[counted.get(line.number, 0) :]) for line in lines]


def _counted(lines: Sequence[SourceLine]) -> Iterator[tuple[int, int]]:
    """The lines that go on counting, each with where its text begins."""
    before: int | None = None
    for line in lines:
        number = None if line.level or line.bullet else _NUMBER.match(line.text)
        if number is None:
            continue
        value = int(number["figures"])
        if before is None or 0 < value - before <= _WIDEST_STEP:
            before = value
            yield line.number, number.end()
