"""Composes letters: what an appeal asks for, said to one addressee in one language, as typed blocks and runs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby

from ua_i18n import languages, placeholders
from ua_i18n.errors import RefusedError
from ua_i18n.extraction import Extractor
from ua_i18n.model import (
    Addressee,
    AppealGroup,
    Block,
    BlockRole,
    Inline,
    Letter,
    Level,
    Locale,
    Message,
    Paragraph,
    Run,
    UrgentAction,
)

Said = Callable[[Message], str]
"""What a message says in the letter's language, masked; empty where it is not translated."""

_SPACE = Run(" ")
_ADDRESS_ENDS = (",", ":", "،", "，")
_LONGEST_ADDRESS = 60  # characters: "Dear Minister of Justice and Constitutional Affairs,"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who signs; `key` stands for them in manifests and file names. `lines` are the name and the postal address."""

    key: str
    lines: tuple[str, ...]
    city: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commission:
    """One letter that is asked for. `is_ground` tells which requests only say what is so."""

    action: UrgentAction
    group: AppealGroup
    addressee: Addressee
    locale: Locale
    day: date
    is_ground: Callable[[str], bool]
    channel: str = "letter"
    sender: Sender | None = None
    reference: bool = True
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """The messages of one letter, by their place in it: paragraphs of prose, then requests.

    `unwritten` are requests that have no sentence yet.
    """

    salutation: Message
    prose: tuple[tuple[Message, ...], ...]
    requests: tuple[Message, ...]
    unwritten: tuple[str, ...]
    thanks: bool = True

    @property
    def messages(self) -> tuple[Message, ...]:
        return (self.salutation, *chain.from_iterable(self.prose), *self.requests)


def content_of(commission: Commission) -> Content:
    """What a letter to this addressee says, in the language of the source."""
    action, level = commission.action, commission.addressee.level or Level.REGION
    extractor = Extractor.of(action)
    requests = () if action.model_letter else commission.group.requests
    written = [(commission.is_ground(request.text), request.letter.get(level, "")) for request in requests]

    def messages(texts: Iterable[str]) -> tuple[Message, ...]:
        return tuple(extractor.message("letter", text) for text in texts if text)

    grounds = tuple(sentence for ground, sentence in written if ground)
    prose = model_body(action.model_letter) if action.model_letter else (action.letter.concern, grounds)
    return Content(
        salutation=extractor.salutation(commission.addressee),
        prose=tuple(filter(None, map(messages, prose))),
        requests=messages(sentence for ground, sentence in written if not ground),
        unwritten=tuple(request.text for request in requests if not request.letter.get(level)),
        thanks=not action.model_letter,
    )


def compose(commission: Commission, said: Said) -> Letter:
    """The whole letter. Raises RefusedError where a sentence of it is still to be written or translated."""
    content = content_of(commission)
    _refuse_gaps(commission, content, said)
    locale = commission.locale
    speak = _Speaker(commission.action, said)
    salutation = speak(content.salutation)
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


def model_body(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """A model letter without its salutation and its closing, which each letter has of its own."""
    body = list(paragraphs)
    if body and _is_address(body[0]):
        del body[0]
    if body and _is_address(body[-1]):
        del body[-1]
    return tuple(body)


def _is_address(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a salutation or closing: a few words that end with a comma or colon."""
    text = " ".join(paragraph).rstrip()
    return text.endswith(_ADDRESS_ENDS) and len(text) <= _LONGEST_ADDRESS


def _refuse_gaps(commission: Commission, content: Content, said: Said) -> None:
    who = f"{commission.action.id}, letter to {commission.addressee.label} in {commission.locale.tag}"
    if not commission.addressee.salutation:
        raise RefusedError(f"{who}: no salutation; write `salutation` for this addressee in appeal.yaml")
    if content.unwritten:
        raise RefusedError(
            f"{who}: no sentence for {len(content.unwritten)} of its requests, first {content.unwritten[0][:60]!r}; "
            f"write it under requests → letter → {commission.addressee.level or Level.REGION} in appeal.yaml"
        )
    if missing := [message.key for message in content.messages if not said(message)]:
        raise RefusedError(f"{who}: not translated: {', '.join(missing)}; translate these messages, then approve them")
    known = {entry.name for entry in commission.action.protected}
    for message in content.messages:
        if problem := _slot_problem(said(message), known):
            raise RefusedError(f"{who}: message {message.key}: {problem}; mend it in the catalog")


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
    ended = any(salutation[-1].text.endswith(mark) for mark in (",", ":", "!", "،", locale.salutation_end) if mark)
    return Block(BlockRole.SALUTATION, ((*salutation, *(() if ended else _text(locale.salutation_end))),))


def _body(content: Content, speak: _Speaker, locale: Locale) -> Iterator[Block]:
    """Concern, grounds, requests and thanks; requests that share a lead-in follow it as a list."""
    for paragraph in content.prose:
        yield _paragraph(speak(message) for message in paragraph)
    sentences = [speak.said(message) for message in content.requests]
    framed = [(_frame_of(sentence, locale.letter), sentence) for sentence in sentences]
    for frame, run in groupby(framed, key=lambda pair: pair[0]):
        same = [sentence for _, sentence in run]
        if frame and len(same) > 1:
            yield from _list(frame, same, speak, locale)
        else:
            yield _paragraph(speak.runs(sentence) for sentence in same)
    if content.thanks:
        yield _paragraph([_text(locale.letter["thanks"])])


def _frame_of(sentence: str, phrases: Mapping[str, str]) -> str:
    """The lead-in that a translated request shares with others, as "urge"; empty where it has a wording of its own."""
    for context, frame in phrases.items():
        force = context.removeprefix("lead:")
        if force != context and f"list:{force}" in phrases and _inside(frame, sentence):
            return force
    return ""


def _inside(frame: str, sentence: str) -> str:
    """What stands in place of `{request}` where a sentence fits a frame; else empty."""
    before, _, after = frame.partition("{request}")
    fits = sentence.startswith(before) and sentence.endswith(after) and len(sentence) > len(before) + len(after)
    return sentence[len(before) : len(sentence) - len(after)].strip() if fits else ""


def _list(force: str, sentences: list[str], speak: _Speaker, locale: Locale) -> Iterator[Block]:
    items = [_inside(locale.letter[f"lead:{force}"], sentence) for sentence in sentences]
    ends = [locale.layout.item_end] * (len(items) - 1) + [locale.layout.last_item_end]
    yield _paragraph([_text(locale.letter[f"list:{force}"])])
    yield Block(BlockRole.LIST, tuple((*speak.runs(item), *_text(end)) for item, end in zip(items, ends, strict=True)))


def _farewell(commission: Commission, salutation: Inline) -> Iterator[Block]:
    phrases, addressee = commission.locale.letter, commission.addressee
    closing = phrases[addressee.salutation_context.replace("salutation:", "closing:")]
    before, slot, after = closing.partition("{salutation}")
    yield Block(BlockRole.CLOSING, ((*_text(before), *(salutation if slot else ()), *_text(after)),))
    if commission.sender:
        yield Block(BlockRole.SIGNATURE, ((Run(commission.sender.lines[0], verbatim=True),),))
    else:
        labels = ("signature:signature", "signature:address")
        yield Block(BlockRole.SIGNATURE, tuple(_text(phrases[label]) for label in labels))


def _paragraph(sentences: Iterable[Inline]) -> Block:
    """Sentences one after another, as one line of runs."""
    spaced = chain.from_iterable((_SPACE, *sentence) for sentence in sentences)
    return Block(BlockRole.PARAGRAPH, (tuple(spaced)[1:],))


def _text(text: str) -> Inline:
    return (Run(text),) if text else ()


def plain_text(letter: Letter) -> str:
    """The letter for a terminal: its blocks, a blank line between them."""
    blocks = ("\n".join("".join(run.text for run in line) for line in block.lines) for block in letter.blocks)
    return "\n\n".join(blocks) + "\n"
