"""A whole letter, as typed blocks and runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ua_i18n.model.digests import digest_of
from ua_i18n.model.locale import Layout


class BlockRole(StrEnum):
    SENDER = "sender"
    DATE = "date"
    ADDRESS = "address"
    REFERENCE = "reference"
    SALUTATION = "salutation"
    PARAGRAPH = "paragraph"
    LIST = "list"
    CLOSING = "closing"
    SIGNATURE = "signature"
    TITLE = "title"  # of a paper that is no letter, as its parts have a heading and an addressee a contact
    HEADING = "heading"
    CONTACT = "contact"
    COVER = "cover"  # the page before a fax: not a part of the letter that is signed


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line. A verbatim run is printed byte for byte, isolated in right-to-left text."""

    text: str
    verbatim: bool = False


Inline = tuple[Run, ...]
"""The runs of one line, paragraph or list item."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a letter: the lines of an address, the one line of a paragraph, the items of a list."""

    role: BlockRole
    lines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A whole letter, ready for any renderer; `draft_mark` is what every page shows where it is not empty.

    `to` are the addressee's contacts on the letter's channel, as e-mail addresses; `origin` is the sender's own.
    `grammar` holds, for each protected value in it, what its sentences took for granted: name, gender, number, policy.
    """

    appeal: str
    locale: str
    direction: str
    layout: Layout
    addressee: str
    channel: str
    title: str
    blocks: tuple[Block, ...]
    date: date
    draft_mark: str = ""
    to: tuple[str, ...] = ()
    origin: str = ""
    grammar: tuple[tuple[str, ...], ...] = ()

    @property
    def verbatim(self) -> tuple[str, ...]:
        """Every value that must be found, unchanged, in every format of this letter; each once, in order."""
        runs = (run for block in self.blocks for line in block.lines for run in line)
        return tuple(dict.fromkeys(run.text for run in runs if run.verbatim))

    @property
    def digest(self) -> str:
        """What a signature binds: all that the letter says, without sender, date and draft mark."""
        free = {BlockRole.SENDER, BlockRole.DATE, BlockRole.SIGNATURE, BlockRole.COVER}
        said = [
            [block.role, [[[run.text, run.verbatim] for run in line] for line in block.lines]]
            for block in self.blocks
            if block.role not in free
        ]
        return digest_of([self.appeal, self.locale, self.addressee, said, self.grammar])
