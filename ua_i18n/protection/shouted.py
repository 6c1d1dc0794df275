"""Names in texts set in capitals: those known from elsewhere, and words side by side that the language lacks."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from ua_i18n.model import Span, SpanKind
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.words import Shape, Word, coded, span_of

# U a word that the language lacks  u an initial  p "DE"  x anything else
_NAME = re.compile(r"(?:U|u(?=U))(?:p{0,2}U|u){0,5}")
_SHORTEST = 3  # letters


def find_shouted(passage: Passage, vocabulary: Vocabulary, taken: Container[int]) -> Iterator[Span]:
    """The names of two words or more, or before "PRISON", in a passage in capitals, outside its `taken` characters."""
    if not passage.capitals or not vocabulary.lexicon.grammar.ordinary:
        return
    codes = coded(
        passage.words,
        lambda position, word: (
            "x" if word.start in taken or position in passage.geographic else _code(word, vocabulary)
        ),
    )
    for match in _NAME.finditer(codes):
        words = passage.words[match.start() : match.end() + 1]
        if words[-1].folded in vocabulary.lexicon.places.detention:
            yield span_of(passage.text, words, SpanKind.PLACE)
        elif match[0].count("U") > 1:
            yield span_of(passage.text, passage.words[match.start() : match.end()], SpanKind.PERSON)


def _code(word: Word, vocabulary: Vocabulary) -> str:
    persons = vocabulary.lexicon.persons
    if word.folded in persons.particles:
        return "p"
    if word.shape is Shape.CAPITAL and len(word.text.rstrip(".")) == 1:
        return "u"
    if word.shape is not Shape.UPPER or len(word.text) < _SHORTEST or not word.text[0].isalpha():
        return "x"
    return "x" if _is_known(word, vocabulary) else "U"


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
