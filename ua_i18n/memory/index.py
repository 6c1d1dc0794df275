"""Finds the units that share a text's rarest words: what is worth a closer look among a million."""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from ua_i18n import storage
from ua_i18n.memory.store import Store

_VERSION = 2


@dataclass(frozen=True, slots=True)
class Wave:
    """The numbers of some texts that are worth a closer look, the likeliest first.

    Where one of them is as like as `enough`, from 0 to 1, nothing in a later wave is expected to be more so.
    """

    numbers: list[int]
    enough: float


class Index(Protocol):
    """Word lists by number; made anew from the memory whenever it is missing."""

    def add(self, texts: Iterable[tuple[int, str]]) -> None: ...

    def waves(self, found: Sequence[str], limit: int) -> Iterator[Wave]:
        """The texts that share most of these words, those with the rarest of them first; each wave at its own cost."""
        ...

    def close(self) -> None:
        """Let go of the files."""


def opened(folder: Path, store: Store, source: str, target: str) -> Index:
    """The index of a memory between two families of languages, with all that the memory has now."""
    name, kind = _kind()
    place = folder / f"{source}~{target}-{name}"
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


def _kind() -> tuple[str, Callable[[Path], Index]]:
    """The fast index where the `scale` extra is installed; else the one that is always there."""
    if find_spec("tantivy"):
        from ua_i18n.memory.tantivyindex import TantivyIndex

        return "tantivy", TantivyIndex
    from ua_i18n.memory.ftsindex import FtsIndex

    return "fts", FtsIndex


def _state(path: Path, birth: str) -> int:
    """The number of the last unit that an index has; 0 where it is of another memory, or of none."""
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        state = json.loads(path.read_bytes())
        if state["version"] == _VERSION and state["birth"] == birth:
            return int(state["last"])
    return 0
