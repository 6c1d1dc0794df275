"""Columns: addresses that stand side by side, one under the other again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from ua_i18n.reading.lines import Line

_COLUMN = re.compile(r"\s{3,}|\t+")
_GAP = re.compile(r"(?<![\s:])\s{2,}+")  # one behind a label stands before its value
_FEWEST = 3  # lines in two columns: of fewer, one may be a remark set to the right

Halves = tuple[str, str]


def split_columns(text: str) -> Halves:
    """The two halves of a line with a wide gap in it; the second is empty where there is none."""
    left, *right = _COLUMN.split(text.strip(), maxsplit=1)
    return left, right[0] if right else ""


def side_by_side(lines: Iterable[Line], is_remark: Callable[[str], bool]) -> Iterator[Line]:
    """The lines, those in two columns one column after the other; what `is_remark` says stands to the right is none."""
    for paragraph in _paragraphs(lines):
        halves = _halves([line.text for line in paragraph])
        both = [
            n for n, (left, right) in enumerate(halves) if right and (not is_remark(right) or (n and is_remark(left)))
        ]
        if len(both) < _FEWEST or both[0] or len(both) * 3 < len(paragraph) * 2:
            yield from paragraph
            continue
        yield from (replace(line, text=left) for line, (left, _) in zip(paragraph, halves, strict=True))
        right_column = [(line, right) for line, (_, right) in zip(paragraph, halves, strict=True) if right]
        for count, (line, right) in enumerate(right_column):
            yield replace(line, text=right, after_blank=count == 0)


def _halves(texts: Sequence[str]) -> Sequence[Halves]:
    """Both halves of each line: cut where the second column begins in most lines, else at the widest gap of each."""
    gaps = [[gap.end() for gap in _GAP.finditer(text)] for text in texts]
    starts = Counter(chain.from_iterable(gaps))
    start, count = max(starts.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    if count >= _FEWEST and count * 3 >= len(texts) * 2:
        return [_cut(text, start) for text in texts]
    if all(len(each) == 1 for each in gaps):  # a copy that has left two spaces of every gap
        return [_cut(text, each[0]) for text, each in zip(texts, gaps, strict=True)]
    return [split_columns(text) for text in texts]


def _cut(text: str, start: int) -> Halves:
    """A line cut at a column, or whole where its text runs across it."""
    if text[max(0, start - 2) : start].strip():
        return text, ""
    return text[:start].rstrip(), text[start:].lstrip()


def _paragraphs(lines: Iterable[Line]) -> Iterator[Sequence[Line]]:
    held: list[Line] = []
    for line in lines:
        if line.after_blank and held:
            yield held
            held = []
        held.append(line)
    if held:
        yield held
