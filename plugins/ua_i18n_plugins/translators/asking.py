"""Asks a service about many messages, several at once, and keeps each answer that came."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue

from ua_i18n import Draft, Message
from ua_i18n_plugins.translators.wire import UnansweredError

Ask = Callable[[Message], Draft]
Answer = Draft | BaseException | None
"""A draft; or the last word of one of those who ask: an error of the whole service, or nothing more."""

_LISTENING = 0.5  # seconds at a time: an interrupt that comes just before a wait is heard after it


def each(messages: Sequence[Message], ask: Ask, origin: str, at_once: int) -> Iterator[Draft]:
    """A draft for each message, as they come; without text, and saying why, for one that is not answered.

    An error of the whole service is raised after the answers that were on their way. Whoever stops listening, as at
    Ctrl-C, does not wait for those.
    """
    waiting: SimpleQueue[Message] = SimpleQueue()
    answers: SimpleQueue[Answer] = SimpleQueue()
    for message in messages:
        waiting.put(message)
    stopped = threading.Event()
    asking = min(at_once, len(messages))
    for number in range(asking):
        task = (waiting, answers, ask, origin, stopped)
        # daemons, since a program that ends must not wait for a service that is slow
        threading.Thread(target=_work, args=task, name=f"{origin}-{number}", daemon=True).start()
    try:
        yield from _arriving(answers, asking)
    finally:
        stopped.set()


def _arriving(answers: SimpleQueue[Answer], asking: int) -> Iterator[Draft]:
    fault: BaseException | None = None
    while asking:
        try:
            answer = answers.get(timeout=_LISTENING)
        except Empty:
            continue
        if isinstance(answer, Draft):
            yield answer
        else:
            asking -= 1
            fault = fault or answer
    if fault:
        raise fault


def _work(
    waiting: SimpleQueue[Message], answers: SimpleQueue[Answer], ask: Ask, origin: str, stopped: threading.Event
) -> None:
    with _LastWord(answers, stopped), suppress(Empty):
        while not stopped.is_set():
            answers.put(_answer(ask, waiting.get_nowait(), origin))


@dataclass(frozen=True, slots=True)
class _LastWord:
    """Hands the error that ends one who asks to whoever listens, and stops the others; nothing where all is asked."""

    answers: SimpleQueue[Answer]
    stopped: threading.Event

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if error:
            self.stopped.set()
        self.answers.put(error)
        return True


def _answer(ask: Ask, message: Message, origin: str) -> Draft:
    try:
        return ask(message)
    except UnansweredError as error:
        return Draft(message.key, "", origin, 0.0, str(error))
