"""An entry of a catalog, and what its message, its translator or a revised source make of it."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from ua_i18n import placeholders
from ua_i18n.catalog import provenance
from ua_i18n.model import Message

_BRACES = "python-brace-format"
_FUZZY = "fuzzy"

E = TypeVar("E", bound="PoEntry")


@dataclass(frozen=True, slots=True)
class Target:
    """What a message's translation becomes; comments of None stay as they are."""

    targets: tuple[str, ...]
    fuzzy: bool = False
    comments: tuple[str, ...] | None = None


class PoEntry(Protocol):
    """What we need of polib's POEntry; msgctxt is None in one without context."""

    msgctxt: str
    msgid: str
    msgid_plural: str
    msgstr: str
    msgstr_plural: dict[int, str]
    obsolete: bool
    comment: str
    tcomment: str
    occurrences: list[tuple[str, str]]
    flags: list[str]
    previous_msgctxt: str | None
    previous_msgid: str | None
    previous_msgid_plural: str | None


def fuzzy(entry: PoEntry) -> bool:
    return _FUZZY in entry.flags


def targets(entry: PoEntry) -> tuple[str, ...]:
    """The translation, or its plural forms."""
    plural = entry.msgstr_plural
    return tuple(plural[number] for number in sorted(plural)) if plural else (entry.msgstr,)


def comments(entry: PoEntry) -> tuple[str, ...]:
    """The translator's comments, a line each."""
    return tuple(entry.tcomment.split("\n")) if entry.tcomment else ()


def references(entry: PoEntry) -> tuple[str, ...]:
    return tuple(f"{file}:{line}" if line else file for file, line in entry.occurrences)


def same(one: E, other: E) -> bool:
    """Whether two entries would be written alike; polib's own comparison leaves out comments and flags."""
    return one is other or vars(one) == vars(other)


# An entry is shared by catalogs: what follows works on a copy, and replaces its lists without changing them.


def filled(blank: E, message: Message) -> E:
    """A new entry, untranslated, for a message."""
    entry = copy.copy(blank)
    entry.msgid = message.source
    if message.context:
        entry.msgctxt = message.context
    return refreshed(entry, message)


def refreshed(entry: E, message: Message) -> E:
    """The entry with the notes, places and flags of its message, everything of the translator's kept."""
    fresh = copy.copy(entry)
    fresh.obsolete = False
    fresh.comment = _notes(message)
    fresh.occurrences = _occurrences(message)
    fresh.flags = _flags(message, entry.flags)
    return fresh


def changed(blank: E, former: E, message: Message) -> E:
    """A new entry, fuzzy, that starts from a former one's translation and names its text.

    What was ignored in the former text is not ignored in this one.
    """
    entry = filled(blank, message)
    entry.flags = _flags(message, (_FUZZY, *former.flags))
    entry.msgstr = targets(former)[0]
    entry.tcomment = "\n".join(provenance.unignored(comments(former)))
    older = fuzzy(former) and former.previous_msgid is not None  # then that is the text it translates
    entry.previous_msgid = former.previous_msgid if older else former.msgid
    entry.previous_msgctxt = former.previous_msgctxt if older else former.msgctxt
    return entry


def obsolete(entry: E) -> E:
    """The entry when its message is gone."""
    gone = copy.copy(entry)
    gone.obsolete, gone.comment, gone.occurrences = True, "", []
    return gone


def retargeted(entry: E, target: Target) -> E:
    """The entry with another translation; a final one no longer names the text it was adapted from."""
    fresh = copy.copy(entry)
    if entry.msgid_plural:
        fresh.msgstr_plural = dict(enumerate(target.targets))
    else:
        (fresh.msgstr,) = target.targets
    others = [flag for flag in entry.flags if flag != _FUZZY]
    fresh.flags = [_FUZZY, *others] if target.fuzzy else others
    if not target.fuzzy:
        fresh.previous_msgid = fresh.previous_msgctxt = fresh.previous_msgid_plural = None
    if target.comments is not None:
        fresh.tcomment = "\n".join(target.comments)
    return fresh


def _notes(message: Message) -> str:
    """The notes as polib reads them back: no blank lines, no white space at the ends."""
    lines = (line.strip() for note in message.notes for line in note.splitlines())
    return "\n".join(line for line in lines if line)


def _occurrences(message: Message) -> list[tuple[str, str]]:
    pairs = (reference.rpartition(":") for reference in message.references)
    return [(file, line) if file and line.isdigit() else (f"{file}{colon}{line}", "") for file, colon, line in pairs]


def _flags(message: Message, former: Iterable[str]) -> list[str]:
    braces = [_BRACES] if placeholders.names(message.source) else []
    kept = [flag for flag in dict.fromkeys(former) if flag != _BRACES]
    fuzzy = [flag for flag in kept if flag == _FUZZY]
    return [*fuzzy, *braces, *(flag for flag in kept if flag != _FUZZY)]
