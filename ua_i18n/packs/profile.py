"""The YAML files of a pack: profile.yaml, how letters are laid out, and words.yaml, lists of words by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

from ua_i18n import records, yamlfile
from ua_i18n.errors import FormatError
from ua_i18n.packs.phrasebook import slot_problem


class Paper(StrEnum):
    A4 = "a4"
    US_LETTER = "us-letter"


class Side(StrEnum):
    START = "start"
    END = "end"


class Part(StrEnum):
    """The parts of a letter that a language may order as it likes."""

    SENDER = "sender"
    DATE = "date"
    ADDRESS = "address"
    REFERENCE = "reference"
    BODY = "body"
    SIGNATURE = "signature"


class Distinction(StrEnum):
    """What a form of address may depend on."""

    RANK = "rank"
    GENDER = "gender"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """profile.yaml as it is written; what its keys mean stands with Layout and Locale."""

    format: int = 1
    paper: Paper = Paper.A4
    order: tuple[Part, ...] = (Part.SENDER, Part.DATE, Part.ADDRESS, Part.REFERENCE)
    sender_side: Side = Side.START
    address_side: Side = Side.START
    date_side: Side = Side.END
    closing_side: Side = Side.START
    signature_side: Side = Side.START
    fonts: tuple[str, ...] = ()
    leading: float = 0.62
    bullet: str = "•"
    item_end: str = ";"
    last_item_end: str = "."
    date_line: str = "{date}"
    date_line_city: str = "{city}, {date}"
    date_pattern: str = "long"
    date_pattern_first: str = ""
    digits: str = ""
    era_years: int = 0
    article: str = ""
    article_paragraph: str = ""
    address_by: tuple[Distinction, ...] = ()
    salutation_end: str = ","
    sentence_space: str = " "
    closing_repeats_salutation: bool = False
    closing_named: str = ""
    quotes: tuple[str, ...] = ()
    countries: Mapping[str, str] = field(default_factory=dict)
    reviewed_by: str = ""
    sources: tuple[str, ...] = ()


_PATTERNS: Mapping[str, frozenset[str]] = {
    "date_line": frozenset({"date"}),
    "date_line_city": frozenset({"city", "date"}),
    "article": frozenset({"article"}),
    "article_paragraph": frozenset({"article", "paragraph"}),
}
"""The keys whose values have slots, all of which must be there."""


def profile_data(text: str, where: str) -> dict[str, Any]:
    """The keys that one profile sets, found to fit."""
    document = yamlfile.load(text, where)
    data = _keys_of(document)
    known = {field.name for field in fields(Profile)}
    if unknown := [key for key in data if key not in known]:
        raise FormatError(
            document.place(unknown[0]), f"unknown key {unknown[0]}; the keys are: {', '.join(sorted(known))}"
        )
    profile = records.structure(data, Profile, where, line_of=document.line, using=records.converter())
    _refuse_newer(profile.format, document)
    for key, slots in _PATTERNS.items():
        given = getattr(profile, key)
        if problem := slot_problem(given, slots, slots if given else ()):
            raise FormatError(document.place(key), f"{key}: {problem}")
    if sorted(profile.order) != sorted(set(profile.order)):
        raise FormatError(document.place("order"), "order: names a part twice")
    if profile.digits and not (len(profile.digits) == 10 and profile.digits.isdecimal()):
        raise FormatError(document.place("digits"), "digits: expected ten of them, from nought to nine")
    return data


def word_lists(text: str, where: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of words that one words.yaml has; a section or a plugin may add lists of any name."""
    document = yamlfile.load(text, where)
    lists = _keys_of(document)
    _refuse_newer(lists.pop("format", 1), document)
    for name, words in lists.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise FormatError(document.place(name), f"{name}: expected a list of words, as [may, might]")
    return {name: tuple(words) for name, words in lists.items()}


def _keys_of(document: yamlfile.Document) -> dict[str, Any]:
    data = document.data or {}
    if not isinstance(data, dict):
        raise FormatError(document.place(), "expected keys with values, as format: 1")
    return dict(data)


def _refuse_newer(version: object, document: yamlfile.Document) -> None:
    if version != 1:
        raise FormatError(document.place("format"), f"format {version!r} is not known; this program reads format 1")
