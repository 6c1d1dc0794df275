"""Finds the units that share a text's rarest words: what is worth a closer look among a million."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import weakref
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ua_i18n import storage
from ua_i18n.errors import PluginError
from ua_i18n.memory.folding import words
from ua_i18n.memory.store import Store

if TYPE_CHECKING:
    import tantivy

_VERSION = 1
_RAREST = 7  # words that are looked for
_TELLING = 300  # units: where two words stand in no more of them, these lead to the right ones
_MOST, _WIDER = 12, 4  # words to look for, and how many more units to look at, where all words are common
_TOO_COMMON = 20_000  # units: a word that stands in more of them tells little, and is slow to follow


class Index(Protocol):
    """Word lists by number; made anew from the memory whenever it is missing."""

    def add(self, texts: Iterable[tuple[int, str]]) -> None: ...

    def candidates(self, found: Sequence[str], limit: int) -> list[int]:
        """The numbers of the texts that share most of the rarest of these words."""
        ...

    def close(self) -> None:
        """Let go of the files."""


def opened(folder: Path, store: Store, source: str, target: str) -> Index:
    """The index of a memory between two families of languages, with all that the memory has now."""
    kind = Tantivy if find_spec("tantivy") else Fts
    place = folder / f"{source}~{target}-{kind.__name__.lower()}"
    state = place / "state.json"
    known = _state(state, store.birth)
    if known == store.last and place.is_dir():
        return kind(place)
    with storage.locked(folder / "lock", timeout=600):
        known = _state(state, store.birth)
        if not known:
            shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True, exist_ok=True)
        index = kind(place)
        last = store.last
        index.add(store.sources_after(known, source, target))
        storage.write(state, json.dumps({"version": _VERSION, "birth": store.birth, "last": last}))
    return index


def _state(path: Path, birth: str) -> int:
    """The number of the last unit that an index has; 0 where it is of another memory, or of none."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        state = json.loads(path.read_bytes())
        if state["version"] == _VERSION and state["birth"] == birth:
            return int(state["last"])
    return 0


@dataclass(frozen=True)
class Tantivy:
    """The fast one: needs the `scale` extra."""

    place: Path

    def add(self, texts: Iterable[tuple[int, str]]) -> None:
        import tantivy

        writer = self._index.writer(heap_size=100_000_000)
        for number, text in texts:
            writer.add_document(tantivy.Document(unit=number, words=" ".join(words(text))))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self.__dict__.pop("_searcher", None)

    def candidates(self, found: Sequence[str], limit: int) -> list[int]:
        import tantivy

        searcher, schema = self._searcher, self._index.schema
        counted = sorted((count, word) for word in found if (count := searcher.doc_freq("words", word)))
        telling = len(counted) > 1 and counted[1][0] <= _TELLING
        rare = [word for _, word in (counted[:_RAREST] if telling else counted[:_MOST])]
        limit = limit if telling else _WIDER * limit
        if not rare:
            return []
        terms = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, "words", word, "basic")) for word in rare]
        hits = searcher.search(tantivy.Query.boolean_query(terms), limit, count=False).hits
        return list(dict.fromkeys(searcher.doc(address)["unit"][0] for _, address in hits))

    def close(self) -> None:
        self.__dict__.pop("_searcher", None)
        self.__dict__.pop("_index", None)

    @cached_property
    def _index(self) -> tantivy.Index:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("unit", stored=True)
        builder.add_text_field("words", tokenizer_name="whitespace", index_option="basic")
        return tantivy.Index(builder.build(), str(self.place))

    @cached_property
    def _searcher(self) -> tantivy.Searcher:
        return self._index.searcher()


@dataclass(frozen=True)
class Fts:
    """The one that is always there: SQLite's full-text tables, used as lists of words."""

    place: Path

    def add(self, texts: Iterable[tuple[int, str]]) -> None:
        with self._database as database:
            database.executemany(
                "INSERT INTO word (rowid, text) VALUES (?, ?)",
                ((number, " ".join(words(text))) for number, text in texts),
            )

    def candidates(self, found: Sequence[str], limit: int) -> list[int]:
        counted = sorted((count, word) for word in found if (count := self._count(word)))
        shared: Counter[int] = Counter()
        for place, (count, word) in enumerate(counted[:_RAREST]):
            if place and count > _TOO_COMMON:
                break
            for number in self._numbers(word):
                shared[number] += 1
        return [number for number, _ in shared.most_common(limit)]

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
