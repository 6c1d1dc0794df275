"""Addresses under a heading: an office in the document's language above a name that has its own title below it."""

from __future__ import annotations

from dataclasses import replace

from ua_i18n.reading.blocks import Block
from ua_i18n.reading.identity import Identity
from ua_i18n.reading.labels import Labels
from ua_i18n.reading.names import bare
from ua_i18n.reading.offices import leading_office
from ua_i18n.reading.phrases import any_of
from ua_i18n.reading.standing import standing_of
from ua_i18n.reading.surnames import listed_title_length


def under_heading(identity: Identity, block: Block, labels: Labels, country: str | None) -> Identity:
    """Who is named, with the title that the address has in place of an office that is but a list's heading."""
    naming, address = identity
    if not block.listed or not naming.office or bare(block.plain[0]) != naming.office:
        return identity
    if naming.native_title in block.plain and naming.native_title not in address:  # a line of its own stays one
        return naming, (naming.native_title or "", *address)
    if naming.native_title or not address or not _is_title(address[0], naming.office, labels, country):
        return identity
    return replace(naming, native_title=address[0]), address


def _is_title(text: str, office: str, labels: Labels, country: str | None) -> bool:
    """Whether a line gives an office once more: of the same rank, or by a title that the country's list knows."""
    if listed_title_length(("", *text.split()), labels, country):
        return True
    lead = leading_office(text, labels.addressees)
    place = any_of(labels.addressees.institutions).match(text[len(lead) :].strip())  # "Prime Minister Office"
    return bool(lead) and not place and standing_of(text, labels)[0] is standing_of(office, labels)[0]
