"""What stands on the envelope of a letter, or on its label: the address, and in a corner who sends it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ua_i18n import languages
from ua_i18n.model import Addressee, Block, BlockRole, Letter, Run

CHANNELS = ("labels", "envelopes")


@dataclass(frozen=True, slots=True)
class Posting:
    """How letters are posted: from the country `home`, empty if it is not known, addressed in a language."""

    home: str
    language: str


def cover(letter: Letter, addressee: Addressee, channel: str, posting: Posting) -> Letter:
    """The outside of a letter, for a renderer of labels or envelopes."""
    lines = [(Run(line, verbatim=True),) for line in addressee.postal_lines]
    if country := _country_line(addressee, posting):
        lines.append((Run(country),))
    sender = (block for block in letter.blocks if block.role is BlockRole.SENDER)
    return replace(letter, channel=channel, blocks=(*sender, Block(BlockRole.ADDRESS, tuple(lines))))


def _country_line(addressee: Addressee, posting: Posting) -> str:
    """The country in capitals, as the last line of mail that crosses a border; empty where the address names it.

    Source: UPU S42 (international postal address components and templates).
    """
    if not addressee.country or addressee.country == posting.home:
        return ""
    name = languages.territory_name(addressee.country, posting.language)
    return "" if name.casefold() in "\n".join(addressee.postal_lines).casefold() else name.upper()
