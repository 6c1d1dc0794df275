"""Citations of law: instruments, their parts, resolutions and case numbers, each whole citation as one span."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from ua_i18n.languages import month_numbers
from ua_i18n.model import Span, SpanKind
from ua_i18n.protection.lexicon import CitationWords, Lexicon
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.words import Shape, Word, coded, is_prefixed, span_of

# P article  I instrument  F foreign instrument  i "resolution", "law" without a capital  K case  V "v."  n "No."
# N number  Y year  C capital  D country or nationality  A acronym  j "pénal"  f of  t the  o on, against, for …  e in
# Q title of a law  w word of a script without capitals  E "parte"  m "décembre"  a and  r to (between numbers)
# S a word that opens the sentence  x anything else  ' possessive  , ( ) - themselves
_NUMBERS = r"(?:n?[NY](?:\([NYt]\))?(?:(?:,?a|,|-|r)(?:[NY]|\([NYt]\))){0,12})"
_OF_DATE = r"(?:f(?:N\.?f?)?(?:[Cmx]f?)?Y)"
_SEVERAL = r"(?:n[NY](?:(?:,|,?a)N){1,6}|[NY](?:(?:,|,?a)N(?![xC])){1,6})"  # "Nos. 87 and 98", "Decrees 424 and 425"
_NUMBER = rf"(?:{_SEVERAL}|n?[NY]{_OF_DATE}?)"
_BEFORE = r"(?:(?:[CDA]'?(?:a(?=[CA])|e(?=[CD])|f{1,2}t?(?=[CDA])|f(?=I))?){1,10})"
_BODY = r"(?:(?:[CDA]'?(?:a(?=[CA])|f{1,2}t?(?=[CDA])|[fo]{1,2}(?=[CDA]))?){1,10})"
_LINK = r"(?:[fo]{0,2}ft?D{1,5}i?|[fo]{1,3}t?[CIAQ]|[fo]{1,3}t?D{1,3}I)"
_RUN = r"[CA](?:'?[CA]){0,4}"
_LAST = "a[fo]?[CA]"  # "… and Constitutionality"
_LISTED = rf",{_RUN}(?=,?{_LAST}|,{_RUN},?{_LAST})"
_SUBJECT = rf"(?:{_LINK}(?:'?[CAI]|'?{_LINK}|a(?![CAD]{{0,4}}I)[fo]?[CA]|{_LISTED}|eD(?!D)){{0,24}})"
_BRACKET = r"(?:\([CDAI](?:[aC]|f{1,2}t?C){0,8}\)){0,2}"  # "(Temporary Provisions)", "(Tribunals) (Amendment)"
_NAMED_AGAIN = r"(?:\((?:[AQ]|C{1,4}|[Ii]n?[NY](?:f?Y)?)\))"  # "(ICCPR)", "(Law No. 3713)", "(Cap. 75)"
_END = rf"(?:f?Y|fN[Cm]f?Y|\(Y\)|\(n?[NY](?:f?Y)?\)|,n[NY](?:f?Y)?|,Y(?=[,.;:)(a]|$))?{_NAMED_AGAIN}?"
_ENGLISH = rf"Y?{_BEFORE}?{_BRACKET}(?<![(])I(?:aI(?=[fo])|I)?(?![CA])'?{_NUMBER}?{_SUBJECT}?{_END}"
_FOREIGN = rf"F[Cj]{{0,4}}(?:eC(?:f{{1,2}}t?C{{1,3}}){{1,4}})?{_NUMBER}?{_SUBJECT}?{_END}"
_NUMBERED = rf"{_BODY}?[iI](?:{_SEVERAL}|n?[NY])(?:\(Y\))?{_OF_DATE}?(?:{_SUBJECT}|P{_NUMBERS}(?!f))?{_NAMED_AGAIN}?"
_OTHERS = r"(?:,?[a&]N?[Cx](?=V))?"  # "& 3 Others"
_PARTY = rf"[CDA](?:[CDA]|ft?(?=[CDA])|a(?=[CDA])){{0,9}}{_OTHERS}"
_REPORTED = r"(?:\(Y\)|\[Y\]A{0,2}N?|(?:\(nN\))?,K?nN(?:(?:,|,?a)N){0,4}|\(K?nN\))"  # where a judgment is found
_VERSUS = rf"(?:Kft?)?{_PARTY}Vt?[CDA](?:[CDA]|ft?(?=[CDA])|a(?![CAD]{{0,4}}(?:I|V|aN))[CDA]){{0,4}}{_REPORTED}?"
_LEADING = rf"[CDA]{{1,4}}aC[CDA]{{0,4}}\({_VERSUS}\)"  # "Avena and Others (Mexico v. United States)"
_CASE = (
    r"[CD]{0,2}K(?:\([CDA]\))?(?:A?n?|A)(?:N|Y(?=fY))(?:(?:,|,?a)N){0,6}(?:fY)?"
    r"(?:\(Y\)(?:ft?C{1,4})?)?"  # "Opinion No. 190 (1995) of the Parliamentary Assembly"
)
_EX_PARTE = "[A-Za-z]E[CDA]{1,4}"  # "Ex parte Smith"
_PART = rf"P{_NUMBERS}(?:,?a?(?:[fo]t?)?P{_NUMBERS}){{0,3}}"
_TITLE = rf"(?:[CD]{{1,3}})?Q{{1,32}}j?{_SUBJECT}?{_END}"
_CASELESS = r"Iw{1,7}(?:nN(?:fY)?|fY)"  # no capitals tell how far the name goes: to its number or year
_INSTRUMENT = rf"(?:{_TITLE}|{_CASELESS}|{_NUMBERED}|{_ENGLISH}|{_FOREIGN})"
_OF_IT = rf"(?:x?[fo]{{1,2}}t?x?(?:D{{1,2}}')?(?:{_INSTRUMENT}|A|Di|D{{0,2}}I)|(?<!,)(?:I{_END}|A(?!C)|Q+))"
_THEN = rf"(?:,?P{_NUMBERS}(?!,?[fo]))?"  # "Penal Code Article 301"
_SHAPE = re.compile(
    rf"(?P<part>{_PART},?){_OF_IT}?|N[AI]P{_NUMBERS}|(?P<case>{_CASE}|{_LEADING}|{_VERSUS}|{_EX_PARTE})|{_INSTRUMENT}{_THEN}"
)
_NOUNS_BEFORE = re.compile(r"(?:C[fo]{1,2}t?){1,4}(?=I)")
_DATE = re.compile(r"[0-3]?\d[./-][01]?\d[./-](?:19|20)\d\d")
_LETTER = re.compile(r"[a-z]|[ivx]{1,4}")
_LONGEST_BRACKET = 12  # words
_ROMAN = re.compile(r"[IVXLC]+")


def find_citations(passage: Passage, vocabulary: Vocabulary) -> Iterator[Span]:
    """The citations of a passage; "the Convention" or "this law" alone cites nothing that could be told."""
    words = passage.words
    told = passage.places.any_of(vocabulary.citing) or passage.titled
    if not told and not vocabulary.lexicon.citations.endings:
        return
    codes = coded(words, lambda position, _: _code(position, passage, vocabulary))
    for match in _SHAPE.finditer(codes):
        found = words[match.start() : match.end()]
        if match[0].startswith("D'"):
            found = found[2:]  # "China's Security Law"
        if match["case"] and "V" in match[0] and found[0].text.islower():
            found = found[match[0].index("f") + 1 :]  # "the case of X v. Y"
        if vocabulary.lexicon.grammar.nouns_capitalised and (outside := _NOUNS_BEFORE.match(match[0])):
            found = found[outside.end() :]  # "on the basis of the Law"
        while found and found[-1].text in (",", "'s", "’s", "'"):
            found = found[:-1]
        if _is_joined_by_members(passage, match, vocabulary) or _is_ministry(found, match[0], vocabulary):
            continue
        if match["case"] and not _tells_a_case(match[0], found[-1].text):
            continue
        if match["part"] or match["case"] or _tells_an_instrument(match[0]):
            yield span_of(passage.text, found, SpanKind.CITATION)


def _is_joined_by_members(passage: Passage, match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Whether what looks like an instrument has members: "members of the Mon People's Convention"."""
    before = [word.folded for word in passage.words[max(0, match.start() - 3) : match.start()]]
    grammar, members = vocabulary.lexicon.grammar, vocabulary.lexicon.organisations.members
    named = not set(match[0]) & set("PNYKV")
    return named and len(before) == 3 and before[0] in members and before[1] in grammar.of


def _is_ministry(words: Sequence[Word], codes: str, vocabulary: Vocabulary) -> bool:
    """Whether what looks like an instrument is a state's body: "Ministry of Public Order"."""
    lexicon = vocabulary.lexicon
    charged = codes[1:2] == "f" and words[0].folded in lexicon.organisations.organs
    return charged and words[-1].folded in lexicon.citations.weak


def _tells_an_instrument(codes: str) -> bool:
    return bool(re.search(r"[CDANYjQ]", codes)) and not re.fullmatch(r"[Yi]+", codes)


def _tells_a_case(codes: str, number: str) -> bool:
    return codes.endswith("fY") or any(code in codes for code in "nVEA") or any(mark in number for mark in "/.-–")


def _code(position: int, passage: Passage, vocabulary: Vocabulary) -> str:
    if position in passage.titled:
        return "Q"
    word, after = passage.words[position], passage.after(position)
    before = passage.words[position - 1] if position else None
    if (
        word.shape is Shape.LOWER
        and (word.text.islower() or word.caseless)
        and _is_plain(word.folded, vocabulary.lexicon, vocabulary.language)
    ):
        return "w" if word.caseless else "D" if position in passage.geographic else "x"
    if word.shape is Shape.NUMBER:
        if _DATE.fullmatch(word.text):
            return "Y"
        year = len(word.text) == 4 and word.text.isdecimal() and "1300" <= word.text <= "2199"
        return "Y" if year else "N"
    numbered = after is not None and (after.shape is Shape.NUMBER or bool(_ROMAN.fullmatch(after.text)))
    if word.shape is Shape.MARK and word.text not in ("§", "#", "№"):
        return "'" if word.text[0] in "'’" and len(word.text) < 3 else "-" if word.text in "-–" else word.text[0]
    if _ROMAN.fullmatch(word.text) and before and before.folded in _numerable(vocabulary.lexicon.citations):
        return "N"
    bracketed = before is not None and before.text == "(" and after is not None and after.text == ")"
    if bracketed and _LETTER.fullmatch(word.text):
        return "N"  # "Article 216 (b)"
    if word.folded in vocabulary.lexicon.citations.weak and _goes_on(position, passage, vocabulary):
        return "C"
    openers = vocabulary.lexicon.grammar.openers
    dated = after is not None and len(after.text) == 4 and after.text.isdecimal()
    bracketed = before is not None and before.text == ")" and dated  # "Prisons (Discipline) Regulations 1966"
    named = bracketed or (before is not None and before.capital and before.folded not in openers)
    if code := _term(word, after, vocabulary.lexicon.citations, numbered=numbered, named=named):
        return code
    people = vocabulary.lexicon.geography.demonyms
    if word.shape is Shape.LOWER and before and before.capital and word.folded in people:
        return "j"  # "Código Penal argentino"
    if before and before.shape is Shape.NUMBER and numbered and word.folded in vocabulary.lexicon.dates.ranges:
        return "r"
    return _plain(position, passage, vocabulary)


@lru_cache(maxsize=16_384)
def _is_plain(folded: str, lexicon: Lexicon, language: str) -> bool:
    """Whether a word without a capital says nothing of laws, wherever it stands."""
    words, grammar = lexicon.citations, lexicon.grammar
    telling: tuple[Container[str], ...] = (
        words.provisions,
        words.instruments,
        words.before,
        words.lower,
        words.adjectives,
        words.cases,
    )
    telling += (words.versus, words.marks, words.weak, words.parties, lexicon.persons.places_before, grammar.openers)
    telling += (grammar.articles, grammar.of, grammar.joins, grammar.prepositions, frozenset(lexicon.dates.ranges))
    known = any(folded in group for group in telling) or folded in month_numbers(language)
    return not (known or folded in lexicon.geography.demonyms or _LETTER.fullmatch(folded))


def _goes_on(position: int, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Whether a name goes on behind a word that may end it: "Public Order and Security Act"."""
    joint, more, *rest = (*passage.words[position + 1 : position + _LONGEST_BRACKET], None, None)
    if joint is None or more is None or not more.capital:
        return False
    if joint.text == "(":  # "Criminal Law (Codification and Reform) Act"
        closed = next((place for place, word in enumerate(rest) if word is not None and word.text == ")"), len(rest))
        last = (*rest, None, None)[closed + 1]
        return last is not None and last.capital and last.folded in vocabulary.lexicon.citations.instruments
    return vocabulary.connectors.get(joint.folded) == "a"


def _numerable(words: CitationWords) -> frozenset[str]:
    return words.provisions | words.instruments | words.marks


def _term(word: Word, after: Word | None, words: CitationWords, *, numbered: bool, named: bool) -> str:
    folded = word.folded
    if word.capital and folded in words.provisions & words.instruments and named:
        return "I"  # "Emergency Regulation 17"
    if folded in words.provisions and (numbered or (after and after.folded in words.marks)):
        return "P"
    if folded in words.marks and numbered:
        return "n"
    if folded in words.versus and word.shape is Shape.LOWER and after is not None and after.capital:
        return "V"
    if folded in words.cases and after is not None and (numbered or _may_follow_case(after, words)):
        return "K"
    if folded in words.parties:
        return "E"
    if folded in words.before and word.capital and (folded not in words.instruments or _adjective(after, words)):
        return "F"
    known = folded in words.instruments or folded.endswith(tuple(words.endings))
    if known and (word.capital or (word.caseless and folded in words.instruments)):
        return "I"
    if folded in words.lower:
        return "i"
    return "j" if _adjective(word, words) else ""


def _may_follow_case(after: Word, words: CitationWords) -> bool:
    """Whether a word may stand between "case" and its number, or before its parties."""
    return after.folded in words.marks or after.shape is Shape.UPPER or not after.capital


def _adjective(word: Word | None, words: CitationWords) -> bool:
    return word is not None and word.shape is Shape.LOWER and word.folded in words.adjectives


def _plain(position: int, passage: Passage, vocabulary: Vocabulary) -> str:
    word, grammar = passage.words[position], vocabulary.lexicon.grammar
    if position in passage.geographic:
        return "D"
    after = passage.after(position)
    before = vocabulary.lexicon.persons.places_before
    if word.folded in before and not word.capital and after is not None and after.capital:
        return "e"
    if word.folded in vocabulary.months and not word.capital:
        return "m"
    if code := vocabulary.connectors.get(word.folded):
        return "S" if word.opens and word.capital else code
    if not word.capital:
        if is_prefixed(word, vocabulary.lexicon.persons.prefixes):
            return "C"  # "al-Uqbi v. State of Israel"
        return "w" if word.caseless and word.folded not in grammar.openers else "x"
    if word.folded in vocabulary.lexicon.persons.honorifics or (word.opens and word.folded in grammar.openers):
        return "S"
    return "A" if word.shape is Shape.UPPER and len(word.text) > 2 and not passage.capitals else "C"
