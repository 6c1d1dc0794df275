"""Addressees: one block of lines each, with office, name, address, contacts and salutation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ua_i18n.model import Addressee, Gender, Level, Rank
from ua_i18n.reading.blocks import Block, split_blocks
from ua_i18n.reading.contacts import SALUTATION
from ua_i18n.reading.labels import ContactKind, Labels
from ua_i18n.reading.lines import Line
from ua_i18n.reading.names import Naming, read_naming
from ua_i18n.reading.offices import is_body, level_of, names_office, rank_of
from ua_i18n.reading.persons import is_person
from ua_i18n.reading.phrases import any_of
from ua_i18n.reading.surnames import is_native_title


def read_addressees(lines: Iterable[Line], labels: Labels, country: str | None) -> tuple[Addressee, ...]:
    """The addressees in `lines`; `country` is theirs where their own lines tell none."""
    return tuple(_addressee(block, labels, country) for block in split_blocks(lines, labels))


def _addressee(block: Block, labels: Labels, country: str | None) -> Addressee:
    own = _country(block.plain, labels) or country
    naming, address = _naming(block.plain, labels, own)
    rank, level = _standing(naming, labels)
    salutation, foreign = _salutations(" ".join(block.contacts.get(SALUTATION, ())).rstrip(" ,،:"), labels)
    return Addressee(
        name=naming.name,
        honorific=naming.honorific,
        native_title=naming.native_title,
        office=naming.office,
        rank=rank,
        level=level,
        gender=naming.gender or _gender_in(salutation, labels),
        country=own,
        address_lines=tuple(address),
        telex=block.values(ContactKind.TELEX),
        telegram=" ".join(block.values(ContactKind.TELEGRAM)).rstrip(" ,") or None,
        fax=block.values(ContactKind.FAX),
        phone=block.values(ContactKind.PHONE),
        email=block.values(ContactKind.EMAIL),
        url=block.values(ContactKind.URL),
        social=block.values(ContactKind.SOCIAL),
        salutation=salutation,
        salutation_by_language=foreign,
    )


def _naming(lines: Sequence[str], labels: Labels, country: str | None) -> tuple[Naming, Sequence[str]]:
    """Who the first lines name, and the lines of the address after them."""
    if not lines:
        return Naming(), ()
    first = read_naming(lines[0], labels, country)
    second = read_naming(lines[1], labels, country) if len(lines) > 1 else Naming()
    if first.name and not first.native_title and len(lines) > 1 and is_native_title(lines[1], labels):
        return _naming((f"{lines[0]} {lines[1]}", *lines[2:]), labels, country)
    if first.name and first.office:
        return (_titled(first, lines[1]), lines[2:]) if _is_office(second) else (first, lines[1:])
    if first.name:
        return (replace(first, office=lines[1]), lines[2:]) if _is_office(second) else (first, lines[1:])
    if first.office:
        return _office_then_name(first, second, lines, labels)
    return _unknown_first(second, lines, labels)


def _is_office(naming: Naming) -> bool:
    return bool(naming.office) and not naming.name


def _titled(naming: Naming, office: str) -> Naming:
    """A name with an office of another line; a title beside the name ("President X") is its honorific."""
    title = " ".join(filter(None, (naming.honorific, naming.office)))
    return replace(naming, office=office, honorific=title or None)


def _office_then_name(
    office: Naming, second: Naming, lines: Sequence[str], labels: Labels
) -> tuple[Naming, Sequence[str]]:
    if second.name:
        return _titled(second, office.office or ""), lines[2:]
    if len(lines) > 1 and not _is_office(second) and " " in lines[1] and is_person(lines[1], labels):
        return replace(office, name=lines[1]), lines[2:]
    return office, lines[1:]


def _unknown_first(second: Naming, lines: Sequence[str], labels: Labels) -> tuple[Naming, Sequence[str]]:
    """A first line without honorific or office: a name before an office, an institution, or a name alone."""
    if second.name and second.honorific and not re.search(r"\d", lines[0]):
        return replace(second, office=lines[0].rstrip(" :")), lines[2:]
    if _is_office(second) and is_person(lines[0], labels):
        return Naming(name=lines[0], office=lines[1]), lines[2:]
    if len(lines) > 1 and _is_description(lines[0]):
        return Naming(name=lines[1], office=lines[0]), lines[2:]
    first, *more = lines
    name, comma, rest = first.partition(", ")
    if comma and not more:
        first, more = name, [rest]
    institution = any_of(labels.addressees.institutions).search(first) or is_body(first, labels.addressees)
    return (Naming(office=first) if institution else Naming(name=first)), more


def _is_description(text: str) -> bool:
    """Whether a line says what follows it: "Human rights organization", "Local newspaper"."""
    words = text.split()
    return 1 < len(words) <= 5 and all(word.isalpha() and word.islower() for word in words[1:])


def _standing(naming: Naming, labels: Labels) -> tuple[Rank | None, Level | None]:
    title = naming.honorific or ""  # "His Majesty King X" holds an office without naming one
    office = naming.office or (title if names_office(title, labels.addressees) else "")
    if not office:
        return (Rank.PERSON, None) if naming.name else (None, None)
    rank = rank_of(office, labels.addressees)
    return rank, level_of(office, rank, labels.addressees)


def _country(lines: Sequence[str], labels: Labels) -> str | None:
    """The country of an address: of its last line that ends with one."""
    found = (labels.countries.trailing(line) for line in reversed(lines))
    return next((code for code in found if code), None)


def _gender_in(salutation: str | None, labels: Labels) -> Gender | None:
    """The gender that "Dear Mrs X" or "Sehr geehrter Herr X" tells."""
    words = labels.addressees.honorifics
    listed = ((Gender.FEMININE, words.f), (Gender.MASCULINE, words.m))
    told = [gender for gender, honorifics in listed if any_of(honorifics).search(salutation or "")]
    return told[0] if len(told) == 1 else None


def _salutations(text: str, labels: Labels) -> tuple[str | None, Mapping[str, str]]:
    """The salutation in the document's language, and those in others: "Dear Minister/Estimado Señor"."""
    if not text:
        return None, {}
    own: list[str] = []
    foreign: dict[str, str] = {}
    for piece in re.split(r"\s*/\s*", text):
        language = _language_of(piece, labels)
        if language and language not in foreign:
            foreign[language] = piece
        else:
            own.append(piece)
    if not foreign:
        return text, {}
    return " / ".join(own) or None, foreign


def _language_of(salutation: str, labels: Labels) -> str | None:
    """The language of a salutation that does not open as in the document's own."""
    if any_of(labels.addressees.salutation_openings).match(salutation):
        return None
    languages = labels.addressees.salutation_languages.items()
    return next((language for language, words in languages if any_of(words).match(salutation)), None)
