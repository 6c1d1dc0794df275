"""Personal names in scripts without capitals: told by an honorific, an occupation or a gender beside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator, Sequence

from ua_i18n.protection.find import Matcher
from ua_i18n.protection.names import Candidate
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.words import Shape, Word, coded

# n name  d name with its article  G name that people are given  q word that may begin with a small one joined to it
# p "bin"  H "Mr"  j "lawyer", "President"  D nationality  m "male"  S word that belongs to no name  x anything else
# ( ) , : themselves
_INTRODUCED = re.compile(r"[Hj][HjD]{0,3}:?(?P<name>[nqdG]?p{0,2}[npqdG](?:p{0,2}[ndG]){0,2})")
_DESCRIBED = re.compile(r"(?P<name>[npqdG]{2,6})\(m")
_GIVEN = re.compile(r"(?P<name>(?:G|p[dG])(?:p{1,2}[GndqD]|[GndqD])(?:p{1,2}[Gnd]|[Gd]|D){0,3})")
_FEWEST, _MOST = 2, 6  # words of a name
_JOINED_LENGTH = 5  # letters: shorter words that begin like a small one are names


def find_caseless(
    read: Iterable[tuple[Passage, Container[int]]], vocabulary: Vocabulary, known: Iterable[str] = ()
) -> Iterator[Candidate]:
    """The candidates of passages outside their taken characters; `known` names are taken whole where they stand."""
    coded_passages = [(passage, codes) for passage, taken in read if (codes := _codes(passage, vocabulary, taken))]
    sure = [candidate for passage, codes in coded_passages for candidate in _matched(_DESCRIBED, passage, codes)]
    names = sorted({*known, *(candidate.value for candidate in sure)}, key=len, reverse=True)
    for passage, codes in coded_passages:
        for shape in (_INTRODUCED, _GIVEN):
            for candidate in _matched(shape, passage, codes):
                if not any(passage.text.startswith(name, candidate.start) for name in names):
                    sure.append(candidate)
    yield from sure
    yield from _surnames(
        [passage for passage, _ in coded_passages], {*known, *(each.value for each in sure)}, vocabulary
    )


def _surnames(passages: Iterable[Passage], names: Collection[str], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """The last words of known names where they stand alone, with their article: nothing else tells them from words."""
    last = {name.split()[-1] for name in names if " " in name}
    attached = tuple(vocabulary.lexicon.grammar.attached)
    alone = {
        word: word for word in last if attached and word.startswith(attached) and not vocabulary.names_nobody(word)
    }
    ordinary = alone.keys() & vocabulary.geographic
    matcher = Matcher({**dict.fromkeys(names), **{word: word for word in alone if word not in ordinary}})
    for passage in passages:
        for start, end, value in matcher.find(passage.text):
            yield Candidate(value, start, end, (value,), proof=False, score=0)


def _matched(shape: re.Pattern[str], passage: Passage, codes: str) -> Iterator[Candidate]:
    for match in shape.finditer(codes):
        words = passage.words[match.start("name") : match.end("name")]
        if _FEWEST <= len(words) <= _MOST or match["name"] == "G":  # "his wife Maryam"
            start, end = words[0].start, words[-1].end
            named = tuple(word.text for word in words)
            yield Candidate(passage.text[start:end], start, end, named, proof=True, score=3)


def _codes(passage: Passage, vocabulary: Vocabulary, taken: Container[int]) -> str:
    if not any(word.caseless for word in passage.words):
        return ""
    return coded(
        passage.words,
        lambda position, word: "S" if word.start in taken else _code(position, passage.words, passage, vocabulary),
    )


def _code(position: int, words: Sequence[Word], passage: Passage, vocabulary: Vocabulary) -> str:
    word, persons = words[position], vocabulary.lexicon.persons
    if word.shape is Shape.MARK:
        return word.text if word.text in "(),:" else "x"
    if not word.caseless:
        return "x"
    groups = (("m", persons.genders), ("H", persons.honorifics), ("j", persons.offices | persons.nouns))
    if code := next((code for code, group in groups if word.folded in group), ""):
        return code
    if position in passage.geographic:
        return "D"
    if word.folded in persons.particles:
        return "p"
    if vocabulary.names_nobody(word.folded) or word.folded in vocabulary.connectors or word.folded in persons.verbs:
        return "S"
    if word.folded in persons.given:
        return "G"
    if vocabulary.lexicon.grammar.attached and word.folded.startswith(tuple(vocabulary.lexicon.grammar.attached)):
        return "d"
    joined = any(word.folded.startswith(small) for small in vocabulary.joined.words)
    return "q" if joined and len(word.text) >= _JOINED_LENGTH else "n"
