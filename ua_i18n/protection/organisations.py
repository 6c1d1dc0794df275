"""Organisations: known ones, names with an acronym in brackets, names with "Party" or "Committee", acronyms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from ua_i18n.languages import currency_codes
from ua_i18n.model import Span, SpanKind
from ua_i18n.protection.lexicon import OrganisationWords
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.words import Shape, Word, coded, is_prefixed, read_words, span_of

# N number  O "3rd"  n "No."  A acronym  G "Party"  M "Ministry"  D country or nationality  C capital  f of  t the
# o for, against …  a and  h "group"  y "members"  j "militaire"  x anything else  ' possessive  - ( ) themselves
_NAMED = re.compile(r"(?:[CDGMA](?:'|-(?=[CGM]))?(?:[fo]{1,2}t?(?=[CDGMA])|af?(?=[CDGM]))?){1,14}\(A\)")
_HEADED = re.compile(
    r"O?(?:[CDA]'?(?:(?:fo?|o)(?=[CDG])|a(?=[CG]))?){0,8}G(?:'?[CGA](?!\()|[fo]{1,2}t?[CDG]|a[CG]){0,8}j?(?:\([AD]\)|n?N)?"
)
_TOLD = re.compile(
    r"(?:ht?(?P<kind>)|y(?P<member>)f)(?P<name>o?[CGM](?:-?[CGM]|[fo]{1,2}t?[CGM]){0,5}j?)(?!')|(?P<before>C)x?h"
)
_COMPOUND = re.compile(r"\w{3,}-(?=[^\W\d_])\w{2,}")
_LONGEST_NAME = 14  # words
_LONGEST_WORDLIKE = 3  # letters of acronyms that are spelt as common words are
_ROMAN = re.compile(r"[IVXLC]+")


def find_organisations(passage: Passage, vocabulary: Vocabulary) -> Iterator[Span]:
    """The organisations that a passage names in full; acronyms alone are `find_acronyms`."""
    codes = coded(passage.words, lambda position, _: _code(position, passage, vocabulary))
    known = vocabulary.lexicon.organisations
    for match in _NAMED.finditer(codes):
        named = passage.words[match.start() : match.end()]
        first = _first_word(match[0], named, _nationalities(match[0], named, vocabulary))
        if first is not None:
            yield span_of(passage.text, passage.words[match.start() + first : match.end()], SpanKind.ORGANISATION)
    for bracket in re.finditer(r"\(A\)", codes):
        first = _initials_start(passage.words[: bracket.start()], passage.words[bracket.start() + 1], vocabulary)
        if first is not None:
            yield span_of(passage.text, passage.words[first : bracket.end()], SpanKind.ORGANISATION)
    for match in _HEADED.finditer(codes):
        first = match.start() + _left_out(match[0], passage.words[match.start() : match.end()], vocabulary)
        found = passage.words[first : match.end()]
        if _tells_enough(codes[first : match.end()], found, known):
            yield span_of(passage.text, found, SpanKind.ORGANISATION)
    yield from _told(passage, codes, vocabulary)


def _told(passage: Passage, codes: str, vocabulary: Vocabulary) -> Iterator[Span]:
    """Names that a word beside them makes an organisation's: "the criminal gang Los Halcones", "members of …"."""
    for match in _TOLD.finditer(codes):
        named = passage.words[slice(*match.span("name" if match["name"] else "before"))]
        if match["before"]:
            told = bool(_COMPOUND.fullmatch(named[0].text)) and not named[0].opens
        else:
            told = named[0].shape is not Shape.LOWER or is_prefixed(named[0], vocabulary.lexicon.persons.prefixes)
        if told and not all(word.folded in vocabulary.lexicon.grammar.common for word in named):
            yield span_of(passage.text, named, SpanKind.ORGANISATION)


def find_acronyms(passage: Passage, vocabulary: Vocabulary) -> Iterator[Span]:
    """The acronyms of a passage that is not itself in capitals."""
    for position, word in enumerate(passage.words):
        if word.shape is not Shape.UPPER:
            continue
        after = passage.after(position)
        label = after is not None and after.text == ":"  # "RURITANIA: …"
        known = vocabulary.lexicon.organisations
        shouted = _is_shouted(position, passage, vocabulary) or _is_currency(position, passage)
        if not label and not shouted and position not in passage.geographic and _is_acronym(word, passage, known):
            yield span_of(passage.text, (word,), SpanKind.ORGANISATION)


def _initials_start(words: Sequence[Word], acronym: Word, vocabulary: Vocabulary) -> int | None:
    """Where a name with small words begins whose initials are those of the acronym behind it."""
    letters = _initials(acronym.text)
    small = vocabulary.connectors
    for position in range(len(words) - 1, max(-1, len(words) - _LONGEST_NAME), -1):
        word = words[position]
        if word.shape is Shape.MARK and word.text not in "-–'’":
            return None
        if word.folded in small or word.shape is Shape.MARK:
            continue
        if not letters.endswith(_initials(word.text[0])):
            return None
        letters = letters[:-1]
        if not letters:
            return position if word.capital else None
    return None


def _initials(text: str) -> str:
    """The letters of `text` as capitals without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text.upper()) if letter.isalpha())


def _first_word(codes: str, words: Sequence[Word], first: int) -> int | None:
    """Where the name before "(PPS)" begins: where the initials fit, else after the nationality."""
    acronym = [letter for letter in words[-2].text.upper() if letter.isalpha()]
    capitals = [place for place, code in enumerate(codes[:-3]) if code in "CDGMA"]
    for number, place in enumerate(capitals):
        if [words[each].text[0].upper() for each in capitals[number:]] == acronym:
            return place
    return first if len(codes) - first > 4 else None  # one word and brackets is no name


def _nationalities(codes: str, words: Sequence[Word], vocabulary: Vocabulary) -> int:
    """How many words of a nationality stand first; a country or "US" belongs to the name."""
    leading = len(codes) - len(codes.lstrip("D"))
    phrase = " ".join(word.folded for word in words[:leading])
    written = words[0].shape is Shape.CAPITAL and "." not in words[0].text
    national = phrase in vocabulary.lexicon.geography.demonyms - vocabulary.lexicon.organisations.regional
    return leading if written and national else 0


def _left_out(codes: str, words: Sequence[Word], vocabulary: Vocabulary) -> int:
    """How many words to leave out: the nationality before a name that has two words more before its head."""
    leading = _nationalities(codes, words, vocabulary)
    return leading if leading and codes.find("G") - leading >= 2 else 0


def _tells_enough(codes: str, words: Sequence[Word], known: OrganisationWords) -> bool:
    if sum(code in "CDGAj" for code in codes) < 2 or (set(codes) <= {"D", "G", "'"} and codes.count("G") < 2):
        return False
    own = [word for word, code in zip(words, codes, strict=True) if code != "D" and word.folded not in known.ordinary]
    while own and own[-1].shape is Shape.LOWER:
        own = own[:-1]
    return " ".join(word.folded for word in own) not in known.generic


def _code(position: int, passage: Passage, vocabulary: Vocabulary) -> str:
    word, lexicon = passage.words[position], vocabulary.lexicon
    if word.shape is Shape.NUMBER:
        return "O" if word.text[-1].isalpha() else "N"
    if word.shape is Shape.MARK:
        return "'" if word.text[0] in "'’" else "-" if word.text in "-–" else word.text if word.text in "()" else "x"
    if not word.capital:
        return _small(word, vocabulary)
    if position in passage.geographic:
        return "D"
    if _is_acronym(word, passage, lexicon.organisations):
        return "A"
    return _capital(position, passage, vocabulary)


def _small(word: Word, vocabulary: Vocabulary) -> str:
    lexicon = vocabulary.lexicon
    if word.folded in lexicon.organisations.kinds:
        return "h"
    if word.folded in lexicon.organisations.members:
        return "y"
    if is_prefixed(word, lexicon.persons.prefixes):
        return "C"
    adjective = "j" if word.folded in lexicon.citations.adjectives else "x"
    return vocabulary.connectors.get(word.folded, adjective)


def _capital(position: int, passage: Passage, vocabulary: Vocabulary) -> str:
    word, lexicon = passage.words[position], vocabulary.lexicon
    folded, grammar = word.folded, lexicon.grammar
    if folded in lexicon.persons.honorifics or _stands_outside(position, passage, vocabulary):
        return "x"
    if folded in lexicon.organisations.heads:
        return "G"
    if folded in lexicon.organisations.organs:
        return "M"
    after = passage.after(position)
    if folded in lexicon.citations.marks and after is not None and after.shape is Shape.NUMBER:
        return "n"
    if word.opens and (folded in grammar.openers or folded in vocabulary.connectors or folded in lexicon.persons.nouns):
        return "x"
    return vocabulary.connectors.get(folded, "C")


def _stands_outside(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether a word before "of" is no part of the name: "Secretary of …"; "Members of the …" opens a sentence."""
    word, lexicon = passage.words[position], vocabulary.lexicon
    next_two = [each.folded for each in passage.words[position + 1 : position + 3]]
    if not next_two or next_two[0] not in lexicon.grammar.of:
        return False
    if word.folded in lexicon.persons.offices:
        return True
    named = lexicon.organisations.heads | lexicon.organisations.organs
    return (
        word.opens
        and word.folded not in named
        and (next_two[-1] in lexicon.grammar.articles or word.folded in lexicon.grammar.common)
    )


def is_organisation(name: str, known: OrganisationWords) -> bool:
    """Whether an addressee's name is that of an organisation: a known one, one with "Committee", a lone acronym."""
    words = [word for word in read_words(name) if word.shape is not Shape.MARK]
    if len(words) == 1:
        return words[0].shape is Shape.UPPER
    return name in known.known or any(word.folded in known.heads | known.organs for word in words)


def _is_shouted(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether a word in capitals is an ordinary one: beside another, or a longer word of offices and headings."""
    near = passage.words[max(0, position - 1) : position + 2]
    if sum(word.shape is Shape.UPPER for word in near) > 1:
        return True
    word = passage.words[position]
    return len(word.text) > _LONGEST_WORDLIKE and word.folded in vocabulary.lexicon.grammar.common


def _is_currency(position: int, passage: Passage) -> bool:
    """Whether a word is the code of a currency beside a sum: "CUP 3,200"."""
    beside = (*passage.words[max(0, position - 1) : position], *passage.words[position + 1 : position + 2])
    known = passage.words[position].text in currency_codes()
    return known and any(word.shape is Shape.NUMBER for word in beside)


def _is_acronym(word: Word, passage: Passage, known: OrganisationWords) -> bool:
    if word.shape is not Shape.UPPER or passage.capitals or word.folded in known.ordinary:
        return False
    return not any(letter.isdigit() or letter == "." for letter in word.text) and not _ROMAN.fullmatch(word.text)
