"""The fast index, made by tantivy: needs the `scale` extra."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ua_i18n.memory.folding import indexable
from ua_i18n.memory.index import Wave

if TYPE_CHECKING:
    import tantivy

_HEAP = 100_000_000  # bytes for the writer
_RAREST = 7  # words that lead to the texts of the first wave
_TELLING = 300  # units: a word that stands in no more of them leads to the right ones
_FEW = 3  # so many times the wanted units are looked at rather than put in an order, which takes longer
_WHOLE = 0.96  # likeness of a text with all the words that makes it needless to look for texts with some
_WIDER, _MOST = 6, 12  # where all words are common: how many more units to look at, and words to look for
_BUDGET = 400_000  # places that words may stand in altogether: beyond, a search would take too long


@dataclass(frozen=True)
class TantivyIndex:
    """Looks for texts with the rarest words, then for those with all words, then for those with some."""

    place: Path

    def add(self, texts: Iterable[tuple[int, str]]) -> None:
        import tantivy

        writer = self._index.writer(heap_size=_HEAP)
        for number, text in texts:
            writer.add_document(tantivy.Document(unit=number, words=indexable(text)))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self.__dict__.pop("_searcher", None)

    def waves(self, found: Sequence[str], limit: int) -> Iterator[Wave]:
        counted = sorted((count, word) for word in found if (count := self._searcher.doc_freq("words", word)))
        known = [word for _, word in counted]
        rare = [word for count, word in counted[:_RAREST] if count <= _TELLING]
        if rare:
            few = sum(count for count, _ in counted[: len(rare)]) <= _FEW * limit
            query = self._any(rare) if few else self._query([self._any(rare)], known[len(rare) :])
            length = sum(map(len, found)) + len(found)
            yield Wave(self._numbers(query, _FEW * limit if few else limit), 1 - sum(map(len, rare)) / length)
        if known:
            yield Wave(self._numbers(self._query([self._term(word) for word in known], ()), _WIDER * limit), _WHOLE)
            yield Wave(self._numbers(self._any(_affordable(counted)), _WIDER * limit), 0.0)

    def close(self) -> None:
        self.__dict__.pop("_searcher", None)
        self.__dict__.pop("_index", None)

    def _numbers(self, query: tantivy.Query, limit: int) -> list[int]:
        hits = self._searcher.search(query, limit, count=False).hits
        numbers = self._searcher.fast_field_values("unit", [address for _, address in hits])
        return [number for number in dict.fromkeys(numbers) if isinstance(number, int)]

    def _query(self, needed: Sequence[tantivy.Query], welcome: Sequence[str]) -> tantivy.Query:
        import tantivy

        must = [(tantivy.Occur.Must, query) for query in needed]
        return tantivy.Query.boolean_query(must + [(tantivy.Occur.Should, self._term(word)) for word in welcome])

    def _any(self, words: Sequence[str]) -> tantivy.Query:
        return self._query((), words)

    def _term(self, word: str) -> tantivy.Query:
        import tantivy

        return tantivy.Query.term_query(self._index.schema, "words", word, "basic")

    @cached_property
    def _index(self) -> tantivy.Index:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("unit", fast=True)
        builder.add_text_field("words", tokenizer_name="words", index_option="basic")
        index = tantivy.Index(builder.build(), str(self.place))
        letters = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        index.register_tokenizer("words", letters.filter(tantivy.Filter.lowercase()).build())
        return index

    @cached_property
    def _searcher(self) -> tantivy.Searcher:
        return self._index.searcher()


def _affordable(counted: Sequence[tuple[int, str]]) -> list[str]:
    """The rarest words, as many as may be followed everywhere."""
    chosen: list[str] = []
    places = 0
    for count, word in counted[:_MOST]:
        places += count
        if chosen and places > _BUDGET:
            break
        chosen.append(word)
    return chosen
