"""How far each appeal has come in each locale."""

from __future__ import annotations

import datetime
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ua_i18n import ledger, placeholders, storage
from ua_i18n.catalog import poparse, poscan
from ua_i18n.errors import UaError
from ua_i18n.extraction import extract
from ua_i18n.model import ActionKind, Message, State, Translation, Update
from ua_i18n.workspace.folder import AppealFolder, now
from ua_i18n.workspace.following import Document

_NOTHING = ("", False)

WordsByState = Mapping[State, list[int]]
"""How many words each message has that is in a state."""


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

    `newer` is the id of a later document of the same action: no letters are made of this one any more, whatever its
    messages say, nor of a `stopped` one, which is a stop action or was stopped by the newer. `cautions` are what of
    its ledger is lost or odd.
    """

    id: str
    kind: ActionKind = ActionKind.NEW
    index: str | None = None
    ua_number: str | None = None
    date: datetime.date | None = None
    updates: tuple[Update, ...] = ()
    title: str = ""
    deadline: datetime.date | None = None
    locales: dict[str, Progress] = field(default_factory=dict)
    newer: str = ""
    stopped: bool = False
    cautions: tuple[str, ...] = ()
    error: str = ""

    def days_left(self, today: datetime.date) -> int | None:
        return (self.deadline - today).days if self.deadline else None

    @property
    def over(self) -> bool:
        """Whether there will be no more letters of it."""
        return self.stopped or bool(self.newer)

    def followed_by(self, newer: Document | None) -> AppealStatus:
        """This status in the light of the newest later document of its action, if there is one."""
        if newer is None:
            return self
        stopped = self.stopped or newer.kind is ActionKind.STOP_ACTION
        return replace(self, newer=newer.id, stopped=stopped)

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
        kind=action.kind,
        index=action.index,
        ua_number=action.ua_number,
        date=action.date,
        updates=action.updates,
        title=placeholders.fill(action.title, {entry.name: entry.value for entry in action.protected}),
        deadline=action.deadline.last_day,
        stopped=action.kind is ActionKind.STOP_ACTION,
        cautions=tuple(_inside(caution, folder) for caution in events.cautions(now())),
        locales={locale: counter.progress(locale) for locale in (action.language, *counter.locales)},
    )


def to_data(statuses: Iterable[AppealStatus], today: datetime.date) -> dict[str, Any]:
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
        words: WordsByState = {state: [] for state in State}
        translations = self._folder.translations(locale, self._messages)
        for translation, count in zip(translations, self._words, strict=True):
            words[ledger.state(translation, locale, self._events)].append(count)
        return _progress_of(words)

    def _glanced(self, locale: str) -> Progress:
        """As `_read`, but a text is made ready for the ledger only where the ledger has something to say of it."""
        seen = poscan.glance(storage.read_bytes(self._path / f"{locale}.po"))
        if seen is None:
            return self._read(locale)
        told = self._events.in_locale(locale)
        words: WordsByState = {state: [] for state in State}
        untranslated, drafts, translated = words[State.UNTRANSLATED], words[State.DRAFT], words[State.TRANSLATED]
        for message, key, identity, count in self._known:
            raw, fuzzy = seen.get(identity, _NOTHING)
            if not raw:
                untranslated.append(count)
            elif key in told:
                translation = Translation(message=message, targets=(poparse.unescaped(raw),), fuzzy=fuzzy)
                words[ledger.judged(translation, locale, told[key])].append(count)
            else:
                (drafts if fuzzy else translated).append(count)
        return _progress_of(words)


def _progress_of(words: WordsByState) -> Progress:
    """The counts without the states that no message is in."""
    return Progress(
        states=Counter({state: len(counts) for state, counts in words.items() if counts}),
        words_by_state=Counter({state: sum(counts) for state, counts in words.items() if counts}),
    )


def _told(error: UaError, folder: AppealFolder) -> str:
    return _inside(str(error), folder)


def _inside(said: str, folder: AppealFolder) -> str:
    """What is wrong, with paths inside the workspace: a page that is mailed does not tell whose machine made it."""
    return said.replace(f"{folder.workspace.root}{os.sep}", "")


def _appeal(status: AppealStatus, today: datetime.date) -> dict[str, Any]:
    return {
        "id": status.id,
        "ua_number": status.ua_number,
        "title": status.title,
        "deadline": status.deadline.isoformat() if status.deadline else None,
        "days_left": status.days_left(today),
        "locales": {locale: _progress(found) for locale, found in status.locales.items()},
        **({"stopped": True} if status.stopped else {}),
        **({"stopped_by" if status.stopped else "superseded_by": status.newer} if status.newer else {}),
        **({"warnings": list(status.cautions)} if status.cautions else {}),
        **({"error": status.error} if status.error else {}),
    }


def _progress(found: Progress) -> dict[str, Any]:
    return {
        **{state.value: found.states[state] for state in State},
        "words": found.words,
        "words_by_state": {state.value: found.words_by_state[state] for state in State},
        **({"error": found.error} if found.error else {}),
    }
