"""The stretches of a page in reading order: column by column where a page has columns, else line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ua_i18n_plugins.readers.beside import blocks
from ua_i18n_plugins.readers.direction import is_right_to_left
from ua_i18n_plugins.readers.gutters import Gutter, gutter_of, usual
from ua_i18n_plugins.readers.layout import Frame, PrintedLine, Row, block_start, limit, rows
from ua_i18n_plugins.readers.pdfprint import PrintedPage

_MOST = 5000  # stretches on a page whose columns are looked for
_ALIKE = 0.6  # of the rows of a page that fit between the columns of other pages: it has them, too
_COLUMN = "    "  # what sets apart the parts of such a line


def in_reading_order(pages: Sequence[PrintedPage]) -> list[list[PrintedLine]]:
    """The lines of each page."""
    stretches = [stretch for page in pages for stretch in page.stretches]
    if not stretches:
        return []
    left = min(stretch.left for stretch in stretches)
    widest = max(page.width for page in pages)
    whole = Frame(left, limit(stretches, widest - left))  # where nothing tells, margins are equal
    found = [rows(page.stretches) for page in pages]
    gutters = [gutter_of(page) if sum(map(len, page)) <= _MOST else None for page in found]
    common = usual(gutters)
    return [list(_page(page, gutter or common, whole)) for page, gutter in zip(found, gutters, strict=True)]


def _page(page: Sequence[Row], gutter: Gutter | None, whole: Frame) -> Iterator[PrintedLine]:
    if sum(map(len, page)) > _MOST:
        return _lines(page, whole)
    if gutter and sum(map(gutter.parts, page)) >= _ALIKE * len(page):
        return _columns(page, gutter, whole)
    return _ordered(page, whole)


def _columns(page: Sequence[Row], gutter: Gutter, whole: Frame) -> Iterator[PrintedLine]:
    """The left column, then the right one, of each part of a page between lines that run across both."""
    left, right = gutter.frames
    for parted, group in groupby(page, key=gutter.parts):
        band = list(group)
        start = _start(band, gutter) if parted else len(band)
        yield from _ordered(band[:start], whole)
        stretches = [stretch for row in band[start:] for stretch in row]
        yield from _column([one for one in stretches if gutter.is_before(one)], left)
        yield from _column([one for one in stretches if not gutter.is_before(one)], right)


def _start(band: Sequence[Row], gutter: Gutter) -> int:
    """Where the columns begin: what stands above both is a heading of both, where only one has text it is that."""
    beside = (place for place, row in enumerate(band) if not gutter.is_before(row[-1]))
    return block_start(band, next(beside, 0))


def _column(stretches: Row, frame: Frame) -> Iterator[PrintedLine]:
    column = rows(stretches)
    inner = gutter_of(column)
    return _columns(column, inner, frame) if inner else _ordered(column, frame)


def _ordered(page: Sequence[Row], frame: Frame) -> Iterator[PrintedLine]:
    """Line by line, but for blocks of lines that stand side by side, as addresses do."""
    for band, gap in blocks(page, frame):
        if gap is None:
            yield from _lines(band, frame)
            continue
        middle = (gap.left + gap.right) / 2
        stretches = [stretch for row in band for stretch in row]
        left = [stretch for stretch in stretches if stretch.right <= middle]
        right = [stretch for stretch in stretches if stretch.right > middle]
        equal = frame.left + frame.right - gap.right  # where two columns are equally wide
        edge = min(equal, gap.right - left[0].size)
        yield from _ordered(rows(left), Frame(frame.left, max(edge, *(one.right for one in left))))
        yield from _ordered(rows(right), Frame(gap.right, max(frame.right, *(one.right for one in right))))


def _lines(band: Iterable[Row], frame: Frame) -> Iterator[PrintedLine]:
    for row in band:
        order = row[::-1] if any(is_right_to_left(stretch.text) for stretch in row) else row
        whole = replace(
            row[0],
            text=_COLUMN.join(stretch.text for stretch in order),
            right=max(stretch.right for stretch in row),
            size=max(stretch.size for stretch in row),
        )
        yield PrintedLine(whole, frame)
