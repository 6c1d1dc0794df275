"""What one letter is to say, and to whom: the messages that go into it, by their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from ua_i18n.extraction import Extractor
from ua_i18n.model import Addressee, AppealGroup, Level, Locale, Message, Paragraph, UrgentAction

_ADDRESS_ENDS = (",", ":", "،", "，")
_LONGEST_ADDRESS = 60  # characters: "Dear Minister of Justice and Constitutional Affairs,"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who signs; `key` stands for them in manifests and file names. `lines` are the name and the postal address."""

    key: str
    lines: tuple[str, ...]
    city: str = ""
    language: str | None = None
    email: str = ""

    def writes_in(self, tag: str) -> bool:
        """Whether this sender signs letters in a locale: one who named no language, all; `en-GB` those in `en` too."""
        return self.language is None or self.language == tag or self.language.split("-")[0] == tag


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

    `salutation` is None where the source has one in the letter's own language. `unwritten` are requests that have no
    sentence yet.
    """

    salutation: Message | None
    prose: tuple[tuple[Message, ...], ...]
    requests: tuple[Message, ...]
    unwritten: tuple[str, ...]
    thanks: bool = True

    @property
    def messages(self) -> tuple[Message, ...]:
        opening = (self.salutation,) if self.salutation else ()
        return (*opening, *chain.from_iterable(self.prose), *self.requests)


def own_salutation(commission: Commission) -> str:
    """The salutation that the source itself has in the letter's language; empty where it has none."""
    known, tag = commission.addressee.salutation_by_language, commission.locale.tag
    return known.get(tag) or known.get(tag.partition("-")[0], "")


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
        salutation=None if own_salutation(commission) else extractor.salutation(commission.addressee),
        prose=tuple(filter(None, map(messages, prose))),
        requests=messages(sentence for ground, sentence in written if not ground),
        unwritten=tuple(request.text for request in requests if not request.letter.get(level)),
        thanks=not action.model_letter,
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
