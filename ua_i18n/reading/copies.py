"""Who gets copies: addressees in full, and "diplomatic representatives accredited to your country"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ua_i18n.model import Addressee
from ua_i18n.reading.account import Context
from ua_i18n.reading.addressee import read_addressees
from ua_i18n.reading.blocks import is_stray
from ua_i18n.reading.labels import Labels, PartKind
from ua_i18n.reading.lines import Line, joined, paragraphs
from ua_i18n.reading.parts import Part, of_kind
from ua_i18n.reading.phrases import alternatives, any_of


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
        for paragraph in paragraphs(part.lines, context.width):
            first, told = _split(paragraph, context.labels)
            blocks += first
            to += [_told(told, context.labels)] if told else []
            context.account.place("copies_to", told)
        stray = {line for line in blocks if is_stray(line, context.labels)}
        blocks = [line for line in blocks if line not in stray]
        context.account.lose(stray)
        context.account.place("copies", blocks)
        addressees += read_addressees(blocks, context.labels, context.country)
    return Copies(tuple(addressees), tuple(text for text in to if text))


def _split(paragraph: Sequence[Line], labels: Labels) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of addressees, and those that tell whom to send copies without giving an address."""
    for position, line in enumerate(paragraph):
        told = any_of(labels.copies.diplomats).search(line.text)
        heads = told and not told.start() and line.text[0].isupper() and position + 1 < len(paragraph)
        if told and not heads:  # "Ambassador of Burundi to France" heads an address
            return paragraph[:position], paragraph[position:]
    return paragraph, ()


def _told(lines: Sequence[Line], labels: Labels) -> str:
    """The text as written, without the joining "and to" before it and a template's instruction after it."""
    text = joined(lines)
    lead, diplomats = alternatives(labels.copies.lead), alternatives(labels.copies.diplomats)
    joint = re.match(rf"(?:{lead})\s+(?={diplomats})", text, re.IGNORECASE)
    text = text[joint.end() :] if joint else text
    return any_of(labels.furniture.instructions).sub("", text).strip(" :")
