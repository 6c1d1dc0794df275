"""Who gets copies: addressees in full, and "diplomatic representatives accredited to your country"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from ua_i18n.model import Addressee
from ua_i18n.reading.account import Context
from ua_i18n.reading.addressee import read_addressees
from ua_i18n.reading.blocks import NUMBERED, is_stray
from ua_i18n.reading.contacts import read_contacts
from ua_i18n.reading.labels import Labels, PartKind, Words
from ua_i18n.reading.lines import Line, enumerated, joined, paragraphs
from ua_i18n.reading.offices import names_office
from ua_i18n.reading.parts import Part, of_kind
from ua_i18n.reading.persons import begins_name, greeted_office
from ua_i18n.reading.phrases import all_folded, alternatives, any_of, folded
from ua_i18n.reading.scanning import says
from ua_i18n.reading.wrapping import unwrapped

_ADDRESS = re.compile(r",.*\d")
_SEMICOLON = re.compile(r";\s+")


@dataclass(frozen=True, slots=True)
class Copies:
    addressees: tuple[Addressee, ...] = ()
    to: tuple[str, ...] = ()


def read_copies(parts: Iterable[Part], context: Context) -> Copies:
    """The copies that a document asks for."""
    to: list[str] = []
    addressees: list[Addressee] = []
    for part in of_kind(parts, PartKind.COPIES):
        blocks: list[Line] = []
        lines = [*_headed(part, context.labels)]
        whole = unwrapped(part.lines, context.labels, context.width)
        lines += [piece for line in whole for piece in _pieces(line, context.labels)]
        divided = (*paragraphs(lines, context.width), ())
        for paragraph, after in pairwise(divided):
            heads_address = bool(after) and not after[0].after_blank
            first, told = _split(paragraph, context.labels, followed=heads_address)
            blocks += first
            to += [_told(told, context.labels)] if told else []
            context.account.place("copies_to", told)
        stray = {line for line in blocks if is_stray(line, context.labels)}
        blocks = [line for line in blocks if line not in stray]
        context.account.lose(stray)
        context.account.place("copies", blocks)
        addressees += read_addressees(blocks, context.labels, context.country)
    return Copies(tuple(addressees), tuple(text for text in to if text))


def _headed(part: Part, labels: Labels) -> Iterator[Line]:
    """The office that a heading itself gives: "COPIES TO THE OMBUDSMAN:"."""
    if part.opener is not None and names_office(part.to, labels.addressees):
        yield Line(part.opener, part.to, after_blank=True)


def _pieces(line: Line, labels: Labels) -> Iterator[Line]:
    """What a line of copies lists, each by itself: "A, Lima, Peru; B, Cusco, Peru; and to diplomatic …"."""
    joint = _before_diplomats(labels.copies.lead, _diplomats(labels)).search(line.text)
    told = joint.start() if joint else 0
    if folded(line.text[:told]) in all_folded(labels.copies.lead):  # "and to diplomatic representatives" alone
        told = 0
    addresses = line.text[:told] if told else line.text
    listed = _SEMICOLON.split(addresses.strip(" ,;"))
    told_of = any_of(_diplomats(labels))
    whole = len(listed) > 1 and all("," in each or told_of.search(each) for each in listed)
    for text in listed if whole else [addresses.strip(" ,;")]:
        yield from enumerated(replace(line, text=text, after_blank=line.after_blank or whole))
    if told:
        yield replace(line, text=line.text[told:].strip(" ,;"), after_blank=True)


def _diplomats(labels: Labels) -> Words:
    return labels.copies.diplomats + labels.copies.embassies


@lru_cache(maxsize=16)
def _before_diplomats(lead: Words, diplomats: Words) -> re.Pattern[str]:
    """Finds ", and to diplomatic representatives" behind addresses."""
    joint = rf"(?:[,;]\s+|(?<=\s))(?:{alternatives(lead)})\s+"
    return re.compile(rf"{joint}(?:{alternatives(diplomats)})(?!\w)", re.IGNORECASE)


def _split(paragraph: Sequence[Line], labels: Labels, *, followed: bool) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of addressees, and those that tell whom to send copies without giving an address."""
    for position, line in enumerate(paragraph):
        goes_on = followed or position + 1 < len(paragraph)
        named = read_contacts(line.text, labels).before
        told = any_of(_diplomats(labels)).search(named) or says(named, labels.copies.diplomats)
        if told and not ((goes_on or _ADDRESS.search(line.text)) and _heads_address(line, labels)):
            after = range(position + 1, len(paragraph))
            end = next((n for n in after if _heads_address(paragraph[n], labels)), len(paragraph))
            return (*paragraph[:position], *paragraph[end:]), paragraph[position:end]
    return paragraph, ()


def _heads_address(line: Line, labels: Labels) -> bool:
    """Whether a line names an embassy or its head as the first of an address: "Ambassador of Burundi to France"."""
    embassy = any_of(labels.copies.embassies).search(line.text)
    names = embassy and (
        not embassy.start() or begins_name(line.text, labels) or greeted_office(line.text, labels) is not None
    )
    return bool(names) and line.text[:1].isupper()


def _told(lines: Sequence[Line], labels: Labels) -> str:
    """The text as written, without the joining "and to" before it and a template's instruction after it."""
    text = joined(lines)
    known = (labels.copies.lead, labels.addressees.articles, _diplomats(labels))
    lead, article, diplomats = (alternatives(words) for words in known)
    joint = re.match(rf"(?:{lead})\s+(?=(?:(?:{article})\s+)?(?:{diplomats}))", text, re.IGNORECASE)
    text = NUMBERED.sub("", text[joint.end() :] if joint else text)
    return any_of(labels.furniture.instructions).sub("", text).strip(" :")
