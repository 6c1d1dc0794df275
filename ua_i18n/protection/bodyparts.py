"""What each word of a passage may be in the name of an organisation, one letter a word."""

from __future__ import annotations

from functools import lru_cache

from ua_i18n.protection.acronyms import is_acronym, stands_in_brackets
from ua_i18n.protection.lexicon import Lexicon
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.words import QUOTES, Shape, is_prefixed

# N number  O "3rd"  n "No."  A acronym  G "Party"  M "Ministry"  D country or nationality  C capital  f of  t the
# o for, against …  e in  u "works for"  a and  k "y"  h "group"  r "trade"  y "members"  j "militaire"  x anything else
# ' possessive  - ( ) , themselves


def part_of(position: int, passage: Passage, vocabulary: Vocabulary) -> str:
    """The letter of the word at `position`."""
    word = passage.words[position]
    if word.shape is Shape.NUMBER:
        return "O" if word.text[-1].isalpha() else "N"
    if word.shape is Shape.MARK:
        return _mark(word.text)
    if not word.capital:
        inside = position in passage.geographic and not word.caseless  # "Jammu and Kashmir"
        return "D" if inside else _small(position, passage, vocabulary)
    if stands_in_brackets(position, passage):
        return "A"
    if position in passage.geographic:
        return "D"
    if is_acronym(word, passage, vocabulary.lexicon.organisations):
        return "A"
    return _capital(position, passage, vocabulary)


def _mark(text: str) -> str:
    if text[0] in "'’":
        return "'"
    return "-" if text in "-–" else '"' if text in QUOTES else text if text in "()," else "x"


def _small(position: int, passage: Passage, vocabulary: Vocabulary) -> str:
    word, lexicon, after = passage.words[position], vocabulary.lexicon, passage.after(position)
    if word.folded in lexicon.citations.marks and after is not None and after.shape is Shape.NUMBER:
        return "n"
    code = _plain(word.folded, lexicon)
    if code not in "xo" or not word.text.islower():
        return "C" if code not in "hry" and is_prefixed(word, lexicon.persons.prefixes) else code
    if word.folded in lexicon.persons.places_before:
        if _before_purpose(position, passage, vocabulary):
            return "o"
        if position + 1 in passage.geographic:
            return "e"
    return "x" if code == "o" and _before_occasion(position, passage, vocabulary) else code


@lru_cache(maxsize=16_384)
def _plain(folded: str, lexicon: Lexicon) -> str:
    """The code of a word without a capital, wherever it stands."""
    bodies, grammar = lexicon.organisations, lexicon.grammar
    groups = (
        ("h", bodies.kinds),
        ("r", bodies.qualifiers),
        ("y", bodies.members),
        ("t", grammar.articles),
        ("f", grammar.of),
        ("k", grammar.joins & (grammar.foreign | lexicon.persons.particles)),
        ("a", grammar.joins),
        ("o", grammar.prepositions),
        ("j", lexicon.citations.adjectives),
    )
    return next((code for code, group in groups if folded in group), "x")


def _before_purpose(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether what a body is for follows: "in Defence of", "in Support of the"; "in Romania-Helsinki Committee"."""
    after, link = (*passage.words[position + 1 : position + 3], None, None)[:2]
    if after is None or link is None or not after.capital:
        return False
    grammar, (country, *rest) = vocabulary.lexicon.grammar, after.folded.split("-")
    if rest and country in vocabulary.geographic and link.capital:
        return position + 1 not in passage.geographic
    return vocabulary.is_ordinary(after) and link.folded in grammar.of | grammar.prepositions


def _before_occasion(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether the name of a day follows: "on Mother's Day", "on Sunday", "for May"."""
    near = passage.words[position + 1 : position + 5]
    occasions = vocabulary.lexicon.grammar.occasions
    named = any(word.capital and word.folded in occasions for word in near)
    return named or any(word.folded in vocabulary.months for word in near[:1])


def _capital(position: int, passage: Passage, vocabulary: Vocabulary) -> str:
    word, lexicon = passage.words[position], vocabulary.lexicon
    folded, grammar, known = word.folded, lexicon.grammar, lexicon.organisations
    if folded in lexicon.persons.honorifics or folded in vocabulary.months:
        return "x"
    if _stands_outside(position, passage, vocabulary) or _is_somebody(position, passage, vocabulary):
        return "x"
    after = passage.after(position)
    if folded in known.kinds and word.shape is Shape.UPPER and not (after and after.capital):
        return "h"  # "NGO"
    head, *rest = folded.split("-")
    if folded in known.heads or (head in known.heads and rest):
        return "G"  # "Army", "Army-South"
    if folded in known.organs:
        return "M"
    if folded in lexicon.citations.marks and after is not None and after.shape is Shape.NUMBER:
        return "n"
    if word.opens and (folded in grammar.openers or folded in vocabulary.connectors or folded in lexicon.persons.nouns):
        return "x"
    begins = not word.opens and folded in grammar.foreign and after is not None and after.capital  # "Los Halcones"
    return "C" if begins else vocabulary.connectors.get(folded, "C")


def _is_somebody(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether an office that is also a kind of body stands before a name: "Comisionado Julio Balladares"."""
    word, lexicon = passage.words[position], vocabulary.lexicon
    if word.folded not in lexicon.persons.offices or word.folded not in lexicon.organisations.heads:
        return False
    name = passage.words[position + 1 : position + 3]
    return len(name) == 2 and all(each.capital and not vocabulary.names_nobody(each.folded) for each in name)


def _stands_outside(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether a word before "of" is no part of the name: "Secretary of …"; "Members of the …" opens a sentence."""
    word, lexicon = passage.words[position], vocabulary.lexicon
    next_two = [each.folded for each in passage.words[position + 1 : position + 3]]
    if not next_two or next_two[0] not in lexicon.grammar.of:
        return False
    named = lexicon.organisations.heads | lexicon.organisations.organs
    if position and passage.words[position - 1].folded in named:
        return False  # "Directorate General of …"
    if word.folded in lexicon.persons.offices:
        return True
    return (
        word.opens
        and word.folded not in named
        and (next_two[-1] in lexicon.grammar.articles or word.folded in lexicon.grammar.common)
    )
