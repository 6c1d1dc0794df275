"""Persons in lines of their own: "Name: A B (m), C D (f)", "Gender m/f: f", "NAME AND PRONOUN: A B (she/her)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ua_i18n.model import Gender
from ua_i18n.reading.labels import Labels, Words
from ua_i18n.reading.lines import joined
from ua_i18n.reading.parts import Part
from ua_i18n.reading.persons import without_sex
from ua_i18n.reading.phrases import alternatives, any_of

_BRACKET = re.compile(r"(?:(?<!\s)\s++)?+\([^()]*\)")
_PARENTHESIS = re.compile(r"[()]")
_MOST = 100  # persons in a line; a longer one is kept as it is, unsearched
_EDGE = " \t,;.،"


@dataclass(frozen=True, slots=True)
class Listed:
    """The persons and the genders that are told of them; `more` are lines that name somebody nothing else names."""

    genders: Mapping[str, Gender] = field(default_factory=dict)
    more: tuple[str, ...] = ()


def read_listed(parts: Iterable[Part], told: str, labels: Labels) -> Listed:
    """What lines about persons say beside what is `told` in the text of the document."""
    told = told.casefold()
    genders: dict[str, Gender] = {}
    names: list[str] = []
    more: list[str] = []
    for part in parts:
        text = joined(part.lines)
        if _tells_gender_only(text, labels):
            gender = _gender(text, labels)
            genders |= {name: gender for name in names if gender and len(names) == 1}
            continue
        found = dict(_persons(text, labels))
        names += found
        genders |= {name: gender for name, gender in found.items() if gender}
        known = len(found) <= _MOST and all(name.casefold() in told for name in found)
        more += [] if known else [f"{part.label}: {text}"]
    return Listed(genders, tuple(more))


def _tells_gender_only(text: str, labels: Labels) -> bool:
    return _gender(text, labels) is not None or text[:1].islower() or not text


def _gender(text: str, labels: Labels) -> Gender | None:
    sexes = labels.addressees.sexes
    listed = ((Gender.FEMININE, sexes.f), (Gender.MASCULINE, sexes.m))
    return next((gender for gender, words in listed if any_of(words).fullmatch(text.strip(_EDGE))), None)


def _persons(text: str, labels: Labels) -> Iterator[tuple[str, Gender | None]]:
    for piece in _pieces(text, _joints(labels.action.join)):
        name, gender = without_sex(piece, labels.addressees.sexes)
        if name := _BRACKET.sub("", name).strip(_EDGE):
            yield name, gender


def _pieces(text: str, joints: re.Pattern[str]) -> Iterator[str]:
    """What stands between joints outside brackets: a joint is inside where the next bracket after it closes."""
    closing = [(bracket.start(), bracket[0] == ")") for bracket in _PARENTHESIS.finditer(text)]
    start = ahead = 0
    for joint in joints.finditer(text):
        while ahead < len(closing) and closing[ahead][0] < joint.end():
            ahead += 1
        if ahead == len(closing) or not closing[ahead][1]:
            yield text[start : joint.start()]
            start = joint.end()
    yield text[start:]


@lru_cache(maxsize=16)
def _joints(words: Words) -> re.Pattern[str]:
    """Finds what stands between two persons."""
    space = r"(?<!\s)\s++"
    return re.compile(rf"(?:{space})?+[,;،]\s*+|{space}(?:{alternatives(words)})\s++", re.IGNORECASE)
