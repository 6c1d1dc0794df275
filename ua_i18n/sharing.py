"""Work on very many things, shared among the processors of a machine."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def shared(work: Callable[[Sequence[T]], R], items: Sequence[T], least: int) -> list[R]:
    """What `work` makes of the items, part by part in their order; a part has `least` items at least.

    Each processor takes a part where the system can copy a running program (Linux), and nothing else runs in it that
    a copy would leave half done; elsewhere all is one part. What `work` returns must be plain values.
    """
    count = max(1, min(_processors(), len(items) // least))
    size = -(-len(items) // count) if items else 1
    first, *rest = [items[start : start + size] for start in range(0, max(1, len(items)), size)]
    helpers = [_Helper(work, part) for part in rest]
    return [work(first), *(helper.result() for helper in helpers)]


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Lets processes that start meanwhile hear no Ctrl-C; the one that starts them does, and ends them."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _processors() -> int:
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


class _Helper:
    """A copy of this program that works on one part."""

    def __init__(self, work: Callable[[Sequence[T]], Any], part: Sequence[T]) -> None:
        from multiprocessing import get_context

        context = get_context("fork")
        self._work, self._part = work, part
        self._answers, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=_answer, args=(sender, work, part), daemon=True)
        with undisturbed():
            self._process.start()
        sender.close()

    def result(self) -> Any:
        """Its answer; where it was killed, the part is worked on here."""
        try:
            return self._answers.recv()
        except EOFError:
            return self._work(self._part)
        finally:
            self._answers.close()
            self._process.join()


def _answer(sender: Any, work: Callable[[Sequence[T]], Any], part: Sequence[T]) -> None:
    gc.disable()  # it would look at, and so copy, all that the copied program has; soon everything goes at once
    with sender:
        sender.send(work(part))
