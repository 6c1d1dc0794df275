"""Columns: addresses that stand side by side, one under the other again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, takewhile
from operator import is_not

from ua_i18n.reading.lines import Line

_COLUMN = re.compile(r"\s{3,}|\t+")
_GAP = re.compile(r"(?<![\s:])\s{2,}+")  # one behind a label stands before its value
_MOST = 4  # columns
_FEWEST_RUNNING = 4  # words of a line in a column of running text
_FEWEST = 3  # lines in two columns: of fewer, one may be a remark set to the right

Halves = tuple[str, str]


def split_columns(text: str) -> Halves:
    """The two halves of a line with a wide gap in it; the second is empty where there is none."""
    left, *right = _COLUMN.split(text.strip(), maxsplit=1)
    return left, right[0] if right else ""


def side_by_side(lines: Iterable[Line], is_remark: Callable[[str], bool]) -> Iterator[Line]:
    """The lines, those in columns one column after the other; what `is_remark` says stands to the right is none."""
    for paragraph in _paragraphs(lines):
        yield from _unfolded(paragraph, is_remark, _MOST)


def unravelled(lines: Sequence[Line], opens: Callable[[Line], bool]) -> Iterator[Line]:
    """The lines of a document, running text in two columns one after the other, and addresses beside a heading.

    `opens` tells the headings; what stands above the first is a header, and has no columns.
    """
    opened, above = False, iter(lines)
    for paragraph in _paragraphs(lines):
        start, end = _reach(paragraph)
        inner = paragraph[start:end]
        if not opened and len(inner) >= _FEWEST:
            opened = any(map(opens, takewhile(partial(is_not, inner[0]), above)))
        columns = opened and len(inner) >= _FEWEST and (_is_running(inner) or _opens_right(inner[0], opens))
        yield from paragraph[:start]
        yield from _unfolded(inner, lambda _: False, _MOST) if columns else inner
        yield from paragraph[end:]


def _reach(paragraph: Sequence[Line]) -> tuple[int, int]:
    """From the first to the last line of a paragraph that have a gap: between them may stand columns."""
    gaps = [(n, gap.start()) for n, line in enumerate(paragraph) if (gap := _COLUMN.search(line.text))]
    if not gaps:
        return 0, 0
    end, widest = gaps[-1][0] + 1, max(width for _, width in gaps)
    below = takewhile(lambda line: len(line.text) <= widest, paragraph[end:])  # more of the first
    return gaps[0][0], end + sum(1 for _ in below)


def _unfolded(paragraph: Sequence[Line], is_remark: Callable[[str], bool], most: int) -> Iterator[Line]:
    """The lines of a paragraph, those in `most` columns one column after the other."""
    halves = _halves([line.text for line in paragraph]) if most > 1 else ()
    both = [n for n, (left, right) in enumerate(halves) if right and (not is_remark(right) or (n and is_remark(left)))]
    if len(both) < _FEWEST or both[0] or len(both) * 2 < len(paragraph):
        yield from paragraph
        return
    columns = [
        [replace(line, text=half) for line, half in zip(paragraph, column, strict=True) if half]
        for column in zip(*halves, strict=True)
    ]
    columns[1][0] = replace(columns[1][0], after_blank=True)
    for column in columns:
        yield from _unfolded(column, is_remark, most - 1)


def _is_running(lines: Sequence[Line]) -> bool:
    """Whether lines in two columns are running text, and no table."""
    halves = _halves([line.text for line in lines])
    cells = [half for both in halves for half in both if half]
    words = sum(len(cell.split()) for cell in cells)
    full = sum(bool(right) for _, right in halves) > len(halves) // 2
    return len(halves) > _FEWEST and full and words >= _FEWEST_RUNNING * len(cells)


def _opens_right(line: Line, opens: Callable[[Line], bool]) -> bool:
    """Whether a heading stands to the right in the first line: "Attorney General      And copies to:"."""
    _, *cells = _COLUMN.split(line.text)
    return any(opens(replace(line, text=cell)) for cell in cells)


def _halves(texts: Sequence[str]) -> Sequence[Halves]:
    """Both halves of each line: cut where the second column begins in most lines, else at the widest gap of each."""
    gaps = [[gap.end() for gap in _GAP.finditer(text)] for text in texts]
    starts = Counter(chain.from_iterable(gaps))
    start, count = max(starts.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    if count >= _FEWEST and count * 2 >= len(texts):
        return [_cut(text, start) for text in texts]
    if all(len(each) == 1 for each in gaps):  # a copy that has left two spaces of every gap
        return [_cut(text, each[0]) for text, each in zip(texts, gaps, strict=True)]
    halves = [split_columns(text) for text in texts]
    return halves if sum(bool(right) for _, right in halves) * 3 >= len(texts) * 2 else [(text, "") for text in texts]


def _cut(text: str, start: int) -> Halves:
    """A line cut at a column, or whole where its text runs across it."""
    if text[max(0, start - 2) : start].strip():
        return text.strip(), ""
    return text[:start].strip(), text[start:].strip()


def _paragraphs(lines: Iterable[Line]) -> Iterator[Sequence[Line]]:
    held: list[Line] = []
    for line in lines:
        if line.after_blank and held:
            yield held
            held = []
        held.append(line)
    if held:
        yield held
