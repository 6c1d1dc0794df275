"""Organisations: names with an acronym in brackets, names with "Party" or "Committee", names told by a word beside."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from ua_i18n.model import Span, SpanKind
from ua_i18n.protection.acronyms import initials_start, is_acronym, stands_in_brackets
from ua_i18n.protection.lexicon import Lexicon, OrganisationWords
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.words import Shape, Word, coded, is_prefixed, positions_of, read_words, span_of

# N number  O "3rd"  n "No."  A acronym  G "Party"  M "Ministry"  D country or nationality  C capital  f of  t the
# o for, against …  e in  u "works for"  a and  h "group"  r "trade"  y "members"  j "militaire"  x anything else
# ' possessive  - ( ) , themselves
_NAMED = re.compile(r"(?:[CDGMA](?:'|-(?=[CGM]))?(?:[fo]{1,2}t?(?=[CDGMA])|af?(?=[CDGM])|e(?=D))?){1,14},?\(A\)")
_HEADED = re.compile(
    r"O?(?:[CDA]'?(?:fo?(?=[CD])|o(?=[CDG])|a(?=[CG]))?){0,8}G(?:'?(?:[CG]|A(?!\())|[fo]{1,2}t?(?:[CG]|D{1,4})|a[CG]){0,8}j?(?:\([ACD]\)|n?N)?"
)
_ABROAD = re.compile(r"G[fo]{1,2}t?[CDG](?:[CGA]|[fo]{1,2}t?[CDG]|a[CG]){1,8}e(?P<country>D{1,4})")
_TOLD = re.compile(
    r"(?:ht?|yf)(?P<name>o?[CGM](?:-?[CGM]|[fo]{1,2}t?[CGM]){0,5}j?)(?!['\"])|(?P<before>C{1,4})(?=[xr'\"]{0,3}h)"
    r"|(?<=u)t?(?P<employer>[CG](?:[CG]|[fo]{1,2}t?[CG]){0,5}j?)(?![D'(])|(?P<apposed>[CA]{1,4}),t[xrjD]{0,3}h(?=[,.;)f]|$)"
)
_OUTSIDE = re.compile(r"[CDA'a-]{1,30}[fo]{1,2}t?(?=G)")  # who belongs to it: "Ana Ruiz of the Movement …"
_ORGAN_OF = re.compile(r"[GM][fo]{1,2}t?$")  # "Office of the" before what the acronym stands for
_KIND = re.compile(r"r{0,2}h")
_UNIT = re.compile(r"Gn?N|OG")  # "Brigade 911", "9th Battalion"
_COMPOUND = re.compile(r"\w{3,40}-(?=[^\W\d_])\w{2,40}")


def find_organisations(passage: Passage, vocabulary: Vocabulary, taken: Container[int] = ()) -> Iterator[Span]:
    """The organisations that a passage names in full outside its `taken` characters; acronyms are in `acronyms`."""
    told = positions_of(passage.places, vocabulary.employing)
    if not (told or "(" in passage.text or "-" in passage.text or passage.places.any_of(vocabulary.organising)):
        return

    def code(position: int, word: Word) -> str:
        if word.start in taken:
            return "x"
        return "u" if position in told else _code(position, passage, vocabulary)

    codes = coded(passage.words, code)
    found = (*_bracketed(passage, codes, vocabulary), *_headed(passage, codes, vocabulary))
    linked = ((at, at + 1) for at, word in enumerate(passage.words) if _is_linked(word, vocabulary))
    for first, end in (*found, *_told(passage, codes, vocabulary), *linked):
        yield span_of(passage.text, passage.words[first:end], SpanKind.ORGANISATION)


def _bracketed(passage: Passage, codes: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Names with an acronym in brackets: from where its letters tell, else as far back as the words make one name."""
    longest = {match.end(): match.start() for match in _NAMED.finditer(codes)}
    for bracket in re.finditer(r",?\(A\)", codes):
        before, acronym = passage.words[: bracket.start()], passage.words[bracket.end() - 2]
        first = initials_start(before, acronym.text, vocabulary.connectors)
        start = longest.get(bracket.end())
        if first is not None and (organ := _ORGAN_OF.search(codes, start or first, first)):
            first = organ.start()
        elif first is None and start is not None:
            outside = _OUTSIDE.match(codes, start, bracket.start())
            named = passage.words[start : bracket.end()]
            first = outside.end() if outside else start + _nationality(codes[start:], named, vocabulary)
        if first is not None and bracket.start() - first > 1:  # one word and brackets is no name
            yield first, bracket.end()


def _headed(passage: Passage, codes: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    abroad = (match for match in _ABROAD.finditer(codes) if _ends_in_country(passage, match, vocabulary))
    for match in (*_HEADED.finditer(codes), *abroad):
        first = match.start() + _left_out(match[0], passage.words[match.start() : match.end()], vocabulary)
        found = passage.words[first : match.end()]
        if _tells_enough(codes[first : match.end()], found, vocabulary.lexicon):
            yield first, match.end()


def _ends_in_country(passage: Passage, match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Whether a country and no city ends a name: "… in Western Sahara", not "… in Geneva"."""
    last = passage.words[match.start("country") : match.end()]
    return " ".join(word.folded for word in last) in vocabulary.countries


def _told(passage: Passage, codes: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Names that a word beside them makes an organisation's: "the criminal gang Los Halcones", "members of …"."""
    lexicon = vocabulary.lexicon
    for match in _TOLD.finditer(codes):
        first, end = match.span(match.lastgroup or 0)
        named = passage.words[first:end]
        told = named[0].shape is not Shape.LOWER or is_prefixed(named[0], lexicon.persons.prefixes)
        if match["before"]:
            kind = _KIND.match(codes, end)
            beside = (
                kind
                and (len(named) > 1 or kind[0] == "h")
                and not any(vocabulary.names_nobody(word.folded) for word in named)
            )
            told = not named[0].opens and (beside or bool(_COMPOUND.fullmatch(named[-1].text)))
        ordinary = all(word.folded in lexicon.grammar.common for word in named)
        ordinary = ordinary or " ".join(word.folded for word in named) in lexicon.organisations.generic
        if told and not ordinary and named[0].folded not in lexicon.persons.offices:
            yield first, end


def _is_linked(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a head begins a name of one word: "Jamaat-e-Islami"."""
    head, *rest = word.folded.split("-")
    return word.capital and len(rest) > 1 and head in vocabulary.lexicon.organisations.heads


def is_organisation(name: str, known: OrganisationWords) -> bool:
    """Whether an addressee's name is that of an organisation: a known one, one with "Committee", a lone acronym."""
    words = [word for word in read_words(name) if word.shape is not Shape.MARK]
    if len(words) == 1:
        return words[0].shape is Shape.UPPER
    return name in known.known or any(word.folded in known.heads | known.organs for word in words)


def _nationality(codes: str, words: Sequence[Word], vocabulary: Vocabulary) -> int:
    """How many words of a nationality stand first; a country or "US" belongs to the name."""
    leading = len(codes) - len(codes.lstrip("D"))
    phrase = " ".join(word.folded for word in words[:leading])
    written = words[0].shape is Shape.CAPITAL and "." not in words[0].text
    national = phrase in vocabulary.lexicon.geography.demonyms - vocabulary.lexicon.organisations.regional
    return leading if written and national else 0


def _left_out(codes: str, words: Sequence[Word], vocabulary: Vocabulary) -> int:
    """How many words to leave out: the nationality before a name that has two words more before its head."""
    leading = _nationality(codes, words, vocabulary)
    return leading if leading and codes.find("G") - leading >= 2 else 0


def _tells_enough(codes: str, words: Sequence[Word], lexicon: Lexicon) -> bool:
    known = lexicon.organisations
    if _UNIT.fullmatch(codes):
        return not words[0].opens
    if sum(code in "CDGAj" for code in codes) < 2 or (set(codes) <= {"D", "G", "'"} and codes.count("G") < 2):
        return False
    own = [word for word, code in zip(words, codes, strict=True) if code != "D" and word.folded not in known.ordinary]
    while own and own[-1].shape is Shape.LOWER:
        own = own[:-1]
    if len(own) < 2 and "C" not in codes:
        return False
    if codes.startswith("D") and words[0].folded not in lexicon.geography.demonyms and len(own) > 1:
        return True  # "Istanbul State Security Court"
    return " ".join(word.folded for word in own) not in known.generic and not known.generic.issuperset(
        word.folded for word in own if word.shape is not Shape.MARK
    )


def _code(position: int, passage: Passage, vocabulary: Vocabulary) -> str:
    word = passage.words[position]
    if word.shape is Shape.NUMBER:
        return "O" if word.text[-1].isalpha() else "N"
    if word.shape is Shape.MARK:
        return "'" if word.text[0] in "'’" else "-" if word.text in "-–" else word.text if word.text in '(),"' else "x"
    if not word.capital:
        return _small(position, passage, vocabulary)
    if stands_in_brackets(position, passage):
        return "A"
    if position in passage.geographic:
        return "D"
    if is_acronym(word, passage, vocabulary.lexicon.organisations):
        return "A"
    return _capital(position, passage, vocabulary)


def _small(position: int, passage: Passage, vocabulary: Vocabulary) -> str:
    word, lexicon = passage.words[position], vocabulary.lexicon
    if word.folded in lexicon.organisations.kinds:
        return "h"
    if word.folded in lexicon.organisations.qualifiers:
        return "r"
    if word.folded in lexicon.organisations.members:
        return "y"
    if is_prefixed(word, lexicon.persons.prefixes):
        return "C"
    if position + 1 in passage.geographic and word.folded in lexicon.persons.places_before:
        return "e"
    if word.folded in lexicon.grammar.prepositions and _before_occasion(position, passage, vocabulary):
        return "x"
    adjective = "j" if word.folded in lexicon.citations.adjectives else "x"
    return vocabulary.connectors.get(word.folded, adjective)


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
    if folded in known.kinds and word.shape is Shape.UPPER:
        return "h"  # "NGO"
    head, *rest = folded.split("-")
    if folded in known.heads or (head in known.heads and len(rest) == 1):
        return "G"  # "Army", "Army-South"
    if folded in known.organs:
        return "M"
    after = passage.after(position)
    if folded in lexicon.citations.marks and after is not None and after.shape is Shape.NUMBER:
        return "n"
    if word.opens and (folded in grammar.openers or folded in vocabulary.connectors or folded in lexicon.persons.nouns):
        return "x"
    return vocabulary.connectors.get(folded, "C")


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
