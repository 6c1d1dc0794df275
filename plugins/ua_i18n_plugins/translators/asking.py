"""Asks a service about many messages, several at once, and keeps each answer that came."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed

from ua_i18n import Draft, Message
from ua_i18n_plugins.translators.wire import UnansweredError

Ask = Callable[[Message], Draft]


def each(messages: Sequence[Message], ask: Ask, origin: str, at_once: int) -> Iterator[Draft]:
    """A draft for each message, as they come; without text, and saying why, for one that is not answered.

    An error of the whole service is raised after the answers that were on their way.
    """
    pool = ThreadPoolExecutor(at_once, thread_name_prefix=origin)
    try:
        asked = [pool.submit(_answer, ask, message, origin) for message in messages]
        yield from _arrived(asked)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _arrived(asked: Sequence[Future[Draft]]) -> Iterator[Draft]:
    fault: BaseException | None = None
    for future in as_completed(asked):
        if future.cancelled():
            continue
        if error := future.exception():
            fault = fault or error
            for other in asked:
                other.cancel()
        else:
            yield future.result()
    if fault:
        raise fault


def _answer(ask: Ask, message: Message, origin: str) -> Draft:
    try:
        return ask(message)
    except UnansweredError as error:
        return Draft(message.key, "", origin, 0.0, str(error))
