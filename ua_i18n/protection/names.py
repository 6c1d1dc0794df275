"""Personal names in running text: where they may stand, and what speaks for and against each."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from ua_i18n.model import Gender
from ua_i18n.protection.lexicon import Lexicon
from ua_i18n.protection.lone import is_lone_name
from ua_i18n.protection.nameparts import part_of
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.words import QUOTES, Shape, Word, coded, phrases_at, positions_of

# The letters are those of `nameparts`.
_NAME = re.compile(
    r"(?:B{1,2}|(?<=[HT])p{1,2}(?=[CK])|(?<=[HTj])D(?=[CKI])|(?<=[HT])\"[CK]{1,2}\"(?=[CK]))?[CKcI]"
    r"(?:[CKcIB]|-(?=[CKcI])|p{1,3}(?=[CKcBI])|\"[CKcS]{1,2}\"(?=[CKI])|D(?=[CKI]|\(m|\(?,?gN))*(?:(?<=[HTj]C)D(?![CKD-]))?"
)
_INTRODUCED = re.compile(r"(?:[HT],?|j,?\"?|[HT]a[HT]|j,?(?:[CI]{1,3},){0,2}[CI]{1,3},?a)$")
_DESCRIBED = re.compile(r"'?(?:\(m|\(?,?g[NaS]|,N[,.;)]|\(N|,gN|\(,?gN|\(m,|,m[,.])")
_RELATED = re.compile(
    r",[th][xD]{0,2}j(?:[,.;)afCK]|$)|(?:,[CK]){0,5},?a[CK]{2,3}(?:v|,t?j)"
)  # one name: "X, his son", "X, Y and Ana Ruiz were"
# "Ana Ruiz, Teo and Lia were", "Ana Ruiz, Teo and 18 others", "arrested Ana Ruiz and Teo", "wife of Teo Ruiz, Ana,"
_LIST = re.compile(
    r"(?<![lozfCKDIB'\"-])[CKIB]{2,5}(?:,[CKIB]{1,5}){0,12},?a(?:[CKIB]{1,5}(?=,?[xt]?[jv])|(?=N))"
    r"|(?<=jf)[CKIB]{2,5},[CK](?=,)|(?<=v)[CKIB]{2,5}(?:,[CKIB]{1,5}){0,12},?a[CKIB]{1,5}(?![CKIBDS'zh])"
)
_APPOSED = re.compile(r"v|,(?:[txaf]?[xvSDCNg']{0,4}j|v|t)|'[^,]|,a?x?$")
_QUOTED = re.compile(r"\"(?!,?v)")  # but '"Chepe Luis", whose real name is …'
_INSIDE = frozenset("-–" + QUOTES)  # marks that join the words of a name
_AGED = re.compile(r"[(,]{0,2}(?:m\)?,?)?(?:[xv]{0,2}g|t?(?=N-?g)|(?<=[,(])(?=N(?:[,.;)x]|$)))(?P<age>N)")
_YEARS_OLD = re.compile(r"(?P<age>N)-?g[jDxmSC,]{0,4}$")
_PLACED = re.compile(r"(?:lt?(?:D')?|zf|[tl]z|t)$")
_BELONGS = re.compile(r",ft?$")
_NEIGHBOUR = re.compile(r"(?:[lo]|(?<!j)f)t?[CKS]{1,4},$")
_LOCATED = re.compile(r"z|a[CK]{1,3}z|,D|,z(?![jl])|Sz|,C{1,3}z|S?N|n")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a name: the words `first` to `last` (exclusive) of a passage.

    `proof` is true where the words around it leave no doubt; `score` is above 0 where they speak for a person; `lone`
    is true of a single word whose capital tells it to be a name.
    """

    value: str
    start: int
    end: int
    words: tuple[str, ...]
    proof: bool
    score: int
    gender: Gender | None = None
    age: int | None = None
    lone: bool = False


def find_candidates(
    passage: Passage, vocabulary: Vocabulary, taken: Container[int], acronyms: Container[str]
) -> Iterator[Candidate]:
    """The candidates of a passage outside the `taken` characters, in order."""
    phrases = dict(_phrases(passage, vocabulary)) | dict(passage.ways)
    codes = coded(
        passage.words,
        lambda position, _: phrases.get(position) or part_of(position, passage, vocabulary, acronyms),
    )
    codes = "".join(
        "S" if word.start in taken and code in "CKcIBp-" else code
        for code, word in zip(codes, passage.words, strict=True)
    )
    listed = frozenset(position for each in _LIST.finditer(codes) for position in range(*each.span()))
    for match in _NAME.finditer(codes):
        candidate = _candidate(passage, vocabulary, codes, match)
        told = match.start() in listed and candidate.score >= 0 and not passage.capitals
        yield replace(candidate, proof=True, score=candidate.score + 3) if told else candidate


def _phrases(passage: Passage, vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    """The codes of words in phrases: "also known as", which tells nobody behind a thing; "from" in "a letter from"."""
    lexicon = vocabulary.lexicon
    for start, end in phrases_at(passage.places, vocabulary.aliases):
        named = next((word for word in reversed(passage.words[max(0, start - 2) : start]) if word.text != ","), None)
        thing = named is not None and any(named.folded in group for group in _things(lexicon))
        yield from ((position, "t" if thing else "j") for position in range(start, end))
    for position in positions_of(passage.places, vocabulary.dealings):
        if passage.words[position].folded in lexicon.persons.origins:
            yield position, "x"


def _things(lexicon: Lexicon) -> tuple[Container[str], ...]:
    """The nouns of bodies and places."""
    bodies, places = lexicon.organisations, lexicon.places
    nouns = (places.detention, places.institutions, places.buildings)
    return bodies.heads, bodies.kinds, lexicon.persons.places_after, *nouns


def _candidate(passage: Passage, vocabulary: Vocabulary, codes: str, match: re.Match[str]) -> Candidate:
    words = passage.words[match.start() : match.end()]
    before, after = codes[max(0, match.start() - 12) : match.start()], codes[match.end() : match.end() + 12]
    named = [word.text for word in words if word.text not in _INSIDE]
    shouted = set(match[0]) <= set("K-") and _shouts(passage, match.start(), match.end(), codes)
    proof = bool(_INTRODUCED.search(before) or _DESCRIBED.match(after)) or (
        _has_surname(match[0]) and not before.endswith("t")
    )
    proof = proof or (len(named) == 1 and bool(_RELATED.match(after)))
    score = (len(named) > 1) + 3 * proof + bool(_APPOSED.match(after))
    located = _LOCATED.match(after) and not _tells_nationality(passage, match.end(), vocabulary)
    score -= 3 * (bool(located) + bool(_PLACED.search(before)) + _is_slight(match[0], before))
    score -= (2 - after.startswith(",")) * before.endswith("o")
    score -= 3 * (words[0].folded in vocabulary.lexicon.persons.places_first and not proof)
    score -= 0 if proof else _speaks_against(words, before, vocabulary)
    if len(named) > 1 and before.endswith('"') and _QUOTED.match(after) and not proof:
        score = 0  # 'the newspaper "Narodnaya Volya"'
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
        lone=len(words) == 1 and score >= 0 and is_lone_name(passage, match.start(), codes, vocabulary),
    )


def _speaks_against(words: Sequence[Word], before: str, vocabulary: Vocabulary) -> int:
    """How much tells a body or a town where nothing proves a person: "Los Halcones", "Ana Ruiz, of Mujeres Libres", "in
    the hills of Long Semado, Baram"."""
    if _BELONGS.search(before) or (len(words) < 2 and _NEIGHBOUR.search(before)):
        return 3
    return int(len(words) == 2 and words[0].folded in vocabulary.lexicon.grammar.foreign)


def _tells_nationality(passage: Passage, position: int, vocabulary: Vocabulary) -> bool:
    """Whether a nationality stands behind a comma: "X, Crimean Tatars," is no place."""
    after = [word.folded for word in passage.words[position + 1 : position + 3]]
    return not vocabulary.lexicon.geography.demonyms.isdisjoint([*after[:1], " ".join(after)])


def _shouts(passage: Passage, first: int, end: int, codes: str) -> bool:
    """Whether words in capitals stand beside others that name nobody: "NAME AND PREFERRED PRONOUN"."""
    beside = [position for position in (first - 1, end) if 0 <= position < len(codes)]
    return any(passage.words[position].shape is Shape.UPPER and codes[position] in "Sjtaf" for position in beside)


def _is_slight(codes: str, before: str) -> bool:
    """Whether a name is of initials and common words alone, and no "Mr" stands before it."""
    return set(codes) <= set("cIBp-") and not before.endswith("H")


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
