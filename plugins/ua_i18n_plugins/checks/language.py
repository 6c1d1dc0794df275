"""Whether a translation is in the language of its catalog."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from ua_i18n import Check, Finding, Locale, Severity, Translation, fault, has_letters, hookimpl, lexicon, sentence

_LETTERS = re.compile(r"[^\W\d_]")
_NOT_LATIN = re.compile("[\u0370-\u1cff\u2c00-\ua71f\ua800-\ud7ff]")
_ENOUGH = 12  # letters; an acronym or a name alone tells nothing
_WORDS = 6
_HITS = 3
_CLEARLY = 3  # times as many common words of the other language: some words are of both ("was")

# ISO 15924's codes of scripts, and how Unicode's names of their letters begin.
_SCRIPTS = {
    "Arab": ("ARABIC",), "Armn": ("ARMENIAN",), "Beng": ("BENGALI",), "Cyrl": ("CYRILLIC",), "Deva": ("DEVANAGARI",),
    "Ethi": ("ETHIOPIC",), "Geor": ("GEORGIAN",), "Grek": ("GREEK",), "Gujr": ("GUJARATI",), "Guru": ("GURMUKHI",),
    "Hang": ("HANGUL", "CJK"), "Hans": ("CJK",), "Hant": ("CJK",), "Hebr": ("HEBREW",),
    "Jpan": ("HIRAGANA", "KATAKANA", "CJK", "KATAKANA-HIRAGANA"), "Khmr": ("KHMER",), "Knda": ("KANNADA",),
    "Kore": ("HANGUL", "CJK"), "Laoo": ("LAO",), "Latn": ("LATIN", "FULLWIDTH", "MODIFIER"), "Mlym": ("MALAYALAM",),
    "Mymr": ("MYANMAR",), "Sinh": ("SINHALA",), "Taml": ("TAMIL",), "Telu": ("TELUGU",), "Thaa": ("THAANA",),
    "Thai": ("THAI",), "Tibt": ("TIBETAN",),
}  # fmt: skip


class WrongScript:
    """English text in an Arabic catalog, or Serbian in the other alphabet."""

    id = "wrong-script"
    severity = Severity.WARNING
    description = "Most letters are of another script than the language is written in."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        if locale.script not in _SCRIPTS:
            return
        for target in translation.targets:
            literal = sentence(target).literal
            if locale.script == "Latn" and not _NOT_LATIN.search(literal):
                continue
            letters = _LETTERS.findall(literal)
            foreign = [letter for letter in letters if _script(letter) not in _SCRIPTS[locale.script]]
            if len(letters) >= _ENOUGH and 2 * len(foreign) > len(letters):
                share = round(100 * len(foreign) / len(letters))
                place = literal.index(foreign[0])
                template = "{share} % of its letters are of another script"
                yield fault(self, translation, template, span=(place, place + 1), share=share)


class WrongLanguage:
    """Told by the commonest words: those of the message's language, and none of its own."""

    id = "wrong-language"
    severity = Severity.WARNING
    description = "The translation seems to be in another language."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        own = lexicon(locale)["common"].singles
        if not own:
            return
        for target in translation.targets:
            mine = len(own & sentence(target).words)
            if mine >= _HITS:
                continue
            words = frozenset(filter(has_letters, sentence(target).words))
            if len(words) < _WORDS:
                continue
            other = lexicon(locale.original)["common"].singles if locale.original else frozenset()
            theirs = len(words & other)
            if theirs >= max(_HITS, _CLEARLY * mine) or (not mine and len(words) >= 2 * _WORDS):
                yield fault(self, translation, "it has none of the commonest words of its language")


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(WrongScript())
    register(WrongLanguage())


@lru_cache(maxsize=8192)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
