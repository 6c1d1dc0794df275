"""The cover sheet of a set: what a supporter has to know and do, in their own language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ua_i18n import languages, packs
from ua_i18n.errors import RefusedError
from ua_i18n.letters.channels import names_at_risk
from ua_i18n.letters.speaking import filled, listed, plain, written_day
from ua_i18n.model import Addressee, Block, BlockRole, Inline, Letter, Locale, Run, UrgentAction

CHANNEL = "cover"
_STEPS = ("sign", "words", "politics", "how", "postage", "last-day", "embassy", "ties", "replies", "stop")


def compose(
    action: UrgentAction, locale: Locale, addressees: Sequence[Addressee], *, day: date, draft: bool = False
) -> Letter:
    """The cover sheet to letters in a locale. Raises RefusedError where the pack has no words for it."""
    if lacking := packs.missing(locale, CHANNEL):
        place = f"locales/{locale.tag}/letter.po"
        raise RefusedError(f"{action.id}, cover sheet in {locale.tag}: {place} has no phrase for {lacking[0]}")
    return Letter(
        appeal=action.id,
        locale=locale.tag,
        direction=locale.direction,
        layout=locale.layout,
        addressee="",
        channel=CHANNEL,
        title=locale.letter["cover:title"],
        blocks=tuple(_blocks(action, locale, addressees)),
        date=day,
        draft_mark=locale.letter["draft-mark"] if draft else "",
    )


def _blocks(action: UrgentAction, locale: Locale, addressees: Sequence[Addressee]) -> Iterator[Block]:
    phrases = locale.letter
    yield Block(BlockRole.TITLE, (plain(phrases["cover:title"]),))
    if names := names_at_risk(action):
        who = filled(phrases["cover:who"], listed(names, locale, verbatim=True))
        yield Block(BlockRole.PARAGRAPH, (who,))
    yield Block(BlockRole.PARAGRAPH, (plain(phrases["cover:addressees"]),))
    for addressee in addressees:
        lines = (*addressee.postal_lines, *addressee.fax, *addressee.email)
        yield Block(BlockRole.CONTACT, tuple((Run(line, verbatim=True),) for line in lines))
    yield Block(BlockRole.LIST, tuple(filter(None, (_step(step, action, locale) for step in _STEPS))))


def _step(step: str, action: UrgentAction, locale: Locale) -> Inline:
    """One thing to do; nothing where the appeal gives no cause for it."""
    phrase, last = locale.letter[f"cover:{step}"], action.deadline.last_day
    if step == "last-day":
        return filled(phrase, plain(written_day(last, locale))) if last else ()
    if step == "embassy":
        names = [languages.territory_name(code, locale.tag) for code in action.countries]
        return filled(phrase, listed(names, locale)) if names else ()
    return plain(phrase)
