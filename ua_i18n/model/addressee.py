"""Whom letters go to, and how they are reached and addressed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ua_i18n.model.digests import message_key


class Level(StrEnum):
    """Whom an addressee speaks for: a whole state, a part of one, or an international body."""

    STATE = "state"
    REGION = "region"
    BODY = "body"


class Rank(StrEnum):
    HEAD_OF_STATE = "head-of-state"
    HEAD_OF_GOVERNMENT = "head-of-government"
    MONARCH = "monarch"
    MINISTER = "minister"
    GOVERNOR = "governor"
    AMBASSADOR = "ambassador"
    JUDGE = "judge"
    PROSECUTOR = "prosecutor"
    POLICE = "police"
    INTERNATIONAL_BODY = "international-body"
    OFFICIAL = "official"
    PERSON = "person"


class Gender(StrEnum):
    MASCULINE = "m"
    FEMININE = "f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """One recipient. Every string is verbatim; normal forms are computed where they are needed.

    `native_title` is the office in the addressee's own language: behind the name, or a line of `address_lines`.
    """

    name: str | None = None
    honorific: str | None = None
    name_native: str | None = None
    native_title: str | None = None
    office: str | None = None
    rank: Rank | None = None
    level: Level | None = None
    gender: Gender | None = None
    country: str | None = None
    address_lines: tuple[str, ...] = ()
    telex: tuple[str, ...] = ()
    telegram: str | None = None
    fax: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    email: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    social: tuple[str, ...] = ()
    salutation: str | None = None
    salutation_by_language: Mapping[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The name, else the office: how people and manifests call this addressee."""
        return self.name or self.office or "?"

    @property
    def postal_lines(self) -> tuple[str, ...]:
        """Name, office and address, a line each, as an envelope shows them.

        Where the address itself has the office in the addressee's language, `office` is but the heading above it.
        """
        headed = self.native_title in self.address_lines
        name = " ".join(filter(None, (self.honorific, self.name, None if headed else self.native_title)))
        office = None if headed else self.office
        return tuple(dict.fromkeys(line for line in (name, office, *self.address_lines) if line))

    @property
    def key(self) -> str:
        """What names this addressee's letter in a ledger."""
        return message_key("addressee", f"{self.name or ''}\n{self.office or ''}")

    @property
    def salutation_context(self) -> str:
        """The msgctxt of the salutation, `salutation:<rank>:<m|f|n>`."""
        return f"salutation:{self.rank or Rank.OFFICIAL}:{self.gender or 'n'}"
