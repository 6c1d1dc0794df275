"""What machines answered before, kept on disk: nobody is asked, or paid, twice for the same text."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ua_i18n import storage
from ua_i18n.errors import StorageError
from ua_i18n.model import Draft, digest_of

_TABLE = "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, answer TEXT NOT NULL) WITHOUT ROWID"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer depends on; `payload` is all that the machine gets to see."""

    engine: str
    version: str
    source: str
    target: str
    payload: str

    @property
    def key(self) -> str:
        return digest_of([self.engine, self.version, self.source, self.target, self.payload])


class Answers:
    """The answers in one file, which may be removed at any time; one that cannot be used is done without."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._base: sqlite3.Connection | None = None

    def __enter__(self) -> Answers:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def get(self, asked: Asked) -> Draft | None:
        """The answer, as a draft of no message yet; None where there is none."""
        rows = self._run("SELECT answer FROM answers WHERE key = ?", asked.key)
        try:
            target, score, note = json.loads(rows[0][0]) if rows else ("", 0.0, "")
            return Draft("", str(target), asked.engine, float(score), str(note)) if target else None
        except (ValueError, TypeError):
            return None

    def put(self, asked: Asked, draft: Draft) -> None:
        """Keep an answer, also beyond a crash of this program."""
        answer = json.dumps([draft.target, draft.score, draft.note], ensure_ascii=False)
        self._run("INSERT OR REPLACE INTO answers VALUES (?, ?)", asked.key, answer)

    def _run(self, statement: str, *values: str) -> list[Any]:
        try:
            base = self._opened()
            with base:
                return base.execute(statement, values).fetchall()
        except (sqlite3.OperationalError, OSError):  # busy, full, or no place to write: it may be fine another time
            return []
        except sqlite3.DatabaseError:  # damaged
            self._close()
            with contextlib.suppress(StorageError):
                storage.remove(self._path)
            return []

    def _opened(self) -> sqlite3.Connection:
        if self._base is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(self._path, timeout=5)
            weakref.finalize(self, self._base.close)  # also where a run broke off
            self._base.execute("PRAGMA synchronous = OFF")  # what a power cut damages is made anew
            self._base.execute(_TABLE)
        return self._base

    def _close(self) -> None:
        if self._base is not None:
            self._base.close()
            self._base = None
