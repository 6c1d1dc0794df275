"""Organisations named in a foreign language, where only the first word need have a capital: "Agence nationale de …"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache

from ua_i18n.model import Span, SpanKind
from ua_i18n.protection.lexicon import Lexicon
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.words import Shape, coded, span_of

# G "Agence"  C capital  w word without one  f "de", "la"  x anything else
_NAME = re.compile(r"G(?:C{0,3}w{0,2}f{1,3}(?:w|C{1,4})){1,5}")


def find_foreign(passage: Passage, vocabulary: Vocabulary, taken: Container[int] = ()) -> Iterator[Span]:
    """The bodies of a passage, outside its `taken` characters, whose names foreign small words hold together."""
    lexicon = vocabulary.lexicon
    small, bodies = _small(lexicon), _bodies(lexicon)
    if not (passage.places.any_of(bodies) and passage.places.any_of(small)):
        return

    def code(position: int, start: int, shape: Shape) -> str:
        word = passage.words[position]
        if start in taken or shape in (Shape.MARK, Shape.NUMBER):
            return "x"
        if word.folded in small and not word.capital:
            return "f"
        if word.capital:
            return "G" if word.folded in bodies else "C"
        return "x" if _is_own(word.folded, vocabulary) else "w"

    codes = coded(passage.words, lambda position, word: code(position, word.start, word.shape))
    for match in _NAME.finditer(codes):
        yield span_of(passage.text, passage.words[match.start() : match.end()], SpanKind.ORGANISATION)


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
