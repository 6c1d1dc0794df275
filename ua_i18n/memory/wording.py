"""The words of a sentence that decide what it does: counted, so that two sentences can be told to do the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ua_i18n import languages
from ua_i18n.model import Locale

LISTS = {
    "negation": "negation",
    "modality_may": "what may be",
    "modality_must": "what must be",
    "hedges": "hedge",
    "comparatives": "comparison",
    "numbers": "figure",
    "masculine": "gender",
    "feminine": "gender",
}
"""The lists of `words.yaml` that matter, and what a difference in one of them is called."""

_WEEKDAY = "day of the week"
_OPENERS = ".!?:;…\n«“‘\"'(•–—-"
_CAPITAL = re.compile(r"[^\W\d_][\w’'-]*")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Wording:
    """The deciding words of one language, as patterns by what a difference is called."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]

    def differences(self, one: str, other: str) -> tuple[str, ...]:
        """What two texts differ in, each with the words: "negation: not"."""
        first, second = _folded(one), _folded(other)
        told = []
        for name, pattern in self.patterns:
            found, known = Counter(pattern.findall(first)), Counter(pattern.findall(second))
            if found != known:
                told.append(f"{name}: {_listed(found - known, known - found)}")
        return tuple(told)


@lru_cache(maxsize=32)
def wording(locale: Locale) -> Wording:
    """The deciding words of a locale's own language; without `words.yaml`, the days of the week alone."""
    found = [
        (name, _pattern(word.split("=")[0] for word in words))
        for key, name in LISTS.items()
        if (words := locale.words.get(key))
    ]
    return Wording((*found, (_WEEKDAY, _pattern(languages.weekday_names(locale.tag)))))


def names_differ(one: str, other: str) -> tuple[str, ...]:
    """The capitalised words inside sentences that only one of two texts has: names that nothing protects."""
    first, second = _capitalised(one), _capitalised(other)
    openers = {word.casefold() for word in (*_CAPITAL.findall(one)[:1], *_CAPITAL.findall(other)[:1])}
    lower = {word.casefold() for text in (one, other) for word in _CAPITAL.findall(text) if word[0].islower()}
    # a word that opens one text and stands inside the other is no difference
    return tuple(sorted(word for word in first ^ second if word.casefold() not in openers | lower))


def _capitalised(text: str) -> frozenset[str]:
    found = set()
    for match in _CAPITAL.finditer(text):
        before = text[: match.start()].rstrip(" \u00a0")
        if match[0][0].isupper() and before and before[-1] not in _OPENERS:
            found.add(match[0])
    return frozenset(found)


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """In words.yaml `-x` is an ending, `x-` a beginning and `-x-` a part of any word."""
    longest_first = sorted({_folded(word) for word in words}, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(_alternative, longest_first)) or "(?!)")


def _alternative(word: str) -> str:
    inside = re.escape(word.strip("-"))
    if _UNSPACED.search(word):
        return inside
    before = r"\w*" if word.startswith("-") else r"(?<!\w)"
    after = r"\w*" if word.endswith("-") else r"(?!\w)" if word[-1:].isalnum() else ""
    return f"{before}{inside}{after}"


def _folded(text: str) -> str:
    return text.casefold().replace("’", "'")


def _listed(more: Counter[str], less: Counter[str]) -> str:
    return ", ".join([*sorted(more), *(f"no {word}" for word in sorted(less))])
