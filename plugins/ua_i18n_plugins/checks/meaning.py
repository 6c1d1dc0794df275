"""What a sentence does: whether it denies, doubts, allows or obliges, in both languages alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ua_i18n import Check, Finding, Locale, Severity, Translation, fault, hookimpl
from ua_i18n_plugins.checks.sentence import Sentence, sentence
from ua_i18n_plugins.checks.wordlists import WordList, lexicon


class NegationLost:
    """ "Do not send" becomes "Envoyez"."""

    id = "negation-lost"
    severity = Severity.ERROR
    description = "The message denies something, and the translation denies nothing."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        if word := _lost(translation, locale, "negation_clear", "negation"):
            yield fault(self, translation, "the message has “{word}”, and nothing in the translation denies", word=word)


class HedgeLost:
    """ "Reportedly tortured" becomes "torturé": the writer of the letter now says so."""

    id = "hedge-lost"
    severity = Severity.ERROR
    description = "The message only reports what others say, and the translation states it as a fact."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        if word := _lost(translation, locale, "hedges_clear", "hedges"):
            yield fault(self, translation, "the message has “{word}”, and the translation says it as a fact", word=word)


class ModalityChanged:
    """ "They may be tortured" is no "they must be tortured", nor the other way round."""

    id = "modality-changed"
    severity = Severity.WARNING
    description = "The message says that something may be, the translation that it must be, or the other way round."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        if locale.original is None:
            return
        source = sentence(translation.message.source)
        may, must = lexicon(locale.original)["modality_may"], lexicon(locale.original)["modality_must"]
        allowed, obliged = _said(may, source), _said(must, source)
        if bool(allowed) == bool(obliged) or lexicon(locale.original)["negation"].found(source):
            return
        mine, other = ("modality_may", "modality_must") if allowed else ("modality_must", "modality_may")
        kept, turned = lexicon(locale)[mine], lexicon(locale)[other]
        for target in translation.targets:
            said = sentence(target)
            if kept and (strange := turned.found(said)) and not kept.found(said):
                yield fault(
                    self,
                    translation,
                    "the message has “{word}”, the translation “{strange}”: is it as strong?",
                    span=_place(strange, target),
                    word=allowed or obliged,
                    strange=strange,
                )


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(NegationLost())
    register(HedgeLost())
    register(ModalityChanged())


def _lost(translation: Translation, locale: Locale, clear: str, wide: str) -> str:
    """A word of the original's list `clear` in the message, where no translation has one of the list `wide`.

    Text that was left in the original's language has lost nothing: other checks speak of it.
    """
    if locale.original is None:
        return ""
    said, meant = lexicon(locale.original)[clear], lexicon(locale)[wide]
    word = said.found(sentence(translation.message.source)) if said and meant else ""
    if not word:
        return ""
    targets = map(sentence, translation.targets)
    return "" if any(meant.found(target) or said.found(target) for target in targets) else word


def _said(words: WordList, text: Sentence) -> str:
    """A word of the list that stands in small letters or opens the sentence: "May" after it has begun is a month."""
    word = words.found(text)
    literal = text.literal.replace("’", "'")
    return word if word in literal or text.folded.startswith(word) else ""


def _place(word: str, target: str) -> tuple[int, int] | None:
    found = re.search(re.escape(word), target, re.IGNORECASE)
    return found.span() if found else None
