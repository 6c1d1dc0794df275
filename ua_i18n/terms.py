"""Terms in running text, whatever their inflection: what a message speaks of, and how the termbase says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from ua_i18n.model import Locale, Message, Term

_WORD = re.compile("(?:[^\\W_]|[\u064b-\u0652\u0670\u200c])+")
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640\u200c]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_LETTERED = re.compile(r"[A-Z]{2,}")
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_PLACEHOLDER = re.compile(r"\{\w*\}")
_TITLE_FILLERS = frozenset(["the", "of", "on", "and", "or", "for", "in", "to", "by", "un", "united", "nations"])
_SHORTEST = 4  # letters that no inflection changes, at least
_LONGEST_ENDING, _LONGEST_CLITIC = 5, 3


class Stemmer(Protocol):
    """What cuts the endings off a word."""

    def stemWord(self, word: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Hint:
    """What the termbase says of a term or a protected value of a message; `targets` has the best wording first."""

    source: str
    targets: tuple[str, ...]
    note: str = ""
    forbidden: tuple[str, ...] = ()
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: how it is compared, and where it stands."""

    folded: str
    stem: str
    start: int
    end: int


def find_term(phrase: str, text: str, language: str, *, exactly: bool = False) -> tuple[int, int] | None:
    """Where `phrase` first stands in `text`, in any inflection that keeps its order; None where it does not.

    `exactly` takes only the forms that the stemmer knows to be one word's, not every word that begins like it.
    """
    if _UNSPACED.search(phrase):
        start = text.casefold().find(phrase.casefold())
        return (start, start + len(phrase)) if start >= 0 else None
    wanted, found = _words(phrase, language), _words(text, language)
    alike = _same if exactly and _stemmer(language.partition("-")[0]) else _alike
    for first in range(len(found) - len(wanted) + 1 if wanted else 0):
        if all(alike(word, other) for word, other in zip(wanted, found[first : first + len(wanted)], strict=True)):
            return found[first].start, found[first + len(wanted) - 1].end
    return None


def terms_in(message: Message, locale: Locale) -> tuple[Term, ...]:
    """The terms that a message uses in its own words, the longest first, without what is part of a longer one."""
    text = _PLACEHOLDER.sub(lambda slot: "\ufffc" * len(slot[0]), message.source)
    found: list[tuple[int, int, Term]] = []
    for term in _candidates(text, message.language, locale):
        for name in term.sources:
            if (span := find_term(name, text, message.language, exactly=True)) and _case_fits(name, text[slice(*span)]):
                found.append((*span, term))
                break
    found.sort(key=lambda hit: hit[0] - hit[1])
    kept: list[tuple[int, int, Term]] = []
    for hit in found:
        if not any(other[0] <= hit[0] and hit[1] <= other[1] and other[2].source != hit[2].source for other in kept):
            kept.append(hit)
    return tuple(term for _, _, term in kept)


def official(value: str, locale: Locale, language: str = "en") -> Term | None:
    """The term of an instrument or institution that a protected value names, be it in short or with its year."""
    return _titles(locale, language).get(_title_key(value, language))


def hints(message: Message, locale: Locale) -> tuple[Hint, ...]:
    """What the termbase says of a message: of its protected values first, then of the terms that it uses."""
    named = ((value, official(value, locale, message.language)) for _, value in message.values)
    titled = [_hint(value, term) for value, term in named if term]
    return (*titled, *(_hint(term.source, term) for term in terms_in(message, locale)))


def laid_over(terms: Iterable[Term], others: Iterable[Term]) -> tuple[Term, ...]:
    """`terms` with those of `others` in the place of the ones with their concept or their source."""
    merged = {_identity(term): term for term in terms}
    concepts = {term.source.casefold(): key for key, term in merged.items()}
    for term in others:
        key = concepts.get(term.source.casefold(), _identity(term)) if not term.concept else _identity(term)
        merged[key] = term
    return tuple(merged.values())


def search(terms: Iterable[Term], text: str) -> Iterator[Term]:
    """The terms that have `text` in a name, a target, a forbidden wording, a note or their concept."""
    wanted = _folded(text)
    for term in terms:
        said = (*term.sources, *term.targets, *term.forbidden, term.note, term.concept)
        if any(wanted in _folded(part) for part in said):
            yield term


def _hint(source: str, term: Term) -> Hint:
    return Hint(source, term.targets, term.note, term.forbidden, term.authority)


def _identity(term: Term) -> str:
    return term.concept or term.source.casefold()


def _case_fits(name: str, found: str) -> bool:
    """Whether an abbreviation stands in its capitals: "ICC" is a court, "icc" is not."""
    return not _LETTERED.fullmatch(name) or found == name


@lru_cache(maxsize=64)
def _by_first_stem(locale: Locale, language: str) -> Mapping[str, tuple[Term, ...]]:
    """The terms by the stem of the first word of each name: few of them are looked for in a text."""
    index: dict[str, list[Term]] = {}
    for term in locale.terms:
        for name in term.sources:
            if words := _words(name, language):
                index.setdefault(_bucket(words[0]), []).append(term)
    return {stem: tuple(terms) for stem, terms in index.items()}


def _candidates(text: str, language: str, locale: Locale) -> Iterator[Term]:
    index = _by_first_stem(locale, language)
    buckets = dict.fromkeys(_bucket(word) for word in _words(text, language))
    seen: set[int] = set()
    for bucket in buckets:
        for term in index.get(bucket, ()):
            if id(term) not in seen:
                seen.add(id(term))
                yield term


def _bucket(word: Word) -> str:
    """What two words that are alike share: their first letters, as no ending changes those."""
    return word.folded[:_SHORTEST]


@lru_cache(maxsize=64)
def _titles(locale: Locale, language: str) -> Mapping[frozenset[str], Term]:
    titled = (term for term in locale.terms if term.status == "official" and term.targets)
    return {_title_key(name, language): term for term in titled for name in term.sources}


def _title_key(title: str, language: str) -> frozenset[str]:
    """A title without its year, its small words and their order, as "Punishment or Treatment" is said both ways."""
    words = [word for word in _words(title, language) if not _YEAR.fullmatch(word.folded)]
    return frozenset(word.stem for word in words if word.folded not in _TITLE_FILLERS) or frozenset({title})


def _alike(wanted: Word, found: Word) -> bool:
    """Whether `found` is `wanted` in some inflection: by their stems, else by their first letters."""
    if _same(wanted, found):
        return True
    if len(wanted.folded) < _SHORTEST:
        return False
    kept = wanted.folded[: max(_SHORTEST, len(wanted.folded) - 2)]
    start = found.folded.find(kept) if _uncased(kept) else int(not found.folded.startswith(kept)) * -1
    ending = len(found.folded) - start - len(kept)
    return 0 <= start <= _LONGEST_CLITIC and ending <= _LONGEST_ENDING


def _same(wanted: Word, found: Word) -> bool:
    return found.folded == wanted.folded or (found.stem == wanted.stem and len(wanted.stem) > 1)


def _uncased(text: str) -> bool:
    """Whether it is in a script without capitals: such write prepositions and articles in one with their word."""
    return text.upper() == text.lower()


@lru_cache(maxsize=8192)
def _words(text: str, language: str) -> tuple[Word, ...]:
    stemmer = _stemmer(language.partition("-")[0])
    found = ((_folded(match[0]), match) for match in _WORD.finditer(text))
    return tuple(
        Word(folded, stemmer.stemWord(folded) if stemmer else folded, *match.span()) for folded, match in found
    )


def _folded(text: str) -> str:
    return _MARKS.sub("", text.casefold().replace("i\u0307", "i").replace("’", "'"))


@lru_cache(maxsize=32)
def _stemmer(language: str) -> Stemmer | None:
    """Snowball's stemmer for a language; None where it has none, and words are compared by their letters alone."""
    import snowballstemmer

    from ua_i18n import languages

    name = languages.name(language, "en").casefold()
    stemmer: Stemmer | None = snowballstemmer.stemmer(name) if name in snowballstemmer.algorithms() else None
    return stemmer
