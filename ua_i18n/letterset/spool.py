"""The lines of a manifest in the making, kept on disk: a set of any size needs no more memory than a small one."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from operator import itemgetter
from types import TracebackType
from typing import TextIO

from ua_i18n.letterset.entry import Entry, Told, line_of, told_by

_BUFFER = 128  # entries in memory at a time


class Spool:
    """Takes entries in any order and gives their lines by path. The end of its block throws them away."""

    def __init__(self) -> None:
        self._files = ExitStack()
        self._runs: list[TextIO] = []
        self._last = ""

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._files.close()

    def extend(self, entries: Iterable[Entry]) -> None:
        waiting = iter(entries)
        while batch := sorted(islice(waiting, _BUFFER), key=lambda entry: entry.path):
            if not self._runs or batch[0].path < self._last:  # each run is in order: then merging them is enough
                run = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 (closed with the rest)
                self._runs.append(self._files.enter_context(run))
            self._runs[-1].writelines(f"{line_of(entry)}\n" for entry in batch)
            self._last = batch[-1].path

    def lines(self) -> Iterator[Told]:
        """The lines by path."""
        return heapq.merge(*map(_read, self._runs), key=itemgetter(0))


def _read(run: TextIO) -> Iterator[Told]:
    run.seek(0)
    return (told_by(line.rstrip("\n")) for line in run)
