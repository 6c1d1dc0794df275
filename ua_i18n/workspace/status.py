"""How far each appeal has come in each locale."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ua_i18n import ledger, poscan, storage
from ua_i18n.errors import UaError
from ua_i18n.extraction import extract
from ua_i18n.model import ActionKind, Message, State, Translation
from ua_i18n.protection import unprotect
from ua_i18n.workspace.folder import AppealFolder

_NOTHING = ("", False)


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
    """One appeal: when it must be sent, and its progress by locale; `error` says why nothing of it can be read.

    A document that is `stopped` is a stop action: no letters are made of it, whatever its messages say.
    """

    id: str
    ua_number: str | None = None
    title: str = ""
    deadline: date | None = None
    locales: dict[str, Progress] = field(default_factory=dict)
    stopped: bool = False
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
        stopped=action.kind is ActionKind.STOP_ACTION,
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
        self._known = [
            (message, message.key, poscan.identity(message.context, message.source), words)
            for message, words in zip(messages, self._words, strict=True)
        ]

    def progress(self, locale: str) -> Progress:
        try:
            return self._glanced(locale) if locale in self.locales else self._read(locale)
        except UaError as error:
            return Progress(error=_told(error, self._folder))

    def _read(self, locale: str) -> Progress:
        messages, words = dict.fromkeys(State, 0), dict.fromkeys(State, 0)
        translations = self._folder.translations(locale, self._messages)
        for translation, count in zip(translations, self._words, strict=True):
            state = ledger.state(translation, locale, self._events)
            messages[state] += 1
            words[state] += count
        return _progress_of(messages, words)

    def _glanced(self, locale: str) -> Progress:
        """As `_read`, but a text is made ready for the ledger only where the ledger has something to say of it."""
        seen = poscan.glance(storage.read_bytes(self._path / f"{locale}.po"))
        if seen is None:
            return self._read(locale)
        told = self._events.in_locale(locale)
        messages, words = dict.fromkeys(State, 0), dict.fromkeys(State, 0)
        for message, key, identity, count in self._known:
            raw, fuzzy = seen.get(identity, _NOTHING)
            if not raw:
                state = State.UNTRANSLATED
            elif key in told:
                translation = Translation(message=message, targets=(poscan.unescaped(raw),), fuzzy=fuzzy)
                state = ledger.judged(translation, locale, told[key])
            else:
                state = State.DRAFT if fuzzy else State.TRANSLATED
            messages[state] += 1
            words[state] += count
        return _progress_of(messages, words)


def _progress_of(messages: Mapping[State, int], words: Mapping[State, int]) -> Progress:
    """The counts without the states that no message is in."""
    found = [state for state in State if messages[state]]
    return Progress(
        states=Counter({state: messages[state] for state in found}),
        words_by_state=Counter({state: words[state] for state in found}),
    )


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
        **({"stopped": True} if status.stopped else {}),
        **({"error": status.error} if status.error else {}),
    }


def _progress(found: Progress) -> dict[str, Any]:
    return {
        **{state.value: found.states[state] for state in State},
        "words": found.words,
        "words_by_state": {state.value: found.words_by_state[state] for state in State},
        **({"error": found.error} if found.error else {}),
    }
