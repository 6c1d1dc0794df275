"""Composes letters: what an appeal asks for, said to one addressee in one language, as typed blocks and runs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ua_i18n import languages, packs, placeholders
from ua_i18n.errors import RefusedError
from ua_i18n.letters.commission import Commission, Content, content_of, own_salutation
from ua_i18n.model import Block, BlockRole, Inline, Letter, Level, Locale, Message, Run, UrgentAction
from ua_i18n.segmentation import sentences

Said = Callable[[Message], str]
"""What a message says in the letter's language, masked; empty where it is not translated."""

_SALUTATION_ENDS = ",:!،，："


def compose(commission: Commission, said: Said) -> Letter:
    """The whole letter. Raises RefusedError where a sentence of it is still to be written or translated."""
    content = content_of(commission)
    _refuse_gaps(commission, content, said)
    locale = commission.locale
    speak = _Speaker(commission.action, said)
    own = own_salutation(commission)
    salutation = speak(content.salutation) if content.salutation else (Run(own, verbatim=True),)
    blocks = (
        *_head(commission),
        _salutation(salutation, locale),
        *_body(content, speak, locale),
        *_farewell(commission, salutation),
    )
    return Letter(
        appeal=commission.action.id,
        locale=locale.tag,
        direction=locale.direction,
        layout=locale.layout,
        addressee=commission.addressee.label,
        channel=commission.channel,
        title=placeholders.fill(locale.letter["title"], {"addressee": commission.addressee.label}),
        blocks=tuple(block for block in blocks if block.lines),
        date=commission.day,
        draft_mark=locale.letter["draft-mark"] if commission.draft else "",
    )


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
        if problem := _slot_problem(said(message), known):
            raise RefusedError(f"{who}: message {message.key}: {problem}; mend it in the catalog")


def _some(names: Sequence[str]) -> str:
    return ", ".join([*names[:5], *([f"and {len(names) - 5} more"] if names[5:] else [])])


def _slot_problem(text: str, known: Collection[str]) -> str:
    """What keeps a text from being filled in; empty where nothing does."""
    try:
        foreign = set(placeholders.names(text)) - set(known)
    except placeholders.BraceError as error:
        return str(error)
    return f"{{{min(foreign)}}} is no protected value of this appeal" if foreign else ""


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Turns a message into the runs that a letter prints for it."""

    action: UrgentAction
    said: Said

    def __call__(self, message: Message) -> Inline:
        return self.runs(self.said(message))

    def runs(self, text: str) -> Inline:
        values = {entry.name: entry.value for entry in self.action.protected}
        return tuple(
            Run(piece) if isinstance(piece, str) else Run(values[piece.name], verbatim=True)
            for piece in placeholders.pieces(text)
        )


def _head(commission: Commission) -> Iterator[Block]:
    lines = {"sender": _sender, "date": _date_line, "address": _address, "reference": _reference}
    for role in commission.locale.layout.order:
        yield Block(BlockRole(role), lines[role](commission))


def _sender(commission: Commission) -> tuple[Inline, ...]:
    return tuple((Run(line, verbatim=True),) for line in commission.sender.lines) if commission.sender else ()


def _date_line(commission: Commission) -> tuple[Inline, ...]:
    locale, day = commission.locale, commission.day
    pattern = locale.date_pattern_first if day.day == 1 and locale.date_pattern_first else locale.date_pattern
    values = {"date": languages.format_date(day, locale.tag, pattern)}
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
    return ((*_text(before), Run(number, verbatim=True), *_text(after)),)


def _salutation(salutation: Inline, locale: Locale) -> Block:
    end = () if salutation[-1].text.endswith(tuple(_SALUTATION_ENDS)) else _text(locale.salutation_end)
    return Block(BlockRole.SALUTATION, ((*salutation, *end),))


def _body(content: Content, speak: _Speaker, locale: Locale) -> Iterator[Block]:
    """Concern, grounds, requests and thanks; requests that share a lead-in follow it as a list."""
    for paragraph in content.prose:
        yield _paragraph([speak(message) for message in paragraph], locale)
    requests = [speak.said(message) for message in content.requests]
    framed = [(_frame_of(sentence, locale), sentence) for sentence in requests]
    for frame, run in groupby(framed, key=lambda pair: pair[0]):
        same = [sentence for _, sentence in run]
        if frame and len(same) > 1:
            yield from _list(frame, same, speak, locale)
        else:
            yield _paragraph([speak.runs(sentence) for sentence in same], locale)
    if content.thanks:
        yield _paragraph([_text(locale.letter["thanks"])], locale)


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


def _list(force: str, requests: Sequence[str], speak: _Speaker, locale: Locale) -> Iterator[Block]:
    items = [_inside(locale.letter[f"lead:{force}"], sentence) for sentence in requests]
    ends = [locale.layout.item_end] * (len(items) - 1) + [locale.layout.last_item_end]
    yield _paragraph([_text(locale.letter[f"list:{force}"])], locale)
    yield Block(BlockRole.LIST, tuple((*speak.runs(item), *_text(end)) for item, end in zip(items, ends, strict=True)))


def _farewell(commission: Commission, salutation: Inline) -> Iterator[Block]:
    phrases, addressee = commission.locale.letter, commission.addressee
    closing = phrases[addressee.salutation_context.replace("salutation:", "closing:")]
    before, slot, after = closing.partition("{salutation}")
    yield Block(BlockRole.CLOSING, ((*_text(before), *(_unended(salutation) if slot else ()), *_text(after)),))
    if commission.sender:
        yield Block(BlockRole.SIGNATURE, ((Run(commission.sender.lines[0], verbatim=True),),))
    else:
        labels = ("signature:signature", "signature:address")
        yield Block(BlockRole.SIGNATURE, tuple(_text(phrases[label]) for label in labels))


def _unended(salutation: Inline) -> Inline:
    """A salutation without the mark that ends it, to stand inside a sentence."""
    *before, last = salutation
    text = last.text.rstrip(_SALUTATION_ENDS + " \u00a0\u202f")
    return (*before, last if text == last.text else Run(text))


def _paragraph(said: Sequence[Inline], locale: Locale) -> Block:
    """Sentences one after another, as one line of runs."""
    first, *more = said
    space = _text(locale.sentence_space)
    return Block(BlockRole.PARAGRAPH, ((*first, *(run for sentence in more for run in (*space, *sentence))),))


def _text(text: str) -> Inline:
    return (Run(text),) if text else ()


def plain_text(letter: Letter) -> str:
    """The letter for a terminal: its blocks, a blank line between them."""
    blocks = ("\n".join("".join(run.text for run in line) for line in block.lines) for block in letter.blocks)
    return "\n\n".join(blocks) + "\n"
