"""Good and faulty translations for every check: tests/cases/checks/, made into values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ua_i18n import Draft, Locale, Message, Term, Translation, packs
from ua_i18n.catalog import provenance

CASES = Path(__file__).parent / "cases" / "checks"
LOCALES = packs.shipped() / "locales"
VALUES = {
    "Adil_Mirov": "Adil MIROV",
    "HCR": "HCR",
    "ONU": "ONU",
    "Hassan": "Hassan",
    "The_Gazette": "The Sarel Gazette",
}
QUOTES = {"de": ("„", "“", "‚", "‘"), "ja": ("「", "」", "『", "』")}
TERMS = {
    "fr": (Term(source="torture", targets=("torture",)), Term(source="asylum-seeker", forbidden=("clandestin",))),
    "es": (Term(source="torture", targets=("tortura",)), Term(source="asylum-seeker", forbidden=("ilegal",))),
    "ar": (Term(source="torture", targets=("تعذيب",)), Term(source="asylum-seeker", forbidden=("متسلل",))),
    "de": (Term(source="torture", targets=("Folter",)), Term(source="asylum-seeker", forbidden=("Asylant",))),
    "ja": (Term(source="torture", targets=("拷問",)), Term(source="asylum-seeker", forbidden=("不法移民",))),
}


@dataclass(frozen=True)
class Case:
    """A translation that has the fault of `check`, or none at all."""

    check: str
    tag: str
    faulty: bool
    source: str
    target: str
    told: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.check}-{self.tag}-{'faulty' if self.faulty else 'clean'}-{self.target[:25]}"

    @property
    def translation(self) -> Translation:
        values = tuple((name, value) for name, value in VALUES.items() if f"{{{name}}}" in self.source)
        gender = self.told.get("gender")
        notes = tuple(
            f"{{{name}}} = {value} (person, at risk, {gender}; unchanged)" for name, value in values if gender
        )
        message = Message(context="narrative", source=self.source, values=values, notes=notes)
        fuzzy = bool(self.told.get("fuzzy"))
        return Translation(message=message, targets=(self.target,), fuzzy=fuzzy, comments=self._comments(message))

    def _comments(self, message: Message) -> tuple[str, ...]:
        if "draft" not in self.told:
            return ()
        origin = self.told.get("origin", "engine")
        draft = Draft(message.key, self.told.get("drafted", self.target), origin, self.told["draft"])
        return provenance.draft_comments(draft)


def _cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.yaml")):
        for check, by_language in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            for tag, kinds in by_language.items():
                for kind, pairs in kinds.items():
                    yield from (Case(check, tag, kind == "faulty", *pair) for pair in pairs)


ALL = tuple(_cases())


@cache
def locale(tag: str) -> Locale:
    """The locale with the shipped words of its language, whatever else of its pack there is."""
    own = packs.build(tag, [packs.folder_texts(LOCALES / tag)])
    quotes, terms = own.quotes or QUOTES.get(tag, ()), TERMS.get(tag, ())
    return replace(own, original=packs.load("en", [LOCALES]), quotes=quotes, terms=terms)
