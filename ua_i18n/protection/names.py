"""Personal names in running text: where they may stand, and what speaks for and against each."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from ua_i18n.model import Gender
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.words import Shape, Word, coded, is_prefixed

# C name  K NAME  c a name that is also a common word  I initial  B "Daw"  p "de", "bin"  D country or nationality
# H "Mr"  T "President"  j "lawyer"  v "said", "was"  g "aged"  m "(f)"  N number  l "in"  o "from"  z "province"
# a and  t the  f of  S a capital that names nobody  x anything else  ' possessive  , ( ) - " themselves
_NAME = re.compile(
    r"(?:B|(?<=[HTj])D(?=[CKI]))?[CKcI](?:[CKcIB]|-(?=[CKc])|p{1,3}(?=[CKcB])|\"[CKc]{1,2}\"(?=[CKI])|D(?=[CKI]|\(m|\(?,?gN))*"
)
_INTRODUCED = re.compile(r"(?:[HT],?|j,?|[HT]a[HT]|j,?(?:[CI]{1,3},){0,2}[CI]{1,3},?a)$")
_DESCRIBED = re.compile(r"'?(?:\(m|\(?,?g[NaS]|,N[,.;)]|\(N|,gN|\(,?gN|\(m,|,m[,.])")
_APPOSED = re.compile(r"v|,(?:[txaf]?[xvSDCNg']{0,4}j|v|t)|'[^,]|,a?x?$")
_QUOTES = '"“”'
_INSIDE = frozenset("-–" + _QUOTES)  # marks that join the words of a name
_AGED = re.compile(r"[(,]{0,2}(?:m\)?,?)?(?:[xv]{0,2}g|t?(?=N-?g)|(?<=[,(])(?=N(?:[,.;)x]|$)))(?P<age>N)")
_YEARS_OLD = re.compile(r"(?P<age>N)-?g[jDxmSC,]{0,4}$")
_PLACED = re.compile(r"(?:lt?|zf|t)$")
_LOCATED = re.compile(r"z|,D|,z|Sz|,C{1,3}z|S?N|n")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a name: the words `first` to `last` (exclusive) of a passage.

    `proof` is true where the words around it leave no doubt; `score` is above 0 where they speak for a person.
    """

    value: str
    start: int
    end: int
    words: tuple[str, ...]
    proof: bool
    score: int
    gender: Gender | None = None
    age: int | None = None


def find_candidates(
    passage: Passage, vocabulary: Vocabulary, taken: Container[int], acronyms: Container[str]
) -> Iterator[Candidate]:
    """The candidates of a passage outside the `taken` characters, in order."""
    codes = coded(passage.words, lambda position, word: _code(position, passage, vocabulary, acronyms))
    codes = "".join(
        "S" if word.start in taken and code in "CKcIBp-" else code
        for code, word in zip(codes, passage.words, strict=True)
    )
    for match in _NAME.finditer(codes):
        yield _candidate(passage, vocabulary, codes, match)


def _candidate(passage: Passage, vocabulary: Vocabulary, codes: str, match: re.Match[str]) -> Candidate:
    words = passage.words[match.start() : match.end()]
    before, after = codes[max(0, match.start() - 12) : match.start()], codes[match.end() : match.end() + 12]
    named = [word.text for word in words if word.text not in _INSIDE]
    shouted = set(match[0]) <= set("K-") and _shouts(passage, match.start(), match.end(), codes)
    proof = bool(_INTRODUCED.search(before) or _DESCRIBED.match(after)) or _has_surname(match[0])
    score = (len(named) > 1) + 3 * proof + bool(_APPOSED.match(after))
    score -= 3 * (bool(_LOCATED.match(after)) + bool(_PLACED.search(before)) + (set(match[0]) <= set("cIBp-")))
    score -= before.endswith("o")
    if (passage.capitals or shouted) and not _DESCRIBED.match(after):
        proof, score = False, -1
    start, end = words[0].start, words[-1].end
    return Candidate(
        passage.text[start:end],
        start,
        end,
        tuple(named),
        proof and score > 0,
        score,
        _gender(passage, vocabulary, codes, match),
        _age(passage, codes, match),
    )


def _shouts(passage: Passage, first: int, end: int, codes: str) -> bool:
    """Whether words in capitals stand beside others that name nobody: "NAME AND PREFERRED PRONOUN"."""
    beside = [position for position in (first - 1, end) if 0 <= position < len(codes)]
    return any(passage.words[position].shape is Shape.UPPER and codes[position] in "Sjtaf" for position in beside)


def _has_surname(codes: str) -> bool:
    """Whether one part is in capitals and another is not: "ZHU Rongji"."""
    return "K" in codes and "C" in codes


def _gender(passage: Passage, vocabulary: Vocabulary, codes: str, match: re.Match[str]) -> Gender | None:
    persons = vocabulary.lexicon.persons
    mark = next((place for place in range(match.end(), min(match.end() + 8, len(codes))) if codes[place] == "m"), None)
    if mark is not None and re.fullmatch(r"[(,gN]*", codes[match.end() : mark]):
        return persons.genders[passage.words[mark].folded]
    if match.start() and codes[match.start() - 1] == "H":
        return persons.honorifics.get(passage.words[match.start() - 1].folded)
    return None


def _age(passage: Passage, codes: str, match: re.Match[str]) -> int | None:
    """The age beside a name: "X, aged 17", "X, 17", "X (m, 17)", "X, a 17-year-old", "17-year-old student X"."""
    first, end = max(0, match.start() - 8), match.end()
    number = _AGED.match(codes[end : end + 12])
    word = number and passage.words[end + number.end("age") - 1]
    if word is None and (number := _YEARS_OLD.search(codes[first : match.start()])):
        word = passage.words[first + number.start("age")]
    return int(word.text) if word and word.text.isdecimal() and len(word.text) < 3 else None


def _code(position: int, passage: Passage, vocabulary: Vocabulary, acronyms: Container[str]) -> str:
    word = passage.words[position]
    if word.shape is Shape.MARK:
        if word.text in _QUOTES:
            return '"'
        return "'" if len(word.text) > 1 else "-" if word.text in "-–" else word.text if word.text in ",()" else "x"
    if word.shape is Shape.NUMBER:
        return "N"
    previous = passage.words[position - 1] if position else None
    if word.folded in vocabulary.lexicon.persons.genders and previous and previous.text in ("(", ",", ";"):
        return "m"
    if not word.capital:
        return _small(word, vocabulary)
    if position in passage.geographic:
        return "D"
    return _capital(position, passage, vocabulary, acronyms)


def _small(word: Word, vocabulary: Vocabulary) -> str:
    persons, grammar, folded = vocabulary.lexicon.persons, vocabulary.lexicon.grammar, word.folded
    if is_prefixed(word, persons.prefixes):
        return "C"
    groups = (
        ("g", persons.ages),
        ("j", persons.nouns),
        ("v", persons.verbs),
        ("l", persons.places_before),
        ("o", persons.origins),
        ("z", persons.places_after),
        ("p", persons.particles),
        ("a", grammar.joins),
        ("t", grammar.articles),
        ("f", grammar.of),
    )
    return next((code for code, group in groups if folded in group), "x")


def _is_surname(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether an honorific in capitals is a surname before one given name: "HE Yongsheng", not "HE Adam Yusuf"."""
    word, given, *more = (*passage.words[position : position + 3], None, None)
    if word is None or given is None or word.shape is not Shape.UPPER or "." in word.text:
        return False
    persons = vocabulary.lexicon.persons
    named = given.shape is Shape.CAPITAL and not given.text.endswith(".") and given.folded not in persons.honorifics
    alone = more[0] is None or not more[0].capital
    return named and alone and given.folded not in persons.offices | persons.titles


def _capital(position: int, passage: Passage, vocabulary: Vocabulary, acronyms: Container[str]) -> str:
    word, after, persons = passage.words[position], passage.after(position), vocabulary.lexicon.persons
    folded = word.folded
    if folded in vocabulary.lexicon.citations.marks and after is not None and after.shape is Shape.NUMBER:
        return "n"
    if folded in persons.suffixes and position and passage.words[position - 1].capital:
        return "C"
    if folded in persons.honorifics and after is not None:
        return "K" if _is_surname(position, passage, vocabulary) else "H"
    if folded in persons.titles and after is not None and after.shape is Shape.CAPITAL:
        return "B"
    if folded in persons.offices:
        return "T"
    if folded.rpartition("-")[2] in persons.nouns and (word.opens or "-" in folded):
        return "j"
    if folded.partition("-")[2] in persons.ages:
        return "j"
    if folded in persons.particles and after is not None and after.folded in persons.particles:
        return "C"
    if vocabulary.names_nobody(folded) or (word.opens and folded in vocabulary.lower | persons.verbs | persons.ages):
        return "z" if folded in persons.places_after else "S"
    if word.text in acronyms:
        return "S"
    if len(word.text.rstrip(".")) == 1:
        return "I"
    if word.shape is Shape.UPPER and "." not in word.text:
        return "K"
    return "c" if folded in vocabulary.lower else "C"
