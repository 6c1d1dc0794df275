"""The memory's file: units in SQLite, each once, with whose work they are."""

from __future__ import annotations

import contextlib
import json
import secrets
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from ua_i18n.errors import StorageError
from ua_i18n.memory.unit import Bearer, Origin, Unit, family

_VERSION = 1
_BATCH = 10_000
_CACHE = 96_000  # KiB: a million identities fit, so that adding to them needs no reading
_SCHEMA = """
CREATE TABLE memory (birth TEXT NOT NULL);
CREATE TABLE pair (id INTEGER PRIMARY KEY, language TEXT, locale TEXT, family TEXT, UNIQUE (language, locale));
CREATE TABLE provenance (
  id INTEGER PRIMARY KEY, origin TEXT, appeal TEXT, translator TEXT, approver TEXT, date TEXT,
  UNIQUE (origin, appeal, translator, approver, date)
);
CREATE TABLE unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT, identity INTEGER UNIQUE, pair INTEGER, provenance INTEGER,
  source TEXT, target TEXT, bearers TEXT, context TEXT, key TEXT, before TEXT, after TEXT
);
"""
_UNITS = """
SELECT unit.id, language, locale, source, target, bearers, context, key, before, after,
  origin, appeal, translator, approver, date
FROM unit JOIN pair ON pair.id = unit.pair JOIN provenance ON provenance.id = unit.provenance
"""
_COLUMNS = "identity, pair, provenance, source, target, bearers, context, key, before, after"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Whose work units are, and how many there are of it for a pair of languages."""

    language: str
    locale: str
    origin: Origin
    appeal: str
    units: int


@dataclass(frozen=True)
class Store:
    """The units of one memory; the file is made when something is first put into it."""

    path: Path

    def add(self, units: Iterable[Unit]) -> int:
        """Put units in, and say how many are new. An own one replaces what its message said before."""
        with self._changing() as database:
            rows = _Rows(database)
            stream = iter(units)
            added = 0
            while batch := list(islice(stream, _BATCH)):
                other = [rows.row(unit) for unit in batch if not unit.key]
                own = [rows.row(unit) for unit in batch if unit.key]
                before = database.total_changes
                database.executemany(_insert("IGNORE"), other)
                added += database.total_changes - before
                database.executemany(_insert("REPLACE"), own)
                added += len(own)
        return added

    def remove(self, identities: Iterable[int]) -> None:
        """Take units out, where they are there."""
        wanted = [(identity,) for identity in identities]
        if wanted and self.path.is_file():
            with self._changing() as database:
                database.executemany("DELETE FROM unit WHERE identity = ?", wanted)

    def forget(self, appeal: str) -> None:
        """Take everything out that an appeal of this workspace brought."""
        if self.path.is_file():
            with self._changing() as database:
                where = "SELECT id FROM provenance WHERE appeal = ?"
                database.execute(f"DELETE FROM unit WHERE key <> '' AND provenance IN ({where})", (appeal,))

    def units(self, numbers: Sequence[int]) -> dict[int, Unit]:
        """The units with these numbers that are still there, by number."""
        rows = self._rows(f"{_UNITS} WHERE unit.id IN ({_marks(numbers)})", tuple(numbers))
        return {row[0]: _unit(row) for row in rows}

    def sources(self, numbers: Sequence[int]) -> list[tuple[int, str]]:
        """The numbers that are still there, each with its source."""
        return list(self._rows(f"SELECT id, source FROM unit WHERE id IN ({_marks(numbers)})", tuple(numbers)))

    def all(self, locale: str | None = None) -> Iterator[Unit]:
        """Every unit, or those of one locale, in the order in which they came."""
        if self.path.is_file():
            where, values = ("WHERE locale = ?", (locale,)) if locale else ("", ())
            yield from map(_unit, self._rows(f"{_UNITS} {where} ORDER BY unit.id", values))

    def sources_after(self, number: int, source: str, target: str) -> Iterator[tuple[int, str]]:
        """What came after a number between two families of languages, each with its source."""
        pairs = [row[0] for row in self._rows("SELECT id FROM pair WHERE family = ?", (_families(source, target),))]
        yield from self._rows(
            f"SELECT id, source FROM unit WHERE id > ? AND pair IN ({_marks(pairs)}) ORDER BY id", (number, *pairs)
        )

    @property
    def last(self) -> int:
        """The number of the last unit that came, even where it has gone again."""
        if not self.path.is_file():
            return 0
        found = list(self._rows("SELECT seq FROM sqlite_sequence WHERE name = 'unit'", ()))
        return int(found[0][0]) if found else 0

    @property
    def birth(self) -> str:
        """What tells this memory from any other, so that an index is never of another one."""
        return next((str(row[0]) for row in self._rows("SELECT birth FROM memory", ())), "")

    def provenances(self) -> tuple[Provenance, ...]:
        """What the memory is made of, the largest part first."""
        if not self.path.is_file():
            return ()
        rows = self._rows(
            "SELECT language, locale, origin, appeal, count(*) FROM unit JOIN pair ON pair.id = unit.pair "
            "JOIN provenance ON provenance.id = unit.provenance GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1, 2, 3, 4",
            (),
        )
        return tuple(Provenance(row[0], row[1], Origin(row[2]), row[3], row[4]) for row in rows)

    def close(self) -> None:
        """Let go of the file."""
        if "_database" in self.__dict__:
            self._database.close()
            del self.__dict__["_database"]

    def _rows(self, query: str, values: Sequence[object]) -> Iterator[tuple]:  # type: ignore[type-arg]
        with self._told():
            yield from self._database.execute(query, values)

    @contextlib.contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is on disk afterwards, or nothing."""
        with self._told(), self._database:
            yield self._database

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StorageError(
                f"{self.path}: the translation memory cannot be used ({error}); "
                "where it is broken, move it away and fill it anew: ua-i18n memory import --approved"
            ) from error

    @cached_property
    def _database(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self.path, timeout=30)
        weakref.finalize(self, database.close)  # also where a run broke off before `close`
        database.execute(f"PRAGMA cache_size = -{_CACHE}")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version > _VERSION:
            database.close()
            raise StorageError(f"{self.path}: was written by a newer ua-i18n (version {version}); update and run again")
        if not version:
            with database:
                database.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;")
                database.execute("INSERT INTO memory VALUES (?)", (secrets.token_hex(8),))
        return database


class _Rows:
    """Units as rows; what many share is written once."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._known: dict[tuple[str, ...], int] = {}

    def row(self, unit: Unit) -> tuple[object, ...]:
        work = (unit.origin.value, unit.appeal, unit.translator, unit.approver, unit.date)
        return (
            unit.identity,
            self._number("pair", ("language", "locale"), (unit.language, unit.locale)),
            self._number("provenance", ("origin", "appeal", "translator", "approver", "date"), work),
            unit.source,
            unit.target,
            json.dumps([astuple(bearer) for bearer in unit.bearers]) if unit.bearers else "",
            unit.context,
            unit.key,
            unit.before,
            unit.after,
        )

    def _number(self, table: str, columns: tuple[str, ...], values: tuple[str, ...]) -> int:
        """The number of a shared row, which is written where it is new."""
        if values in self._known:
            return self._known[values]
        more = {"family": _families(family(values[0]), family(values[1]))} if table == "pair" else {}
        names = ", ".join((*columns, *more))
        self._database.execute(
            f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({_marks((*columns, *more))})", (*values, *more.values())
        )
        where = " AND ".join(f"{column} = ?" for column in columns)
        (number,) = self._database.execute(f"SELECT id FROM {table} WHERE {where}", values).fetchone()
        self._known[values] = number
        return int(number)


def _families(source: str, target: str) -> str:
    return f"{source} {target}"


def _insert(conflict: str) -> str:
    return f"INSERT OR {conflict} INTO unit ({_COLUMNS}) VALUES ({_marks(_COLUMNS.split(','))})"


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _unit(row: tuple) -> Unit:  # type: ignore[type-arg]
    _, language, locale, source, target, known, context, key, before, after, origin, appeal, *people = row
    translator, approver, date = people
    return Unit(
        language=language,
        locale=locale,
        source=source,
        target=target,
        bearers=tuple(Bearer(*each) for each in json.loads(known)) if known else (),
        context=context,
        key=key,
        origin=Origin(origin),
        appeal=appeal,
        translator=translator,
        approver=approver,
        date=date,
        before=before,
        after=after,
    )
