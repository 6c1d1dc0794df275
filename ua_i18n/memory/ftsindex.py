"""The index that is always there: SQLite's full-text tables, used as lists of words."""

from __future__ import annotations

import sqlite3
import weakref
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ua_i18n.errors import PluginError
from ua_i18n.memory.folding import words
from ua_i18n.memory.index import Wave

_RAREST = 7  # words that are looked for
_TOO_COMMON = 20_000  # units: a word that stands in more of them tells little, and is slow to follow


@dataclass(frozen=True)
class FtsIndex:
    """Counts in which texts the rarest words stand."""

    place: Path

    def add(self, texts: Iterable[tuple[int, str]]) -> None:
        with self._database as database:
            database.executemany(
                "INSERT INTO word (rowid, text) VALUES (?, ?)",
                ((number, " ".join(words(text))) for number, text in texts),
            )

    def waves(self, found: Sequence[str], limit: int) -> Iterator[Wave]:
        counted = sorted((count, word) for word in found if (count := self._count(word)))
        shared: Counter[int] = Counter()
        for place, (count, word) in enumerate(counted[:_RAREST]):
            if place and count > _TOO_COMMON:
                break
            for number in self._numbers(word):
                shared[number] += 1
        yield Wave([number for number, _ in shared.most_common(limit)], 0.0)

    def close(self) -> None:
        if database := self.__dict__.pop("_database", None):
            database.close()

    def _count(self, word: str) -> int:
        row = self._database.execute("SELECT doc FROM counted WHERE term = ?", (word,)).fetchone()
        return int(row[0]) if row else 0

    def _numbers(self, word: str) -> Iterator[int]:
        rows = self._database.execute("SELECT rowid FROM word WHERE word MATCH ?", (f'"{word}"',))
        return (row[0] for row in rows)

    @cached_property
    def _database(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.place / "words.sqlite", timeout=30)
        weakref.finalize(self, database.close)  # also where a run broke off before `close`
        try:
            database.executescript(
                "CREATE VIRTUAL TABLE IF NOT EXISTS word USING fts5(text, content='', columnsize=0, detail=none, "
                "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co M*'\");"
                "CREATE VIRTUAL TABLE IF NOT EXISTS counted USING fts5vocab(word, row);"
            )
        except sqlite3.OperationalError as error:
            raise PluginError(f"this Python's SQLite cannot search text ({error}); install ua-i18n[scale]") from error
        return database
