"""Translations that are far too short or long, or have other sentences than their message."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ua_i18n import Check, Finding, Locale, Severity, Translation, fault, hookimpl
from ua_i18n_plugins.checks.sentence import HIDDEN, Sentence, sentence

_SHORT = 25  # characters; below, a word more is no sign of anything
_LEAST, _MOST = 0.4, 2.5
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_UNSPACED = "。！？"
_DENSITY = 2  # letters of an alphabet that one such character is worth
_MARK = re.compile(
    r"[.!?…؟۔։।]+[)\]»”\"’]*\s+(?=[^\sa-zà-ÿа-я»”’\"')\]])"  # before a capital, or in a script without them
    r"|[。！？][」』）]*(?=\S)"
)
_ENDING = re.compile(rf"(?:[^\W\d_]{{3}}[\u064b-\u0652]?|[\d)\]}}»”\"{HIDDEN}])$")  # "Mr. X" is no end


class LengthRatio:
    """Half of it may be missing, or something added."""

    id = "length-ratio"
    severity = Severity.WARNING
    description = "The translation is much shorter or longer than its message."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        own = _length(sentence(translation.message.source))
        hidden = sum(len(value) for _, value in translation.message.values)
        for target in translation.targets if own >= _SHORT else ():
            ratio = (_length(sentence(target)) + hidden) / (own + hidden)
            if not _LEAST <= ratio <= _MOST:
                yield fault(self, translation, "it is {ratio} times as long as the message", ratio=f"{ratio:.1f}")


class SentenceCount:
    """One sentence a message: a second one may say more than the source does."""

    id = "sentence-count"
    severity = Severity.WARNING
    description = "The translation has more or fewer sentences than the message."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        wanted = _sentences(sentence(translation.message.source))
        for target in translation.targets:
            given = _sentences(sentence(target))
            if given != wanted:
                yield fault(
                    self, translation, "{given} sentences here, {wanted} in the message", given=given, wanted=wanted
                )


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(LengthRatio())
    register(SentenceCount())


def _length(text: Sentence) -> int:
    visible = len(text.literal) - text.literal.count(HIDDEN)
    return visible if text.literal.isascii() else visible + len(_DENSE.findall(text.literal)) * (_DENSITY - 1)


def _sentences(text: Sentence) -> int:
    if not _MARK.search(text.literal):
        return 1
    return 1 + sum(_ends(text.literal, mark) for mark in _MARK.finditer(text.literal))


def _ends(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark ends a sentence: not after an initial, a title or another short word."""
    return mark[0][0] in _UNSPACED or _ENDING.search(text[max(0, mark.start() - 4) : mark.start()]) is not None
