"""The white space between the columns of a page that is set in columns, as newspapers are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ua_i18n_plugins.readers.layout import Frame, Row
from ua_i18n_plugins.readers.pdfprint import Stretch

_MANY, _FEW = 7, 3  # lines in the left column, and in the right one, where the text may end
_ACROSS = 0.5  # of the lines below its top may run across a gutter: titles, notes
_WIDE, _RUNNING = 0.85, 0.35  # of the lines of running text so many are so wide as their column
_RAGGED = 2.0  # ems by which the longest lines of a column differ
_NARROW = 60.0  # points: what is narrower is no column of text
_EDGE = 2.0  # points: nearer starts of lines are one edge
_OUTDENT, _INDENT = 0.5, 4.0  # ems from the edge of a column within which its lines start


@dataclass(frozen=True, slots=True)
class Gutter:
    """Where the column on the left begins, where that on the right does, and how wide both are set."""

    left: float
    edge: float
    width: float

    @property
    def frames(self) -> tuple[Frame, Frame]:
        return Frame(self.left, self.left + self.width), Frame(self.edge, self.edge + self.width)

    def parts(self, row: Row) -> bool:
        """Whether a row leaves the gutter white, and what stands behind it starts where the column there does."""
        behind = [stretch for stretch in row if not self.is_before(stretch)]
        return not behind or self._starts(behind[0])

    def is_before(self, stretch: Stretch) -> bool:
        return stretch.right < self.edge

    def _starts(self, stretch: Stretch) -> bool:
        return -_OUTDENT * stretch.size < stretch.left - self.edge < _INDENT * stretch.size


def gutter_of(rows: Sequence[Row]) -> Gutter | None:
    """The gutter between two columns of running text, none where the rows are no columns."""
    stretches = [stretch for row in rows for stretch in row]
    if len(stretches) < _MANY + _FEW:
        return None
    left = min(stretch.left for stretch in stretches)
    found = (_gutter(left, edge, stretches) for edge in _edges(stretches, left))
    return next((gutter for gutter in found if gutter), None)


def _edges(stretches: Sequence[Stretch], left: float) -> list[float]:
    """Where several lines start, from left to right, but for the left edge of the page."""
    starts = Counter(round(stretch.left / _EDGE) for stretch in stretches)
    edges = ((place - 0.5) * _EDGE for place, count in sorted(starts.items()) if count >= _FEW)
    return [min(one.left for one in stretches if one.left >= edge) for edge in edges if edge - left > _NARROW]


def _gutter(left: float, edge: float, stretches: Sequence[Stretch]) -> Gutter | None:
    behind = [stretch for stretch in stretches if stretch.left >= edge]
    top = min(stretch.top for stretch in behind)
    below = [stretch for stretch in stretches if stretch.left < edge and stretch.middle >= top]
    before = [stretch for stretch in below if stretch.right < edge]
    if len(before) < _MANY or len(behind) < _FEW or len(below) - len(before) > _ACROSS * len(before):
        return None
    width = max(_width(before, left), _width(behind, edge))
    gutter = Gutter(left, edge, min(width, edge - left))
    return gutter if _runs(before, max(one.right for one in before) - left) else None


def _width(column: Sequence[Stretch], left: float) -> float:
    """How wide a column is: to the furthest end of a line that others nearly reach."""
    ends = sorted((stretch.right for stretch in column), reverse=True)
    reached = (one for one, other in zip(ends, ends[2:], strict=False) if one - other < _RAGGED * column[0].size)
    return next(reached, ends[0]) - left


def _runs(column: Sequence[Stretch], width: float) -> bool:
    wide = sum(stretch.right - stretch.left > _WIDE * width for stretch in column)
    return wide >= _RUNNING * len(column)


def usual(gutters: Iterable[Gutter | None]) -> Gutter | None:
    """The gutter that pages have in common, as wide as the widest of them."""
    found = [gutter for gutter in gutters if gutter]
    if not found:
        return None
    edges = Counter(round(gutter.edge / _EDGE) for gutter in found)
    place = edges.most_common(1)[0][0]
    like = [gutter for gutter in found if abs(gutter.edge / _EDGE - place) <= 1]
    return max(like, key=lambda gutter: gutter.width)
