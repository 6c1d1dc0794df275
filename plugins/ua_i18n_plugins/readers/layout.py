"""Lines of print as they stand on a page: rows of stretches, and how far each could have reached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ua_i18n_plugins.readers.pdfprint import Stretch

_LEVEL = 0.5  # of the height: nearer middles are on one line
_SPACE = 0.4  # ems between boxes of two lines: more is a blank
_RAGGED, _FULL, _FULL_SHARE = 4.0, 5, 0.3  # lines of running text end within so many ems: so many, and that share

Row = list[Stretch]


@dataclass(frozen=True, slots=True)
class Frame:
    """The edges, from the left of the page, between which text is set."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line, and the frame that it could have filled."""

    stretch: Stretch
    frame: Frame


def rows(stretches: Iterable[Stretch]) -> list[Row]:
    """The stretches that stand beside each other, from top to bottom, each row from left to right."""
    found: list[Row] = []
    for stretch in sorted(stretches, key=lambda stretch: stretch.middle):
        if found and stretch.middle - found[-1][0].middle < _LEVEL * max(stretch.height, found[-1][0].height):
            found[-1].append(stretch)
        else:
            found.append([stretch])
    return [sorted(row, key=lambda stretch: stretch.left) for row in found]


def limit(column: Sequence[Stretch], otherwise: float) -> float:
    """The edge that running text reaches; where there is none, as in addresses, how far it could have reached."""
    right = max(stretch.right for stretch in column)
    full = sum(stretch.right > right - _RAGGED * stretch.size for stretch in column)
    return right if full >= max(_FULL, _FULL_SHARE * len(column)) else max(right, otherwise)


def is_blank_between(one: Row, other: Row) -> bool:
    return other[0].top - one[0].bottom > _SPACE * one[0].size


def block_start(found: Sequence[Row], place: int) -> int:
    """The first row of the block in which a row stands: that after the nearest blank above it."""
    return next((above for above in range(place, 0, -1) if is_blank_between(found[above - 1], found[above])), 0)
