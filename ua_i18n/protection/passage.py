"""A text seen through a language's lexicon and the rest of its document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from ua_i18n.languages import month_numbers, territory_names
from ua_i18n.protection.lexicon import Lexicon
from ua_i18n.protection.words import Word, in_capitals, phrases_at, read_words

_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known before any one text is read.

    `geographic` holds countries, nationalities and places; `lower` the words that the document also writes
    without a capital; `impersonal` the words that belong to no personal name; `connectors` the small words inside
    names: t (the), f (of), a (and), o (on, against, for …).
    """

    lexicon: Lexicon
    language: str
    geographic: frozenset[str]
    abbreviations: frozenset[str]
    impersonal: frozenset[str]
    connectors: Mapping[str, str]
    lower: frozenset[str] = frozenset()

    @classmethod
    def of(cls, lexicon: Lexicon, language: str, texts: Iterable[str] = (), offices: Iterable[str] = ()) -> Vocabulary:
        """The vocabulary for a document of `texts`; the words of `offices` are nobody's name in it."""
        general = _general(lexicon, language)
        lower = frozenset(word for text in texts for word in _WORD.findall(text) if word.islower())
        titles = frozenset(word.folded for office in offices for word in read_words(office) if len(word.text) > 2)
        return replace(general, impersonal=general.impersonal | titles, lower=lower)


@lru_cache(maxsize=16)
def _general(lexicon: Lexicon, language: str) -> Vocabulary:
    grammar = lexicon.grammar
    places = lexicon.geography.demonyms | lexicon.geography.places | frozenset(territory_names(language))
    impersonal = grammar.openers | grammar.common | grammar.articles | frozenset(month_numbers(language))
    return Vocabulary(lexicon, language, places, _abbreviations(lexicon), impersonal, _connectors(lexicon))


def _connectors(lexicon: Lexicon) -> dict[str, str]:
    grammar = lexicon.grammar
    groups = (("o", grammar.prepositions), ("a", grammar.joins), ("f", grammar.of), ("t", grammar.articles))
    return {word: code for code, words in groups for word in words}


def _abbreviations(lexicon: Lexicon) -> frozenset[str]:
    words = lexicon.citations.marks | lexicon.citations.versus | lexicon.citations.provisions | lexicon.persons.offices
    return frozenset(word for word in words | frozenset(lexicon.persons.honorifics) if word.endswith("."))


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as words; `geographic` are the positions of those that name a country, nationality or place."""

    text: str
    words: tuple[Word, ...]
    geographic: frozenset[int]
    capitals: bool

    @classmethod
    def of(cls, text: str, vocabulary: Vocabulary) -> Passage:
        """The passage that `text` is."""
        words = read_words(text, vocabulary.abbreviations)
        found = (range(*place) for place in phrases_at(words, vocabulary.geographic) if words[place[0]].capital)
        return cls(text, words, frozenset(position for place in found for position in place), in_capitals(words))

    def after(self, position: int) -> Word | None:
        """The word after `position`, if there is one."""
        return self.words[position + 1] if position + 1 < len(self.words) else None
