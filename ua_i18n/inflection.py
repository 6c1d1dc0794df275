"""Wordings found in running text, whatever their inflection."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple, Protocol

from ua_i18n.sentences import fold, has_marks, marked_letters
from ua_i18n.vocabulary import REMEMBERED, Remembered

_WORD = re.compile(r"\w++")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
SHORTEST = 4
"""Letters at the beginning of a word that no inflection changes, at least."""

_LONGEST_ENDING, _LONGEST_CLITIC = 5, 3


class Stemmer(Protocol):
    """What cuts the endings off a word."""

    def stemWord(self, word: str) -> str: ...


class Words(NamedTuple):
    """The words of a text as they are compared, in order: folded, and without their endings."""

    folded: tuple[str, ...]
    stems: tuple[str, ...]


def find_term(phrase: str, text: str, language: str, *, exactly: bool = False) -> tuple[int, int] | None:
    """Where `phrase` first stands in `text`, in any inflection that keeps its order; None where it does not.

    `exactly` takes only the forms that the stemmer knows to be one word's, not every word that begins like it.
    """
    if _UNSPACED.search(phrase):
        start = text.casefold().find(phrase.casefold())
        return (start, start + len(phrase)) if start >= 0 else None
    wanted, found = words_of(phrase, language), words_of(text, language)
    first = _first_of_stems(wanted, found)
    if first is None and not (exactly and has_stems(language)):
        first = _first_alike(wanted, found)
    if first is None:
        return None
    places = list(islice(_shape(text).finditer(text), first, first + len(wanted.stems)))
    return places[0].start(), places[-1].end()


@lru_cache(maxsize=8192)
def words_of(text: str, language: str) -> Words:
    """The words of a text, as many as stand in it."""
    known = _cuts()
    folded = tuple(chain.from_iterable([known[piece] for piece in text.split()]))
    return Words(folded, tuple(map(stems(language).__getitem__, folded)))


def folded_text(text: str) -> str:
    """A text to compare words by, without the joiners that stand inside words of some languages."""
    return fold(text).replace("\u200c", "")


def _cut(piece: str) -> tuple[str, ...]:
    """The folded words of what stands between two spaces."""
    return tuple(map(folded_text, _shape(piece).findall(piece)))


@lru_cache(maxsize=1)
def _cuts() -> Remembered[tuple[str, ...]]:
    return Remembered(_cut)


def _shape(text: str) -> re.Pattern[str]:
    """What finds the words of a text, which in many scripts have signs that are no letters to Python."""
    return _marked_word() if has_marks(text) or "\u200c" in text else _WORD


@lru_cache(maxsize=1)
def _marked_word() -> re.Pattern[str]:
    return re.compile(rf"[{marked_letters()}\u200c]++")


def has_stems(language: str) -> bool:
    """Whether a stemmer knows the language; else words are compared by their letters alone."""
    return _stemmer(language.partition("-")[0]) is not None


def _first_of_stems(wanted: Words, found: Words) -> int | None:
    """The number of the word from which on all stems are those that are wanted."""
    length = len(wanted.stems)
    for first in _places(wanted.stems[0], found.stems) if length else ():
        if wanted.stems == found.stems[first : first + length]:
            one_letter = len(wanted.stems[0]) == 1  # tells nothing: then the words must be the same
            if not one_letter or wanted.folded[0] == found.folded[first]:
                return first
    return None


def _places(stem: str, stems: tuple[str, ...]) -> Iterator[int]:
    first = -1
    for _ in range(stems.count(stem)):
        first = stems.index(stem, first + 1)
        yield first


def _first_alike(wanted: Words, found: Words) -> int | None:
    """The number of the word from which on all words are alike to those that are wanted."""
    pairs = list(zip(*wanted, strict=True))
    others = list(zip(*found, strict=True))
    for first in range(len(others) - len(pairs) + 1 if pairs else 0):
        if all(map(_alike, pairs, others[first : first + len(pairs)])):
            return first
    return None


def _alike(wanted: tuple[str, str], found: tuple[str, str]) -> bool:
    """Whether a word is the wanted one in some inflection: by their stems, else by their first letters."""
    (word, stem), (other, other_stem) = wanted, found
    if word == other or (stem == other_stem and len(stem) > 1):
        return True
    if len(word) < SHORTEST:
        return False
    kept = word[: max(SHORTEST, len(word) - 2)]
    start = other.find(kept) if _uncased(kept) else int(not other.startswith(kept)) * -1
    ending = len(other) - start - len(kept)
    return 0 <= start <= _LONGEST_CLITIC and ending <= _LONGEST_ENDING


def _uncased(text: str) -> bool:
    """Whether it is in a script without capitals: such write prepositions and articles in one with their word."""
    return text.upper() == text.lower()


class _Stems(dict[str, str]):
    """The stem of a word, worked out when it is first asked for."""

    def __init__(self, stemmer: Stemmer | None) -> None:
        self._stemmer = stemmer

    def __missing__(self, word: str) -> str:
        if word.isdigit():  # no stemmer changes any, and there is no end to them
            return word
        if len(self) >= REMEMBERED:
            self.clear()
        stem = self[word] = self._stemmer.stemWord(word) if self._stemmer else word
        return stem


@lru_cache(maxsize=32)
def stems(language: str) -> Mapping[str, str]:
    """The stem of any folded word of a language; the word itself where no stemmer knows the language."""
    return _Stems(_stemmer(language.partition("-")[0]))


@lru_cache(maxsize=32)
def _stemmer(language: str) -> Stemmer | None:
    """Snowball's stemmer for a language; None where it has none."""
    import snowballstemmer

    from ua_i18n import languages

    name = languages.name(language, "en").casefold()
    stemmer: Stemmer | None = snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None
    return stemmer
