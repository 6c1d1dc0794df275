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
# a and  t the  f of  S a capital that names nobody  x anything else  ' possessive  , ( ) - themselves
_NAME = re.compile(r"(?:B|(?<=[HTj])D(?=[CKI]))?[CKcI](?:[CKcIB]|-(?=[CKc])|p{1,3}(?=[CKcB])|D(?=[CKI]|\(m|\(?,?gN))*")
_INTRODUCED = re.compile(r"(?:[HT],?|j,?|[HT]a[HT]|j,?(?:[CI]{1,3},){0,2}[CI]{1,3},?a)$")
_DESCRIBED = re.compile(r"'?(?:\(m|\(?,?g[NaS]|,N[,.;)]|\(N|,gN|\(,?gN|\(m,|,m[,.])")
_APPOSED = re.compile(r"v|,(?:[txaf]?[xvSDCNg']{0,4}j|v|t)|'[^,]|,a?x?$")
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
    named = [word.text for word in words if word.text not in "-–"]
    proof = bool(_INTRODUCED.search(before) or _DESCRIBED.match(after)) or _has_surname(match[0])
    score = (len(named) > 1) + 3 * proof + bool(_APPOSED.match(after))
    score -= 3 * (bool(_LOCATED.match(after)) + bool(_PLACED.search(before)) + (set(match[0]) <= set("cIBp-")))
    score -= before.endswith("o")
    if passage.capitals and not _DESCRIBED.match(after):
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
        _age(passage, after, match.end()),
    )


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


def _age(passage: Passage, after: str, end: int) -> int | None:
    found = re.match(r"[(,]{0,2}(?:m,|m\),?)?g?N(?=[,.;)x]|$)", after)
    number = passage.words[end + found.end() - 1].text if found else ""
    return int(number) if number.isdecimal() and len(number) < 3 and ("g" in found[0] or "," in found[0]) else None  # type: ignore[index]


def _code(position: int, passage: Passage, vocabulary: Vocabulary, acronyms: Container[str]) -> str:
    word = passage.words[position]
    if word.shape is Shape.MARK:
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


def _capital(position: int, passage: Passage, vocabulary: Vocabulary, acronyms: Container[str]) -> str:
    word, after, persons = passage.words[position], passage.after(position), vocabulary.lexicon.persons
    folded = word.folded
    if folded in vocabulary.lexicon.citations.marks and after is not None and after.shape is Shape.NUMBER:
        return "n"
    if folded in persons.honorifics and after is not None:
        return "H"
    if folded in persons.titles and after is not None and after.shape is Shape.CAPITAL:
        return "B"
    if folded in persons.offices:
        return "T"
    if word.opens and folded in persons.nouns:
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
