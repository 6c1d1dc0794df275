"""Lists of words and phrases as compiled patterns, each compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

NEVER = "(?!)"


def alternatives(phrases: Iterable[str]) -> str:
    """A regular expression for any of `phrases`, longest first; any white space and apostrophe will do."""
    return _alternatives(tuple(phrases))


@lru_cache(maxsize=512)
def _alternatives(phrases: tuple[str, ...]) -> str:
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(_loose(phrase) for phrase in ordered) or NEVER


def _loose(phrase: str) -> str:
    words = (re.escape(word) for word in phrase.split())
    return r"\s+".join(words).replace("'", "['’]").replace('"', '["“”]')


@lru_cache(maxsize=256)
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of `phrases` as whole words, in any case."""
    return re.compile(rf"(?<!\w)(?:{alternatives(phrases)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=256)
def label_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of `phrases` as a label before a colon, with the colon; group `label` is the phrase."""
    return re.compile(rf"(?<![\w@])(?P<label>{alternatives(phrases)})\.?\s*[:：]\s*", re.IGNORECASE)


def starts_with(phrases: tuple[str, ...], text: str) -> str:
    """What `text` begins with of `phrases`, as it is written there; empty where it begins with none."""
    match = any_of(phrases).match(text)
    return match[0] if match else ""


def folded(text: str) -> str:
    """`text` without case, spacing and outer punctuation: for comparing whole lines."""
    return " ".join(text.casefold().replace("’", "'").split()).strip(" .:;,*_#-–—|")


def capitalised(text: str) -> str:
    """`text` with a capital at its start, and the rest as it is."""
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=256)
def all_folded(phrases: tuple[str, ...]) -> frozenset[str]:
    """The folded forms of `phrases`: for asking whether a word or line is one of them."""
    return frozenset(map(folded, phrases))


_LETTER = re.compile(r"[^\W\d_]")
_TELLING = 2_000  # characters: more of a text tells no more


def capital_share(text: str) -> float:
    """The share of capitals among the letters of `text` that have case; 0 where there are none."""
    letters = _LETTER.findall(text)
    if not text.isascii():
        letters = [letter for letter in letters if letter.upper() != letter.lower()]
    return sum(map(str.isupper, letters)) / len(letters) if letters else 0.0


def is_caseless(text: str) -> bool:
    """Whether `text` begins with a letter of a script that has no capitals, so that none can be missed."""
    return text[:1].isalpha() and text[:1].upper() == text[:1].lower()


def is_capital(text: str) -> bool:
    """Whether `text` begins with a capital, or in a script that has none."""
    return text[:1].isupper() or is_caseless(text)


def in_capitals(text: str) -> bool:
    """Whether `text` is written in capitals, small exceptions such as "(m)" or "de" aside."""
    return capital_share(text[:_TELLING]) > 0.75
