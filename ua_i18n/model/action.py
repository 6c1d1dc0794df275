"""What an Urgent Action says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ua_i18n.model.addressee import Addressee, Gender, Level, Rank
from ua_i18n.model.protected import Protected
from ua_i18n.model.source import Source, Unrecognised

Paragraph = tuple[str, ...]
"""The sentences of one paragraph, in order."""


class ActionKind(StrEnum):
    NEW = "new"
    FURTHER_INFORMATION = "further-information"
    STOP_ACTION = "stop-action"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One thing that is asked for, and the sentence that a letter says, for each reader's level.

    Where a request names one of several readers of a level, that one has a sentence for the rank: "I ask you to …".
    """

    text: str
    letter: Mapping[Level | Rank, str] = field(default_factory=dict)

    def said_to(self, addressee: Addressee) -> str:
        """The sentence that a letter to an addressee says; empty where none is written yet."""
        own = self.letter.get(addressee.rank, "") if addressee.rank else ""
        return own or self.letter.get(addressee.level or Level.REGION, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealGroup:
    """Requests that go together to the same addressees."""

    to: str | None = None
    requests: tuple[Request, ...] = ()
    addressees: tuple[Addressee, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """An earlier document that this one follows up."""

    ua_number: str | None = None
    index: str | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When to send: `send` is free ("immediately"); `before` and `check_after` are last days."""

    send: str | None = None
    before: date | None = None
    check_after: date | None = None

    @property
    def last_day(self) -> date | None:
        return self.before or self.check_after


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """Who has confirmed what the program only proposed; null where nobody has."""

    protected: str | None = None
    concern: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterParts:
    """What letters say beside the requests: the concern, in one to three sentences."""

    concern: Paragraph = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentAction:
    """Everything that one Urgent Action says.

    Running text (title, concerns, summary … copies_to, requests, letter) is masked once `protected` is
    filled; addressees and contacts are data and never masked.
    """

    id: str = ""
    language: str = "en"
    source: Source | None = None
    private: bool = True
    embargo: date | None = None
    confirmed: Confirmed = Confirmed()
    index: str | None = None
    ua_number: str | None = None
    kind: ActionKind = ActionKind.NEW
    extra: bool = False
    update_number: int | None = None
    date: date | None = None
    updates: tuple[Update, ...] = ()
    title: str = ""
    concerns: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    summary: tuple[Paragraph, ...] = ()
    narrative: tuple[Paragraph, ...] = ()
    background: tuple[Paragraph, ...] = ()
    model_letter: tuple[Paragraph, ...] = ()
    appeal_languages: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    appeals: tuple[AppealGroup, ...] = ()
    copies: tuple[Addressee, ...] = ()
    copies_to: tuple[str, ...] = ()
    deadline: Deadline = Deadline()
    letter: LetterParts = LetterParts()
    protected: tuple[Protected, ...] = ()
    unrecognised: tuple[Unrecognised, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader made of a source: the action, unmasked, and the account of its lines.

    `placed` gives for each non-blank line that the model holds the field that holds it ("header.index"). `genders` are
    those of the persons whom the source lists with theirs: "Gender m/f: f", "(she/her)".
    """

    action: UrgentAction
    genders: Mapping[str, Gender] = field(default_factory=dict)
    placed: Mapping[int, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
