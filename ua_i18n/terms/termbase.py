"""Terms in running text, whatever their inflection: what a message speaks of, and how the termbase says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from ua_i18n.inflection import SHORTEST, find_term, folded_text, has_stems, stems, words_of
from ua_i18n.model import Locale, Message, Term
from ua_i18n.sentences import sentence
from ua_i18n.vocabulary import Vocabulary

_LETTERED = re.compile(r"[A-Z]{2,}")
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_TITLE_FILLERS = frozenset(["the", "of", "on", "and", "or", "for", "in", "to", "by", "un", "united", "nations"])


def terms_in(message: Message, locale: Locale) -> tuple[Term, ...]:
    """The terms that a message uses in its own words, the longest first, without what is part of a longer one."""
    return _terms_in(message.source, message.language, locale)


@lru_cache(maxsize=512)
def _terms_in(source: str, language: str, locale: Locale) -> tuple[Term, ...]:
    """One that was just looked at is remembered, as every check of terms asks in turn."""
    text = sentence(source).literal
    found: list[tuple[int, int, Term]] = []
    for term in _candidates(source, language, locale) if locale.terms else ():
        for name in term.sources:
            if (span := find_term(name, text, language, exactly=True)) and _case_fits(name, text[slice(*span)]):
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
    wanted = folded_text(text)
    for term in terms:
        said = (*term.sources, *term.targets, *term.forbidden, term.note, term.concept)
        if any(wanted in folded_text(part) for part in said):
            yield term


def _identity(term: Term) -> str:
    return term.concept or term.source.casefold()


def _case_fits(name: str, found: str) -> bool:
    """Whether an abbreviation stands in its capitals: "ICC" is a court, "icc" is not."""
    return not _LETTERED.fullmatch(name) or found == name


class _Index:
    """The terms with a name whose longest word a text has: the rarest, most often, so that few need a closer look."""

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        self._stems = stems(language)
        self._by_stem: dict[str, tuple[tuple[frozenset[str], int], ...]] = {}
        for place, term in enumerate(terms):
            for name in term.sources:
                if named := words_of(name, language).stems:
                    longest = max(named, key=lambda stem: (not stem.isdigit(), len(stem)))
                    self._by_stem[longest] = (*self._by_stem.get(longest, ()), (frozenset(named), place))
        self._vocabulary = Vocabulary(lambda word: self._by_stem.get(self._stems[word]))

    def places(self, words: frozenset[str]) -> list[int]:
        """The places in the termbase of the terms with a name all of whose words are there, in whatever order."""
        near = self._vocabulary.told(words)
        if not near:
            return []
        known = frozenset(map(self._stems.__getitem__, words))
        return sorted({place for names in near for wanted, place in names if wanted <= known})


@lru_cache(maxsize=64)
def _index(locale: Locale, language: str) -> _Index:
    return _Index(locale.terms, language)


def _candidates(source: str, language: str, locale: Locale) -> Iterator[Term]:
    """The terms with a name all of whose words the text has, in whatever order."""
    view = sentence(source)
    if not has_stems(language):
        yield from _beginning_alike(view.literal, language, locale)
    else:
        yield from [locale.terms[place] for place in _index(locale, language).places(view.words)]


def _beginning_alike(text: str, language: str, locale: Locale) -> Iterator[Term]:
    """The terms with a name whose first letters the text has: no ending changes those."""
    folded = folded_text(text)
    for term in locale.terms:
        if any(word[:SHORTEST] in folded for name in term.sources for word in words_of(name, language).folded[:1]):
            yield term


@lru_cache(maxsize=64)
def _titles(locale: Locale, language: str) -> Mapping[frozenset[str], Term]:
    titled = (term for term in locale.terms if term.status == "official" and term.targets)
    return {_title_key(name, language): term for term in titled for name in term.sources}


def _title_key(title: str, language: str) -> frozenset[str]:
    """A title without its year, its small words and their order, as "Punishment or Treatment" is said both ways."""
    pairs = zip(*words_of(title, language), strict=True)
    kept = (stem for word, stem in pairs if word not in _TITLE_FILLERS and not _YEAR.fullmatch(word))
    return frozenset(kept) or frozenset({title})
