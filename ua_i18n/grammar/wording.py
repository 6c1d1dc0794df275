"""How words of requests.yaml become patterns: any case, "*" for letters of a word, any white space between words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

CAPITAL = r"[^\W\d_a-zß-öø-ÿ\u0590-\u0fff\u3040-\ud7ff]"
"""A letter that is no small one, in a script that has any; where case counts."""

JOINED = "\N{ARABIC TATWEEL}"
"""Ends words to which what follows is joined in one word: "للترحيب بـ", "الـ"."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """Patterns of which the first counts that fits."""

    each: tuple[re.Pattern[str], ...]

    def match(self, text: str) -> re.Match[str] | None:
        return next((match for pattern in self.each if (match := pattern.match(text))), None)


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first; for none it matches nowhere."""
    return _any_of(tuple(words))


@lru_cache(maxsize=512)
def _any_of(words: tuple[str, ...]) -> str:
    found = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(_literal, found))})" if found else "(?!)"


def _literal(words: str) -> str:
    sharp = re.escape(words).replace("ß", "ss").replace("ss", "(?:ss|ß)")  # case-folded, and in Switzerland, one is two
    return re.sub("['’]", "['’]", sharp.replace(r"\*", r"\w*").replace(r"\ ", r"\s+"))


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the words, no part of a longer one."""
    return _whole_words(tuple(words))


@lru_cache(maxsize=512)
def _whole_words(words: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(rf"\b{any_of(words)}\b")


def manners(words: Iterable[str]) -> str:
    """A pattern for any number of adverbs before a verb."""
    return rf"(?:{any_of(words)},?\s+)*"


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


def shaped(shape: str, groups: Mapping[str, str]) -> str:
    """A shape's text as a pattern, each `{slot}` of it replaced by the pattern that `groups` has for it."""
    pieces = re.split(r"\{(\w+)\}", shape)
    return "".join(groups[piece] if number % 2 else _literal(piece) for number, piece in enumerate(pieces))


def has_main_verb(text: str, verbs: Iterable[str], relatives: Iterable[str]) -> bool:
    """Whether one of the verbs stands in a text before any word that may open a relative clause to hold it."""
    verb = whole_words(verbs).search(text)
    return verb is not None and not whole_words(relatives).search(text, 0, verb.start())


def filled(template: str, values: Mapping[str, str]) -> str:
    """A template with its slots filled at once: what a value holds is never taken for a slot."""
    return re.sub(r"\{(\w+)\}", lambda slot: values.get(slot[1], slot[0]), template)


def alternatives(table: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Each of the openings that a key separates by "|", with its template."""
    return ((words.strip().casefold(), template) for key, template in table.items() for words in key.split("|"))


def replaced(text: str, forms: Mapping[str, str]) -> str:
    """Each phrase (case-folded in `forms`) replaced by its other form, a capital kept.

    Only whole words, and never a part of a longer name: "Guinea" of "Guinea-Bissau", "Niger" of "Niger State".
    """
    if not forms:
        return text

    pattern = _phrases(tuple(forms))
    if not pattern.search(text):
        return text
    known = {_plain(words): form for words, form in forms.items()}

    def other(match: re.Match[str]) -> str:
        form = known[_plain(match[0])]
        return form[:1].upper() + form[1:] if match[0][:1].isupper() else form

    return pattern.sub(other, text)


@lru_cache(maxsize=512)
def _phrases(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the phrases as `replaced` takes them."""
    return re.compile(rf"(?i:\b{any_of(words)})(?![-‐]?\w)(?!\s+{CAPITAL})")


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("’", "'").split())
