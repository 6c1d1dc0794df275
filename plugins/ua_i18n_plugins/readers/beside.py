"""Blocks of lines that stand side by side on a page, as addresses do: bands of rows with white space between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ua_i18n_plugins.readers.layout import Frame, Row, block_start, is_blank_between
from ua_i18n_plugins.readers.pdfprint import Stretch

_GUTTER = 0.8  # ems: the least white space between two columns
_FEWEST = 3  # lines in each of two columns: fewer are one line with a gap in it
_MARK = 3  # characters of a bullet or an item's number, at most
_NEAR = 1.5  # ems: lines of a column start so near to each other
_SPARSE, _LOOSE = 1.6, 2.0  # lines further apart belong to a table: times those of the other column, and in ems


def blocks(rows: Iterable[Row], frame: Frame) -> Iterator[tuple[list[Row], Frame | None]]:
    """The rows, cut where white space that runs down between columns ends; with that space where there are columns."""
    held: list[Row] = []
    gaps = [frame]
    for row in rows:
        left = _narrowed(gaps, row)
        opens = _opens(row, gaps)
        vanished = any(not _meets(gap, left) for gap in gaps)
        gutter = _gutter(gaps, held) if held and (opens or vanished) else None
        if held and (not left or (not _meets(gutter, left) if gutter else opens)):
            yield from _cut_off(held, gutter)
            held, left = [], _narrowed([frame], row)
        held.append(row)
        gaps = left
    if held:
        yield from _cut_off(held, _gutter(gaps, held))


def _opens(row: Row, gaps: Sequence[Frame]) -> bool:
    """Whether a row has white space within it, and all of it where the rows before have none."""
    inside = [Frame(one.right, other.left) for one, other in pairwise(row)]
    inside = [gap for gap in inside if gap.right - gap.left >= _GUTTER * row[0].size]
    return bool(inside) and not any(_meets(gap, gaps) for gap in inside)


def _narrowed(gaps: Iterable[Frame], row: Row) -> list[Frame]:
    """The white space that a row leaves."""
    for stretch in row:
        parts = (
            part
            for gap in gaps
            for part in (Frame(gap.left, min(gap.right, stretch.left)), Frame(max(gap.left, stretch.right), gap.right))
        )
        gaps = [part for part in parts if part.right - part.left >= _GUTTER * stretch.size]
    return list(gaps)


def _meets(gap: Frame, others: Iterable[Frame]) -> bool:
    return any(other.left < gap.right and other.right > gap.left for other in others)


def _gutter(gaps: Iterable[Frame], rows: Sequence[Row]) -> Frame | None:
    """The widest of the gaps that has a column on both sides."""
    stretches = [stretch for row in rows for stretch in row]
    for gap in sorted(gaps, key=lambda gap: gap.left - gap.right):
        left = [stretch for stretch in stretches if stretch.right <= gap.left]
        right = [stretch for stretch in stretches if stretch.left >= gap.right]
        if min(len(left), len(right)) >= _FEWEST and _stand_side_by_side(left, right) and not _label(left):
            return gap
    return None


def _stand_side_by_side(left: Sequence[Stretch], right: Sequence[Stretch]) -> bool:
    top = max(min(stretch.top for stretch in side) for side in (left, right))
    bottom = min(max(stretch.bottom for stretch in side) for side in (left, right))
    beside = [[one for one in side if top <= one.middle <= bottom] for side in (left, right)]
    if min(map(len, beside)) < _FEWEST - 1 or not _is_aligned(right):
        return False
    nearest, widest = sorted(map(_distance, beside))
    return widest <= min(_SPARSE * nearest, _LOOSE * right[0].size)


def _is_aligned(column: Sequence[Stretch]) -> bool:
    left = min(stretch.left for stretch in column)
    return sum(stretch.left - left < _NEAR * stretch.size for stretch in column) * 2 > len(column)


def _distance(column: Sequence[Stretch]) -> float:
    """How far the lines of a column are apart on the average."""
    tops = sorted({round(stretch.middle) for stretch in column})
    return max(tops[-1] - tops[0], 1) / max(len(tops) - 1, 1)


def _label(column: Sequence[Stretch]) -> bool:
    """Whether a column marks the items of the other one, or says what its values are."""
    labels = sum(stretch.text.endswith(":") or len(stretch.text) <= _MARK for stretch in column)
    return labels * 2 > len(column)


def _cut_off(rows: list[Row], gutter: Frame | None) -> Iterator[tuple[list[Row], Frame | None]]:
    """The rows above one that runs across their gutter; those after the right column's end and a blank go with that."""
    if gutter is None:
        yield rows, None
        return
    beside = [place for place, row in enumerate(rows) if row[-1].left >= gutter.right]
    start = block_start(rows, beside[0])
    below = range(beside[-1] + 1, len(rows))
    end = next((place for place in below if is_blank_between(rows[place - 1], rows[place])), len(rows))
    parts = ((rows[:start], None), (rows[start:end], gutter), (rows[end:], None))
    yield from ((part, gap) for part, gap in parts if part)
