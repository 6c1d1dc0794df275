"""Writes the files of a set, in one process or many."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from ua_i18n import storage
from ua_i18n.errors import PluginError
from ua_i18n.hookspecs import Binding, Renderer, Transforming
from ua_i18n.letterset.entry import Entry, place
from ua_i18n.letterset.proof import folding, proofs_of
from ua_i18n.model import Letter
from ua_i18n.model.digests import digest_of
from ua_i18n.sharing import undisturbed

_BATCH = 32  # orders for each process at a time


@dataclass(frozen=True, slots=True)
class Order:
    """One file that is asked for: a letter, who prints it, and where it goes, relative to the set.

    `more` are letters that follow it in the same file, which only a renderer that is `Binding` can print.
    """

    letter: Letter
    renderer: Renderer
    path: str
    catalog: str
    sender: str | None = None
    more: tuple[Letter, ...] = ()

    @property
    def letters(self) -> tuple[Letter, ...]:
        return (self.letter, *self.more)


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
    """The entries of all files, when every one of them is written; see `written`."""
    return tuple(written(orders, folder, jobs=jobs, done=done, failed=failed))


def written(
    orders: Iterable[Order],
    folder: Path,
    *,
    jobs: int = 1,
    done: Callable[[str], None] = lambda path: None,
    failed: Callable[[Order, PluginError], None] = _unheard,
) -> Iterator[Entry]:
    """The entry of each file in turn, written whole or not at all; `done` hears of each path.

    Of a file that its renderer fails to make, `failed` hears, and the rest is made. Orders are taken a few at a
    time: a set for thousands of senders needs no more memory than one for a few.
    """
    for order, data in _rendered(orders, jobs):
        if isinstance(data, PluginError):
            failed(order, data)
            continue
        storage.write_if_changed(place(folder, order.path), data)
        done(order.path)
        yield _entry(order, data)


def _rendered(orders: Iterable[Order], jobs: int) -> Iterator[tuple[Order, bytes | PluginError]]:
    if jobs <= 1:
        yield from ((order, _render(order)) for order in orders)
        return
    waiting = iter(orders)
    try:
        # Not forked: a renderer that this process has used may have threads, whose locks a fork would hold for ever.
        with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn")) as pool:
            while batch := list(islice(waiting, jobs * _BATCH)):
                with undisturbed():
                    files = pool.map(_render, batch, chunksize=_BATCH // 4)
                yield from zip(batch, files, strict=True)
    except BrokenProcessPool:
        raise PluginError("a renderer has ended its process; run again without --jobs to see which") from None


def _render(order: Order) -> bytes | PluginError:
    """The file, or why there is none, as a value that passes between processes."""
    try:
        return _bound(order) if order.more else order.renderer.render(order.letter)
    except PluginError as error:
        return PluginError(str(error))


def _bound(order: Order) -> bytes:
    if not isinstance(order.renderer, Binding):
        raise PluginError(f"{order.renderer.name} cannot print several letters as one file; choose another --format")
    return order.renderer.bind(order.letters)


def _entry(order: Order, data: bytes) -> Entry:
    letter = order.letter
    return Entry(
        path=order.path,
        sha256=hashlib.sha256(data).hexdigest(),
        format=order.renderer.name,
        locale=letter.locale,
        addressee=letter.addressee if len({each.addressee for each in order.letters}) == 1 else "",
        channel=letter.channel,
        sender=order.sender,
        catalog=order.catalog,
        letter=bundle_digest(each.digest for each in order.letters),
        draft=any(each.draft_mark for each in order.letters),
        verbatim=tuple(proofs_of(order.letters, folding(order.renderer))),
        transform=order.renderer.transform if isinstance(order.renderer, Transforming) else None,
    )


def bundle_digest(digests: Iterable[str]) -> str:
    """The digest of what a file says: its letter's, or that of its letters' where they say different things."""
    different = tuple(dict.fromkeys(digests))
    return different[0] if len(different) == 1 else digest_of(different)
