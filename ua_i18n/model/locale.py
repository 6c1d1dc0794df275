"""A language as letters, drafts and checks need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a locale's letters are laid out: read from profile.yaml.

    `order` lists the blocks above the salutation from top to bottom; `address_side` and `date_side` are
    "start" or "end" of the line in the letter's own direction; `fonts` are families in order of preference.
    """

    paper: str = "a4"
    order: tuple[str, ...] = ("sender", "date", "address", "reference")
    address_side: str = "start"
    date_side: str = "end"
    fonts: tuple[str, ...] = ()
    bullet: str = "•"
    item_end: str = ";"
    last_item_end: str = "."


class TermStatus(StrEnum):
    """How binding a term's wording is: official and preferred wordings are checked, admitted ones only proposed."""

    OFFICIAL = "official"
    PREFERRED = "preferred"
    ADMITTED = "admitted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """How a term is translated: any of `targets`, the best first, and never by one of `forbidden`.

    A term without `targets` only forbids. `also` are other names of the same thing in the source's language; `in_text`
    is the first target as it stands in a sentence ("la Convention relative au statut des réfugiés"), for languages that
    do not inflect it; `concept` is the same in every language, `authority` tells who established the wording.
    """

    source: str
    targets: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    in_text: str = ""
    concept: str = ""
    part: str = ""
    note: str = ""
    status: TermStatus = TermStatus.PREFERRED
    authority: str = ""

    @property
    def sources(self) -> tuple[str, ...]:
        """Every name of it in the source's language, the full one first."""
        return (self.source, *self.also)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Locale:
    """A language as letters need it: its pack of data in `locales/<tag>/`, a section's own laid over ours.

    `letter` maps a context ("thanks", "closing:minister:f") to the phrase; `phrases` is the starter memory,
    source to target, both with `{slots}`; `words` are lists by name ("negation", "hedges").
    `date_line_city` is the date line of a sender whose city is known; `date_pattern_first` is for the first of
    a month, where a language writes it otherwise ("1er juin"); `quotes` are the outer pair, then the inner.
    `script` is ISO 15924's code ("Latn"); `original` is the pack of the language translated from, where that is
    known and another. Packs are equal only to themselves, so that what is worked out from one can be remembered by it.
    """

    tag: str
    direction: str = "ltr"
    script: str = ""
    layout: Layout = Layout()
    date_line: str = "{date}"
    date_line_city: str = "{city}, {date}"
    date_pattern: str = "long"
    date_pattern_first: str = ""
    salutation_end: str = ","
    sentence_space: str = " "
    closing_repeats_salutation: bool = False
    letter: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    original: Locale | None = None
    quotes: tuple[str, ...] = ()
    reviewed_by: str = ""
    sources: tuple[str, ...] = ()
