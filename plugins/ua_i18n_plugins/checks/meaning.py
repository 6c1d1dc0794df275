"""What a sentence does: whether it denies, doubts, allows or obliges, in both languages alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ua_i18n import (
    Check,
    Finding,
    Locale,
    Sentence,
    Severity,
    Translation,
    WordList,
    fault,
    hookimpl,
    lexicon,
    sentence,
)


class _Lost:
    """A message says something by a word of its list `clear`, and its translation has nothing of its list `wide`."""

    id: str
    severity = Severity.ERROR
    clear: str
    wide: str
    template: str

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        """Text that was left in the original's language has lost nothing: other checks speak of it."""
        if locale.original is None:
            return
        said, meant = lexicon(locale.original)[self.clear], lexicon(locale)[self.wide]
        source = sentence(translation.message.source)
        word = said.found(source) if meant else ""
        for target in map(sentence, translation.targets) if word else ():
            if not meant.stands_in(target) and not _untranslated(source, target):
                yield fault(self, translation, self.template, word=word)


class NegationLost(_Lost):
    """ "Do not send" becomes "Envoyez"."""

    id = "negation-lost"
    description = "The message denies something, and the translation denies nothing."
    clear, wide = "negation_clear", "negation"
    template = "the message has “{word}”, and nothing in the translation denies"


class HedgeLost(_Lost):
    """ "Reportedly tortured" becomes "torturé": the writer of the letter now says so."""

    id = "hedge-lost"
    description = "The message only reports what others say, and the translation states it as a fact."
    clear, wide = "hedges_clear", "hedges"
    template = "the message has “{word}”, and the translation says it as a fact"


class ModalityChanged:
    """ "They may be tortured" is no "they must be tortured", nor the other way round."""

    id = "modality-changed"
    severity = Severity.WARNING
    description = "The message says that something may be, the translation that it must be, or the other way round."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        if locale.original is None:
            return
        source, said = sentence(translation.message.source), lexicon(locale.original)
        allowed, obliged = _said(said["modality_may"], source), _said(said["modality_must"], source)
        if bool(allowed) == bool(obliged) or said["negation"].stands_in(source):
            return
        mine, other = ("modality_may", "modality_must") if allowed else ("modality_must", "modality_may")
        kept, turned = lexicon(locale)[mine], lexicon(locale)[other]
        for target in map(sentence, translation.targets):
            if kept and not kept.stands_in(target) and (strange := turned.found(target)):
                yield fault(
                    self,
                    translation,
                    "the message has “{word}”, the translation “{strange}”: is it as strong?",
                    span=_place(strange, target.text),
                    word=allowed or obliged,
                    strange=strange,
                )


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    for check in (NegationLost(), HedgeLost(), ModalityChanged()):
        register(check)


def _untranslated(source: Sentence, target: Sentence) -> bool:
    """Whether most of the target is the source's own text."""
    return 2 * len(source.words & target.words) > len(target.words)


def _said(words: WordList, text: Sentence) -> str:
    """A word of the list that stands in small letters or opens the sentence: "May" after it has begun is a month."""
    word = words.found(text)
    if not word:
        return ""
    literal = text.literal.replace("’", "'")
    return word if word in literal or text.folded.startswith(word) else ""


def _place(word: str, target: str) -> tuple[int, int] | None:
    found = re.search(re.escape(word), target, re.IGNORECASE)
    return found.span() if found else None
