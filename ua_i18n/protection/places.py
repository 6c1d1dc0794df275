"""Places of detention, seats of institutions and streets; countries, regions and cities are ordinary words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ua_i18n.model import Span, SpanKind
from ua_i18n.protection.lexicon import PlaceWords
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.words import Shape, Word, coded, is_prefixed, phrases_at, span_of

# H "Prison", "Hospital"  M "Camp" before a number  h "prison"  R "Street"  r "Calle"  q "Cárcel"  N number  O "3rd"
# n "No."  C name  c common capital  P place  D nationality  f of  t the  w "women"  l "in"
# x anything else  ' possessive  , ( ) themselves
_NAME = r"(?:[CcPDR]'?){1,6}"
_SHAPE = re.compile(
    rf"(?P<head>O?{_NAME}(?:nN|\([CcDP]{{1,3}}\))?(?:w'?){{0,3}}[HhM]{{1,3}}(?:nN|N(?![xCc]))?)"
    r"|(?P<numbered>H{0,2}Mn?N|H{1,3}nN|(?:w'?){0,3}h{1,3}nN)"
    r"|(?P<of>(?:H{1,3}f|qf{1,2}|q)t?[CPc](?:f{0,2}t?[CP]){0,4})"
    r"|(?<![lh])(?:h)(?P<after>C(?:f{0,2}[CP]){0,4}(?![C']))"
    r"|(?P<street>(?:N,?)?[CcP]{1,4}R|rf{0,2}t?[CcP]{1,4}N?)"
)


def find_places(passage: Passage, vocabulary: Vocabulary) -> Iterator[Span]:
    """The places of a passage that a letter or map would look for by this name."""
    words = vocabulary.lexicon.places
    heads = _heads(passage.words, words.detention | words.institutions)
    codes = coded(passage.words, lambda position, _: _code(position, passage, vocabulary, heads))
    for word in passage.words:
        if word.capital and (_is_compound(word, words.detention) or _is_coded(word, words.numbered)):
            yield span_of(passage.text, (word,), SpanKind.PLACE)
    yield from _quoted(passage.text, words)
    for match in _SHAPE.finditer(codes):
        first = match.start("after") if match["after"] else match.start() + _outside(match)
        found = passage.words[first : match.end()]
        if not match["head"] or _tells_a_place(codes[first : match.end()], found):
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


def _is_compound(word: Word, nouns: frozenset[str]) -> bool:
    """Whether a word is a name with such a noun behind its hyphen: "Evin-Gefängnis"."""
    name, hyphen, noun = word.folded.rpartition("-")
    return bool(name and hyphen) and noun in nouns


def _is_coded(word: Word, nouns: frozenset[str]) -> bool:
    """Whether a word is such a noun with its number behind a hyphen: "IK-4"."""
    noun, hyphen, number = word.folded.partition("-")
    return bool(hyphen) and number.isdecimal() and noun in nouns


def _heads(words: Sequence[Word], nouns: frozenset[str]) -> frozenset[int]:
    return frozenset(position for place in phrases_at(words, nouns) for position in range(*place))


def _tells_a_place(codes: str, words: Sequence[Word]) -> bool:
    """Whether a name stands before the noun: "Insein", or a city before a noun with a capital; not "Central"."""
    if "h" in codes:
        return "C" in codes and not (codes.startswith("Ch") and words[0].opens)
    return "C" in codes or "P" in codes


def _code(position: int, passage: Passage, vocabulary: Vocabulary, heads: frozenset[int]) -> str:
    word, places = passage.words[position], vocabulary.lexicon.places
    if word.shape is Shape.NUMBER:
        return "O" if word.text[-2:].isalpha() and word.text[-1].islower() else "N"
    if word.shape is Shape.MARK:
        return "'" if word.text[0] in "'’" else word.text if word.text in ",()" else "x"
    if word.folded in vocabulary.lexicon.citations.marks:
        return "n"
    if word.capital and _numbered(word, passage.after(position), places, vocabulary):
        return "M"
    if position in heads:
        return "H" if word.capital else "h"
    if word.capital:
        return _capital(position, passage, vocabulary)
    if word.folded in places.lower_before:
        return "q"
    if word.folded in places.qualifiers:
        return "w"
    if word.folded in vocabulary.lexicon.persons.places_before | vocabulary.lexicon.persons.origins:
        return "l"
    if is_prefixed(word, vocabulary.lexicon.persons.prefixes):
        return "C"
    grammar = vocabulary.lexicon.grammar
    return "f" if word.folded in grammar.of else "t" if word.folded in grammar.articles else "x"


def _numbered(word: Word, after: Word | None, places: PlaceWords, vocabulary: Vocabulary) -> bool:
    marks = vocabulary.lexicon.citations.marks
    return (
        word.folded in places.numbered and after is not None and (after.shape is Shape.NUMBER or after.folded in marks)
    )


def _capital(position: int, passage: Passage, vocabulary: Vocabulary) -> str:
    word, places, lexicon = passage.words[position], vocabulary.lexicon.places, vocabulary.lexicon
    if word.folded in places.streets and position and passage.words[position - 1].capital:
        return "R"
    if word.folded in places.streets_before:
        return "r"
    if word.folded in places.institutions_before:
        return "q"
    if position in passage.geographic:
        return "D" if word.folded in lexicon.geography.demonyms else "P"
    small = lexicon.grammar.openers | lexicon.grammar.prepositions | lexicon.grammar.articles
    if word.folded in small or word.folded in lexicon.persons.honorifics:
        return "x"
    common = word.folded in lexicon.grammar.common or (word.opens and word.folded in vocabulary.lower)
    return "c" if common else "C"
