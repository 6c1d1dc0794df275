"""Composes letters: what an appeal asks for, said to one addressee in one language, as typed blocks and runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ua_i18n import packs, placeholders
from ua_i18n.errors import RefusedError
from ua_i18n.letters import channels
from ua_i18n.letters.channels import SHORT, Channel
from ua_i18n.letters.commission import Commission, Content, content_of, own_salutation
from ua_i18n.letters.speaking import Said, Speaker, paragraph, plain, slot_problem, written_day
from ua_i18n.model import Block, BlockRole, Inline, Letter, Level, Locale, Run
from ua_i18n.segmentation import sentences

_SALUTATION_ENDS = ",:!،，："


def compose(commission: Commission, said: Said) -> Letter:
    """The whole letter. Raises RefusedError where a sentence of it is still to be written or translated."""
    content = content_of(commission)
    _refuse_gaps(commission, content, said)
    locale = commission.locale
    speak = Speaker.of(commission.action, said)
    own = own_salutation(commission)
    salutation = speak(content.salutation) if content.salutation else (Run(own, verbatim=True),)
    blocks = (
        *_head(commission),
        _salutation(salutation, locale),
        *_body(content, speak, commission),
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
        blocks=tuple(block for block in blocks if block.lines),
        date=commission.day,
        draft_mark=locale.letter["draft-mark"] if commission.draft else "",
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
    who = f"{commission.action.id}, letter to {commission.addressee.label} in {commission.locale.tag}"
    if lacking := packs.missing(commission.locale):
        place = f"locales/{commission.locale.tag}/letter.po"
        raise RefusedError(f"{who}: {place} has no phrase for {_some(lacking)}; write them there")
    if content.salutation and not commission.addressee.salutation:
        raise RefusedError(f"{who}: no salutation; write `salutation` for this addressee in appeal.yaml")
    if content.unwritten:
        raise RefusedError(
            f"{who}: no sentence for {len(content.unwritten)} of its requests, first {content.unwritten[0][:60]!r}; "
            f"write it under requests → letter → {commission.addressee.level or Level.REGION} in appeal.yaml"
        )
    if missing := [message.key for message in content.messages if not said(message).strip()]:
        raise RefusedError(f"{who}: not translated: {_some(missing)}; translate these messages, then approve them")
    known = {entry.name for entry in commission.action.protected}
    for message in content.messages:
        if problem := slot_problem(said(message), known):
            raise RefusedError(f"{who}: message {message.key}: {problem}; mend it in the catalog")


def _some(names: Sequence[str]) -> str:
    return ", ".join([*names[:5], *([f"and {len(names) - 5} more"] if names[5:] else [])])


def _head(commission: Commission) -> Iterator[Block]:
    """What stands above the salutation, by the channel's habits."""
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
        yield Block(BlockRole(role), lines[role](commission))


def _sender(commission: Commission) -> tuple[Inline, ...]:
    return tuple((Run(line, verbatim=True),) for line in commission.sender.lines) if commission.sender else ()


def _date_line(commission: Commission) -> tuple[Inline, ...]:
    locale, day = commission.locale, commission.day
    values = {"date": written_day(day, locale)}
    if commission.sender and commission.sender.city:
        return ((Run(placeholders.fill(locale.date_line_city, {**values, "city": commission.sender.city})),),)
    return ((Run(placeholders.fill(locale.date_line, values)),),)


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


def _body(content: Content, speak: Speaker, commission: Commission) -> Iterator[Block]:
    """Concern, grounds, requests and thanks; requests that share a lead-in follow it as a list."""
    locale = commission.locale
    for sentences_of in content.prose:
        yield paragraph([speak(message) for message in sentences_of], locale)
    requests = [speak.said(message) for message in content.requests]
    framed = [(_frame_of(sentence, locale), sentence) for sentence in requests]
    for frame, run in groupby(framed, key=lambda pair: pair[0]):
        same = [sentence for _, sentence in run]
        if frame and len(same) > 1:
            yield from _list(frame, same, speak, locale)
        else:
            yield paragraph([speak.runs(sentence) for sentence in same], locale)
    if content.thanks and commission.channel not in SHORT:
        yield paragraph([plain(locale.letter["thanks"])], locale)


def _frame_of(sentence: str, locale: Locale) -> str:
    """The lead-in that a translated request shares with others, as "urge"; empty where it has a wording of its own."""
    if len(sentences(sentence, locale.tag)) > 1:
        return ""
    leads = {context: frame for context, frame in locale.letter.items() if context.startswith("lead:")}
    fitting = [(len(frame), context) for context, frame in leads.items() if _inside(frame, sentence)]
    return max(fitting)[1].removeprefix("lead:") if fitting else ""


def _inside(frame: str, sentence: str) -> str:
    """What stands in place of `{request}` where a sentence fits a frame; else empty."""
    before, _, after = frame.partition("{request}")
    fits = sentence.startswith(before) and sentence.endswith(after) and len(sentence) > len(before) + len(after)
    return sentence[len(before) : len(sentence) - len(after)].strip() if fits else ""


def _list(force: str, requests: Sequence[str], speak: Speaker, locale: Locale) -> Iterator[Block]:
    items = [_inside(locale.letter[f"lead:{force}"], sentence) for sentence in requests]
    ends = [locale.layout.item_end] * (len(items) - 1) + [locale.layout.last_item_end]
    yield paragraph([plain(locale.letter[f"list:{force}"])], locale)
    yield Block(BlockRole.LIST, tuple((*speak.runs(item), *plain(end)) for item, end in zip(items, ends, strict=True)))


def _farewell(commission: Commission, salutation: Inline) -> Iterator[Block]:
    phrases, addressee = commission.locale.letter, commission.addressee
    closing = phrases[addressee.salutation_context.replace("salutation:", "closing:")]
    before, slot, after = closing.partition("{salutation}")
    if commission.channel not in SHORT:
        yield Block(BlockRole.CLOSING, ((*plain(before), *(_unended(salutation) if slot else ()), *plain(after)),))
    if commission.sender:
        lines = commission.sender.lines if commission.channel == Channel.EMAIL else commission.sender.lines[:1]
        yield Block(BlockRole.SIGNATURE, tuple((Run(line, verbatim=True),) for line in lines))
    else:
        labels = ("signature:signature", "signature:address")
        yield Block(BlockRole.SIGNATURE, tuple(plain(phrases[label]) for label in labels))


def _unended(salutation: Inline) -> Inline:
    """A salutation without the mark that ends it, to stand inside a sentence."""
    *before, last = salutation
    text = last.text.rstrip(_SALUTATION_ENDS + " \u00a0\u202f")
    return (*before, last if text == last.text else Run(text))


def plain_text(letter: Letter) -> str:
    """The letter for a terminal: its blocks, a blank line between them."""
    blocks = ("\n".join("".join(run.text for run in line) for line in block.lines) for block in letter.blocks)
    return "\n\n".join(blocks) + "\n"
