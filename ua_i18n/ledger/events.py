"""The append-only account of who did what to which content, and the state that follows from it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import Any

from ua_i18n.counting import counted
from ua_i18n.errors import FormatError
from ua_i18n.ledger.fragments import Fragment, pieces
from ua_i18n.model import Action, Event, State, Translation

VERSION = 1

_DECODER = json.JSONDecoder()
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_TEXTS = ("time", "by", "locale", "key", "digest")
_DECISIONS = frozenset({Action.APPROVE, Action.REJECT, Action.REVOKE})
_BINDING = _DECISIONS | {Action.SIGN}
_TICK = timedelta(milliseconds=1)  # the least that two timestamps differ by
_AHEAD = timedelta(hours=1)  # clocks differ by minutes, and nothing is lost by that; by hours only where one is wrong


@dataclass(frozen=True)
class Ledger:
    """The events of one appeal, oldest first, each once; `warnings` name lines that could not be read.

    `fragments` are what is left of events that were cut off.
    """

    events: tuple[Event, ...] = ()
    warnings: tuple[str, ...] = ()
    fragments: tuple[Fragment, ...] = ()

    def history(self, locale: str, key: str) -> tuple[Event, ...]:
        """What happened to a message, or an addressee's letter, in a locale, oldest first."""
        return self.in_locale(locale).get(key, ())

    def in_locale(self, locale: str) -> Mapping[str, tuple[Event, ...]]:
        """What happened in a locale, by message or addressee, oldest first."""
        return self._by_locale.get(locale, {})

    def authors(self, locale: str, key: str, digest: str) -> frozenset[str]:
        """Who wrote this very content, as far as the ledger knows."""
        events = self.history(locale, key)
        return frozenset(event.by for event in events if event.action is Action.TRANSLATE and event.digest == digest)

    def signed(self, locale: str, addressee: str, digest: str) -> Event | None:
        """The signature that stands under this very letter, None where there is none or it was revoked."""
        events = (event for event in self.history(locale, addressee) if event.digest == digest)
        last = _last(events, frozenset({Action.SIGN, Action.REVOKE}))
        return last if last and last.action is Action.SIGN else None

    def with_events(self, events: Iterable[Event]) -> Ledger:
        """This ledger with more events, in their place."""
        return replace(self, events=_ordered((*self.events, *events)))

    def following(self, events: Iterable[Event]) -> Iterator[Event]:
        """Events that are made in view of these, each later than all before it about the same text or letter.

        Clocks differ: by its own, a rejection might be older than the approval that it takes back.
        """
        latest: dict[tuple[str, str], str] = {}
        for event in events:
            about = event.locale, event.key
            before = latest.get(about) or next((past.time for past in reversed(self.history(*about))), None)
            time = max((event.time, _after(before)), key=_moment) if before else event.time
            latest[about] = time
            yield event if time == event.time else replace(event, time=time)

    def counts(self, event: Event) -> bool:
        """Whether an event is the last word on what it is about, if it decides anything."""
        told = (past for past in self.history(event.locale, event.key) if past.digest == event.digest)
        return event.action not in _BINDING or _last(told, _BINDING) == event

    def in_doubt(self, locale: str) -> Fragment | None:
        """The first lost line that may have taken back an approval or a signature in a locale."""
        return next((fragment for fragment in self.fragments if fragment.may_take_back(locale)), None)

    def cautions(self, now: datetime) -> tuple[str, ...]:
        """What whoever relies on this ledger should know: lines that were lost, and times that are yet to come."""
        ahead = list(self._ahead_of(now + _AHEAD))
        if not ahead:
            return self.warnings
        by = ", ".join(sorted({event.by for event in ahead}))
        return (
            *self.warnings,
            f"{counted(len(ahead), 'decision is', 'decisions are')} dated in the future, up to {ahead[0].time}, "
            f"by {by}: look at the clock of that machine",
        )

    def _ahead_of(self, limit: datetime) -> Iterator[Event]:
        """The events of a later moment, newest first, but for those that only followed one: theirs may be right."""
        for event in takewhile(lambda event: _moment(event.time) > limit, reversed(self.events)):
            told = self.history(event.locale, event.key)
            before = told[: told.index(event)][-1:]
            if not before or event.time != _after(before[0].time):
                yield event

    @cached_property
    def _by_locale(self) -> Mapping[str, Mapping[str, tuple[Event, ...]]]:
        found: dict[str, dict[str, list[Event]]] = defaultdict(lambda: defaultdict(list))
        for event in self.events:
            found[event.locale][event.key].append(event)
        return {locale: {key: tuple(told) for key, told in by_key.items()} for locale, by_key in found.items()}


def parse(text: str, where: str) -> Ledger:
    """The ledger in `text`, whatever a merge did to the order of its lines.

    A line that was cut off, or is a conflict marker, is skipped with a warning; lines run together are read apart.
    Raises FormatError for a whole line with something else in it: leaving out a rejection could let a letter go.
    """
    events: list[Event] = []
    warnings: list[str] = []
    fragments: list[Fragment] = []
    for number, raw in enumerate(text.split("\n"), start=1):
        place, content = f"{where}:{number}", raw.strip("\r\ufeff ")
        if content.startswith(_CONFLICT):
            warnings.append(f"{place}: skipped a merge conflict marker; both sides were read")
        elif content and (event := _event(content, place)):
            events.append(event)
        elif content:
            found = {piece: _event(piece, place) for piece in pieces(content)}
            events += filter(None, found.values())
            lost = [Fragment(place, piece) for piece, event in found.items() if event is None]
            fragments += lost
            warnings += map(str, lost)
    return Ledger(_ordered(events), tuple(warnings), tuple(fragments))


def line(event: Event) -> str:
    """The event as a line of a ledger: compact JSON, without the line end."""
    fields = {
        "v": VERSION,
        "time": event.time,
        "by": event.by,
        "verified": event.verified,
        "action": event.action,
        "locale": event.locale,
        "key": event.key,
        "digest": event.digest,
        "note": event.note,
    }
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def state(translation: Translation, locale: str, ledger: Ledger) -> State:
    """How far a translation has come: by its own digest, so that any edit, in any tool, ends an approval."""
    return judged(translation, locale, ledger.history(locale, translation.message.key))


def judged(translation: Translation, locale: str, history: Iterable[Event]) -> State:
    """How far a translation has come, by what happened to its message in the locale."""
    if translation.empty and translation.message.language != locale:
        return State.UNTRANSLATED
    decisions = _decisions(history)
    decided = decisions.pop(translation.digest, None) if decisions else None
    if decided is Action.REJECT:
        return State.REJECTED
    if translation.fuzzy:
        return State.DRAFT
    if decided is Action.APPROVE:
        return State.APPROVED
    return State.STALE if Action.APPROVE in decisions.values() else State.TRANSLATED


def timestamp(now: datetime) -> str:
    """A moment as events give it: ISO 8601 in UTC, to the millisecond."""
    return now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _after(time: str) -> str:
    """The next moment that an event can tell; the end of the calendar is followed by itself."""
    try:
        return timestamp(_moment(time) + _TICK)
    except OverflowError:
        return time


def _decisions(events: Iterable[Event]) -> dict[str, Action]:
    """The last decision on each content."""
    return {event.digest: event.action for event in events if event.action in _DECISIONS}


def _last(events: Iterable[Event], actions: frozenset[Action]) -> Event | None:
    return next((event for event in reversed(tuple(events)) if event.action in actions), None)


def _ordered(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events by time, those of one moment as they stand; a line that both sides of a merge have counts once."""
    return tuple(sorted(dict.fromkeys(events), key=lambda event: _moment(event.time)))


@lru_cache(maxsize=4096)  # each is asked for twice: whether it is one, and which comes first
def _moment(time: str) -> datetime:
    moment = datetime.fromisoformat(time)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _event(content: str, place: str) -> Event | None:
    """The event on a line; None for JSON that was cut off."""
    try:
        found = _DECODER.decode(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        raise FormatError(place, "is not an event; restore the file from its history")
    _check_version(found.get("v"), place)
    try:
        return _checked(found)
    except (KeyError, ValueError) as error:
        raise FormatError(place, f"is not a whole event ({error}); restore the file from its history") from None


def _check_version(version: object, place: str) -> None:
    if type(version) is not int or version < 1:
        raise FormatError(place, "is not an event: it has no version (v); restore the file from its history")
    if version > VERSION:
        raise FormatError(place, f"was written by a newer ua-i18n (version {version}); update and run again")


def _checked(found: Mapping[str, Any]) -> Event:
    texts = {name: found[name] for name in _TEXTS}
    note, verified = found.get("note", ""), found.get("verified", False)
    if {type(text) for text in texts.values()} != {str} or type(note) is not str or type(verified) is not bool:
        raise ValueError("a value has the wrong type")
    _moment(texts["time"])
    return Event(**texts, action=Action(found["action"]), verified=verified, note=note)
