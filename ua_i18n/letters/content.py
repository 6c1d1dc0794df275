"""What one letter says, in the language of the source: the messages that go into it, by their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from ua_i18n.extraction import Extractor
from ua_i18n.letters.commission import Commission
from ua_i18n.letters.modelletter import Passage, passages
from ua_i18n.letters.speaking import plain
from ua_i18n.model import Inline, Message, Run
from ua_i18n.requests import is_ground, refers_back, texts_to_put


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph, or the items of one list."""

    messages: tuple[Message, ...]
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """The messages of one letter: paragraphs of prose, then requests.

    `salutation` is None where the source has one in the letter's own language. `unwritten` are requests that have no
    sentence yet; `leaning` the texts of those that refer back to the one before. Only a letter in its `own_words`,
    and not in those of a model letter, has an opening and thanks.
    """

    salutation: Message | None
    prose: tuple[Prose, ...]
    requests: tuple[Message, ...]
    unwritten: tuple[str, ...]
    leaning: frozenset[str] = frozenset()
    own_words: bool = True

    @property
    def messages(self) -> tuple[Message, ...]:
        opening = (self.salutation,) if self.salutation else ()
        return (*opening, *chain.from_iterable(said.messages for said in self.prose), *self.requests)


def ready_salutation(commission: Commission) -> Inline:
    """The salutation that needs no translation; empty where there is none.

    It is the source's own in the letter's language, or where that has none in any, the language's for the rank.
    """
    addressee, locale = commission.addressee, commission.locale
    known = addressee.salutation_by_language
    if own := known.get(locale.tag) or known.get(locale.tag.partition("-")[0], ""):
        return (Run(own, verbatim=True),)
    if addressee.salutation or not addressee.rank:
        return ()
    return plain(locale.letter.get(addressee.salutation_context, ""))


def content_of(commission: Commission) -> Content:
    """What a letter to this addressee says."""
    extractor = Extractor.of(commission.action)
    salutation = None if ready_salutation(commission) else extractor.salutation(commission.addressee)
    if model := commission.action.model_letter:
        prose = tuple(_messages(passages(model, commission.grammar), extractor))
        return Content(salutation, prose, requests=(), unwritten=(), own_words=False)
    grammar = commission.grammar
    requests = commission.group.requests
    texts = texts_to_put(requests, grammar)
    written = [
        (text, request.said_to(commission.addressee)) for text, request in zip(texts, requests, strict=True) if text
    ]
    grounds = [text for text, _ in written if grammar and is_ground(text, grammar)]
    leaning = {sentence for text, sentence in written if not grammar or refers_back(text, grammar)}
    told = (
        Passage(commission.action.letter.concern),
        Passage(tuple(sentence for text, sentence in written if text in grounds)),
    )
    return Content(
        salutation=salutation,
        prose=tuple(_messages(told, extractor)),
        requests=tuple(
            extractor.message("letter", sentence) for text, sentence in written if sentence and text not in grounds
        ),
        unwritten=tuple(text for text, sentence in written if not sentence),
        leaning=frozenset(leaning),
    )


def _messages(prose: Iterable[Passage], extractor: Extractor) -> Iterator[Prose]:
    for passage in prose:
        if said := tuple(extractor.message("letter", text) for text in passage.texts if text):
            yield Prose(said, passage.is_list)
