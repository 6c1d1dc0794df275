"""Columns: addresses that stand side by side, one under the other again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from ua_i18n.reading.lines import Line

_COLUMN = re.compile(r"\s{3,}|\t+")
_FEWEST = 3  # lines in two columns: of fewer, one may be a remark set to the right


def split_columns(text: str) -> tuple[str, str]:
    """The two halves of a line with a wide gap in it; the second is empty where there is none."""
    left, *right = _COLUMN.split(text.strip(), maxsplit=1)
    return left, right[0] if right else ""


def side_by_side(lines: Iterable[Line], is_remark: Callable[[str], bool]) -> Iterator[Line]:
    """The lines, those in two columns one column after the other; what `is_remark` says stands to the right is none."""
    for paragraph in _paragraphs(lines):
        halves = [split_columns(line.text) for line in paragraph]
        both = [n for n, (_, right) in enumerate(halves) if right and not is_remark(right)]
        if len(both) < _FEWEST or both[0] or len(both) * 3 < len(paragraph) * 2:
            yield from paragraph
            continue
        yield from (replace(line, text=left) for line, (left, _) in zip(paragraph, halves, strict=True))
        right_column = [(line, right) for line, (_, right) in zip(paragraph, halves, strict=True) if right]
        for count, (line, right) in enumerate(right_column):
            yield replace(line, text=right, after_blank=count == 0)


def _paragraphs(lines: Iterable[Line]) -> Iterator[Sequence[Line]]:
    held: list[Line] = []
    for line in lines:
        if line.after_blank and held:
            yield held
            held = []
        held.append(line)
    if held:
        yield held
