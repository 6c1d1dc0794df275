"""Messages and their translations as a gettext catalog: an immutable face of polib, which nothing else imports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

import polib

from ua_i18n.catalog import matching, poentry, poparse, potext
from ua_i18n.catalog.poentry import Target
from ua_i18n.catalog.poheader import Header
from ua_i18n.errors import FormatError, UsageError
from ua_i18n.model import Message, Translation, message_key

__all__ = ["Catalog", "Entry", "Target"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a catalog says of one text, whatever wrote it; `where` is the file and line ("letter.po:12")."""

    where: str
    context: str
    source: str
    targets: tuple[str, ...]
    fuzzy: bool
    comments: tuple[str, ...]
    references: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def target(self) -> str:
        return self.targets[0]


@dataclass(frozen=True, eq=False)
class Catalog:
    """A PO or POT file. A change is a new catalog; entries are shared and never changed in place."""

    where: str
    header: Header
    source: bytes | str | None = field(default=None, repr=False)
    _entries: tuple[polib.POEntry, ...] = field(default=(), repr=False)
    _untouched: str | None = field(default=None, repr=False)
    _newline: str = "\n"

    @classmethod
    def parse(cls, source: bytes | str, where: str) -> Catalog:
        """The catalog in a file: its text, or its bytes in the charset that its header names.

        Raises FormatError with `where` and the line for what gettext would refuse.
        """
        text = potext.decoded(source, where) if isinstance(source, bytes) else source
        header, entries = _read(text, where)
        _refuse_duplicates(entries, where)
        return cls(where, header, source, tuple(entries), text, "\r\n" if "\r\n" in text else "\n")

    @classmethod
    def new(cls, messages: Iterable[Message], locale: str | None, *, project: str, when: datetime) -> Catalog:
        """A catalog without translations; a template where `locale` is None."""
        distinct = matching.distinct(messages)
        source = distinct[0].language if distinct else "en"
        header = Header.new(locale, source=source, project=project, when=when)
        where = f"{locale}.po" if locale else "messages.pot"
        return cls(where, header, None, tuple(poentry.filled(polib.POEntry(), message) for message in distinct))

    def text(self) -> str:
        """The file: byte for byte as it was parsed, else as `msgcat --no-wrap` writes it."""
        if self._untouched is not None:
            return self._untouched
        gone = [entry for entry in self._entries if entry.obsolete]
        whole = "\n".join([self.header.text(), *map(potext.entry_text, [*self._live, *gone])])
        return whole if self._newline == "\n" else whole.replace("\n", self._newline)

    def translations(self, messages: Iterable[Message]) -> tuple[Translation, ...]:
        """Each message beside what this catalog has for it."""
        return tuple(_translation(message, self._by_source.get(matching.identity(message))) for message in messages)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the file holds, in its order, without what is obsolete."""
        return tuple(_entry(entry, self.where) for entry in self._live)

    @property
    def obsolete(self) -> tuple[Entry, ...]:
        """The translations whose message the source no longer has."""
        return tuple(_entry(entry, self.where) for entry in self._entries if entry.obsolete)

    def references(self) -> Mapping[str, tuple[str, ...]]:
        """The places of each message in its source ("source.txt:17"), by key."""
        return {key: poentry.references(self._entries[number]) for key, number in self._by_key.items()}

    def previous(self) -> Mapping[str, str]:
        """The text that each fuzzy translation was made for, where the source has changed since, by key."""
        return {
            key: entry.previous_msgid
            for key, number in self._by_key.items()
            if (entry := self._entries[number]).previous_msgid and poentry.fuzzy(entry)
        }

    @property
    def last_translator(self) -> str | None:
        """The person who last saved the file, if it names one."""
        return self.header.last_translator

    def with_targets(self, targets: Mapping[str, Target], *, when: datetime, translator: str | None = None) -> Catalog:
        """This catalog with new translations by message key. Raises UsageError for a key that it does not have."""
        entries = list(self._entries)
        for key, target in targets.items():
            number = self._by_key.get(key)
            if number is None:
                raise UsageError(f"{self.where}: no message has the key {key}; see the keys with `check` or `status`")
            entries[number] = poentry.retargeted(entries[number], target)
        return self._with_entries(entries, self.header.revised(when, translator))

    def restored(self, key: str, former: Catalog) -> Catalog:
        """This catalog with one message's entry as an earlier state of the file had it, all else as it is."""
        entries = list(self._entries)
        entries[self._by_key[key]] = former._entries[former._by_key[key]]
        return self._with_entries(entries, self.header)

    def merge(self, messages: Iterable[Message], *, when: datetime | None = None) -> Catalog:
        """This catalog for a revised source, in its order; this very catalog where nothing has changed.

        A message that changed starts from the likest translation, fuzzy, with the former text beside it. Vanished
        ones become obsolete and come back with their text.
        """
        distinct = matching.distinct(messages)
        matches = matching.match(
            [_former(entry) for entry in self._entries], [matching.identity(message) for message in distinct]
        )
        live = [self._merged(message, found) for message, found in zip(distinct, matches, strict=True)]
        served = {found.former for found in matches if found.exact}
        gone = [
            poentry.obsolete(entry)
            for number, entry in enumerate(self._entries)
            if number not in served and _worth_keeping(entry)
        ]
        return self._with_entries([*live, *gone], self.header.recreated(when))

    def _merged(self, message: Message, found: matching.Match) -> polib.POEntry:
        if found.former is None:
            return poentry.filled(polib.POEntry(), message)
        former = self._entries[found.former]
        return poentry.refreshed(former, message) if found.exact else poentry.changed(polib.POEntry(), former, message)

    def _with_entries(self, entries: Sequence[polib.POEntry], header: Header) -> Catalog:
        if len(entries) == len(self._entries) and all(map(poentry.same, entries, self._entries)):
            return self
        return replace(self, header=header, source=None, _entries=tuple(entries), _untouched=None)

    @cached_property
    def _live(self) -> list[polib.POEntry]:
        return [entry for entry in self._entries if not entry.obsolete]

    @cached_property
    def _by_source(self) -> Mapping[tuple[str, str], polib.POEntry]:
        return {(entry.msgctxt or "", entry.msgid): entry for entry in self._live}

    @cached_property
    def _by_key(self) -> Mapping[str, int]:
        return {
            message_key(entry.msgctxt or "", entry.msgid): number
            for number, entry in enumerate(self._entries)
            if not entry.obsolete
        }


def _read(text: str, where: str) -> tuple[Header, Sequence[polib.POEntry]]:
    parsed = poparse.parse(text)
    if parsed is None:
        return _read_by_polib(text, where)
    header, _ = _read_by_polib(parsed.header, where)
    return header, [polib.POEntry(**fields) for fields in parsed.entries]


def _read_by_polib(text: str, where: str) -> tuple[Header, Sequence[polib.POEntry]]:
    """What stands in a text of any form. Raises FormatError for what gettext would refuse."""
    lines: Any = potext.PoLines(text, where)  # polib takes a text to be a path where a file is called so
    try:
        file = polib.pofile(lines, encoding="utf-8")
    except (OSError, ValueError, IndexError) as error:
        raise potext.syntax_error(error, where) from None
    if file and not file.metadata:  # no header: what polib took for its comment is the first entry's
        file[0].tcomment = file.header
        return Header("", ()), file
    return Header(file.header, tuple(file.metadata.items())), file


def _refuse_duplicates(entries: Iterable[polib.POEntry], where: str) -> None:
    lines: dict[tuple[str | None, str], int] = {}
    for entry in entries:
        if not entry.obsolete:
            line = entry.linenum or 1
            first = lines.setdefault((entry.msgctxt, entry.msgid), line)
            if first != line:
                problem = f"the message {entry.msgid[:40]!r} stands on line {first} already; remove one of them"
                raise FormatError(f"{where}:{line}", problem)


def _entry(entry: polib.POEntry, where: str) -> Entry:
    return Entry(
        where=f"{where}:{entry.linenum}" if entry.linenum else where,
        context=entry.msgctxt or "",
        source=entry.msgid,
        targets=poentry.targets(entry),
        fuzzy=poentry.fuzzy(entry),
        comments=poentry.comments(entry),
        references=poentry.references(entry),
        notes=tuple(entry.comment.split("\n")) if entry.comment else (),
    )


def _translation(message: Message, entry: polib.POEntry | None) -> Translation:
    if entry is None:
        return Translation(message=message)
    fuzzy = poentry.fuzzy(entry)
    return Translation(message=message, targets=poentry.targets(entry), fuzzy=fuzzy, comments=poentry.comments(entry))


def _former(entry: polib.POEntry) -> matching.Former:
    return matching.Former(entry.msgctxt or "", entry.msgid, any(poentry.targets(entry)), bool(entry.obsolete))


def _worth_keeping(entry: polib.POEntry) -> bool:
    return any(poentry.targets(entry)) or bool(entry.tcomment)
