"""Proposes what a letter says first, who and what it is about, from an appeal's own sentences; a person confirms it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ua_i18n.grammar import Grammar
from ua_i18n.grammar.wording import filled
from ua_i18n.model import LetterParts, Paragraph, Protected, Role, SpanKind, UrgentAction

_LONGEST = 3  # sentences of a concern
_LOOKED_AT = 12  # sentences from the start: an appeal tells its concern early


def propose_concern(action: UrgentAction, grammar: Grammar) -> UrgentAction:
    """The action with `letter.concern` filled where it is empty: one to three masked sentences."""
    if action.letter.concern or action.model_letter:
        return action
    sentences = _first_sentences(action)
    if day := action.date:  # a letter may be read in another year
        sentences = tuple(grammar.relative.resolved(sentence, day) for sentence in sentences)
    return replace(action, letter=LetterParts(concern=tuple(_concern(sentences, action, grammar))[:_LONGEST]))


def _first_sentences(action: UrgentAction) -> Paragraph:
    paragraphs = action.summary or action.narrative
    return tuple(sentence for paragraph in paragraphs for sentence in paragraph)[:_LOOKED_AT]


def _concern(sentences: Paragraph, action: UrgentAction, grammar: Grammar) -> Iterator[str]:
    """Who it is about and what happened, and up to two sentences that tell a concern, in their order."""
    tell = _Teller(action, grammar)
    told = list(dict.fromkeys(telling for sentence in sentences if (telling := tell(sentence))))[:2]
    opened = not (sentences and tell(sentences[0])) or not _names_anybody(told, action)
    if opened and (sentences or list(at_risk(action.protected))):
        yield _opening(action, grammar)
        yield from [sentence for sentence in sentences if not tell(sentence) and not tell.speaks_in(sentence)][:1]
    for number, telling in enumerate(told):
        yield grammar.concerns.again(telling) if opened or number else telling


def _names_anybody(told: Iterable[str], action: UrgentAction) -> bool:
    """Whether one of the persons at risk is named, where there are any."""
    names = [f"{{{entry.name}}}" for entry in action.protected if entry.role is Role.AT_RISK]
    return not names or any(name in telling for telling in told for name in names)


class _Teller:
    """Turns a sentence that tells the organisation's concern into the first person."""

    def __init__(self, action: UrgentAction, grammar: Grammar) -> None:
        spoken = {voice.casefold() for voice in grammar.file.voices}
        masked = [f"{{{entry.name}}}" for entry in action.protected if entry.value.casefold() in spoken]
        self._openings = grammar.concerns.openings(masked)
        self._voices = grammar.concerns.voices(masked)

    def __call__(self, sentence: str) -> str:
        """The sentence in the first person, or an empty one where it tells no concern."""
        for pattern, template in self._openings:
            if match := pattern.match(sentence):
                return filled(template, {"rest": sentence[match.end() :].lstrip(" ,")})
        return ""

    def speaks_in(self, sentence: str) -> bool:
        return bool(self._voices.search(sentence))


def _opening(action: UrgentAction, grammar: Grammar) -> str:
    names = [f"{{{entry.name}}}" for entry in at_risk(action.protected)]
    if not names:
        return grammar.file.concern_about
    listed = grammar.file.names_and.join(filter(None, (", ".join(names[:-1]), names[-1])))
    return filled(grammar.file.concern_for, {"names": listed})


def at_risk(protected: Iterable[Protected]) -> Iterator[Protected]:
    """The persons at risk, each once, whatever the number of their spellings."""
    seen: set[str] = set()
    for entry in protected:
        if entry.kind is SpanKind.PERSON and entry.role is Role.AT_RISK and not seen & {entry.value, entry.name}:
            seen |= {entry.value, entry.name, *entry.also}
            yield entry
