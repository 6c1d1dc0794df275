"""A letter made ready for print: its head in the order of its layout, its characters such as paper can hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from ua_i18n import Block, BlockRole, FormatError, Letter, Run

FSI, PDI = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"

# Source: XML 1.0, "Char": what no XML document may hold, not even escaped.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# In words, as against protected values, also what has no meaning or no look that all readers share:
# C1 controls, overrides, byte order marks, private use and noncharacters.
_NOT_PRINTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\ue000-\uf8ff"
    "\U000f0000-\U0010ffff]"
)
_LINE_CONTROL = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")


def printable(letter: Letter) -> Letter:
    """The letter as every renderer prints it; verbatim runs are the same, byte for byte.

    Raises FormatError for a verbatim value with a character that XML, and so HTML and Word, cannot hold.
    """
    blocks = tuple(_map_runs(block, lambda run: _printable_run(run, letter)) for block in _in_order(letter))
    return replace(letter, blocks=blocks, title=_words(letter.title), draft_mark=_words(letter.draft_mark))


def stands_at_end(letter: Letter, role: BlockRole) -> bool:
    """Whether the block belongs on the side where lines end: in French letters, the address on the right."""
    return getattr(letter.layout, f"{role}_side", "start") == "end"


def last_words(letter: Letter) -> Block | None:
    """The block before the closing, which stays on its page."""
    return next((one for one, after in pairwise(letter.blocks) if after.role is BlockRole.CLOSING), None)


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is written from right to left."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((direction for direction in directions if direction in {"L", "R", "AL"}), "L") != "L"


def needs_isolation(run: Run, letter: Letter) -> bool:
    """Whether the text around the run could disorder it, or the run the text."""
    turns = {"R", "AL", "RLE", "RLO", "RLI"}
    return run.verbatim and (
        letter.direction == "rtl" or any(unicodedata.bidirectional(character) in turns for character in run.text)
    )


def isolated(run: Run, letter: Letter) -> str:
    """The run's text between FSI and PDI where it needs them."""
    return f"{FSI}{run.text}{PDI}" if needs_isolation(run, letter) else run.text


def _in_order(letter: Letter) -> list[Block]:
    return sorted(letter.blocks, key=lambda block: letter.layout.place(block.role))


def _map_runs(block: Block, change: Callable[[Run], Run]) -> Block:
    return Block(block.role, tuple(tuple(change(run) for run in line) for line in block.lines))


def _printable_run(run: Run, letter: Letter) -> Run:
    if not run.verbatim:
        return Run(_words(run.text))
    if fault := _NOT_XML.search(run.text):
        where = f"{letter.appeal}/{letter.locale}"
        raise FormatError(
            where, f"U+{ord(fault[0]):04X} in the protected value {run.text!r}; correct it in appeal.yaml"
        )
    return run


def _words(text: str) -> str:
    if text.isprintable():  # most of all text: nothing that either pattern means is
        return text
    return _NOT_PRINTED.sub("\N{REPLACEMENT CHARACTER}", _LINE_CONTROL.sub(" ", text))
