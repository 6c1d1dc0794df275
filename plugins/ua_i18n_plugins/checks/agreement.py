"""How words fit the value of a placeholder: elision, doubled articles, the gender of its bearer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from ua_i18n import (
    Check,
    Finding,
    Locale,
    Severity,
    Slot,
    Translation,
    elision_forms,
    fault,
    fitting,
    fold,
    hookimpl,
    lexicon,
    sentence,
    straightened,
)

_LONGEST_FORM = 8
_JOINTS = frozenset("'’ \u00a0")
_NOTE = re.compile(r"\{(\w+)\} = .*\((?:[^()]*, )?([mf])(?:, [^()]*)?; [^()]*\)")
_LISTS = {"m": ("masculine", "feminine"), "f": ("feminine", "masculine")}


class Elision:
    """ "l'{ONU}" but "le {HCR}": what stands before a placeholder depends on how its value begins."""

    id = "elision"
    severity = Severity.WARNING
    description = "The word before a placeholder does not have the form that its value asks for."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        pairs = locale.words.get("elision", ())
        if not (pairs and translation.message.values):
            return
        forms, values = elision_forms(pairs), dict(translation.message.values)
        for target in translation.targets:
            for slot in sentence(target).slots if _may_need(target, forms) else ():
                before = _before(target, slot, forms)
                value = values.get(slot.name, "")
                right = fitting(before, value, locale.words) if before and value else ()
                if right and right != (before,):
                    start = slot.start - len(before)
                    yield fault(
                        self,
                        translation,
                        "“{wrong}” before “{value}”: write “{right}”",
                        span=(start, slot.end),
                        fix=target[:start] + right[0] + target[slot.start :] if len(right) == 1 else None,
                        wrong=before.strip(),
                        value=value,
                        right="”, “".join(form.strip() for form in right),
                    )


class ArticleDoubled:
    """ "la {The_Gazette}" is printed as "la The Gazette"."""

    id = "article-doubled"
    severity = Severity.WARNING
    description = "An article stands before a placeholder whose value begins with one."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        if not (translation.message.values and locale.original):
            return
        articles = lexicon(locale)["articles"].singles
        begun = articles | lexicon(locale.original)["articles"].singles
        for name, value in translation.message.values if articles else ():
            first, _, rest = value.partition(" ")
            if rest and fold(first) in begun:
                for target in translation.targets:
                    yield from self._before(translation, target, name, articles)

    def _before(self, translation: Translation, target: str, name: str, articles: frozenset[str]) -> Iterator[Finding]:
        for slot in sentence(target).slots:
            word = re.search(r"[^\W\d_]+['’]?\s?$", target[: slot.start]) if slot.name == name else None
            if word and fold(word[0].strip()) in articles:
                value = dict(translation.message.values)[name]
                span = (word.start(), slot.end)
                yield fault(
                    self,
                    translation,
                    "“{article}” stands before “{value}”, which has an article",
                    span=span,
                    article=word[0].strip(),
                    value=value,
                )


class GenderAgreement:
    """The one person of a message is a woman, and the translation speaks of a man, or the other way round."""

    id = "gender-agreement"
    severity = Severity.WARNING
    description = "The translation speaks of a person as of another gender."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        gender = _gender(translation, locale)
        if not gender:
            return
        own, wrong = (lexicon(locale)[name] for name in _LISTS[gender])
        for target in translation.targets:
            said = sentence(target)
            if own and not own.stands_in(said) and (word := wrong.found(said)):
                place = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", target, re.IGNORECASE)
                span = place.span() if place else None
                yield fault(self, translation, "“{word}”: the person is {gender}", span=span, word=word, gender=gender)


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(Elision())
    register(ArticleDoubled())
    register(GenderAgreement())


def _may_need(target: str, forms: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether a placeholder has one of the forms before it, as far as their last letters tell."""
    last = _last_letters(tuple(forms))
    ends = [part[-2:] for part in target.split("{")[:-1]]
    return any(end[-1:] in _JOINTS and end[:1].casefold() in last for end in ends)


@lru_cache(maxsize=32)
def _last_letters(forms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form[-2:-1] for form in forms)


def _before(target: str, slot: Slot, forms: Mapping[str, tuple[str, ...]]) -> str:
    """The longest of the forms that stands right before a placeholder, as it is written there; else nothing."""
    if target[slot.start - 1 : slot.start] not in _JOINTS:
        return ""
    tail = straightened(target[max(0, slot.start - _LONGEST_FORM) : slot.start])
    for form in forms if tail.endswith(tuple(forms)) else ():
        start = slot.start - len(form)
        if tail.endswith(form) and not target[max(0, start - 1) : start].isalpha():
            return target[start : slot.start]
    return ""


def _gender(translation: Translation, locale: Locale) -> str:
    """The gender of everyone whom the message names and speaks of; empty where there are both, or nobody knows."""
    notes = translation.message.notes
    told = {match[2] for note in notes if (match := _NOTE.match(note))} if notes else set()
    if locale.original:
        lists, source = lexicon(locale.original), sentence(translation.message.source)
        if lists["masculine"].stands_in(source):
            told.add("m")
        if lists["feminine"].stands_in(source):
            told.add("f")
    return told.pop() if len(told) == 1 else ""
