"""A text seen through a language's lexicon and the rest of its document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ua_i18n.languages import language_names, month_numbers, territory_names
from ua_i18n.protection.lexicon import CitationWords, Lexicon, OrganisationWords
from ua_i18n.protection.words import Joined, Places, Shape, Word, in_capitals, phrases_at, positions_of, read_words

_SHORTEST_HEADED = 4  # letters of words without a capital in a heading, at most
_SHORTEST_COMPOUND = 7  # letters: Asian names may end as compounds do ("Chung")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known before any one text is read.

    `geographic` holds countries, nationalities and places; `lower` the words that the document also writes
    without a capital; `impersonal` the words that belong to no personal name; `connectors` the small words inside
    names: t (the), f (of), a (and), o (on, against, for …); `titles` those of laws. Phrases have a space between words.
    """

    lexicon: Lexicon
    language: str
    geographic: frozenset[str]
    abbreviations: frozenset[str]
    impersonal: frozenset[str]
    connectors: Mapping[str, str]
    titles: frozenset[str]
    joined: Joined
    endings: tuple[str, ...]
    inflections: tuple[str, ...]
    months: frozenset[str]
    countries: frozenset[str]
    aliases: frozenset[str]
    employing: frozenset[str]
    organising: frozenset[str]
    citing: frozenset[str]
    ways: frozenset[str]
    dealings: frozenset[str]
    ordinary: frozenset[str]
    lower: frozenset[str] = frozenset()

    @classmethod
    def of(cls, lexicon: Lexicon, language: str, texts: Iterable[str] = (), offices: Iterable[str] = ()) -> Vocabulary:
        """The vocabulary for a document of `texts`; the words of `offices` are nobody's name in it."""
        general = _general(lexicon, language)
        lower = frozenset(word for text in texts for word in _WORD.findall(text) if word.islower())
        titles = frozenset(word.folded for office in offices for word in read_words(office) if len(word.text) > 2)
        return replace(general, impersonal=general.impersonal | titles, lower=lower)

    def names_nobody(self, folded: str) -> bool:
        """Whether a word belongs to no personal name."""
        return folded in self.impersonal or self._is_compound(folded)

    def is_common(self, word: Word) -> bool:
        """Whether a word with a capital is one of offices, institutions and headings, or only opens a sentence."""
        common = word.folded in self.lexicon.grammar.common or self._is_compound(word.folded)
        return common or (word.opens and word.folded in self.lower)

    def is_ordinary(self, word: Word) -> bool:
        """Whether a word is one of the language, so that its capital tells no name."""
        first, last = word.folded.partition("-")[0], word.folded.rpartition("-")[2]
        known = not self.ordinary.isdisjoint((word.folded, first, last)) or word.folded in self.lower
        return known or (word.opens and self.is_inflected(word.folded)) or self._is_compound(word.folded)

    def is_inflected(self, folded: str) -> bool:
        """Whether a longer word ends as words of the language do."""
        return len(folded) >= _SHORTEST_COMPOUND and folded.endswith(self.inflections)

    def _is_compound(self, folded: str) -> bool:
        return len(folded) >= _SHORTEST_COMPOUND and folded.endswith(self.endings)


@lru_cache(maxsize=16)
def _general(lexicon: Lexicon, language: str) -> Vocabulary:
    grammar, months = lexicon.grammar, frozenset(month_numbers(language))
    countries = frozenset(territory_names(language))
    places = lexicon.geography.demonyms | lexicon.geography.places | countries
    return Vocabulary(
        lexicon=lexicon,
        language=language,
        geographic=spaced(places, lexicon),
        abbreviations=_abbreviations(lexicon),
        impersonal=grammar.openers | grammar.common | grammar.articles | months,
        connectors=_connectors(lexicon),
        titles=spaced(lexicon.citations.titles, lexicon),
        joined=_joined(lexicon),
        endings=tuple(sorted(grammar.endings)),
        inflections=tuple(sorted(grammar.inflections)),
        months=months,
        countries=spaced(countries, lexicon),
        aliases=spaced(lexicon.persons.aliases, lexicon),
        employing=spaced(lexicon.organisations.told, lexicon),
        organising=_organising(lexicon.organisations),
        citing=_citing(lexicon.citations),
        ways=spaced(lexicon.persons.ways, lexicon),
        dealings=spaced(lexicon.persons.dealings, lexicon),
        ordinary=grammar.ordinary | grammar.openers | grammar.common | months | language_names(language),
    )


def _organising(words: OrganisationWords) -> frozenset[str]:
    """The words without one of which no organisation is named in full."""
    return words.heads | words.organs | words.kinds | words.members | words.causes


def _citing(words: CitationWords) -> frozenset[str]:
    """The words without one of which nothing is cited but by its title."""
    instruments = words.instruments | words.before | words.lower
    return words.provisions | instruments | words.cases | words.versus | words.parties


def spaced(phrases: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """Phrases as `phrases_at` takes them: a space between any two words that a text would be read as."""
    abbreviations, joined = _abbreviations(lexicon), _joined(lexicon)
    words = (read_words(phrase, abbreviations, joined) for phrase in phrases)
    return frozenset(" ".join(word.folded for word in each) for each in words)


@lru_cache(maxsize=16)
def _joined(lexicon: Lexicon) -> Joined:
    """The small words, before what citations and names may begin with where no apostrophe tells them."""
    citations, persons = lexicon.citations, lexicon.persons
    first = {phrase.split()[0] for phrase in (*citations.titles, *lexicon.organisations.known)}
    hosts = citations.provisions | citations.instruments | persons.nouns | persons.offices | frozenset(first)
    hosts |= lexicon.organisations.heads | frozenset(persons.honorifics) | persons.given | lexicon.places.lower_before
    return Joined(lexicon.grammar.joined, hosts)


def _connectors(lexicon: Lexicon) -> dict[str, str]:
    grammar = lexicon.grammar
    groups = (("o", grammar.prepositions), ("a", grammar.joins), ("f", grammar.of), ("t", grammar.articles))
    return {word: code for code, words in groups for word in words}


@lru_cache(maxsize=16)
def _abbreviations(lexicon: Lexicon) -> frozenset[str]:
    citations, persons = lexicon.citations, lexicon.persons
    words = citations.marks | citations.versus | citations.provisions | citations.lower
    words |= persons.offices | persons.suffixes | persons.titles | lexicon.places.institutions_before
    return frozenset(word for word in words | frozenset(lexicon.persons.honorifics) if word.endswith("."))


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as words; `geographic` are the positions of those that name a country, nationality or place, `titled`
    of those in the title of a law, `ways` of those that a place follows; `places` tells where each word stands."""

    text: str
    words: tuple[Word, ...]
    geographic: frozenset[int]
    capitals: bool
    places: Places
    titled: frozenset[int] = frozenset()
    ways: Mapping[int, str] = field(default_factory=dict)

    @property
    def headline(self) -> bool:
        """Whether a text gives all its longer words a capital, as English headings do."""
        words = (word for word in self.words if word.shape is not Shape.NUMBER)
        capitals = (word.capital for word in words if len(word.text) > _SHORTEST_HEADED)
        return next(capitals, False) and all(capitals) and not self.text.rstrip().endswith((".", "?", "!"))

    @classmethod
    def of(cls, text: str, vocabulary: Vocabulary) -> Passage:
        """The passage that `text` is."""
        words = read_words(text, vocabulary.abbreviations, vocabulary.joined)
        places = Places(words)
        known, titles = (frozenset(_positions(places, each)) for each in (vocabulary.geographic, vocabulary.titles))
        return cls(text, words, known, in_capitals(words), places, titles, _ways(places, vocabulary))

    def after(self, position: int) -> Word | None:
        """The word after `position`, if there is one."""
        return self.words[position + 1] if position + 1 < len(self.words) else None


def _positions(places: Places, phrases: frozenset[str]) -> Iterator[int]:
    """The positions of words in any of `phrases`, if these begin with a capital where there are any."""
    for start, end in phrases_at(places, phrases):
        if places.words[start].capital or places.words[start].caseless:
            yield from range(start, end)


def _ways(places: Places, vocabulary: Vocabulary) -> dict[int, str]:
    """The positions of words that a place follows: l for "north of", w for "to", which may have another meaning."""
    persons = vocabulary.lexicon.persons
    towards, features = persons.towards, persons.places_after
    dealing = positions_of(places, vocabulary.dealings)
    words = places.words
    found = {at: "w" for at in places.of(towards) if at not in dealing and (words[at].opens or not words[at].capital)}
    for start, end in phrases_at(places, vocabulary.ways):
        code = "w" if places.words[end - 1].folded in towards else "l"
        found |= {place: code for place in range(start, end) if places.words[place].folded not in features}
    return found
