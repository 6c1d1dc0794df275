"""Composes letters: what an appeal asks for, said to one addressee in one language, as typed blocks and runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ua_i18n import placeholders
from ua_i18n.errors import RefusedError
from ua_i18n.letters import channels
from ua_i18n.letters.body import body_of
from ua_i18n.letters.channels import SHORT, Channel
from ua_i18n.letters.commission import Commission
from ua_i18n.letters.content import Content, content_of, ready_salutation
from ua_i18n.letters.gaps import gaps
from ua_i18n.letters.speaking import (
    Said,
    Speaker,
    filled,
    held_together,
    listed,
    plain,
    spoken,
    written_day,
    written_on,
)
from ua_i18n.letters.varying import running, variants
from ua_i18n.model import Block, BlockRole, Inline, Letter, Locale, Rank, Run
from ua_i18n.reasons import of_letter

_SALUTATION_ENDS = ",:!،，："


def compose(commission: Commission, said: Said) -> Letter:
    """The whole letter. Raises RefusedError where a sentence of it is still to be written or translated.

    One that may vary is the usual letter and its variants where nobody signs it, and else the sender's variant of it.
    """
    content = content_of(commission)
    _refuse_gaps(commission, content, said)
    letter = _composed(commission, content, said)
    if not commission.vary:
        return letter
    usual = with_variants(_composed(replace(commission, sender=None), content, said), commission)
    return replace(letter, variant_of=usual.digest) if commission.sender else usual


def _composed(commission: Commission, content: Content, said: Said) -> Letter:
    locale = commission.locale
    speak = Speaker.of(commission.action, said)
    salutation = speak(content.salutation) if content.salutation else ready_salutation(commission)
    body = tuple(held_together(block, locale) for block in body_of(content, speak, commission))
    blocks = (
        *_head(commission),
        _salutation(salutation, locale),
        *(written_on(block, locale) for block in body[:1]),
        *body[1:],
        *_farewell(commission, salutation),
    )
    return Letter(
        appeal=commission.action.id,
        locale=locale.tag,
        direction=locale.direction,
        layout=locale.layout,
        addressee=commission.addressee.label,
        channel=commission.channel,
        title=_title(commission),
        blocks=tuple(
            sorted((block for block in blocks if block.lines), key=lambda block: locale.layout.place(block.role))
        ),
        date=commission.day,
        to=channels.contacts(commission.channel, commission.addressee) if commission.channel != Channel.LETTER else (),
        origin=commission.sender.email if commission.sender else "",
        grammar=tuple(_grammar(commission, content)),
    )


def _grammar(commission: Commission, content: Content) -> Iterator[tuple[str, ...]]:
    """What a translation takes for granted of each protected value that the letter's messages name."""
    named = {name for message in content.messages for name, _ in message.values}
    for entry in commission.action.protected:
        if entry.name in named:
            yield entry.name, entry.gender or "", entry.number, entry.policy


def _title(commission: Commission) -> str:
    """What a file is called where its format has a title; of an e-mail, the subject."""
    if commission.channel == Channel.EMAIL and (subject := channels.subject(commission.action, commission.locale)):
        return subject
    return placeholders.fill(commission.locale.letter["title"], {"addressee": commission.addressee.label})


def _refuse_gaps(commission: Commission, content: Content, said: Said) -> None:
    """Raises RefusedError for the first thing that the letter lacks."""
    if gap := next(gaps(commission, content, said), None):
        raise RefusedError(of_letter(commission.action.id, commission.addressee.label, commission.locale.tag, gap))


def _head(commission: Commission) -> Iterator[Block]:
    """The blocks that are neither body nor signature, by the channel's habits."""
    if commission.channel in SHORT:
        yield Block(BlockRole.ADDRESS, channels.short_address(commission))
        return
    if commission.channel == Channel.EMAIL:
        yield Block(BlockRole.REFERENCE, _reference(commission))
        return
    if commission.channel == Channel.FAX:
        yield channels.fax_cover(commission)
    lines = {"sender": _sender, "date": _date_line, "address": _address, "reference": _reference}
    for role in commission.locale.layout.order:
        if role in lines:
            yield Block(BlockRole(role), lines[role](commission))


def _sender(commission: Commission) -> tuple[Inline, ...]:
    return tuple((Run(line, verbatim=True),) for line in commission.sender.lines) if commission.sender else ()


def _date_line(commission: Commission) -> tuple[Inline, ...]:
    """The day, and the sender's town kept to itself: a Latin name must not turn the figures of an Arabic line."""
    locale, city = commission.locale, commission.sender.city if commission.sender else ""
    values = {"date": Run(written_day(commission.day, locale)), "city": Run(city, verbatim=True)}
    line = locale.date_line_city if city else locale.date_line
    return (tuple(Run(piece) if isinstance(piece, str) else values[piece.name] for piece in placeholders.pieces(line)),)


def _address(commission: Commission) -> tuple[Inline, ...]:
    return tuple((Run(line, verbatim=True),) for line in commission.addressee.postal_lines)


def _reference(commission: Commission) -> tuple[Inline, ...]:
    number = commission.action.ua_number or commission.action.index
    if not commission.reference or not number:
        return ()
    before, _, after = commission.locale.letter["reference"].partition("{number}")
    return ((*plain(before), Run(number, verbatim=True), *plain(after)),)


def _salutation(salutation: Inline, locale: Locale) -> Block:
    end = () if salutation[-1].text.endswith(tuple(_SALUTATION_ENDS)) else plain(locale.salutation_end)
    return Block(BlockRole.SALUTATION, ((*salutation, *end),))


def _farewell(commission: Commission, salutation: Inline) -> Iterator[Block]:
    phrases = commission.locale.letter
    if commission.channel not in SHORT:
        inside = _inside(salutation, commission.locale)
        slots = {"salutation": inside, "running": plain(running(commission))}
        yield Block(BlockRole.CLOSING, (spoken(_closing(commission, salutation), slots),))
    if commission.sender:
        lines = commission.sender.lines if commission.channel == Channel.EMAIL else commission.sender.lines[:1]
        yield Block(BlockRole.SIGNATURE, tuple((Run(line, verbatim=True),) for line in lines))
    else:
        labels = ("signature:signature", "signature:address")
        yield Block(BlockRole.SIGNATURE, tuple(plain(phrases[label]) for label in labels))
    if commission.channel == Channel.LETTER and commission.enclosures:
        yield Block(BlockRole.ENCLOSURES, (_enclosures(commission.enclosures, commission.locale),))


def _enclosures(names: Sequence[str], locale: Locale) -> Inline:
    """The line that names what goes with a letter on paper."""
    phrase = locale.letter["enclosures" if len(names) > 1 else "enclosure"]
    return filled(phrase, listed(names, locale, verbatim=True))


def _closing(commission: Commission, salutation: Inline) -> str:
    """The closing for the addressee's rank; who is called by name is no mere official any more."""
    locale, addressee = commission.locale, commission.addressee
    closing = locale.letter[addressee.salutation_context.replace("salutation:", "closing:")]
    said = "".join(run.text for run in salutation).casefold().split()
    names = {word for word in (addressee.name or "").casefold().split() if len(word) > 1}
    if locale.closing_named and names.intersection(said) and closing == locale.letter[f"closing:{Rank.OFFICIAL}:n"]:
        return locale.closing_named
    return closing


def _inside(salutation: Inline, locale: Locale) -> Inline:
    """A salutation inside a sentence: without the mark that ends it, or the capital of "Mon Général" in French."""
    *before, last = salutation
    text = last.text.rstrip(_SALUTATION_ENDS + " \u00a0\u202f")
    first, *more = (*before, last if text == last.text else Run(text))
    word = first.text.partition(" ")[0].casefold()
    small = word in locale.words.get("lower_in_closing", ())
    return (Run(first.text[:1].lower() + first.text[1:]) if small else first, *more)


def with_variants(letter: Letter, commission: Commission) -> Letter:
    """The usual letter with what a varied set may open and thank with instead; a model letter has its own words."""
    return letter if commission.action.model_letter else replace(letter, variants=variants(commission))


def as_draft(letter: Letter, locale: Locale) -> Letter:
    """The letter, marked on every page as one that must not be sent."""
    return replace(letter, draft_mark=locale.letter["draft-mark"])


def plain_text(letter: Letter) -> str:
    """The letter for a terminal: its blocks, a blank line between them."""
    return "\n\n".join(_plain_block(block, letter) for block in letter.blocks) + "\n"


def _plain_block(block: Block, letter: Letter) -> str:
    mark = f"{letter.layout.bullet} " if block.role is BlockRole.LIST else ""
    return "\n".join(mark + "".join(run.text for run in line) for line in block.lines)
