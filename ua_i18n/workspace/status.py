"""How far each appeal has come in each locale."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ua_i18n import ledger, poscan, storage
from ua_i18n.errors import UaError
from ua_i18n.extraction import extract
from ua_i18n.model import Message, State, Translation
from ua_i18n.protection import unprotect
from ua_i18n.workspace.folder import AppealFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The messages of one locale by state, and the words of their sources; or what keeps them from being counted."""

    states: Counter[State] = field(default_factory=Counter)
    words_by_state: Counter[State] = field(default_factory=Counter)
    error: str = ""

    @property
    def total(self) -> int:
        return self.states.total()

    @property
    def words(self) -> int:
        return self.words_by_state.total()


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealStatus:
    """One appeal: when it must be sent, and its progress by locale; `error` says why nothing of it can be read."""

    id: str
    ua_number: str | None = None
    title: str = ""
    deadline: date | None = None
    locales: dict[str, Progress] = field(default_factory=dict)
    error: str = ""

    def days_left(self, today: date) -> int | None:
        return (self.deadline - today).days if self.deadline else None

    @property
    def faults(self) -> tuple[str, ...]:
        """What is wrong with its files; each error names the file."""
        return tuple(filter(None, (self.error, *(found.error for found in self.locales.values()))))


def status_of(folder: AppealFolder) -> AppealStatus:
    """The states of an appeal, in the source's language and each locale with a catalog.

    A file that cannot be read costs its own line, never the others'.
    """
    try:
        action, events = folder.action(), folder.ledger()
        counter = _Counter(folder, extract(action), events)
    except UaError as error:
        return AppealStatus(id=folder.id, error=_told(error, folder))
    return AppealStatus(
        id=folder.id,
        ua_number=action.ua_number,
        title=unprotect(action).title,
        deadline=action.deadline.last_day,
        locales={locale: counter.progress(locale) for locale in (action.language, *counter.locales)},
    )


def to_data(statuses: Iterable[AppealStatus], today: date) -> dict[str, Any]:
    """What `status --json` prints; a part that cannot be read has an `error`."""
    return {"appeals": [_appeal(status, today) for status in statuses]}


class _Counter:
    """Counts the messages of one appeal in one locale after another."""

    def __init__(self, folder: AppealFolder, messages: Sequence[Message], events: ledger.Ledger) -> None:
        self._folder, self._messages, self._events = folder, messages, events
        self._path = folder.path
        self.locales = folder.locales()
        self._words = [len(message.source.split()) for message in messages]
        self._known = [(message, message.key, poscan.identity(message.context, message.source)) for message in messages]

    def progress(self, locale: str) -> Progress:
        try:
            states = tuple(self._states(locale))
        except UaError as error:
            return Progress(error=_told(error, self._folder))
        sized = tuple(zip(states, self._words, strict=True))
        words = {state: sum(count for found, count in sized if found is state) for state in State if state in states}
        return Progress(states=Counter({state: states.count(state) for state in words}), words_by_state=Counter(words))

    def _states(self, locale: str) -> Iterator[State]:
        if locale not in self.locales:
            return self._read(locale)
        seen = poscan.glance(storage.read_bytes(self._path / f"{locale}.po"))
        return self._read(locale) if seen is None else self._glanced(seen, locale)

    def _read(self, locale: str) -> Iterator[State]:
        for translation in self._folder.translations(locale, self._messages):
            yield ledger.state(translation, locale, self._events)

    def _glanced(self, seen: poscan.Glances, locale: str) -> Iterator[State]:
        """As `_read`, but a text is made ready for the ledger only where the ledger has something to say of it."""
        for message, key, identity in self._known:
            raw, fuzzy = seen.get(identity, ("", False))
            if not raw:
                yield State.UNTRANSLATED
            elif history := self._events.history(locale, key):
                translation = Translation(message=message, targets=(poscan.unescaped(raw),), fuzzy=fuzzy)
                yield ledger.judged(translation, locale, history)
            else:
                yield State.DRAFT if fuzzy else State.TRANSLATED


def _told(error: UaError, folder: AppealFolder) -> str:
    """What is wrong, with paths inside the workspace: a page that is mailed does not tell whose machine made it."""
    return str(error).replace(f"{folder.workspace.root}{os.sep}", "")


def _appeal(status: AppealStatus, today: date) -> dict[str, Any]:
    return {
        "id": status.id,
        "ua_number": status.ua_number,
        "title": status.title,
        "deadline": status.deadline.isoformat() if status.deadline else None,
        "days_left": status.days_left(today),
        "locales": {locale: _progress(found) for locale, found in status.locales.items()},
        **({"error": status.error} if status.error else {}),
    }


def _progress(found: Progress) -> dict[str, Any]:
    return {
        **{state.value: found.states[state] for state in State},
        "words": found.words,
        "words_by_state": {state.value: found.words_by_state[state] for state in State},
        **({"error": found.error} if found.error else {}),
    }
