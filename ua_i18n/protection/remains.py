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
# A "The"  n number  ' possessive  - , themselves  x anything else
_NEAR = 14  # words
_MORE = r"(?:[cCD]|-[cC]|'c|[fp]{1,2}(?=[cC])|p{1,2}(?=D)|a(?=[cC]))"
_BEHIND = r"(?:[zDh]|,?D|[,a]D|[cCD],z|xz|,[cCD]{1,3}z)"  # a district, a nationality
_NAME = re.compile(rf"(?P<told>[t\"])?(?P<name>(?>[cD]{{0,3}}C{_MORE}{{0,8}}))(?!{_BEHIND})")
_LOCATED = re.compile(r"i$|[lw][cD]?$|[zl][fp]t?$|[lw][CcD]{1,3}(?:,[CcD]{1,3}){0,8},?a?$")
_LONGEST_CHANNEL = 3  # characters: "2", "2.0"
_SHORTEST = 3  # letters, but of an acronym
_CODE = re.compile(r"(?=\D{0,8}\d)[A-Z][A-Z\d-]{1,9}|[^\W\d_]{3,20}-\d{1,3}")  # "PM3", "Kresty-2"
_PREFIX = re.compile(r"[A-Z][a-z]?[A-Z][a-z]?")  # "UYa 64/48"
_ENTITLED = re.compile(r"(?<![x\"-])A(?:[cCD]|f{1,2}(?=[cC])){1,5}")  # "an article in The Nation"


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
        told = match["told"] or COMPOUND.fullmatch(words[0].text) or (_is_long(match["name"]) and not located)
        opens = words[0].opens and not COMPOUND.fullmatch(words[0].text) and "c" in match["name"]
        if told and not opens and not _is_landscape(words[0], words[-1], vocabulary.lexicon):
            yield span_of(passage.text, words, SpanKind.ORGANISATION)
    yield from _numbered(passage, codes, vocabulary)
    for match in _ENTITLED.finditer(codes):
        if set(codes[match.start() + 1 : match.end()]) & set("cC"):
            yield span_of(passage.text, passage.words[match.start() : match.end()], SpanKind.ORGANISATION)


def _numbered(passage: Passage, codes: str, vocabulary: Vocabulary) -> Iterator[Span]:
    """Single names with a number in them, or a short one before a number with a stroke; a place's behind "at"."""
    for position, (word, after) in enumerate(zip(passage.words, (*passage.words[1:], None), strict=True)):
        if codes[position] in "cC" and after is not None and _PREFIX.fullmatch(word.text) and "/" in after.text[1:]:
            yield span_of(passage.text, (word, after), SpanKind.PLACE)
        elif codes[position : position + 2] == "Cn" and _is_channel(position, passage, vocabulary):
            yield span_of(passage.text, passage.words[position : position + 2], SpanKind.ORGANISATION)
        elif codes[position] == "C" and _CODE.fullmatch(word.text) and codes[position + 1 : position + 2] != "n":
            located = _LOCATED.search(codes[max(0, position - _NEAR) : position])
            yield span_of(passage.text, (word,), SpanKind.PLACE if located else SpanKind.ORGANISATION)


def _is_channel(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether a small number is part of a name, as nothing is counted behind it: "Rustavi 2, which"."""
    number, behind = (*passage.words[position + 1 : position + 3], None)[:2]
    outside = vocabulary.lexicon.persons.verbs | frozenset(vocabulary.connectors)
    counted = behind is not None and behind.shape is not Shape.MARK and behind.folded not in outside
    small = number is not None and len(number.text) <= _LONGEST_CHANNEL and number.text.replace(".", "").isdecimal()
    return small and passage.words[position].text.isalpha() and not counted


def _is_long(codes: str) -> bool:
    return sum(code in "cC" for code in codes) > 1


def _is_landscape(first: Word, last: Word, lexicon: Lexicon) -> bool:
    """Whether a name is a province's, a river's, a port's."""
    features = lexicon.persons.places_after | lexicon.persons.places_first
    return first.folded in features or last.folded in lexicon.persons.places_after


def _code(position: int, passage: Passage, vocabulary: Vocabulary) -> str:
    word, lexicon = passage.words[position], vocabulary.lexicon
    if word.shape is Shape.NUMBER:
        return "n"
    if word.shape is Shape.MARK:
        return _mark(word.text)
    if not word.capital:
        return "C" if is_prefixed(word, lexicon.persons.prefixes) else _small(word.folded, lexicon)
    if position in passage.geographic:
        return "D"
    if _entitles(position, passage, lexicon):
        return "A"
    if word.folded in lexicon.persons.honorifics or word.folded in lexicon.persons.offices or _is_slight(word, lexicon):
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


def _is_slight(word: Word, lexicon: Lexicon) -> bool:
    """Whether a word is too short for a name, and no small word of one, as in "Le Matin"."""
    small = word.folded in lexicon.grammar.foreign or word.folded in lexicon.persons.particles
    return len(word.text) < _SHORTEST and word.shape is not Shape.UPPER and not small


def _entitles(position: int, passage: Passage, lexicon: Lexicon) -> bool:
    """Whether an article has a capital inside a sentence, as in titles: "The Standard", but no "The President"."""
    word, after = passage.words[position], passage.after(position)
    if word.opens or word.folded not in lexicon.grammar.articles or after is None or not after.capital:
        return False
    previous, persons = passage.words[position - 1], lexicon.persons
    rank = after.folded in persons.offices or after.folded in persons.honorifics
    return previous.shape is Shape.LOWER and not rank and after.folded not in lexicon.organisations.organs


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
