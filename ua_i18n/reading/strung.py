"""Addressees that were strung together on one line, one by one again."""

from __future__ import annotations

import re

from ua_i18n.reading.contacts import SALUTATION, contact_labels
from ua_i18n.reading.labels import ContactKind, Labels
from ua_i18n.reading.persons import begins_name, is_person, split_honorific
from ua_i18n.reading.phrases import any_of, starts_with

_COUNTED = re.compile(r"(?:^|(?<=\s))\(?([1-9])[.)]\s+(?=[^\W\d_])")
_FEWEST_COUNTED = 2
_LOUD = re.compile(r"(?<=,\s)(?=[A-Z]{3})")
_LONGEST_COUNTRY = 60  # characters
_SEMICOLON = re.compile(r";\s+")
_WORD = re.compile(r"(?<=\s)(?=\S)")
_ADDRESS = re.compile(r",[^,].*\d")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_NAME = 160  # characters looked at, of an addressee behind a contact
_LONGEST_VALUE = 80  # characters of a contact's value
_NUMBERS = frozenset({ContactKind.FAX, ContactKind.PHONE})


def one_by_one(text: str, labels: Labels) -> tuple[str, ...]:
    """The addressees of a line: counted, set apart by semicolons, or each begun behind the contacts or the country
    of the one before."""
    listed = _counted(text) or _behind_marks(text, labels)
    if listed:
        return listed
    return tuple(each for piece in _behind_contacts(text, labels) for each in _behind_countries(piece, labels))


def _behind_contacts(text: str, labels: Labels) -> tuple[str, ...]:
    """A line cut where the next addressee begins behind a contact: "Salutation: Dear Judge Mr X, Box 3, Lima"."""
    found = contact_labels(text, labels)
    pieces: list[str] = []
    start = 0
    ends = [*(start for start, _, _ in found[1:]), len(text)][: len(found)]
    for (_, begin, kinds), end in zip(found, ends, strict=True):
        if cut := _next_begins(text[begin:end], kinds, labels):
            pieces.append(text[start : begin + cut].strip())
            start = begin + cut
    return (*pieces, text[start:].strip())


def _next_begins(value: str, kinds: tuple[str, ...], labels: Labels) -> int:
    """Where the next addressee begins in what follows a label: with a name or an office, and an address behind it;
    0 where none does."""
    for word in _WORD.finditer(value, 0, _LONGEST_VALUE):
        before, after = value[: word.start()].strip(), value[word.start() : word.start() + _LONGEST_NAME]
        if _ADDRESS.search(after) and _is_whole(before, kinds, labels) and begins_name(after, labels):
            return word.start()
    return 0


def _is_whole(value: str, kinds: tuple[str, ...], labels: Labels) -> bool:
    """Whether nothing is missing of a contact's value: numbers without words, or a greeting with whom it greets."""
    if SALUTATION in kinds:
        if " " in value and any_of(labels.addressees.salutation_openings).fullmatch(value):  # "Your Excellency"
            return True
        _, *greeted = value.split()
        titled = split_honorific(" ".join([*greeted, "X"]), labels)[1] == "X"
        return bool(greeted) and greeted[-1][0].isupper() and not titled  # "Madame la" is half a greeting
    return not _NUMBERS.isdisjoint(kinds) and bool(value) and not _LETTER.search(value)


def _counted(text: str) -> tuple[str, ...]:
    """The addressees that one line counts, with their numbers: "1. Minister …, Peru 2. Judge …, Peru"; else nothing."""
    starts: list[int] = []
    for mark in _COUNTED.finditer(text):
        if int(mark[1]) == len(starts) + 1 and (starts or not mark.start()):
            starts.append(mark.start())
    if len(starts) < _FEWEST_COUNTED:
        return ()
    return tuple(text[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True))


def _behind_marks(text: str, labels: Labels) -> tuple[str, ...]:
    """The addressees that semicolons set apart: "Col. X, President, Niamey; and Y, Minister of Justice, Niamey"."""
    pieces = _SEMICOLON.split(text)
    joints = labels.action.join
    listed = [piece[len(starts_with(joints, piece)) :].strip(" .") for piece in pieces]
    return tuple(listed) if len(listed) > 1 and all(_is_told(each, labels) for each in listed) else ()


def _is_told(text: str, labels: Labels) -> bool:
    """Whether a text is an addressee in one: name, office and address."""
    who, comma, _ = text.partition(",")
    return bool(comma) and (begins_name(text, labels) or is_person(who, labels))


def _behind_countries(text: str, labels: Labels) -> tuple[str, ...]:
    """A line cut behind each address that ends with its country in capitals: "X, Box 3, Lima, PERU Judge Y, …"."""
    pieces: list[str] = []
    start = 0
    for mark in _LOUD.finditer(text):
        end = mark.start() + labels.countries.leading(text[mark.start() : mark.start() + _LONGEST_COUNTRY])[1]
        after = text[end : end + _LONGEST_COUNTRY].strip()
        if end > mark.start() and text[mark.start() : end].isupper() and begins_name(after, labels):
            pieces.append(text[start:end])
            start = end + 1
    return (*pieces, text[start:].strip())
