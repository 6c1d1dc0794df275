"""A language as letters, drafts and checks need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from ua_i18n.model.stationery import Stationery

_HEAD = ("sender", "date", "address", "reference")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a locale's letters are laid out: read from profile.yaml.

    `order` lists the parts from top to bottom; "body" is all from the salutation to the closing, without the salutation
    where that is listed too; what is not listed of it, "signature" and "enclosures" stands below the rest.
    Each `…_side` is "start" or "end" of the line in the letter's own direction; `fonts` are families in order of
    preference; in em, `leading` is the space between lines and `indent` that before a paragraph's first.
    """

    paper: str = "a4"
    order: tuple[str, ...] = ("sender", "date", "address", "reference")
    sender_side: str = "start"
    address_side: str = "start"
    date_side: str = "end"
    closing_side: str = "start"
    signature_side: str = "start"
    fonts: tuple[str, ...] = ()
    leading: float = 0.62
    indent: float = 0.0
    bullet: str = "•"
    item_end: str = ";"
    last_item_end: str = "."
    stationery: Stationery = field(default_factory=Stationery)

    def place(self, part: str) -> int:
        """Where a block of that role stands among the others, counted from the top; the body's keep their order."""
        places = _places(self.order)
        return places.get(part, places["body"])


@cache
def _places(order: tuple[str, ...]) -> Mapping[str, int]:
    """The place of each part: what the head lacks stands at its end, body and signature below it."""
    body = order.index("body") if "body" in order else len(order)
    head, below = order[:body], order[body:]
    parts = ("cover", "letterhead", *head, *(part for part in _HEAD if part not in order), *below)
    whole = (*parts, *(part for part in ("body", "signature", "enclosures") if part not in parts))
    return {part: place for place, part in enumerate(whole)}


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
class Conventions:
    """What a language's letters are written like: with Layout, all of profile.yaml.

    `date_line_city` is the date line of a sender whose city is known; `date_pattern_first` is for the first of
    a month, where a language writes it otherwise ("1er juin"); `digits` are the ten that dates are written with, where
    they are not the usual ones, and `era_years` what the year of a date line counts more (543 in Thailand).
    `article` and `article_paragraph` are how a law is cited ("paragraphe 1 de l’article 9"); `closing_named` takes the
    place of an official's closing where the salutation names its bearer ("Dear Mr Lund … Yours sincerely");
    `address_by` tells what a form of address depends on, "rank" or "gender"; `quotes` are the outer pair, then the
    inner; `countries` are names by ISO 3166-1 code where letters use others than CLDR's ("Congo - Kinshasa").
    """

    date_line: str = "{date}"
    date_line_city: str = "{city}, {date}"
    date_pattern: str = "long"
    date_pattern_first: str = ""
    digits: str = ""
    era_years: int = 0
    article: str = ""
    article_paragraph: str = ""
    address_by: tuple[str, ...] = ()
    salutation_end: str = ","
    sentence_space: str = " "
    closing_repeats_salutation: bool = False
    closing_named: str = ""
    quotes: tuple[str, ...] = ()
    countries: Mapping[str, str] = field(default_factory=dict)
    reviewed_by: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Locale(Conventions):
    """A language as letters need it: its pack of data in `locales/<tag>/`, a section's own laid over ours.

    `letter` maps a context ("thanks", "closing:minister:f") to the phrase; `phrases` is the starter memory,
    source to target, both with `{slots}`; `pieces` are what more sentences are made of, by context and source: each
    "frame" ("I ask you to {step}."), each "step" that may stand there; `words` are lists by name ("hedges").
    `script` is ISO 15924's code ("Latn"); `original` is the pack of the language translated from, where that is
    known and another. Packs are equal only to themselves, so that what is worked out from one can be remembered by it.
    """

    tag: str
    direction: str = "ltr"
    script: str = ""
    layout: Layout = Layout()
    letter: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, str] = field(default_factory=dict)
    pieces: Mapping[tuple[str, str], str] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    original: Locale | None = None

    def in_digits(self, text: str) -> str:
        """A text of ours with the digits that the language's letters are written with."""
        return text.translate(str.maketrans("0123456789", self.digits)) if self.digits else text
