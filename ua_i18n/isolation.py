"""Runs a plugin's code so that nothing of it ends the program: not its errors, its hanging, nor what it prints."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from itertools import islice
from threading import Thread
from typing import Generic, TypeVar

from ua_i18n.errors import PluginError, UaError

T = TypeVar("T")

PATIENCE = 30.0
"""Seconds that a plugin may take over one result, unless it declares its own `timeout`."""

_LONGEST = 300  # characters of a reason: it is one line on a terminal


@dataclass(frozen=True, slots=True)
class Gathered(Generic[T]):
    """What a plugin gave, and the error that kept it from giving more, if there was one."""

    items: tuple[T, ...]
    error: UaError | None = None


@contextmanager
def blaming(name: str) -> Iterator[None]:
    """Turn any error of a plugin, even an attempt to end the program, into a PluginError of one line."""
    try:
        yield
    except UaError:
        raise
    except (Exception, SystemExit) as error:
        raise PluginError(f"{name} failed: {reason(error)}") from error


def reason(error: BaseException) -> str:
    """What an error says, in one line without control characters, whatever its author made of it."""
    try:
        said = str(error)
    except Exception:
        said = "(its text cannot be printed)"
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in said[: 2 * _LONGEST]).split())
    return f"{type(error).__name__}: {line[:_LONGEST]}"


def gather(
    name: str, work: Callable[[], Iterable[T]], *, patience: float | None, most: int, each: bool = False
) -> Gathered[T]:
    """All that `work` gives, `most` items at most; what it prints goes to stderr.

    With a `patience` it works in a thread that is left behind after so many seconds, for each item if `each`, else
    for all. A thread cannot be ended from outside: it goes with the program. Without, it works here and now.
    """
    items: list[T] = []
    errors: list[UaError] = []

    def run() -> None:
        try:
            with blaming(name):
                for item in islice(work(), most + 1):
                    items.append(item)  # one by one, so that who waits can see it
        except UaError as error:
            errors.append(error)
        except BaseException as error:
            if patience is None:
                raise
            errors.append(PluginError(f"{name} failed: {reason(error)}"))

    with redirect_stdout(sys.stderr):
        hung = not _ended(run, items, patience, each)
    if hung:
        errors = [PluginError(f"{name} gave no answer for {patience:g} seconds, and was left behind")]
    elif len(items) > most:
        errors = [PluginError(f"{name} gives more than the {most} answers that there can be")]
    return Gathered(tuple(items[:most]), errors[0] if errors else None)


def _ended(run: Callable[[], None], items: list[T], patience: float | None, each: bool) -> bool:
    """Run, and return whether it has ended within the patience."""
    if patience is None:
        run()
        return True
    thread = Thread(target=run, daemon=True)
    thread.start()
    seen = -1
    while thread.is_alive() and (seen < 0 or (each and len(items) > seen)):
        seen = len(items)
        thread.join(patience)
    return not thread.is_alive()
