"""A translation unit: one text beside its translation, with what its placeholders stand for and whose work it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ua_i18n import languages, placeholders
from ua_i18n.extraction import described
from ua_i18n.model import Message
from ua_i18n.placeholders import BraceError


class Origin(StrEnum):
    """Whose work a unit is: approved in this workspace, taken from elsewhere, or a machine's first."""

    OWN = "own"
    OTHER = "other"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Bearer:
    """What a placeholder stands for, so far as grammar needs to know; an empty `kind` is an unknown one."""

    name: str
    kind: str = ""
    gender: str = ""
    many: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A masked source and its masked translation.

    `appeal` is an appeal's id, or the name of the file that it came from; `date` is ISO 8601; `before` and `after` are
    fingerprints of the messages around it, for telling apart what is said alike in several places.
    """

    language: str
    locale: str
    source: str
    target: str
    bearers: tuple[Bearer, ...] = ()
    context: str = ""
    key: str = ""
    origin: Origin = Origin.OTHER
    appeal: str = ""
    translator: str = ""
    approver: str = ""
    date: str = ""
    before: str = ""
    after: str = ""

    @property
    def identity(self) -> int:
        """A 64-bit number: of an own unit, which has a key, the message that it translates; of another its texts."""
        texts = (self.language, self.locale, self.source, self.target)
        parts = (self.appeal, self.locale, self.key, "own") if self.key else texts
        digest = hashlib.blake2b("\x04".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
        return int.from_bytes(digest, signed=True)


def bearers_of(message: Message) -> tuple[Bearer, ...]:
    """What the placeholders of a message stand for, in the order in which they first stand there."""
    return bearers(message.source, message.notes)


def bearers(masked: str, notes: Iterable[str]) -> tuple[Bearer, ...]:
    """What the placeholders of a masked text stand for, by the notes that translators see."""
    known = {entry.name: entry for note in notes if (entry := described(note))}
    found = []
    for name in dict.fromkeys(placeholders.names(masked)):
        entry = known.get(name)
        found.append(Bearer(name, entry.kind, entry.gender or "", entry.number == "many") if entry else Bearer(name))
    return tuple(found)


def as_masked(text: str) -> str:
    """A text by other hands as masked text: whole where it keeps our grammar, else with its braces doubled."""
    try:
        placeholders.pieces(text)
    except BraceError:
        return placeholders.escape(text)
    return text


def family(tag: str) -> str:
    """What tells languages apart that cannot stand in for each other: language and script, as `pt-Latn`."""
    return f"{tag.partition('-')[0]}-{languages.script(tag)}"
