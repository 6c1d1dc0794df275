"""How far each appeal has come in each locale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ua_i18n import ledger
from ua_i18n.extraction import extract
from ua_i18n.model import State, Translation
from ua_i18n.protection import unprotect
from ua_i18n.workspace.folder import AppealFolder


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """The messages of one locale by state, and the words of their sources."""

    states: Counter[State]
    words: int

    @property
    def total(self) -> int:
        return self.states.total()


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealStatus:
    id: str
    ua_number: str | None
    title: str
    deadline: date | None
    days_left: int | None
    locales: dict[str, Progress]


def status_of(folder: AppealFolder, today: date) -> AppealStatus:
    """The state of every message of an appeal, in the source's language and each locale with a catalog."""
    action = folder.action()
    messages, events = extract(action), folder.ledger()
    locales = {
        locale: progress(folder.translations(locale, messages), locale, events)
        for locale in (action.language, *folder.locales())
    }
    last = action.deadline.last_day
    return AppealStatus(
        id=folder.id,
        ua_number=action.ua_number,
        title=unprotect(action).title,
        deadline=last,
        days_left=(last - today).days if last else None,
        locales=locales,
    )


def progress(translations: Sequence[Translation], locale: str, events: ledger.Ledger) -> Progress:
    states = Counter(ledger.state(translation, locale, events) for translation in translations)
    words = sum(len(translation.message.source.split()) for translation in translations)
    return Progress(states=states, words=words)


def to_data(statuses: Sequence[AppealStatus]) -> dict[str, Any]:
    """What `status --json` prints."""
    return {"appeals": [_appeal(status) for status in statuses]}


def _appeal(status: AppealStatus) -> dict[str, Any]:
    return {
        "id": status.id,
        "ua_number": status.ua_number,
        "title": status.title,
        "deadline": status.deadline.isoformat() if status.deadline else None,
        "days_left": status.days_left,
        "locales": {
            locale: {**{state.value: found.states[state] for state in State}, "words": found.words}
            for locale, found in status.locales.items()
        },
    }
