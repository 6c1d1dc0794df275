"""The stretches of a page in reading order: column by column where a page has columns, else line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ua_i18n_plugins.readers.direction import is_right_to_left
from ua_i18n_plugins.readers.pdfprint import PrintedPage, Stretch

_GUTTER = 0.8  # ems: the least white space between two columns
_FEWEST = 3  # lines in each of two columns: fewer are one line with a gap in it
_MARK = 3  # characters of a bullet or an item's number, at most
_LEVEL = 0.5  # of the height: nearer middles are on one line
_SPACE = 0.4  # ems between boxes of two lines: more is a blank
_RAGGED, _FULL, _FULL_SHARE = 4.0, 5, 0.3  # lines of running text end within so many ems: so many, and that share
_MOST = 5000  # stretches on a page whose columns are looked for
_COLUMN = "    "  # what sets apart the parts of such a line

Gap = tuple[float, float]
Row = list[Stretch]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line, and the edges that it could have reached."""

    stretch: Stretch
    left: float
    right: float


def in_reading_order(pages: Sequence[PrintedPage]) -> list[list[PrintedLine]]:
    """The lines of each page."""
    stretches = [stretch for page in pages for stretch in page.stretches]
    if not stretches:
        return []
    left = min(stretch.left for stretch in stretches)
    widest = max(page.width for page in pages)
    edges = (left, _limit(stretches, widest - left))  # where nothing tells, margins are equal
    return [list(_page(page.stretches, edges)) for page in pages]


def _page(page: Sequence[Stretch], edges: Gap) -> Iterator[PrintedLine]:
    rows = _rows(page)
    return _ordered(rows, edges) if len(page) <= _MOST else _lines(rows, edges)


def _limit(column: Sequence[Stretch], otherwise: float) -> float:
    """The edge that running text reaches; where there is none, as in addresses, how far it could have reached."""
    right = max(stretch.right for stretch in column)
    full = sum(stretch.right > right - _RAGGED * stretch.size for stretch in column)
    return right if full >= max(_FULL, _FULL_SHARE * len(column)) else max(right, otherwise)


def _rows(stretches: Sequence[Stretch]) -> list[Row]:
    """The stretches that stand beside each other, from top to bottom, each row from left to right."""
    rows: list[Row] = []
    for stretch in sorted(stretches, key=lambda stretch: stretch.middle):
        if rows and stretch.middle - rows[-1][0].middle < _LEVEL * max(stretch.height, rows[-1][0].height):
            rows[-1].append(stretch)
        else:
            rows.append([stretch])
    return [sorted(row, key=lambda stretch: stretch.left) for row in rows]


def _ordered(rows: Sequence[Row], edges: Gap) -> Iterator[PrintedLine]:
    for band, gutter in _bands(rows, edges):
        if gutter is None:
            yield from _lines(band, edges)
            continue
        middle = sum(gutter) / 2
        stretches = [stretch for row in band for stretch in row]
        left = [stretch for stretch in stretches if stretch.right <= middle]
        right = [stretch for stretch in stretches if stretch.right > middle]
        equal = edges[0] + edges[1] - gutter[1]  # where two columns are equally wide
        yield from _ordered(_rows(left), (edges[0], _limit(left, min(equal, gutter[1] - left[0].size))))
        yield from _ordered(_rows(right), (gutter[1], _limit(right, edges[1])))


def _lines(rows: Iterable[Row], edges: Gap) -> Iterator[PrintedLine]:
    for row in rows:
        order = row[::-1] if any(is_right_to_left(stretch.text) for stretch in row) else row
        whole = replace(
            row[0],
            text=_COLUMN.join(stretch.text for stretch in order),
            right=max(stretch.right for stretch in row),
            size=max(stretch.size for stretch in row),
        )
        yield PrintedLine(whole, *edges)


def _bands(rows: Iterable[Row], edges: Gap) -> Iterator[tuple[list[Row], Gap | None]]:
    """The rows, cut where white space that runs down between columns ends; with that space where there are columns."""
    held: list[Row] = []
    gaps: list[Gap] = [edges]
    for row in rows:
        left = _narrowed(gaps, row)
        vanished = any(not _meets(gap, left) for gap in gaps)
        gutter = _gutter(gaps, held) if held and vanished else None
        if held and (not left or (gutter and not _meets(gutter, left))):
            yield from _cut_off(held, gutter)
            held, left = [], _narrowed([edges], row)
        held.append(row)
        gaps = left
    if held:
        yield held, _gutter(gaps, held)


def _narrowed(gaps: Iterable[Gap], row: Row) -> list[Gap]:
    """The white space that a row leaves."""
    for stretch in row:
        parts = (
            part for one, other in gaps for part in ((one, min(other, stretch.left)), (max(one, stretch.right), other))
        )
        gaps = [(one, other) for one, other in parts if other - one >= _GUTTER * stretch.size]
    return list(gaps)


def _meets(gap: Gap, others: Iterable[Gap]) -> bool:
    return any(one < gap[1] and other > gap[0] for one, other in others)


def _gutter(gaps: Iterable[Gap], rows: Sequence[Row]) -> Gap | None:
    """The widest of the gaps that has a column on both sides."""
    stretches = [stretch for row in rows for stretch in row]
    for gap in sorted(gaps, key=lambda gap: gap[0] - gap[1]):
        left = [stretch for stretch in stretches if stretch.right <= gap[0]]
        right = [stretch for stretch in stretches if stretch.left >= gap[1]]
        if min(len(left), len(right)) >= _FEWEST and _stand_side_by_side(left, right) and not _label(left):
            return gap
    return None


def _stand_side_by_side(left: Sequence[Stretch], right: Sequence[Stretch]) -> bool:
    top = max(min(stretch.top for stretch in side) for side in (left, right))
    bottom = min(max(stretch.bottom for stretch in side) for side in (left, right))
    return all(sum(top <= stretch.middle <= bottom for stretch in side) >= _FEWEST - 1 for side in (left, right))


def _label(column: Sequence[Stretch]) -> bool:
    """Whether a column marks the items of the other one, or says what its values are."""
    labels = sum(stretch.text.endswith(":") or len(stretch.text) <= _MARK for stretch in column)
    return labels * 2 > len(column)


def _cut_off(rows: list[Row], gutter: Gap | None) -> Iterator[tuple[list[Row], Gap | None]]:
    """The rows above one that runs across their gutter; those after the right column's end and a blank go with that."""
    if gutter is None:
        yield rows, None
        return
    last = max(place for place, row in enumerate(rows) if row[-1].left >= gutter[1])
    end = next((place for place in range(last + 1, len(rows)) if _blank(rows[place - 1], rows[place])), len(rows))
    yield rows[:end], gutter
    if rows[end:]:
        yield rows[end:], None


def _blank(one: Row, other: Row) -> bool:
    return other[0].top - one[0].bottom > _SPACE * one[0].size
