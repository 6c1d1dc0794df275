"""Names in texts set in capitals: those known from elsewhere, and words side by side that the language lacks."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from ua_i18n.model import Span, SpanKind
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.words import Shape, Word, coded, span_of

# U a word that the language lacks  u an initial  p "DE"  D country, nationality, town  G "PARTY"  w another word
# x anything else
_NAME = re.compile(r"(?:U|u(?=U))(?:p{0,2}U|u){0,5}")
_BODY = re.compile(r"D{1,3}[wUG]{1,3}G(?![wG])")  # "MALAWI CONGRESS PARTY"
_SEAT = re.compile(r"(?:U{1,2}|D{1,2})(?=[wxG])")
_SHORTEST = 3  # letters
_LONGEST_NOUN = 3  # words


def find_shouted(passage: Passage, vocabulary: Vocabulary, taken: Container[int]) -> Iterator[Span]:
    """The names of two words or more, or before "PRISON", in a passage in capitals, outside its `taken` characters."""
    if not passage.capitals or not vocabulary.lexicon.grammar.ordinary:
        return
    codes = coded(
        passage.words,
        lambda position, word: (
            "x" if word.start in taken else "D" if position in passage.geographic else _code(word, vocabulary)
        ),
    )
    seats = [span for match in _SEAT.finditer(codes) if (span := _seat(match, passage, vocabulary)) is not None]
    yield from seats
    held = {word for span in seats for word in range(span.start, span.end)}
    for match in _BODY.finditer(codes):
        words = passage.words[match.start() : match.end()]
        if words[0].start not in held and _is_body(words, codes[match.start() : match.end()], vocabulary):
            yield span_of(passage.text, words, SpanKind.ORGANISATION)
    for match in _NAME.finditer(codes):
        words = passage.words[match.start() : match.end()]
        if match[0].count("U") > 1 and words[0].start not in held:
            yield span_of(passage.text, words, SpanKind.PERSON)


def _seat(match: re.Match[str], passage: Passage, vocabulary: Vocabulary) -> Span | None:
    """The place whose noun follows a name: "EKWENDENI HOSPITAL", "KAMPALA REMAND PRISON"."""
    places, name = vocabulary.lexicon.places, passage.words[match.start() : match.end()]
    named = match[0][0] == "U" or name[0].folded not in vocabulary.lexicon.geography.demonyms | vocabulary.countries
    persons, before = vocabulary.lexicon.persons, passage.words[max(0, match.start() - 1) : match.start()]
    located = any(word.folded in persons.places_before | persons.towards for word in before)
    nouns = places.detention | (places.institutions if located else frozenset())
    for length in range(_LONGEST_NOUN, 0, -1):
        noun = " ".join(word.folded for word in passage.words[match.end() : match.end() + length])
        if named and noun in nouns:
            return span_of(passage.text, passage.words[match.start() : match.end() + length], SpanKind.PLACE)
    return None


def _is_body(words: Sequence[Word], codes: str, vocabulary: Vocabulary) -> bool:
    """Whether a country's name begins that of a body, and no words follow that every state uses."""
    lexicon, own = vocabulary.lexicon, words[len(codes) - len(codes.lstrip("D")) :]
    phrase = " ".join(word.folded for word in own)
    return words[0].folded not in lexicon.geography.demonyms and phrase not in lexicon.organisations.generic


def _code(word: Word, vocabulary: Vocabulary) -> str:
    persons = vocabulary.lexicon.persons
    if word.folded in persons.particles:
        return "p"
    if word.shape is Shape.CAPITAL and len(word.text.rstrip(".")) == 1:
        return "u"
    if word.shape is not Shape.UPPER or len(word.text) < _SHORTEST or not word.text[0].isalpha():
        return "x"
    if word.folded in vocabulary.lexicon.organisations.heads:
        return "G"
    if _is_known(word, vocabulary):
        return "x" if _is_outside(word, vocabulary) else "w"
    return "U"


def _is_outside(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a word joins others or says what somebody does, so that no name has it inside."""
    joins = word.folded in vocabulary.connectors or word.folded in vocabulary.lexicon.grammar.openers
    return joins or word.folded in vocabulary.lexicon.persons.verbs


def _is_known(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a word is one of the language, of the document's own in small letters, or of the lexicon."""
    lexicon, folded = vocabulary.lexicon, word.folded
    if vocabulary.is_ordinary(word) or vocabulary.is_inflected(folded) or vocabulary.names_nobody(folded):
        return True
    persons, bodies, laws = lexicon.persons, lexicon.organisations, lexicon.citations
    groups: tuple[Container[str], ...] = (
        persons.verbs,
        persons.nouns,
        persons.offices,
        persons.honorifics,
        persons.places_after,
        persons.fates,
    )
    groups += (bodies.heads, bodies.organs, bodies.kinds, bodies.members, bodies.qualifiers, bodies.ordinary)
    return any(folded in group for group in (*groups, laws.instruments, laws.provisions, laws.cases, laws.marks))
