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
    ENCLOSURES = "enclosures"
    TITLE = "title"  # of a paper that is no letter, as its parts have a heading and an addressee a contact
    HEADING = "heading"
    CONTACT = "contact"
    COVER = "cover"  # the page before a fax: not a part of the letter that is signed
    LETTERHEAD = "letterhead"  # whose paper it is: not a part of it either


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
class Picture:
    """An image file, "png" or "jpeg", its size in dots, and the words for those who do not see it."""

    kind: str
    data: bytes
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A whole letter, ready for any renderer; `draft_mark` is what every page shows where it is not empty.

    `to` are the addressee's contacts on the letter's channel, as e-mail addresses; `origin` is the sender's own.
    `grammar` holds, for each protected value in it, what its sentences took for granted: name, gender, number, policy.
    `variants` are openings and thanks that a set may use instead, which is then the `variant_of` the letter signed.
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
    variants: tuple[str, ...] = ()
    variant_of: str = ""
    logo: Picture | None = None

    @property
    def verbatim(self) -> tuple[str, ...]:
        """Every value that must be found, unchanged, in every format of this letter; each once, in order."""
        runs = (run for block in self.blocks for line in block.lines for run in line)
        return tuple(dict.fromkeys(run.text for run in runs if run.verbatim))

    @property
    def digest(self) -> str:
        """What a signature binds: all that the letter says, without sender, date and draft mark.

        A variant has the digest of its original.
        """
        if self.variant_of:
            return self.variant_of
        free = {BlockRole.SENDER, BlockRole.DATE, BlockRole.SIGNATURE, BlockRole.COVER, BlockRole.LETTERHEAD}
        said = [
            [block.role, [[[run.text, run.verbatim] for run in line] for line in block.lines]]
            for block in self.blocks
            if block.role not in free
        ]
        varied = [self.variants] if self.variants else []
        return digest_of([self.appeal, self.locale, self.addressee, said, self.grammar, *varied])
