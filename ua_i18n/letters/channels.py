"""Channels: the ways by which a letter may go, what each needs of its addressee, and what its paper begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from ua_i18n import packs, placeholders
from ua_i18n.letters.commission import Commission
from ua_i18n.letters.speaking import filled, listed, plain, written_day
from ua_i18n.model import Addressee, Block, BlockRole, Inline, Locale, Policy, Role, Run, SpanKind, UrgentAction
from ua_i18n.reasons import Reason, no_phrase


class Channel(StrEnum):
    LETTER = "letter"
    FAX = "fax"
    EMAIL = "email"
    TELEGRAM = "telegram"
    TELEX = "telex"


SHORT = frozenset({Channel.TELEGRAM, Channel.TELEX})
"""Channels that are paid by the word: no thanks and no closing formula."""

_MAILBOX = re.compile(
    r"^[^\s@<>()\[\],;:\"\\]+@[\w-]+(\.[\w-]+)+", re.ASCII
)  # Source: RFC 5322, addr-spec, the dot-atom


def is_mailbox(text: str) -> bool:
    """Whether a text is an e-mail address, and nothing else: it becomes a header of a mail."""
    return _MAILBOX.fullmatch(text) is not None


def contacts(channel: str, addressee: Addressee) -> tuple[str, ...]:
    """Where the channel reaches an addressee, verbatim; empty where nothing is known."""
    match channel:
        case Channel.FAX:
            return addressee.fax
        case Channel.EMAIL:
            return tuple(address for address in addressee.email if is_mailbox(address))
        case Channel.TELEX:
            return addressee.telex
        case Channel.TELEGRAM if addressee.telegram:
            return (addressee.telegram,)
        case _:
            return addressee.postal_lines


def hindrance(channel: str, addressee: Addressee, locale: Locale) -> Reason | None:
    """Why nothing can go by this channel, and the way on; None where it can."""
    if not contacts(channel, addressee):
        said = "no {channel} is known for this addressee; write it in appeal.yaml, or choose another --channel"
        return Reason(said, {"channel": str(channel)})
    if channel == Channel.TELEX and locale.script not in ("", "Latn"):
        said = (
            "a telex carries Latin letters only (ITU-T S.1), and {locale} is written in others; "
            "choose another --channel"
        )
        return Reason(said, {"locale": locale.tag})
    if channel == Channel.FAX and (lacking := packs.missing(locale, "fax", "contact")):
        return no_phrase(locale.tag, lacking)
    return None


def names_at_risk(action: UrgentAction) -> tuple[str, ...]:
    """The names of those whom the appeal is for, as it has them."""
    return tuple(
        entry.value
        for entry in action.protected
        if entry.role is Role.AT_RISK and entry.kind is SpanKind.PERSON and entry.policy is Policy.VERBATIM
    )


def subject(action: UrgentAction, locale: Locale) -> str:
    """The subject of an e-mail: whom it is about; empty where nobody is known or the pack has no phrase."""
    names = names_at_risk(action)
    phrase = locale.letter.get("email:subject", "")
    if not (names and phrase):
        return ""
    return placeholders.fill(phrase, {"names": "".join(run.text for run in listed(names, locale))})


def short_address(commission: Commission) -> tuple[Inline, ...]:
    """The head of a telegram or telex: its own address where it has one, else name and postal address."""
    addressee = commission.addressee
    lines = addressee.postal_lines
    if commission.channel == Channel.TELEX:
        lines = (*addressee.telex[:1], *lines[:2])
    elif addressee.telegram:
        lines = (addressee.telegram,)
    return tuple((Run(line, verbatim=True),) for line in lines)


def fax_cover(commission: Commission) -> Block:
    """The page before a fax: to whom and from whom, on which number, on which day."""
    return Block(BlockRole.COVER, tuple(_cover_lines(commission)))


def _cover_lines(commission: Commission) -> Iterator[Inline]:
    phrases, locale = commission.locale.letter, commission.locale
    yield plain(phrases["fax:title"])
    yield filled(phrases["fax:to"], (Run(commission.addressee.label, verbatim=True),))
    for number in commission.addressee.fax:
        yield filled(phrases["contact:fax"], (Run(number, verbatim=True),))
    if commission.sender:
        yield filled(phrases["fax:from"], (Run(commission.sender.lines[0], verbatim=True),))
    yield filled(phrases["fax:date"], plain(written_day(commission.day, locale)))
    yield plain(phrases["fax:pages"])
