"""Organisations in scripts without capitals: a kind of body and the words that tell which."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from ua_i18n.model import Span, SpanKind
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.words import Word, coded, span_of

# h "centre"  d a word with its article  D country, nationality, town  l "for" joined to the next, L and its article
# n another word  x what belongs to no name
_NAME = re.compile(r"h(?:n{0,2}d{1,2}|n{0,2}D{1,2}d{0,2})(?:ln?d{1,2}|Ld?)?")
_FEWEST = 3  # words: "the Committee of Inquiry" is no name
_LONGEST_SMALL = 2  # letters that are joined to a word
_SHORTEST = 3  # letters of what they are joined to


def find_bodies(passage: Passage, vocabulary: Vocabulary, taken: Container[int] = ()) -> Iterator[Span]:
    """The bodies of a passage outside its `taken` characters, as far as their words belong together."""
    heads = vocabulary.lexicon.organisations.heads
    if not vocabulary.lexicon.grammar.attached or not passage.places.any_of(heads):
        return
    codes = coded(
        passage.words,
        lambda position, word: "x" if word.start in taken else _code(position, word, passage, vocabulary),
    )
    for match in _NAME.finditer(codes):
        if len(match[0]) >= _FEWEST:
            yield span_of(passage.text, passage.words[match.start() : match.end()], SpanKind.ORGANISATION)


def _code(position: int, word: Word, passage: Passage, vocabulary: Vocabulary) -> str:
    lexicon = vocabulary.lexicon
    if not word.caseless:
        return "x"
    if word.folded in lexicon.organisations.heads:
        return "h"
    if position in passage.geographic:
        return "D"
    persons = lexicon.persons
    groups = (persons.verbs, persons.offices, persons.nouns, persons.honorifics)
    if any(word.folded in group for group in groups):
        return "x"
    if word.folded in vocabulary.connectors or word.folded in lexicon.grammar.openers:
        return "x"
    return _article(word.folded, vocabulary)


def _article(folded: str, vocabulary: Vocabulary) -> str:
    """Whether a word has its article, a small word joined before it, or neither."""
    grammar = vocabulary.lexicon.grammar
    if folded.startswith(tuple(grammar.attached)):
        return "d"
    for small in grammar.benefits:
        if folded.startswith(small) and len(folded) - len(small) >= _SHORTEST:
            return "L" if len(small) >= _LONGEST_SMALL else "l"
    return "n"
