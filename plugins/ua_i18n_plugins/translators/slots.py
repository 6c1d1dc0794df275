"""The slots of phrases: what each may stand for in a message, and how the locale writes that."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ua_i18n import (
    Locale,
    Message,
    described,
    find_dates,
    fitting,
    joint_before,
    list_joints,
    territory_code,
    written_country,
    written_date,
)

SLOT = re.compile(r"\{(\w+)\}")
_NAME = r"\{\w+\}"
_NAMES = rf"{_NAME}(?:, {_NAME})*+(?:,? and {_NAME})?"
_SHAPES = {
    "date": rf"{_NAME}|[^{{}}]{{4,40}}?",
    "number": rf"{_NAME}|\d{{1,3}}",
    "people": _NAMES,
    "names": _NAMES,
    "country": rf"{_NAME}|[A-Z][^{{}}.;:,]{{2,50}}",
}
"""What a slot may stand for beside a placeholder: values that are words of the text, figures too short to need marks,
and names in a row: `people` are several, `names` one or more."""
_TITLED = frozenset({"citation", "organisation", "place", "reference"})
_ARTICLE = "(?:the )?"  # of phrases' own language; titles bring theirs
LISTED = {"qualities": "quality"}
"""Slots that stand for a list of pieces, and the piece."""

_BETWEEN = re.compile(r", and |, | and ")
_MORE = re.compile(r"_\d+$")
_PERSON = "person"


def shape(source: str, pieces: frozenset[str] = frozenset()) -> re.Pattern[str]:
    """A phrase as a pattern: each slot stands for one value, the same slot for the same one, `pieces` for any text."""
    seen: set[str] = set()
    parts = []
    for number, part in enumerate(SLOT.split(source)):
        if number % 2 == 0:
            parts.append(re.escape(part))
        elif part in seen:
            parts.append(f"(?P={part})")
        else:
            article = _ARTICLE if kind_of(part) in _TITLED else ""
            parts.append(f"{article}(?P<{part}>{'.+' if part in pieces else _SHAPES.get(kind_of(part), _NAME)})")
            seen.add(part)
    return re.compile("".join(parts), re.IGNORECASE)


def kind_of(slot: str) -> str:
    """What a slot stands for: a person, for `person` and for `person_2`."""
    return _MORE.sub("", slot)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a message's values, and the locale that they are written in."""

    message: Message
    locale: Locale
    kinds: Mapping[str, tuple[str, bool]]

    @classmethod
    def of(cls, message: Message, locale: Locale) -> Facts:
        entries = filter(None, map(described, message.notes))
        kinds = {entry.name: (entry.kind.value, entry.number == "many") for entry in entries}
        return cls(message, locale, kinds)

    def localised(self, slot: str, text: str) -> str:
        """What was found in a slot as the locale writes it; nothing where it is no value of that slot."""
        return _WRITTEN.get(kind_of(slot), _as_it_stands)(text, self)

    def persons(self, names: Sequence[str]) -> int:
        """How many persons these are, two standing for several; none where one is known to be something else."""
        known = [self.kinds[name] for name in names if name in self.kinds]
        several = len(names) > 1 or any(many for _, many in known)
        return 1 + several if all(kind == _PERSON for kind, _ in known) else 0


def filled(target: str, values: Mapping[str, str], facts: Facts) -> str:
    """A phrase with values in its slots; the word before one fits how it begins, where that can be told.

    What may have an official title in its place later is left to the titles.
    """
    text = ""
    for number, part in enumerate(SLOT.split(target)):
        value = values[part] if number % 2 else part
        if number % 2 and kind_of(part) not in _TITLED:
            fits = fitting(text, _printed(value, facts), facts.locale.words)
            text = fits[0] if len(fits) == 1 else text
        text += value
    return text


def _printed(text: str, facts: Facts) -> str:
    """How a text begins when it is printed: with the value of its first placeholder, where it begins with one."""
    name = SLOT.match(text)
    return dict(facts.message.values).get(name[1], name[1].replace("_", " ")) if name else text


def items(text: str) -> list[str]:
    """The items of a list in a text."""
    return _BETWEEN.split(text)


def listed(texts: Sequence[str], facts: Facts) -> str:
    """A list as the locale writes it; nothing where an item is missing."""
    if not all(texts):
        return ""
    joints = ("", *list_joints(len(texts), facts.locale.tag))
    pairs = zip(joints, texts, strict=True)
    return "".join(joint_before(joint, _printed(text, facts), facts.locale.words) + text for joint, text in pairs)


def _as_it_stands(text: str, facts: Facts) -> str:
    return text


def _person(text: str, facts: Facts) -> str:
    return text if facts.persons(SLOT.findall(text)) == 1 else ""


def _people(text: str, facts: Facts) -> str:
    names = SLOT.findall(text)
    several = (
        facts.persons(names) > 1 or names[0] not in facts.kinds
    )  # the verb of the source tells where nothing else does
    return _names(text, facts) if several else ""


def _names(text: str, facts: Facts) -> str:
    """One name, or several as the locale lists them."""
    names = SLOT.findall(text)
    return listed([f"{{{name}}}" for name in names], facts) if facts.persons(names) else ""


def _date(text: str, facts: Facts) -> str:
    """A day as the locale writes it; nothing for a date that is less ("last June", "May 1995")."""
    if text.startswith("{"):
        return text
    spans = [span for span in find_dates(text, facts.message.language) if span.value == text]
    return written_date(spans[0].normal, facts.locale) if spans and _DAY.fullmatch(spans[0].normal) else ""


def _country(text: str, facts: Facts) -> str:
    if text.startswith("{"):
        return text
    code = territory_code(text, facts.message.language)
    return written_country(code, facts.locale) if code else ""


_DAY = re.compile(r"(\d{4}|-)-\d\d-\d\d")
_WRITTEN: Mapping[str, Callable[[str, Facts], str]] = {
    "person": _person,
    "people": _people,
    "names": _names,
    "date": _date,
    "country": _country,
}
