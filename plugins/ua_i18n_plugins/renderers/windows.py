"""Where the address of a letter stands so that it shows in the window of an envelope."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ua_i18n import Block, BlockRole, Inline, Letter, Picture, Window
from ua_i18n_plugins.renderers.txt import width

PAPERS = {"a4": (210.0, 297.0), "us-letter": (215.9, 279.4)}
"""Width and height, in millimetres."""
MARGIN = 25.0
_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0)  # points: a smaller one is hard to read through a window
_POINT = 0.3528  # millimetres
_LINE, _TALL_LINE, _LETTER = 1.3, 1.55, 0.58  # of the size: more than lines are high and letters wide, even capitals
_TALL = re.compile("[\u0590-\u1fff]")  # scripts whose fonts are higher than Latin ones or ideographs
_OPPOSITE, _EDGE = 125.0, 20.0  # where the column beside a window on the left begins; Source: DIN 5008
_PAGE = 0.6  # of the page's height is the most that a head may take


@dataclass(frozen=True, slots=True)
class Frame:
    """The most room that a picture may take, in millimetres."""

    width: float
    height: float

    def fitted(self, picture: Picture) -> tuple[float, float]:
        """Width and height of a picture that fills the frame as far as its shape lets it."""
        height = min(self.height, self.width * picture.height / picture.width)
        return height * picture.width / picture.height, height


LOGO = Frame(60, 16)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the first page: millimetres from its left and top; `size` is that of its text, in points."""

    left: float
    top: float
    width: float
    height: float
    size: float = _SIZES[0]


@dataclass(frozen=True, slots=True)
class Head:
    """The fields of address and sender; the rest of the letter begins at `below`."""

    address: Field
    sender: Field
    below: float


def head(letter: Letter) -> Head | None:
    """The head of a letter for a window; None where none is wanted, or where an address would not fit into it."""
    window = letter.layout.stationery.window
    address = _lines(letter, BlockRole.ADDRESS)
    if not window or letter.channel != "letter" or not address:
        return None
    page, tall = PAPERS.get(letter.layout.paper, PAPERS["a4"])
    field = _fitting(window, address)
    if field is None or letterhead_height(letter) > field.top - 19:
        return None
    on_the_right = window.left + window.width / 2 > page / 2
    left = MARGIN if on_the_right else _OPPOSITE
    room = window.left - left - 5 if on_the_right else page - left - _EDGE
    high = _high(_lines(letter, BlockRole.SENDER), room, _SIZES[0])
    sender = Field(left, field.top, room, high)
    below = max(window.top + window.height, sender.top + high)
    return Head(field, sender, below) if below < tall * _PAGE else None


def _fitting(window: Window, lines: tuple[Inline, ...]) -> Field | None:
    """The field in which the lines can be read through the window, in the largest letters."""
    for top, height in ((window.top, window.height), (window.top - window.spare, window.height + window.spare)):
        for size in _SIZES:
            if _high(lines, window.width, size) <= height:
                return Field(window.left, top, window.width, height, size)
    return None


def _high(lines: Iterable[Inline], room: float, size: float) -> float:
    """How high the lines are at most, broken where the room ends."""
    letters = max(1, math.floor(room / (size * _POINT * _LETTER)))
    texts = ("".join(run.text for run in line) for line in lines)
    return sum(max(1, math.ceil(width(text) / letters)) * _line(text) for text in texts) * size * _POINT


def _line(text: str) -> float:
    return _TALL_LINE if _TALL.search(text) else _LINE


def letterhead_height(letter: Letter) -> float:
    """How high a letterhead is at most, its picture above its lines."""
    lines = _high(_lines(letter, BlockRole.LETTERHEAD), MARGIN * 4, _SIZES[0])
    return lines + (LOGO.fitted(letter.logo)[1] if letter.logo else 0)


def _lines(letter: Letter, role: BlockRole) -> tuple[Inline, ...]:
    return tuple(line for block in letter.blocks if block.role is role for line in block.lines)


def framed(block: Block) -> bool:
    """Whether the block stands in a field of the head."""
    return block.role in (BlockRole.ADDRESS, BlockRole.SENDER)
