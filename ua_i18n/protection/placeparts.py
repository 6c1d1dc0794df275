"""What each word of a passage may be in the name of a place, one letter a word."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

from ua_i18n.protection.lexicon import Lexicon, PersonWords, PlaceWords
from ua_i18n.protection.passage import Passage, Vocabulary, spaced
from ua_i18n.protection.words import Places, Shape, Word, coded, is_prefixed, phrases_at

# H "Prison", "Hospital"  M "Camp" before a number  h "prison"  R "Street"  r "Calle"  q "Cárcel"  N number  O "3rd"
# n "No."  S "section"  C name  K "IK-7"  c common capital  j "centrale"  P place  D nationality  f of  F de  t the
# w "women"  l "in"  u "held at"  b "church", "court"  y word without capitals, d one with its article  p "abu"
# a and  m "April"  x anything else  ' possessive  , ( ) . themselves
_ROMAN = re.compile(r"[IVX]+")
_LONGEST_FORM_OF_ADDRESS = 3  # letters: "Mrs", "Rev."


@dataclass(frozen=True, slots=True)
class Nouns:
    """The phrases that tell a place: those after a name, before it, before it with a capital, "held at", known ones."""

    after: frozenset[str]
    before: frozenset[str]
    capital: frozenset[str]
    told: frozenset[str]
    known: frozenset[str]
    marks: frozenset[str]


@lru_cache(maxsize=16)
def nouns_of(lexicon: Lexicon) -> Nouns:
    places = lexicon.places
    return Nouns(
        after=spaced(places.detention | places.institutions, lexicon),
        before=spaced(places.lower_before, lexicon),
        capital=spaced(places.institutions_before, lexicon),
        told=spaced(places.told, lexicon),
        known=spaced(places.known, lexicon),
        marks=places.numbered | places.streets | places.streets_before | places.buildings,
    )


def codes_of(passage: Passage, vocabulary: Vocabulary, taken: Container[int]) -> str:
    nouns = nouns_of(vocabulary.lexicon)
    after, told = (_positions(passage.places, group) for group in (nouns.after, nouns.told))
    before = _positions(passage.places, nouns.before) | _positions(passage.places, nouns.capital, capital=True)
    if not (after or told or before or passage.places.any_of(nouns.marks) or vocabulary.lexicon.places.endings):
        return ""

    def code(position: int, word: Word) -> str:
        if word.start in taken:
            return "x"
        if position in told and position not in after:
            return "u"
        if word.folded in vocabulary.lexicon.citations.marks:
            return "n"
        if word.shape in (Shape.NUMBER, Shape.MARK) or _numbered(position, passage, vocabulary):
            return _figure(word)
        longer = before.get(position, 0) - after.get(position, 0)
        first = longer > 0 or (longer == 0 and (not word.capital or _stands_first(position, passage)))
        if _is_compound_noun(word, vocabulary.lexicon.places):
            return "q"
        if position in before and first and not _ends_body(position, passage, vocabulary):
            return "q"
        if position in after and not _is_numbered_branch(position, passage, vocabulary):
            return "H" if word.capital else "h"
        if not word.capital and word.folded in vocabulary.lexicon.places.buildings:
            return "b"
        if word.folded in vocabulary.lexicon.places.parts and _has_number(position, passage):
            return "S"
        return _capital(position, passage, vocabulary) if word.capital else _small(position, passage, vocabulary)

    return coded(passage.words, code)


def _ends_body(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether what may be a noun of places belongs to a body before it: "Corte Penal Internacional"."""
    word, previous = passage.words[position], passage.words[max(0, position - 1)]
    lexicon = vocabulary.lexicon
    if word.folded in lexicon.grammar.of:
        return position > 1 and _ends_body(position - 1, passage, vocabulary)
    joined = (previous.capital and not previous.opens) or previous.folded in lexicon.grammar.foreign
    adjective = joined and word.folded in lexicon.citations.adjectives  # "Primera Instancia Penal", "de lo Penal"
    headed = previous.capital and previous.folded in lexicon.organisations.heads
    return position > 0 and word.capital and (adjective or headed)


def _is_numbered_branch(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether a noun is a body's own with a number: "Regional Trial Court Branch 205"."""
    word, previous = passage.words[position], passage.words[max(0, position - 1)]
    bodies = vocabulary.lexicon.organisations
    return previous.folded in bodies.heads and word.folded in bodies.organs and _has_number(position, passage)


def _stands_first(position: int, passage: Passage) -> bool:
    """Whether a name begins with a noun that may also end one: "Camp Alpha", not "Alpha Camp"."""
    after = passage.after(position)
    begins = position == 0 or not passage.words[position - 1].capital
    return begins and passage.words[position].capital and after is not None and after.capital


def _positions(places: Places, phrases: frozenset[str], *, capital: bool = False) -> dict[int, int]:
    """The positions of words in one of `phrases`, each with the number of words that the phrase has."""
    found = phrases_at(places, phrases)
    return {
        position: end - start
        for start, end in found
        if places.words[start].capital or not capital
        for position in range(start, end)
    }


def _figure(word: Word) -> str:
    """The code of a number, a mark, or a noun that a number follows."""
    if word.shape is Shape.NUMBER:
        return "O" if word.text[-2:].isalpha() and word.text[-1].islower() else "N"
    if word.shape is not Shape.MARK:
        return "M"
    return "'" if word.text[0] in "'’" else word.text if word.text in ",()." else "x"


def _numbered(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    word, after = passage.words[position], passage.after(position)
    if not word.capital or after is None or word.folded not in vocabulary.lexicon.places.numbered:
        return False
    return after.shape is Shape.NUMBER or _is_letter(after) or after.folded in vocabulary.lexicon.citations.marks


def _has_number(position: int, passage: Passage) -> bool:
    after = passage.after(position)
    return after is not None and after.shape is Shape.NUMBER


def _is_letter(word: Word) -> bool:
    """Whether a word is a letter that counts as a number does: "Block C"."""
    return len(word.text) == 1 and word.capital and word.text != "I"


def _capital(position: int, passage: Passage, vocabulary: Vocabulary) -> str:
    word, lexicon = passage.words[position], vocabulary.lexicon
    places, grammar, folded = lexicon.places, lexicon.grammar, word.folded
    if folded in places.streets and position and passage.words[position - 1].capital:
        return "R"
    if folded in places.streets_before:
        return "r"
    if position in passage.geographic:
        return "D" if folded in lexicon.geography.demonyms else "P"
    if any(map(str.isdigit, word.text)):
        return "K"
    if _is_letter(word) and position and _numbered(position - 1, passage, vocabulary):
        return "N"
    if word.shape is Shape.UPPER and _ROMAN.fullmatch(word.text) and position and passage.words[position - 1].capital:
        return "N"
    if _begins_name(position, passage, vocabulary):
        return "C"
    if folded in vocabulary.months:
        return "m"
    if folded in grammar.articles or _is_form_of_address(position, passage, lexicon.persons):
        return "x"
    if word.opens and (folded in grammar.openers or folded in grammar.prepositions):
        return "x"
    return "c" if vocabulary.is_common(word) or folded in places.qualifiers else "C"


def _is_form_of_address(position: int, passage: Passage, persons: PersonWords) -> bool:
    """Whether an honorific is no part of a place's name, as in "Imam Khomeini Hospital": "Mr Khan's prison"."""
    word, name = passage.words[position], passage.words[position + 1 : position + 3]
    named = len(name) > 1 and name[0].capital and name[1].text[0] not in "'’"
    if word.folded not in persons.honorifics:
        return False
    if name and name[0].folded in persons.particles and position and passage.words[position - 1].capital:
        return False  # "Nuestra Señora de la Paz"
    return not (named and len(word.text.rstrip(".")) > _LONGEST_FORM_OF_ADDRESS)


def _begins_name(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether an article is part of a name: "in El Amate"."""
    word, after, grammar = passage.words[position], passage.after(position), vocabulary.lexicon.grammar
    if word.opens or after is None or not after.capital:
        return False
    small = grammar.foreign | vocabulary.lexicon.persons.particles | grammar.articles - grammar.indefinite
    return word.folded in small and not vocabulary.is_common(after)


def _small(position: int, passage: Passage, vocabulary: Vocabulary) -> str:
    word, lexicon = passage.words[position], vocabulary.lexicon
    folded, persons, grammar = word.folded, lexicon.persons, lexicon.grammar
    if folded in lexicon.places.qualifiers or _is_qualified(folded, lexicon.places):
        return "w"
    if folded in persons.places_before or folded in persons.origins:
        return "l"
    if is_prefixed(word, persons.prefixes):
        return "C"
    if folded in grammar.of:
        return "F" if folded in persons.particles else "f"
    if folded in grammar.foreign:
        return "F"
    if folded in grammar.joins:
        return "a"
    if folded in grammar.articles:
        return "t"
    if word.caseless:
        return _caseless(position, passage, vocabulary)
    return "j" if folded in lexicon.citations.adjectives else "x"


def _is_qualified(folded: str, places: PlaceWords) -> bool:
    """Whether a word tells a kind of such a place by its parts: "investigation-isolation", "drug-treatment"."""
    return "-" in folded and not places.qualifiers.isdisjoint(folded.split("-"))


def _caseless(position: int, passage: Passage, vocabulary: Vocabulary) -> str:
    """The code of a word without capitals: in a name of a place unless it is known as another word."""
    word, persons = passage.words[position], vocabulary.lexicon.persons
    if position in passage.geographic:
        return "P"
    if word.folded in persons.particles:
        return "p"
    if vocabulary.names_nobody(word.folded) or word.folded in vocabulary.connectors or word.folded in persons.verbs:
        return "x"
    return "d" if word.folded.startswith(tuple(vocabulary.lexicon.grammar.attached)) else "y"


def _is_compound_noun(word: Word, nouns: PlaceWords) -> bool:
    """Whether a word ends as nouns of such places do that stand before the name: "Bezirksgericht Dustobod"."""
    return bool(nouns.endings) and word.capital and word.folded.endswith(tuple(nouns.endings))
