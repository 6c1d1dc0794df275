"""What must not change: stretches of a text, and the values behind placeholders."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ua_i18n.model.addressee import Gender


class SpanKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    ADDRESS = "address"
    CONTACT = "contact"
    CITATION = "citation"
    REFERENCE = "reference"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    MONEY = "money"


TYPED_KINDS = frozenset({SpanKind.DATE, SpanKind.TIME, SpanKind.NUMBER, SpanKind.MONEY})

VERBATIM_KINDS = frozenset(SpanKind) - TYPED_KINDS


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, `text[start:end] == value`, and what it is.

    `normal` is the value in a form to compare by: ISO 8601 for dates and times ("2000-06-01/2000-06-25"
    for a pair or range), plain digits for numbers, "1500 USD" for money; empty for verbatim kinds.
    """

    start: int
    end: int
    kind: SpanKind
    value: str
    normal: str = ""


class Policy(StrEnum):
    VERBATIM = "verbatim"
    TRANSLATE = "translate"


class GrammaticalNumber(StrEnum):
    ONE = "one"
    MANY = "many"


class Role(StrEnum):
    AT_RISK = "at-risk"
    ADDRESSEE = "addressee"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Protected:
    """A value that no message may change: `{name}` stands for `value` in masked text.

    `also` names other spellings of the same bearer; `exceptions` are longer strings in which the
    value is an ordinary word ("May Day").
    """

    name: str
    kind: SpanKind
    value: str
    also: tuple[str, ...] = ()
    policy: Policy = Policy.VERBATIM
    exceptions: tuple[str, ...] = ()
    gender: Gender | None = None
    number: GrammaticalNumber = GrammaticalNumber.ONE
    role: Role = Role.OTHER
    minor: bool = False
