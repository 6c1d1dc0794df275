"""Acronyms: which words are some, and where the name begins that one in brackets stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

from ua_i18n.languages import currency_codes
from ua_i18n.model import Span, SpanKind
from ua_i18n.protection.lexicon import OrganisationWords
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.words import Shape, Word, span_of

LONGEST_NAME = 14  # words
_LONGEST_WORDLIKE = 3  # letters of acronyms that are spelt as common words are
_LONGEST_SMALL = 3  # letters of a word without a capital that need not give one
_MOST_LETTERS = 4  # that one word of a name gives: "SEguridad", "COmisionado"
_ROMAN = re.compile(r"[IVXLC]+")
_NUMBERED = re.compile(r"[^\W\d_]{1,12}-\d{1,3}")  # "ORB-2", "G-15"
_IN_BRACKETS = re.compile(r"([A-ZÀ-ÖØ-Þ]{2,12})-\w{1,30}")  # "ACAT-Burundi", "RAB-4"


def find_acronyms(passage: Passage, vocabulary: Vocabulary) -> Iterator[Span]:
    """The acronyms of a passage that is not itself in capitals."""
    for position, word in enumerate(passage.words):
        if _IN_BRACKETS.fullmatch(word.text) and word.shape is Shape.CAPITAL:
            yield span_of(passage.text, (word,), SpanKind.ORGANISATION)
        if word.shape is not Shape.UPPER or position in passage.geographic:
            continue
        after = passage.after(position)
        label = after is not None and (after.text == ":" or after.shape is Shape.NUMBER)  # "RURITANIA: …", "RP 197"
        shouted = _is_shouted(position, passage, vocabulary) or _is_currency(position, passage)
        if not label and not shouted and is_acronym(word, passage, vocabulary.lexicon.organisations):
            more = _is_ended(position, passage, vocabulary)
            yield span_of(passage.text, passage.words[position : position + 1 + more], SpanKind.ORGANISATION)


def _is_ended(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether one more word ends the name that an acronym begins: "MSF Belgium", "FIAN International"."""
    after, behind = (*passage.words[position + 1 : position + 3], None, None)[:2]
    if after is None or after.shape is not Shape.CAPITAL:
        return False
    alone = behind is None or not behind.capital
    wide = alone and after.folded in vocabulary.lexicon.organisations.regional
    return wide or position + 1 in passage.geographic


def is_acronym(word: Word, passage: Passage, known: OrganisationWords) -> bool:
    """Whether a word in capitals is the short name of a body, and not one that every language has a word for."""
    if word.shape is not Shape.UPPER or passage.capitals or word.folded in known.ordinary:
        return False
    if _NUMBERED.fullmatch(word.text):
        return True
    return not any(letter.isdigit() or letter == "." for letter in word.text) and not _ROMAN.fullmatch(word.text)


def stands_in_brackets(position: int, passage: Passage) -> bool:
    """Whether a word alone in brackets begins with an acronym: "(ACAT-Burundi)"."""
    near = [word.text for word in passage.words[max(0, position - 1) : position + 2]]
    return len(near) == 3 and near[0] == "(" and near[2] == ")" and _IN_BRACKETS.fullmatch(near[1]) is not None


def initials_start(words: Sequence[Word], acronym: str, small: Collection[str]) -> int | None:
    """Where the name begins that ends `words` and gives `acronym` its letters, each word one or more of its first;
    `small` words may give one or none."""
    letters = _letters(acronym.partition("-")[0])
    lengths = {len(letters)}  # how many letters the words further left must give
    for position in range(len(words) - 1, max(-1, len(words) - LONGEST_NAME - 1), -1):
        word = words[position]
        if word.shape is Shape.MARK:
            if word.text[0] not in "-–'’":
                return None
            continue
        lengths = {left for length in lengths for left in _left(letters[:length], word, _is_small(word, small))}
        if 0 in lengths and word.capital:
            return position
        lengths.discard(0)
        if not lengths:
            return None
    return None


def _is_small(word: Word, small: Collection[str]) -> bool:
    return word.folded in small or (not word.capital and len(word.text) <= _LONGEST_SMALL)


def _left(letters: str, word: Word, small: bool) -> Iterator[int]:
    """How many of `letters` may be left when `word` has given the last of them."""
    given = _letters(word.text.rpartition("'")[2] or word.text)
    if small:
        yield len(letters)
    for count in range(1, (1 if small or not word.capital else _MOST_LETTERS) + 1):
        if count <= len(letters) and letters.endswith(given[:count]) and len(given) >= count:
            yield len(letters) - count


def _letters(text: str) -> str:
    """The letters of `text` as capitals without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", text.upper()) if letter.isalpha())


def _is_shouted(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether a word in capitals is an ordinary one: beside another, or a longer word of offices and headings."""
    near = passage.words[max(0, position - 1) : position + 2]
    if sum(word.shape is Shape.UPPER for word in near) > 1:
        return True
    word = passage.words[position]
    return len(word.text) > _LONGEST_WORDLIKE and vocabulary.names_nobody(word.folded)


def _is_currency(position: int, passage: Passage) -> bool:
    """Whether a word is the code of a currency beside a sum: "CUP 3,200"."""
    beside = (*passage.words[max(0, position - 1) : position], *passage.words[position + 1 : position + 2])
    known = passage.words[position].text in currency_codes()
    return known and any(word.shape is Shape.NUMBER for word in beside)
