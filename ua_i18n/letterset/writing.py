"""Writes the files of a set, in one process or many."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from ua_i18n import storage
from ua_i18n.errors import PluginError
from ua_i18n.hookspecs import Renderer, Transforming
from ua_i18n.letterset.manifest import Entry
from ua_i18n.letterset.proof import folding, proofs_of
from ua_i18n.model import Letter

_BATCH = 32  # orders for each process at a time


@dataclass(frozen=True, slots=True)
class Order:
    """One file that is asked for: a letter, who prints it, and where it goes, relative to the set."""

    letter: Letter
    renderer: Renderer
    path: str
    catalog: str
    sender: str | None = None


def _unheard(order: Order, error: PluginError) -> None:
    raise error


def write(
    orders: Iterable[Order],
    folder: Path,
    *,
    jobs: int = 1,
    done: Callable[[str], None] = lambda path: None,
    failed: Callable[[Order, PluginError], None] = _unheard,
) -> tuple[Entry, ...]:
    """The entries of all files, each written whole or not at all; `done` hears of each path in turn.

    Of a file that its renderer fails to make, `failed` hears, and the rest is made. Orders are taken a few at a
    time: a set for thousands of senders needs hardly more memory than one for a few.
    """
    entries = []
    for order, data in _rendered(orders, jobs):
        if isinstance(data, PluginError):
            failed(order, data)
            continue
        storage.write_if_changed(storage.inside(folder, *order.path.split("/")), data)
        entries.append(_entry(order, data))
        done(order.path)
    return tuple(entries)


def _rendered(orders: Iterable[Order], jobs: int) -> Iterator[tuple[Order, bytes | PluginError]]:
    if jobs <= 1:
        yield from ((order, _render(order)) for order in orders)
        return
    waiting = iter(orders)
    try:
        with ProcessPoolExecutor(max_workers=jobs) as pool:
            while batch := list(islice(waiting, jobs * _BATCH)):
                yield from zip(batch, pool.map(_render, batch, chunksize=_BATCH // 4), strict=True)
    except BrokenProcessPool:
        raise PluginError("a renderer has ended its process; run again without --jobs to see which") from None


def _render(order: Order) -> bytes | PluginError:
    """The file, or why there is none, as a value that passes between processes."""
    try:
        return order.renderer.render(order.letter)
    except PluginError as error:
        return PluginError(str(error))


def _entry(order: Order, data: bytes) -> Entry:
    letter = order.letter
    return Entry(
        path=order.path,
        sha256=hashlib.sha256(data).hexdigest(),
        format=order.renderer.name,
        locale=letter.locale,
        addressee=letter.addressee,
        channel=letter.channel,
        sender=order.sender,
        catalog=order.catalog,
        letter=letter.digest,
        draft=bool(letter.draft_mark),
        verbatim=tuple(proofs_of(letter, folding(order.renderer))),
        transform=order.renderer.transform if isinstance(order.renderer, Transforming) else None,
    )
