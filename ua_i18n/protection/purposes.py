"""Organisations whose names say who stands for what: "Lawyers for Human Rights", "Office on Missing Persons"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.words import Shape

# The letters are those of `bodyparts`.
_CAUSE = re.compile(r"(?:D{0,2}(?P<who>[CG]{1,2})|D(?=oC))[oex](?:[CG]{1,4}|D{1,4})(?:a[CG]{1,2})?")  # "Women in Black"
_CHARTERED = re.compile(r"(?P<head>[CD]{0,3}M|A)ot?(?:[CG]'?){1,4}(?:a[CG]{1,2})?")


def find_purposes(passage: Passage, codes: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """The first and last word (exclusive) of each such name in a passage of `codes`."""
    yield from _causes(passage, codes, vocabulary)
    yield from _chartered(passage, codes, vocabulary)


def _chartered(passage: Passage, codes: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Names of what a body is for behind an office or an acronym: "Office on Missing Persons", "BAOBAB for Women's
    Rights"; "Ministry for Foreign Affairs" has only words that every state uses."""
    lexicon = vocabulary.lexicon
    for match in _CHARTERED.finditer(codes):
        head = passage.words[match.end("head") - 1]
        words = [word for word in passage.words[match.start() : match.end()] if word.capital and word is not head]
        own = [word for word in words if word.folded not in lexicon.grammar.common]
        told = own and not words[0].opens if head.shape is not Shape.UPPER else len(words) > 1
        if told and head.folded not in lexicon.persons.offices:
            yield match.span()


def _causes(passage: Passage, codes: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Names that say who stands for what: "Lawyers for Human Rights"; "Women in Sudan" may only open a sentence."""
    lexicon = vocabulary.lexicon
    small = lexicon.grammar.prepositions | lexicon.persons.places_before
    for match in _CAUSE.finditer(codes) if passage.places.any_of(lexicon.organisations.causes) else ():
        at = match.end("who") if match["who"] else match.start() + 1
        who, link = passage.words[match.start("who") if match["who"] else at + 1], passage.words[at]
        of_place = codes[match.end() - 1] == "D" or link.folded in lexicon.persons.places_before
        known = who.folded in lexicon.organisations.causes or (not match["who"] and vocabulary.is_ordinary(who))
        if known and link.folded in small and not (who.opens and of_place):
            yield match.span()
