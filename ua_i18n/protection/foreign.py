"""Names in a foreign language, where only the first word need have a capital: "Agence nationale de …"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache

from ua_i18n.model import Span, SpanKind
from ua_i18n.protection.lexicon import Lexicon
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.words import Shape, Word, coded, span_of

# G "Agence"  C capital  w word without one  W one that the text's language could not have  e "d'appel"  f "de", "la"
# g "za", which begins no personal name's part  b "soud"  x anything else
_BODY = r"G(?:C{0,3}[wW]{0,2}(?:[fg]{1,3}(?:[wWe]|C{1,4})|e)){1,5}W?"
_OTHER = r"[CG]C{0,2}(?:[wW]?g[fg]{0,2}[wW]|W{1,2}|b(?=[fg]{1,2}C)|e)W{0,2}(?:[fg]{1,3}(?:[wW]{1,2}|C{1,4})){0,4}"
_BODIES = re.compile(_BODY)
_NAMES = re.compile(rf"{_BODY}|{_OTHER}")
_ELIDED = re.compile(r"[dl]['’]\w{3,30}")


def find_foreign(passage: Passage, vocabulary: Vocabulary, taken: Container[int] = ()) -> Iterator[Span]:
    """The names of a passage, outside its `taken` characters, that foreign words hold together: a body's begins with a
    word for one, another's only in a text whose own words have no accents."""
    lexicon = vocabulary.lexicon
    bodied = passage.places.any_of(_bodies(lexicon)) and passage.places.any_of(_small(lexicon))
    if not (bodied or lexicon.grammar.unaccented) or not _may_hold_foreign(passage, lexicon):
        return
    codes = coded(
        passage.words,
        lambda position, word: "x" if word.start in taken else _code(position, word, passage, vocabulary),
    )
    for match in (_NAMES if lexicon.grammar.unaccented else _BODIES).finditer(codes):
        yield span_of(passage.text, passage.words[match.start() : match.end()], SpanKind.ORGANISATION)


def _may_hold_foreign(passage: Passage, lexicon: Lexicon) -> bool:
    small = _small(lexicon) | lexicon.citations.adjectives
    return passage.places.any_of(small) or not passage.text.isascii()


def _code(position: int, word: Word, passage: Passage, vocabulary: Vocabulary) -> str:
    lexicon = vocabulary.lexicon
    if word.shape in (Shape.MARK, Shape.NUMBER):
        return "x"
    if word.capital:
        if word.folded in _bodies(lexicon):
            return "G"
        known = position in passage.geographic or vocabulary.is_ordinary(word) or vocabulary.names_nobody(word.folded)
        persons = lexicon.persons
        return "x" if (known and lexicon.grammar.unaccented) or word.folded in persons.honorifics else "C"
    begun = position > 0 and passage.words[position - 1].capital
    if begun and word.folded in lexicon.organisations.heads and not vocabulary.is_common(word):
        return "b"
    if word.folded in _small(lexicon):
        return "g" if word.folded in lexicon.grammar.foreign - lexicon.persons.particles else "f"
    if _is_own(word.folded, vocabulary):
        return "x"
    if word.text.islower() and _ELIDED.fullmatch(word.text):
        return "e"
    foreign = (word.text.islower() and not word.text.isascii()) or word.folded in lexicon.citations.adjectives
    return "W" if lexicon.grammar.unaccented and foreign else "w"


@lru_cache(maxsize=16)
def _bodies(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.organisations.heads | lexicon.organisations.organs


@lru_cache(maxsize=16)
def _small(lexicon: Lexicon) -> frozenset[str]:
    """The small words that hold foreign names together: "de", "la"."""
    return (lexicon.grammar.foreign | lexicon.persons.particles) - lexicon.grammar.articles


def _is_own(folded: str, vocabulary: Vocabulary) -> bool:
    """Whether a word without a capital is one of the text's own language."""
    lexicon = vocabulary.lexicon
    known = vocabulary.names_nobody(folded) or folded in vocabulary.connectors
    return known or folded in lexicon.persons.verbs or folded in lexicon.persons.nouns
