"""Proposes what a letter says first, who and what it is about, from an appeal's own sentences; a person confirms it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from ua_i18n import languages
from ua_i18n.grammar import Grammar
from ua_i18n.model import LetterParts, Paragraph, Protected, Role, SpanKind, UrgentAction

_LONGEST = 3  # sentences of a concern
_LOOKED_AT = 12  # sentences from the start: an appeal tells its concern early


def propose_concern(action: UrgentAction, grammar: Grammar) -> UrgentAction:
    """The action with `letter.concern` filled where it is empty: one to three masked sentences."""
    if action.letter.concern or action.model_letter:
        return action
    sentences = tuple(_resolved(sentence, action, grammar) for sentence in _first_sentences(action))
    return replace(action, letter=LetterParts(concern=tuple(_concern(sentences, action, grammar))[:_LONGEST]))


def _first_sentences(action: UrgentAction) -> Paragraph:
    paragraphs = action.summary or action.narrative
    return tuple(sentence for paragraph in paragraphs for sentence in paragraph)[:_LOOKED_AT]


def _concern(sentences: Paragraph, action: UrgentAction, grammar: Grammar) -> Iterator[str]:
    """What happened, told by the first sentence, and up to two sentences that tell a concern, in their order."""
    tell = _Teller(action, grammar)
    told = {sentence: telling for sentence in sentences if (telling := tell(sentence))}
    opened = bool(sentences) and sentences[0] not in told
    if opened:
        yield _opening(action, grammar)
        if not tell.speaks_in(sentences[0]):
            yield sentences[0]
    for number, telling in enumerate(list(told.values())[:2]):
        yield grammar.concerns.again(telling) if opened or number else telling


class _Teller:
    """Turns a sentence that tells the organisation's concern into the first person."""

    def __init__(self, action: UrgentAction, grammar: Grammar) -> None:
        spoken = {voice.casefold() for voice in grammar.file.voices}
        masked = [f"{{{entry.name}}}" for entry in action.protected if entry.value.casefold() in spoken]
        self._openings = tuple(grammar.concerns.openings(masked))
        self._voices = (*grammar.file.voices, *masked)

    def __call__(self, sentence: str) -> str:
        for pattern, template in self._openings:
            if match := pattern.match(sentence):
                return template.replace("{rest}", sentence[match.end() :].lstrip(" ,"))
        return ""

    def speaks_in(self, sentence: str) -> bool:
        return any(voice in sentence for voice in self._voices)


def _opening(action: UrgentAction, grammar: Grammar) -> str:
    names = [f"{{{entry.name}}}" for entry in at_risk(action.protected)]
    if not names:
        return grammar.file.concern_about
    listed = grammar.file.names_and.join(filter(None, (", ".join(names[:-1]), names[-1])))
    return grammar.file.concern_for.replace("{names}", listed)


def at_risk(protected: Iterable[Protected]) -> Iterator[Protected]:
    """The persons at risk, each once, whatever the number of their spellings."""
    seen: set[str] = set()
    for entry in protected:
        if entry.kind is SpanKind.PERSON and entry.role is Role.AT_RISK and not seen & {entry.value, entry.name}:
            seen |= {entry.value, entry.name, *entry.also}
            yield entry


def _resolved(sentence: str, action: UrgentAction, grammar: Grammar) -> str:
    """A sentence with "this year" told as the year it was: a letter may be read in the next one."""
    if not action.date or not grammar.file.relative:
        return sentence
    year = action.date.year
    months = languages.month_numbers(action.language)
    words = "|".join(map(re.escape, grammar.file.relative))

    def told(match: re.Match[str]) -> str:
        meant = str(year + grammar.file.relative[match[2].casefold()])
        before = match[1] or ""
        return before + (meant if _ends_in(before, months) else grammar.file.relative_year.replace("{year}", meant))

    return re.sub(rf"(\b\w+\s)?\b({words})\b", told, sentence, flags=re.IGNORECASE)


def _ends_in(words: str, months: Collection[str]) -> bool:
    return words.strip().casefold() in months
