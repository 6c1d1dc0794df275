"""The words of a sentence that decide what it does: counted, so that two sentences can be told to do the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ua_i18n import languages
from ua_i18n.inflection import words_of
from ua_i18n.model import Locale
from ua_i18n.sentences import sentence
from ua_i18n.wordlists import Lexicon, WordList

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
_ORDINARY = ("common", "articles", *LISTS)  # words that are no names where they open a sentence
_CAPITAL = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Wording:
    """The deciding words of one language by what a difference is called, and the words that are surely no names."""

    tag: str
    lists: tuple[tuple[str, WordList], ...]
    weekdays: frozenset[str]
    ordinary: frozenset[str]

    def differences(self, one: str, other: str) -> tuple[str, ...]:
        """What two texts differ in, each with the words: "negation: not"."""
        if one == other:
            return ()
        first, second = sentence(one), sentence(other)
        told = [_told(name, words.counted(first), words.counted(second)) for name, words in self.lists]
        days = [Counter(token for token in text.tokens if token in self.weekdays) for text in (first, second)]
        return tuple(filter(None, [*told, _told(_WEEKDAY, *days), *self._forms(one, other)]))

    def names(self, one: str, other: str) -> tuple[str, ...]:
        """What two texts name otherwise: "name: Chad", "first word: Soldiers".

        A capitalised word that only one of them has is a name that nothing protects. One that opens a text may be any
        word; it decides unless it is in a list of the language, or the other text writes it small.
        """
        if one == other:
            return ()
        strange = _capitalised(one) ^ _capitalised(other)
        known = self.ordinary | _small(one) | _small(other)
        openers = {_opener(one), _opener(other)}
        told = {
            "name": [word for word in strange - openers if word.casefold() not in known],
            "first word": [word for word in strange & openers if word.casefold() not in known],
        }
        return tuple(f"{name}: {', '.join(sorted(words))}" for name, words in told.items() if words)

    def _forms(self, one: str, other: str) -> Iterator[str]:
        """Words that are in another form of themselves: one prisoner is not several."""
        first, second = words_of(one, self.tag), words_of(other, self.tag)
        mine = {stem: word for word, stem in zip(*first, strict=True) if word not in second.folded}
        theirs = {stem: word for word, stem in zip(*second, strict=True) if word not in first.folded}
        yield from (f"form: {mine[stem]}, not {theirs[stem]}" for stem in sorted(mine.keys() & theirs.keys()))


@lru_cache(maxsize=32)
def wording(locale: Locale) -> Wording:
    """The deciding words of a locale's own language; without `words.yaml`, the days of the week alone."""
    plain = {name: tuple(word.partition("=")[0] for word in words) for name, words in locale.words.items()}
    lists = Lexicon(plain)
    ordinary = {word for name in _ORDINARY for word in plain.get(name, ())}
    return Wording(
        tag=locale.tag,
        lists=tuple((told, words) for name, told in LISTS.items() if (words := lists[name])),
        weekdays=languages.weekday_names(locale.tag),
        ordinary=frozenset(ordinary),
    )


def _capitalised(text: str) -> frozenset[str]:
    return frozenset(word for word in _CAPITAL.findall(text) if word[0].isupper())


def _small(text: str) -> set[str]:
    return {word.casefold() for word in _CAPITAL.findall(text) if word[0].islower()}


def _opener(text: str) -> str:
    first = _CAPITAL.search(text)
    return first[0] if first else ""


def _told(name: str, found: Counter[str], known: Counter[str]) -> str:
    return "" if found == known else f"{name}: {_listed(found - known, known - found)}"


def _listed(more: Counter[str], less: Counter[str]) -> str:
    return ", ".join([*sorted(more), *(f"no {word}" for word in sorted(less))])
