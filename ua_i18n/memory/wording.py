"""The words of a sentence that decide what it does: counted, so that two sentences can be told to do the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
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
class Said:
    """What of one text decides: counts of words, by list; its capitalised words, its small ones, the stem of each."""

    counts: tuple[Mapping[str, int], ...]
    capitals: frozenset[str]
    small: frozenset[str]
    opener: str
    stems: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The deciding words of one language by what a difference is called, and the words that are surely no names."""

    tag: str
    lists: tuple[tuple[str, WordList], ...]
    weekdays: frozenset[str]
    ordinary: frozenset[str]

    def differences(self, one: str, other: str) -> tuple[str, ...]:
        """What two texts differ in, each with the words: "negation: not", "name: Chad", "first word: Soldiers"."""
        if one == other:
            return ()
        first, second = _said(self, one), _said(self, other)
        told = (*(name for name, _ in self.lists), _WEEKDAY)
        counts = zip(told, first.counts, second.counts, strict=True)
        unlike = (f"{name}: {_listed(found, known)}" for name, found, known in counts if found != known)
        return (*unlike, *_forms(first.stems, second.stems), *self._names(first, second))

    def _names(self, first: Said, second: Said) -> Iterator[str]:
        """A capitalised word that only one of two texts has is a name that nothing protects.

        One that opens a text may be any word; it decides unless it is in a list of the language, or the other text
        writes it small.
        """
        strange = first.capitals ^ second.capitals
        if not strange:
            return
        openers, small = {first.opener, second.opener}, (self.ordinary, first.small, second.small)
        unknown = {word for word in strange if not any(word.casefold() in known for known in small)}
        for name, words in (("name", unknown - openers), ("first word", unknown & openers)):
            if words:
                yield f"{name}: {', '.join(sorted(words))}"


@lru_cache(maxsize=2048)
def _said(wording: Wording, text: str) -> Said:
    """What decides in a text; a query is held against many texts, and what is like one message is like the next."""
    found = sentence(text)
    lists = [dict(words.counted(found)) for _, words in wording.lists]
    days = dict(Counter(token for token in found.tokens if token in wording.weekdays))
    capitals = _CAPITAL.findall(text)
    return Said(
        counts=(*lists, days),
        capitals=frozenset(word for word in capitals if word[0].isupper()),
        small=frozenset(word.casefold() for word in capitals if word[0].islower()),
        opener=capitals[0] if capitals else "",
        stems=dict(zip(*words_of(text, wording.tag), strict=True)),
    )


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


def _forms(first: Mapping[str, str], second: Mapping[str, str]) -> Iterator[str]:
    """Words that are in another form of themselves: one prisoner is not several."""
    mine = {first[word]: word for word in sorted(first.keys() - second.keys())}
    theirs = {second[word]: word for word in sorted(second.keys() - first.keys())}
    yield from (f"form: {mine[stem]}, not {theirs[stem]}" for stem in sorted(mine.keys() & theirs.keys()))


def _listed(found: Mapping[str, int], known: Mapping[str, int]) -> str:
    more = sorted(word for word, times in found.items() if times > known.get(word, 0))
    less = sorted(word for word, times in known.items() if times > found.get(word, 0))
    return ", ".join([*more, *(f"no {word}" for word in less)])
