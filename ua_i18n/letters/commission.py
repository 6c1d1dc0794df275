"""One letter that is asked for: of which appeal, to whom, in which language, on which day, from whom."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ua_i18n.grammar import Grammar
from ua_i18n.model import Addressee, AppealGroup, Locale, UrgentAction


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who signs; `key` stands for them in manifests and file names. `lines` are the name and the postal address."""

    key: str
    lines: tuple[str, ...]
    city: str = ""
    language: str | None = None
    email: str = ""

    def writes_in(self, tag: str, made: Collection[str]) -> bool:
        """Whether this sender signs letters in a locale, of those that are `made`: one who named no language, all.

        `en-GB` signs those in `en` where none are made in `en-GB`, and `en` those in `en-GB` where none are in `en`.
        """
        if self.language is None:
            return True
        subtags = self.language.split("-")
        lineage = ["-".join(subtags[:length]) for length in range(len(subtags), 0, -1)]  # Source: RFC 4647, 3.4
        best = next((known for known in lineage if known in made), None)
        return tag == best if best else tag.startswith(f"{self.language}-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Commission:
    """One letter that is asked for; `grammar` is of the source's language, None where it has none.

    A letter that may `vary` has another opening and other thanks for each sender; `enclosures` are what goes with it.
    """

    action: UrgentAction
    group: AppealGroup
    addressee: Addressee
    locale: Locale
    day: date
    grammar: Grammar | None = None
    channel: str = "letter"
    sender: Sender | None = None
    reference: bool = True
    vary: bool = False
    enclosures: tuple[str, ...] = ()
