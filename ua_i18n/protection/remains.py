"""The last resort: capitals inside a sentence that are no word of the language stand in a name, whatever it names."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache

from ua_i18n.model import Span, SpanKind
from ua_i18n.protection.lexicon import Lexicon
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.words import COMPOUND, Shape, Word, coded, is_prefixed, span_of

# C a word that is a name or part of one  c a capital on a word of the language  D country, nationality, town
# t the  i a  f of  p de  a and  l in, at, moved to  w to  z district, river  h court, group  " quotation mark
# ' possessive  - , themselves  x anything else
_NEAR = 14  # words
_MORE = r"(?:[cCD]|-[cC]|'c|[fp]{1,2}(?=[cC])|p{1,2}(?=D)|a(?=[cC]))"
_BEHIND = r"(?:[zDh]|,?D|[,a]D|[cCD],z|xz|,[cCD]{1,3}z)"  # a district, a nationality
_NAME = re.compile(rf"(?P<told>[t\"])?(?P<name>(?>[cD]{{0,3}}C{_MORE}{{0,8}}))(?!{_BEHIND})")
_LOCATED = re.compile(r"i$|[lw][cD]?$|[zl][fp]t?$|[lw][CcD]{1,3}(?:,[CcD]{1,3}){0,8},?a?$")
_SHORTEST = 3  # letters, but of an acronym
_CODE = re.compile(r"(?=\D{0,8}\d)[A-Z][A-Z\d-]{1,9}")  # "PM3"


def find_remains(passage: Passage, vocabulary: Vocabulary, taken: Container[int]) -> Iterator[Span]:
    """The names outside the `taken` characters that nothing but their capitals tells: of several words, or behind
    an article or a quotation mark; a town stands behind "in" and is left alone."""
    if passage.capitals or passage.headline or vocabulary.lexicon.grammar.nouns_capitalised:
        return
    if not any(word.capital and not word.opens and word.start not in taken for word in passage.words):
        return
    codes = coded(
        passage.words,
        lambda position, word: (
            "x" if word.start in taken else passage.ways.get(position) or _code(position, passage, vocabulary)
        ),
    )
    for match in _NAME.finditer(codes):
        first, end = match.span("name")
        words = passage.words[first:end]
        located = _LOCATED.search(codes[max(0, first - _NEAR) : first])
        told = (
            match["told"]
            or _CODE.fullmatch(words[0].text)
            or COMPOUND.fullmatch(words[0].text)
            or (_is_long(match["name"]) and not located)
        )
        if told and not words[0].opens and not _is_landscape(words[0], words[-1], vocabulary.lexicon):
            placed = located and _CODE.fullmatch(words[0].text)  # "at PM3"
            yield span_of(passage.text, words, SpanKind.PLACE if placed else SpanKind.ORGANISATION)


def _is_long(codes: str) -> bool:
    return sum(code in "cC" for code in codes) > 1


def _is_landscape(first: Word, last: Word, lexicon: Lexicon) -> bool:
    """Whether a name is a province's, a river's, a port's."""
    features = lexicon.persons.places_after | lexicon.persons.places_first
    return first.folded in features or last.folded in lexicon.persons.places_after


def _code(position: int, passage: Passage, vocabulary: Vocabulary) -> str:
    word, lexicon = passage.words[position], vocabulary.lexicon
    if word.shape is Shape.NUMBER:
        return "x"
    if word.shape is Shape.MARK:
        return _mark(word.text)
    if not word.capital:
        return "C" if is_prefixed(word, lexicon.persons.prefixes) else _small(word.folded, lexicon)
    if position in passage.geographic:
        return "D"
    if (
        word.folded in lexicon.persons.honorifics
        or word.folded in lexicon.persons.offices
        or (len(word.text) < _SHORTEST and word.shape is not Shape.UPPER)
    ):
        return "x"
    if word.folded in lexicon.citations.marks:
        return "x"
    shouted = word.shape is Shape.UPPER and not _CODE.fullmatch(word.text)
    named = (
        not shouted
        and word.folded not in lexicon.organisations.ordinary
        and not vocabulary.is_ordinary(word)
        and word.folded not in _kinds(lexicon)
    )
    return "c" if vocabulary.names_nobody(word.folded) or not named else "C"


def _mark(text: str) -> str:
    if text[0] in "'’":
        return "'"
    return '"' if text in '"“«' else text if text in "-," else "x"


@lru_cache(maxsize=16_384)
def _small(folded: str, lexicon: Lexicon) -> str:
    """The code of a word without a capital."""
    persons, grammar = lexicon.persons, lexicon.grammar
    groups = (
        ("l", persons.places_before | persons.origins),
        ("z", persons.places_after),
        ("i", grammar.indefinite),
        ("t", grammar.articles),
        ("p", persons.particles),
        ("f", grammar.of | grammar.foreign),
        ("a", grammar.joins),
        ("h", _kinds(lexicon)),
    )
    return next((code for code, group in groups if folded in group), "x")


@lru_cache(maxsize=16)
def _kinds(lexicon: Lexicon) -> frozenset[str]:
    organisations = lexicon.organisations
    return organisations.heads | organisations.organs | organisations.kinds
