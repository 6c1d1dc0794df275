"""What people decide about translations and letters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    UNTRANSLATED = "untranslated"
    REJECTED = "rejected"
    DRAFT = "draft"
    APPROVED = "approved"
    STALE = "stale"
    TRANSLATED = "translated"


class Action(StrEnum):
    TRANSLATE = "translate"
    APPROVE = "approve"
    REJECT = "reject"
    REVOKE = "revoke"
    SIGN = "sign"
    COMMENT = "comment"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of a ledger. `time` is ISO 8601 in UTC; `verified` is true only after a sign-in."""

    time: str
    by: str
    action: Action
    locale: str
    key: str
    digest: str
    verified: bool = False
    note: str = ""
