"""The cover sheet of a set: what a supporter has to know and do, in their own language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ua_i18n import packs
from ua_i18n.errors import RefusedError
from ua_i18n.letters.channels import Channel, contacts, names_at_risk
from ua_i18n.letters.speaking import filled, listed, plain, written_country, written_day
from ua_i18n.model import Addressee, Block, BlockRole, Inline, Letter, Locale, Run, UrgentAction
from ua_i18n.reasons import no_phrase, of_cover

CHANNEL = "cover"
_BY_WIRE = (Channel.TELEGRAM, Channel.TELEX)
_STEPS = ("sign", "words", "politics", "how", "postage", "last-day", "embassy", "ties", "replies", "stop")
_SAID = frozenset({BlockRole.SALUTATION, BlockRole.PARAGRAPH, BlockRole.LIST, BlockRole.CLOSING})

Sent = tuple[Addressee, Letter]


def compose(action: UrgentAction, locale: Locale, letters: Sequence[Sent], *, day: date) -> Letter:
    """The cover sheet to letters in a locale, a draft where one of them is.

    Raises RefusedError where the pack has no words for it.
    """
    if lacking := packs.missing(locale, "cover", "contact"):
        raise RefusedError(of_cover(action.id, locale.tag, no_phrase(locale.tag, lacking)))
    return Letter(
        appeal=action.id,
        locale=locale.tag,
        direction=locale.direction,
        layout=locale.layout,
        addressee="",
        channel=CHANNEL,
        title=" · ".join(filter(None, (locale.letter["cover:title"], action.ua_number))),
        blocks=tuple(_blocks(action, locale, letters)),
        date=day,
        draft_mark=locale.letter["draft-mark"] if any(letter.draft_mark for _, letter in letters) else "",
    )


def _blocks(action: UrgentAction, locale: Locale, letters: Sequence[Sent]) -> Iterator[Block]:
    phrases = locale.letter
    yield Block(BlockRole.TITLE, (plain(phrases["cover:title"]),))
    if names := names_at_risk(action):
        who = filled(phrases["cover:who"], listed(names, locale, verbatim=True))
        yield Block(BlockRole.PARAGRAPH, (who,))
    yield Block(BlockRole.PARAGRAPH, (plain(phrases["cover:addressees"]),))
    for addressee, _ in letters:
        yield Block(BlockRole.CONTACT, tuple(_contact(addressee, action, locale)))
    yield Block(BlockRole.LIST, tuple(filter(None, (_step(step, action, locale) for step in _STEPS))))
    yield Block(BlockRole.HEADING, (plain(phrases["cover:letter"]),))
    yield from _what_it_says(letters[0][1])


def _contact(addressee: Addressee, action: UrgentAction, locale: Locale) -> Iterator[Inline]:
    """Where an addressee is reached: by post, fax and e-mail, and by what else the appeal asks for."""
    yield from ((Run(line, verbatim=True),) for line in addressee.postal_lines)
    for kind in ("fax", "email", *(channel for channel in _BY_WIRE if channel in action.channels)):
        for value in contacts(kind, addressee):
            if value in addressee.postal_lines:  # a telegram without an address of its own goes to the one above
                continue
            yield filled(locale.letter[f"contact:{kind}"], (Run(value, verbatim=True),))


def _what_it_says(letter: Letter) -> Iterator[Block]:
    """The words of a letter, for its sender to read, with nothing to fill in or to sign."""
    for block in letter.blocks:
        if block.role in _SAID:
            yield replace(block, role=BlockRole.LIST if block.role is BlockRole.LIST else BlockRole.PARAGRAPH)


def _step(step: str, action: UrgentAction, locale: Locale) -> Inline:
    """One thing to do; nothing where the appeal gives no cause for it."""
    phrase, last = locale.letter[f"cover:{step}"], action.deadline.last_day
    if step == "last-day":
        return filled(phrase, plain(written_day(last, locale))) if last else ()
    if step == "embassy":
        names = [written_country(code, locale) for code in action.countries]
        return filled(phrase, listed(names, locale)) if names else ()
    return plain(phrase)
