"""Writes the files of a set, in one process or many."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from ua_i18n import storage
from ua_i18n.hookspecs import Renderer
from ua_i18n.letterset.manifest import Entry
from ua_i18n.letterset.proof import proofs_of
from ua_i18n.model import Letter


@dataclass(frozen=True, slots=True)
class Order:
    """One file that is asked for: a letter, who prints it, and where it goes, relative to the set."""

    letter: Letter
    renderer: Renderer
    path: str
    catalog: str
    sender: str | None = None


def write(
    orders: Sequence[Order], folder: Path, *, jobs: int = 1, done: Callable[[str], None] = lambda path: None
) -> tuple[Entry, ...]:
    """The entries of all files, each written whole or not at all; `done` hears of each path in turn."""
    entries = []
    for order, data in zip(orders, _rendered(orders, jobs), strict=True):
        storage.write_if_changed(storage.inside(folder, *order.path.split("/")), data)
        entries.append(_entry(order, data))
        done(order.path)
    return tuple(entries)


def _rendered(orders: Sequence[Order], jobs: int) -> Iterator[bytes]:
    if jobs <= 1 or len(orders) < 2:
        yield from map(_render, orders)
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        yield from pool.map(_render, orders, chunksize=8)


def _render(order: Order) -> bytes:
    return order.renderer.render(order.letter)


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
        verbatim=tuple(proofs_of(letter)),
    )
