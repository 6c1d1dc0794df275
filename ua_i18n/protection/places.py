"""Places of detention, seats of institutions and streets; countries, regions and cities are ordinary words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ua_i18n.model import Span, SpanKind
from ua_i18n.protection.lexicon import Lexicon, PlaceWords
from ua_i18n.protection.passage import Passage, Vocabulary, spaced
from ua_i18n.protection.words import Places, Shape, Word, coded, is_prefixed, phrases_at, span_of

# H "Prison", "Hospital"  M "Camp" before a number  h "prison"  R "Street"  r "Calle"  q "Cárcel"  N number  O "3rd"
# n "No."  C name  K "IK-7"  c common capital  j "centrale"  P place  D nationality  f of  F de  t the  w "women"
# l "in"  u "held at"  y word without capitals, d one with its article  p "abu"
# a and  x anything else  ' possessive  , ( ) . themselves
_NAME = r"(?:[CcPDRK]'?(?:F{1,2}(?=[CPD]))?){1,6}"
_PART = r"(?:Mn?N[fF]t?)"  # "Ward 209 of"
_SHAPE = re.compile(
    rf"(?P<head>{_PART}?O?q{{0,3}}{_NAME}(?:n?[NO][Cc]?|\([CcDP]{{1,3}}\))?(?:w'?){{0,3}}[HhM]{{1,6}}(?:nN|N(?![xCc]))?)"
    r"|(?P<numbered>H{0,2}Mn?N|H{1,3}h{0,3}nN|(?:w'?){0,3}h{1,3}nN|h{1,3}n?(?:KN?|CN)|h{2,3}N(?![xaCc]))"
    r"|(?P<of>(?:H{1,3}[fF]|q{1,6}[Cj]?(?:n?N)?[fF]{1,2}|HCF|q{1,6})t?[CPcK](?:[fF]{0,2}t?[CPK]){0,4})"
    r"|(?P<nth>O[cHh]{0,3}H[Hh]{0,3})"
    r"|(?<=[Hh]a)(?P<listed>C(?:F{0,2}C){0,2})(?=[.l]|$)"
    r"|(?P<caseless>q{1,3}p?[ydP]d?w{0,2})"
    r"|(?<![lh])h{1,4}(?P<after>C(?:[fF]{0,2}[CP]){0,4}(?![C']))"
    r"|(?P<street>(?:N,?)?[CcP]{1,4}R|r[fF]{0,2}t?[CcP]{1,4}N?)"
    r"|(?P<apposed>C{1,3}(?=,(?:t|[DPC]{1,2}')[wD]{0,3}[hj]?h{1,4}[fFl,.]))"
    r"|(?<=u)(?P<told>C(?:F{0,2}C){0,3}(?![CHhMN'(]))"
)
_ROMAN = re.compile(r"[IVX]+")
_SEAT = re.compile(r"c{1,5}H{1,3}h{1,3}")  # "National Security headquarters"


@dataclass(frozen=True, slots=True)
class _Nouns:
    """The phrases that tell a place: those after a name, before it, before it with a capital, "held at", known ones."""

    after: frozenset[str]
    before: frozenset[str]
    capital: frozenset[str]
    told: frozenset[str]
    known: frozenset[str]
    marks: frozenset[str]


@lru_cache(maxsize=16)
def _nouns(lexicon: Lexicon) -> _Nouns:
    places = lexicon.places
    return _Nouns(
        after=spaced(places.detention | places.institutions, lexicon),
        before=spaced(places.lower_before, lexicon),
        capital=spaced(places.institutions_before, lexicon),
        told=spaced(places.told, lexicon),
        known=spaced(places.known, lexicon),
        marks=places.numbered | places.streets | places.streets_before,
    )


def find_places(passage: Passage, vocabulary: Vocabulary, taken: Container[int] = ()) -> Iterator[Span]:
    """The places of a passage, outside its `taken` characters, that a letter or map would look for by this name."""
    words = vocabulary.lexicon.places
    for word in passage.words:
        if word.capital and (_is_compound(word, words.detention) or _is_coded(word, words.numbered)):
            yield span_of(passage.text, (word,), SpanKind.PLACE)
    yield from _quoted(passage.text, words)
    yield from _known(passage, vocabulary, taken)
    codes = _codes(passage, vocabulary, taken)
    for match in _SHAPE.finditer(codes):
        first = match.start("after") if match["after"] else match.start() + _outside(match)
        found = passage.words[first : match.end()]
        if not match["head"] or _tells_a_place(codes[first : match.end()], found, words):
            yield span_of(passage.text, found, SpanKind.PLACE)


def _outside(match: re.Match[str]) -> int:
    """How many words before a noun are no part of its name."""
    if match[0].startswith(("P'", "D'")):
        return 2  # "Dublin's Mountjoy Prison"
    return len(match[0]) - len(match[0].lstrip("D")) if match["head"] else 0


def _quoted(text: str, words: PlaceWords) -> Iterator[Span]:
    """Names in quotation marks before a noun: '"9 de Julio" military barracks'."""
    for match in _quoted_pattern(words).finditer(text):
        yield Span(match.start(), match.end(), SpanKind.PLACE, match[0])


@lru_cache(maxsize=16)
def _quoted_pattern(words: PlaceWords) -> re.Pattern[str]:
    nouns, small = ("|".join(map(re.escape, sorted(each))) or "(?!)" for each in (words.detention, words.qualifiers))
    return re.compile(rf"[\"“«][^\"“”«»\n]{{2,40}}[\"”»]\s(?:(?:{small})\s){{0,2}}(?:{nouns})(?!\w)", re.IGNORECASE)


def _known(passage: Passage, vocabulary: Vocabulary, taken: Container[int]) -> Iterator[Span]:
    """Known names outside the `taken` characters that are no part of a longer one: "transferred to Evin"."""
    for first, end in phrases_at(passage.places, _nouns(vocabulary.lexicon).known):
        beside = (*passage.words[max(0, first - 1) : first], *passage.words[end : end + 1])
        longer = any(word.capital and not word.opens for word in beside) or passage.words[first].start in taken
        located = any(word.folded in vocabulary.lexicon.persons.places_after for word in passage.words[end : end + 1])
        if passage.words[first].capital and not (longer or located):
            yield span_of(passage.text, passage.words[first:end], SpanKind.PLACE)


def _is_compound(word: Word, nouns: frozenset[str]) -> bool:
    """Whether a word is a name with such a noun behind its hyphen: "Evin-Gefängnis"."""
    name, hyphen, noun = word.folded.rpartition("-")
    return bool(name and hyphen) and noun in nouns


def _is_coded(word: Word, nouns: frozenset[str]) -> bool:
    """Whether a word is such a noun with its number behind a hyphen: "IK-4"."""
    noun, hyphen, number = word.folded.partition("-")
    return bool(hyphen) and number.isdecimal() and noun in nouns


def _tells_a_place(codes: str, words: Sequence[Word], nouns: PlaceWords) -> bool:
    """Whether a name stands before the noun: "Insein", or a city before a noun with a capital; not "Central prison"."""
    if "K" in codes or "N" in codes:
        return True
    if "h" not in codes:
        last = (" ".join(word.folded for word in words[-length:]) for length in (1, 2, 3))
        national = not nouns.detention.isdisjoint(last) and not words[0].opens  # "the National Penitentiary"
        return national or "C" in codes or "P" in codes
    if "C" in codes:  # what opens a sentence before one lone noun may be any word: "Overcrowded prison …"
        return not (words[0].opens and codes == "Ch")
    if _SEAT.fullmatch(codes):
        return not words[0].opens
    return "P" in codes and codes != "Ph"  # not "Texas prison"


def _codes(passage: Passage, vocabulary: Vocabulary, taken: Container[int]) -> str:
    nouns = _nouns(vocabulary.lexicon)
    after, told = (_positions(passage.places, group) for group in (nouns.after, nouns.told))
    before = _positions(passage.places, nouns.before) | _positions(passage.places, nouns.capital, capital=True)
    if not (after or told or before or passage.places.any_of(nouns.marks)):
        return ""

    def code(position: int, word: Word) -> str:
        if word.start in taken:
            return "x"
        if position in told:
            return "u"
        if word.folded in vocabulary.lexicon.citations.marks:
            return "n"
        if word.shape in (Shape.NUMBER, Shape.MARK) or _numbered(position, passage, vocabulary):
            return _figure(word)
        longer = before.get(position, 0) - after.get(position, 0)
        first = not word.capital or _stands_first(position, passage)
        if position in before and (longer > 0 or (longer == 0 and first)):
            return "q"
        if position in after:
            return "H" if word.capital else "h"
        return _capital(position, passage, vocabulary) if word.capital else _small(position, passage, vocabulary)

    return coded(passage.words, code)


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
    outside = grammar.articles | vocabulary.months
    if folded in outside or folded in lexicon.persons.honorifics:
        return "x"
    if word.opens and (folded in grammar.openers or folded in grammar.prepositions):
        return "x"
    return "c" if vocabulary.is_common(word) else "C"


def _small(position: int, passage: Passage, vocabulary: Vocabulary) -> str:
    word, lexicon = passage.words[position], vocabulary.lexicon
    folded, persons, grammar = word.folded, lexicon.persons, lexicon.grammar
    if folded in lexicon.places.qualifiers:
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
