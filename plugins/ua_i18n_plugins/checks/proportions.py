"""Translations that are far too short or long, or have other sentences than their message."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ua_i18n import HIDDEN, Check, Finding, Locale, Sentence, Severity, Translation, fault, hookimpl, sentence

_SHORT = 25  # characters; below, a word more is no sign of anything
_LEAST, _MOST = 0.4, 2.5
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_UNSPACED = "。！？"
_DENSITY = 2  # letters of an alphabet that one such character is worth
_SURELY_LEAST, _SURELY_MOST = _LEAST * _DENSITY, _MOST / _DENSITY  # however dense either text is
_MARK = re.compile(
    r"(?<![.!?…؟۔։।])[.!?…؟۔։।]++[)\]»”\"’]*+\s++(?=[^\sa-zà-ÿа-я»”’\"')\]])"  # before a capital, or no case
    r"|[。！？][」』）]*(?=\S)"
)
_ENDS = frozenset(".!?…؟۔։።。！？")
_ENDING = re.compile(rf"(?:[^\W\d_]{{3}}[\u064b-\u0652]?|\d{{3}}|[)\]}}»”\"{HIDDEN}])$")  # "Mr. X", "3. Mai" are none


class LengthRatio:
    """Half of it may be missing, or something added."""

    id = "length-ratio"
    severity = Severity.WARNING
    description = "The translation is much shorter or longer than its message."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        source = sentence(translation.message.source)
        own, hidden = _visible(source), sum([len(value) for _, value in translation.message.values])
        for target in map(sentence, translation.targets):
            if _SURELY_LEAST <= (_visible(target) + hidden) / (own + hidden or 1) <= _SURELY_MOST:
                continue
            ratio = (_length(target) + hidden) / (_length(source) + hidden or 1)
            if _length(source) >= _SHORT and not _LEAST <= ratio <= _MOST:
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
    """How many letters of an alphabet the sentence's own words are worth."""
    return _visible(text) + len(_DENSE.findall(text.literal)) * (_DENSITY - 1)


def _visible(text: Sentence) -> int:
    return len(text.literal) - text.literal.count(HIDDEN)


def _sentences(text: Sentence) -> int:
    if _ENDS.isdisjoint(text.tokens[:-1]):
        return 1
    return 1 + sum(_ends(text.literal, mark) for mark in _MARK.finditer(text.literal))


def _ends(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark ends a sentence: not after an initial, a title or another short word."""
    return mark[0][0] in _UNSPACED or _ENDING.search(text[max(0, mark.start() - 4) : mark.start()]) is not None
