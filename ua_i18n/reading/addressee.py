"""Addressees: one block of lines each, with office, name, address, contacts and salutation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ua_i18n.model import Addressee, Gender, Level, Rank
from ua_i18n.reading.blocks import Block, split_blocks
from ua_i18n.reading.contacts import SALUTATION
from ua_i18n.reading.greetings import opens_salutation
from ua_i18n.reading.headed import under_heading
from ua_i18n.reading.identity import identify
from ua_i18n.reading.labels import ContactKind, Labels
from ua_i18n.reading.lines import Line
from ua_i18n.reading.names import Naming
from ua_i18n.reading.offices import is_body, names_office
from ua_i18n.reading.phrases import any_of
from ua_i18n.reading.standing import standing_of

_WITHIN = frozenset({Rank.POLICE, Rank.PROSECUTOR, Rank.JUDGE, Rank.GOVERNOR})
"""Ranks of those who act in one country; others are sent to countries, or deal with them."""

_ENDING = r"(?:[aoe]|[or]?in|o?ra|e?r)(?!\w)"
_EITHER = re.compile(rf"[^\W\d_][/(]{_ENDING}", re.IGNORECASE)
"""Endings for either sex: "Estimado/a", "Señor(a)", "Geehrte/r"."""


def read_addressees(lines: Iterable[Line], labels: Labels, country: str | None) -> tuple[Addressee, ...]:
    """The addressees in `lines`; `country` is theirs where their own lines tell none."""
    return tuple(_addressee(block, labels, country) for block in split_blocks(lines, labels))


def _addressee(block: Block, labels: Labels, country: str | None) -> Addressee:
    abroad = bool(block.plain) and any_of(labels.copies.embassies).match(block.plain[0])
    own = _country(block.plain, labels) or (None if abroad else country)
    naming, address = under_heading(identify(block.plain, labels, own), block, labels, own)
    salutation, foreign = _salutations(_greeting(block, labels), labels)
    gender = naming.gender or _gender_in((salutation or "", *foreign.values()), labels)
    rank, level = _standing(replace(naming, gender=gender), address[0] if address else "", labels)
    level = _of_part(naming.office, rank, own, labels) or level
    return Addressee(
        name=naming.name,
        honorific=naming.honorific,
        native_title=naming.native_title,
        office=naming.office,
        rank=rank,
        level=level,
        gender=gender,
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


def _greeting(block: Block, labels: Labels) -> str:
    """The salutation of a block; two on lines of their own are set apart by a slash."""
    text = ""
    for value in block.contacts.get(SALUTATION, ()):
        apart = not text.endswith("/") and opens_salutation(text, labels) and opens_salutation(value, labels)
        text = f"{text}{' / ' if apart else ' '}{value}".strip()
    return text.rstrip(" ,،:/")


def _standing(naming: Naming, seat: str, labels: Labels) -> tuple[Rank | None, Level | None]:
    """Rank and level by the office and, where it says no more than "President" or "Director", by its seat.

    A bare name may be a newspaper's: it is a person's where an honorific or a gender tells one.
    """
    title = naming.honorific or ""  # "His Majesty King X" holds an office without naming one
    office = naming.office or (title if names_office(title, labels.addressees) else "")
    if not office:
        if naming.name and is_body(naming.name, labels.addressees):
            return Rank.INTERNATIONAL_BODY, Level.BODY
        return (Rank.PERSON, None) if naming.honorific or naming.gender else (None, None)
    return standing_of(office, labels, seat)


def _of_part(office: str | None, rank: Rank | None, country: str | None, labels: Labels) -> Level | None:
    """A region, where an office names another country than that of its address: "Police Chief of East Timor"."""
    named = labels.countries.mentioned(office or "") if rank in _WITHIN else ()
    return Level.REGION if country and named and country not in named else None


def _country(lines: Sequence[str], labels: Labels) -> str | None:
    """The country of an address: of its last line that ends with one."""
    found = (labels.countries.trailing(line) for line in reversed(lines))
    return next((code for code in found if code), None)


def _gender_in(salutations: Iterable[str], labels: Labels) -> Gender | None:
    """The gender that "Dear Mrs X", "Madame le Ministre" or "Sehr geehrter Herr X" tells; "Sir/Madam" tells none."""
    honorifics, greetings = labels.addressees.honorifics, labels.addressees.salutation_sexes
    words = {
        Gender.FEMININE: (*honorifics.f, *greetings.f),
        Gender.MASCULINE: (*honorifics.m, *greetings.m),
    }
    text = " / ".join(salutations)
    told = [gender for gender, listed in words.items() if any_of(listed).search(text)]
    return told[0] if len(told) == 1 and not _EITHER.search(text) else None


def _salutations(text: str, labels: Labels) -> tuple[str | None, Mapping[str, str]]:
    """The salutation in the document's language, and those in others: "Dear Minister/Estimado Señor"."""
    if not text:
        return None, {}
    own: list[str] = []
    foreign: dict[str, str] = {}
    for piece in re.split(rf"\s*/\s*(?!{_ENDING})", text):
        language = _language_of(piece, labels)
        if language and language not in foreign:
            foreign[language] = piece
        else:
            own.append(piece)
    if not foreign:
        return text, {}
    return " / ".join(own) or text, foreign


def _language_of(salutation: str, labels: Labels) -> str | None:
    """The language of a salutation that does not open as in the document's own."""
    if any_of(labels.addressees.salutation_openings).match(salutation):
        return None
    languages = labels.addressees.salutation_languages.items()
    return next((language for language, words in languages if any_of(words).match(salutation)), None)
