"""Brackets and quotation marks: in pairs, and those of the locale."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ua_i18n import Check, Finding, Locale, Sentence, Severity, Translation, fault, hookimpl, sentence

_BRACKET_MARKS = frozenset("()[]（）［］【】")
_BRACKETS = re.compile(r"[()\[\]（）［］【】]")
_OPENING = {")": "(", "]": "[", "）": "（", "］": "［", "】": "【"}
_LIST_MARK = re.compile(r"(?:^|\s)\(?\w{1,3}[)）](?=\s)")  # "a)", and what looks like one: the end of "(aged 20)"
_WIDE = str.maketrans("（）［］", "()[]")
_MARKS = '"“”„‟«»「」『』'
_QUOTES, _QUOTE = frozenset(_MARKS), re.compile(f"[{_MARKS}]")
_PAIR = re.compile('["“„«「]\\s?([^"“”„‟«»「」『』]+?)\\s?["”“»」]')


class Brackets:
    """A bracket that never closes; or one that is lost with what it holds."""

    id = "brackets"
    severity = Severity.WARNING
    description = "Brackets are not in pairs, or fewer than in the message."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        source = translation.message.source
        for target in translation.targets:
            if _brackets(target) == _brackets(source):
                continue  # whatever is wrong with them is wrong in the message
            stray = _stray(target)
            if stray is not None and _stray(source) is None:
                bracket = target[stray]
                yield fault(self, translation, "“{bracket}” has no partner", span=(stray, stray + 1), bracket=bracket)
            elif stray is None and (lost := _pairs(source) - _pairs(target)) > 0:
                yield fault(self, translation, "{count} pairs of brackets fewer than in the message", count=lost)


class QuotationMarks:
    """Each language has its own, and a message quoted must stay quoted."""

    id = "quotation-marks"
    severity = Severity.WARNING
    description = "The quotation marks are not those of the locale, or not in pairs."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        source = sentence(translation.message.source)
        for target in map(sentence, translation.targets):
            if _QUOTES.isdisjoint(target.words) and _QUOTES.isdisjoint(source.words):
                continue
            given, wanted = _quotes(target), len(_quotes(source))
            own = {mark.strip() for mark in locale.quotes} if given else set()
            if len(given) < wanted or len(given) % 2 > wanted % 2:
                template = "{given} quotation marks here, {wanted} in the message"
                yield fault(self, translation, template, given=len(given), wanted=wanted)
            elif own and (strange := [mark for mark in given if mark not in own]):
                place = target.text.index(strange[0])
                yield fault(
                    self,
                    translation,
                    "“{mark}” is no quotation mark of this language; it has {own}",
                    span=(place, place + 1),
                    fix=_requoted(target.text, locale),
                    mark=strange[0],
                    own=" ".join(mark.strip() for mark in locale.quotes),
                )


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(Brackets())
    register(QuotationMarks())


def _quotes(text: Sentence) -> list[str]:
    return [] if _QUOTES.isdisjoint(text.words) else _QUOTE.findall(text.literal)


def _brackets(text: str) -> list[str]:
    return [] if _BRACKET_MARKS.isdisjoint(sentence(text).words) else _BRACKETS.findall(text)


def _stray(text: str) -> int | None:
    """Where the first bracket without a partner stands; the mark of a list, "a)", needs none."""
    text = sentence(text).literal
    marks = {match.end() - 1 for match in _LIST_MARK.finditer(text)}
    opened: list[int] = []
    for match in _BRACKETS.finditer(text):
        if match[0] not in _OPENING:
            opened.append(match.start())
        elif opened and text[opened[-1]].translate(_WIDE) == _OPENING[match[0]].translate(_WIDE):
            opened.pop()
        elif match.start() not in marks:
            return match.start()
    return opened[0] if opened else None


def _pairs(text: str) -> int:
    return sum(bracket not in _OPENING for bracket in _BRACKETS.findall(_LIST_MARK.sub(" ", text)))


def _requoted(target: str, locale: Locale) -> str | None:
    """The target in the locale's outer marks; None where they are nested or odd, so that a person must look."""
    marks = _quotes(sentence(target))
    pairs = _PAIR.findall(target)
    if len(marks) != 2 * len(pairs) or len(locale.quotes) < 2:
        return None
    opening, closing = locale.quotes[:2]
    return _PAIR.sub(lambda match: f"{opening}{match[1]}{closing}", target)
