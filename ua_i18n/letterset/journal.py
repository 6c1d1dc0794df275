"""The journal of a run: what it is about to write, so that an interrupted one can be removed or made whole."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ua_i18n import jsonlines, storage
from ua_i18n.letterset.writing import Order

JOURNALS = "unfinished-*.jsonl"
_BATCH = 32  # files that are told before the first of them is written


@dataclass(frozen=True, slots=True)
class Journal:
    """One run's own file in the folder of a set: it goes when the manifest tells of all that was written."""

    path: Path
    appeal: str

    @classmethod
    def of_run(cls, folder: Path, appeal: str) -> Journal:
        return cls(folder / JOURNALS.replace("*", secrets.token_hex(4)), appeal)

    def told(self, orders: Iterable[Order]) -> Iterator[Order]:
        """The orders, each when the journal on disk has its path."""
        waiting = iter(orders)
        while batch := list(islice(waiting, _BATCH)):
            line = {"appeal": self.appeal, "paths": [order.path for order in batch]}
            storage.append(self.path, json.dumps(line, ensure_ascii=False))
            yield from batch


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What the journals in a folder tell: of which appeal, and which files may be there that no manifest names."""

    journals: tuple[Path, ...] = ()
    appeals: frozenset[str] = frozenset()
    paths: frozenset[str] = frozenset()


def journals(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob(JOURNALS)))


def unfinished(found: Iterable[Path]) -> Unfinished:
    """What journals tell; a line that was cut off told of nothing that was written."""
    paths = tuple(found)
    problem, required = "is no line of a journal; remove the file by hand", {"paths": list, "appeal": str}
    lines = [line for path in paths for line in jsonlines.parse(storage.read_text(path), str(path), required, problem)]
    told = (path for line in lines for path in line["paths"] if isinstance(path, str))
    return Unfinished(paths, frozenset(line["appeal"] for line in lines), frozenset(told))
