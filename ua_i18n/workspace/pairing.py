"""Writes appeal.yaml and reading.yaml as one: a merge must never meet the appeal of one reading beside another's."""

from __future__ import annotations

import re
from pathlib import Path

from ua_i18n import storage

APPEAL, READING = "appeal.yaml", "reading.yaml"
_NEXT = "reading.next.yaml"
_MARK = re.compile(r"# goes with appeal\.yaml ([0-9a-f]{64})\n")


def write(folder: Path, appeal: str, reading: str, expected: str | None) -> None:
    """Replace both files; after a crash, `recover` completes or undoes what was begun.

    Raises StorageError where the appeal has not the digest `expected` any more: then neither is replaced.
    """
    storage.write(folder / _NEXT, f"# goes with appeal.yaml {storage.digest(appeal)}\n{reading}")
    storage.replace_if(folder / APPEAL, expected, appeal)
    recover(folder)


def recover(folder: Path) -> None:
    """Put a waiting reading in its place where its appeal was written; else drop it."""
    waiting = folder / _NEXT
    if not waiting.is_file():
        return
    text = storage.read_text(waiting)
    mark, appeal = _MARK.match(text), folder / APPEAL
    if mark and appeal.is_file() and storage.digest(storage.read_bytes(appeal)) == mark[1]:
        storage.write_if_changed(folder / READING, text[mark.end() :])
    storage.remove(waiting)
