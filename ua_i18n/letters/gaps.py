"""What a letter still lacks: a phrase of the pack, a sentence, a translation, a salutation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ua_i18n import packs
from ua_i18n.letters.commission import Commission
from ua_i18n.letters.content import Content
from ua_i18n.letters.speaking import Said, slot_problem
from ua_i18n.model import Level, Message, UrgentAction
from ua_i18n.reasons import Reason, faulty, no_phrase, untranslated


def gaps(commission: Commission, content: Content, said: Said) -> Iterator[Reason]:
    """Each thing that has to be written, translated or mended before the letter can be composed, with the way on."""
    locale = commission.locale
    beside = packs.missing(locale, "enclosure", "enclosures") if commission.enclosures else ()
    if lacking := (*packs.missing(locale), *beside):
        yield no_phrase(locale.tag, lacking)
    if content.salutation and not commission.addressee.salutation:
        yield Reason("no salutation; write `salutation` for this addressee in appeal.yaml")
    if content.unwritten:
        yield _unwritten(commission, content)
    yield from unsaid(commission.action, content.messages, said)


def unsaid(action: UrgentAction, messages: Sequence[Message], said: Said) -> Iterator[Reason]:
    """What keeps messages from being printed as they are translated: nothing is, or a value is lost or unknown."""
    if missing := [message.key for message in messages if not said(message).strip()]:
        yield untranslated(missing)
    known = {entry.name for entry in action.protected}
    for message in messages:
        if problem := slot_problem(said(message), known):
            yield faulty(message.key, problem)


def _unwritten(commission: Commission, content: Content) -> Reason:
    values = {
        "count": str(len(content.unwritten)),
        "request": content.unwritten[0],
        "level": str(commission.addressee.level or Level.REGION),
    }
    return Reason(
        "no sentence for {count} of its requests, first: “{request}”; "
        "write it under requests → letter → {level} in appeal.yaml",
        values,
    )
