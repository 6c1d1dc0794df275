"""Organisations: names with an acronym in brackets, names with "Party" or "Committee", names told by a word beside."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from ua_i18n.model import Span, SpanKind
from ua_i18n.protection.acronyms import LONGEST_NAME, initials_start
from ua_i18n.protection.bodyparts import part_of
from ua_i18n.protection.lexicon import OrganisationWords
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.purposes import find_purposes
from ua_i18n.protection.words import Shape, Word, coded, is_prefixed, positions_of, read_words, span_of

# The letters are those of `bodyparts`.
_OWN, _CAPITAL = "[CDGMA]", "[CDA]"  # words of a name, and those that do not make it an organisation's
_OF = "[fo]{1,2}t?"  # "of the", "for"
_AND = "[ak][fo]{0,2}"  # "and", "et de la"
_ACRONYM = r"\(A\)"
_LINK = rf"(?:{_OF}(?={_OWN})|{_AND}(?=[CDGM])|e(?=D))"
_NAMED = re.compile(rf"(?:{_OWN}(?:'|-(?=[CGM]))?{_LINK}?){{1,14}},?{_ACRONYM}")
_BEFORE_HEAD = rf"(?:{_CAPITAL}'?(?:fo?(?=[CD])|o(?=[CDG])|a(?=[CG]))?){{0,8}}"
_BEHIND_HEAD = rf"(?:'?(?:[CG]|A(?!\())|{_OF}(?:[CG]D{{0,3}}|M(?=[CG])|D{{1,4}})|{_AND}[CG]|\"[CDG]{{1,4}}\"){{0,8}}"
_ORDINAL = r"(?:D{0,2}O(?:C{1,2}f{1,2}(?=G))?)"  # "Istanbul 30th", "9ème Région de"
_NUMBER = r"(?:n?N(?:f[CD]{1,2}(?![CDGM])|\"[CDGp]{1,4}\")?)"  # 'No. 5 "Los Guanes"', "No. 2 of Ankara"
_HEADED = re.compile(rf"{_ORDINAL}?{_BEFORE_HEAD}G{_BEHIND_HEAD}j?(?:\((?:[ACD]|C{{2,4}})\)|M?{_NUMBER})?")
_ABROAD = re.compile(rf"G{_OF}[CDG](?:[CGA]|{_OF}[CDG]|a[CG]){{1,8}}e(?P<country>D{{1,4}})")
_INSIDE = rf"(?:[-']?[CGM]|{_OF}[CGM]|k[CG]|D{{1,2}}(?=[CGMA])|t[CG](?={_OF}[CG]))"
_NAME = rf"[CGM]{_INSIDE}{{0,5}}A?j?"
_A_KIND = "[xrjD]{0,3}h"  # "an independent radio station"
_TOLD = re.compile(
    rf"(?:ht?|yf)(?P<name>o?{_NAME})(?!['\"])|(?P<before>C{{1,4}})(?=[xr'\"]{{0,3}}h)"
    rf"|(?<=u)t?(?P<employer>{_NAME})(?![D'(])|(?P<apposed>[CA](?:k?[CA]){{0,3}})(?=,t{_A_KIND}(?![C\"]))"
)
# "Branch 15 of the Revolutionary Court"
_BRANCH = re.compile(rf"[CGM]n?N{_OF}[CDG]{{0,4}}G(?:f[CD]{{1,2}}(?![CDGM]))?")
_BUREAU = re.compile(r"(?:[CD]'?){1,4}(?:M'?){0,2}M(?![CG])")  # "Pleven Military Prosecutor's Office"
_OWNER = re.compile(r"D{1,4}'(?=[CDGM])")  # "Florida's Supreme Court"
_TWO = re.compile(rf"(?P<one>[CDGA]{{2,8}}G)a(?P<other>[CD]{{1,4}}G{_BEHIND_HEAD})")
_TRANSLATED = re.compile(r"\([CDG]{2,4}\)$")  # "Sécurité militaire (Military Security)"
_OUTSIDE = re.compile(rf"[CDA'a-]{{1,30}}{_OF}(?=[CDGM])")  # who belongs to it: "Ana Ruiz of the Movement …"
_ORGAN_OF = re.compile(rf"[GM]{_OF}$")  # "Office of the" before what the acronym stands for
_WHOLE = re.compile(r"t(?P<more>C{1,3})$")  # from the article on, though the acronym has fewer letters
_LONGEST_ORGAN = 4  # words
_KIND = re.compile(r"r{0,2}h")
_NUMBERED = re.compile(r"(?<=t)N[GM](?![CDGAfo])")  # "the 610 Office"
_UNIT = re.compile(r"Gn?N|OG")  # "Brigade 911", "9th Battalion"
_PROVINCIAL = re.compile(r"[CG]Gf(?P<where>D{1,4})$")
_COMPOUND = re.compile(r"\w{3,40}-(?=[^\W\d_])\w{2,40}")


def find_organisations(passage: Passage, vocabulary: Vocabulary, taken: Container[int] = ()) -> Iterator[Span]:
    """The organisations that a passage names in full outside its `taken` characters; acronyms are in `acronyms`."""
    told = positions_of(passage.places, vocabulary.employing)
    if not (told or "(" in passage.text or "-" in passage.text or passage.places.any_of(vocabulary.organising)):
        return

    def code(position: int, word: Word) -> str:
        if word.start in taken:
            return "x"
        return "u" if position in told else part_of(position, passage, vocabulary)

    codes = coded(passage.words, code)
    found = (*_bracketed(passage, codes, vocabulary), *_headed(passage, codes, vocabulary))
    causes = find_purposes(passage, codes, vocabulary)
    linked = ((at, at + 1) for at, word in enumerate(passage.words) if _is_linked(word, vocabulary))
    for first, end in (*found, *_told(passage, codes, vocabulary), *causes, *linked):
        begins = first - _has_article(passage, first, vocabulary)
        yield span_of(passage.text, passage.words[begins:end], SpanKind.ORGANISATION)


def _has_article(passage: Passage, first: int, vocabulary: Vocabulary) -> bool:
    """Whether an article with a capital inside the sentence begins the name: "offices of The Standard"."""
    before = passage.words[first - 1 : first]
    articles = vocabulary.lexicon.grammar.articles
    return any(word.capital and not word.opens and word.folded in articles for word in before)


def _bracketed(passage: Passage, codes: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Names with an acronym in brackets: from where its letters tell, else as far back as the words make one name."""
    longest = {match.end(): match.start() for match in _NAMED.finditer(codes)}
    for bracket in re.finditer(r",?\(A\)", codes):
        before, acronym = passage.words[: bracket.start()], passage.words[bracket.end() - 2]
        first = initials_start(before, acronym.text, vocabulary.connectors)
        start = longest.get(bracket.end())
        if first is not None and (organ := _ORGAN_OF.search(codes, start or first, first)):
            first = organ.start()
        elif first is not None and (whole := _WHOLE.search(codes, max(0, first - _LONGEST_ORGAN), first)):
            first = whole.start("more")
        elif first is None and start is not None:
            outside = _OUTSIDE.match(codes, start, bracket.start())
            named = passage.words[start : bracket.end()]
            first = outside.end() if outside else start + _nationality(codes[start:], named, vocabulary)
        headed = _headed_as(before, acronym.text, vocabulary)
        if headed is not None and (first is None or headed < first):
            first = headed
        if first is not None and bracket.start() - first > 1:  # one word and brackets is no name
            yield first, bracket.end()


def _headed_as(before: Sequence[Word], acronym: str, vocabulary: Vocabulary) -> int | None:
    """Where a name begins whose later words need no capital: at the nearest kind of body that gives the acronym its
    first letter, as in "Union nationale des fédéralistes du Congo (UNAFEC)"."""
    lexicon = vocabulary.lexicon
    for position in range(len(before) - 1, max(-1, len(before) - LONGEST_NAME - 1), -1):
        word = before[position]
        if (word.shape is Shape.MARK and word.text[0] not in "-–'’") or word.folded in lexicon.persons.verbs:
            return None
        if word.capital and word.folded in lexicon.organisations.heads:
            return position if word.text[0] == acronym[0] else None
    return None


def _headed(passage: Passage, codes: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    abroad = (match for match in _ABROAD.finditer(codes) if _ends_in_country(passage, match, vocabulary))
    for match in (*_BRANCH.finditer(codes), *_NUMBERED.finditer(codes)):
        yield match.span()
    for match in _BUREAU.finditer(codes):
        if _is_bureau(passage.words[match.start() : match.end()], codes[match.start()], vocabulary):
            yield match.span()
    for match in (*_HEADED.finditer(codes), *abroad):
        for first, end in _split(codes, match, passage, vocabulary):
            if _tells_enough(codes[first:end], passage.words[first:end], vocabulary):
                yield first, end


def _is_bureau(words: Sequence[Word], first: str, vocabulary: Vocabulary) -> bool:
    """Whether a state's body bears the name of a place, and is no ministry or office that every state has."""
    lexicon = vocabulary.lexicon
    if words[0].opens or words[-1].folded in lexicon.persons.offices or words[0].shape is not Shape.CAPITAL:
        return False
    named = [word for word in words if word.capital and word.folded not in lexicon.organisations.organs]
    if first == "D":
        return words[0].folded not in lexicon.geography.demonyms and any(
            word.folded not in lexicon.grammar.common for word in named[1:]
        )
    return len(named) > 1 and not vocabulary.is_ordinary(named[0])


def _split(codes: str, match: re.Match[str], passage: Passage, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """The names in what looks like one: without a country's "'s", the nationality of one with an acronym, who belongs
    to a body; two joined by "and"."""
    first, end = match.span()
    translated = _TRANSLATED.search(codes, first, end)
    if translated and all(vocabulary.is_ordinary(word) for word in passage.words[translated.start() + 1 : end - 1]):
        end = translated.start()
    if owner := _OWNER.match(codes, first, end):
        first = owner.end()
    elif passage.words[end - 1].text == ")":
        leading = _nationality(codes[first:end], passage.words[first:end], vocabulary)
        first += leading if codes.endswith("A)", first, end) and codes.find("G", first) - first - leading >= 2 else 0
    office = first and passage.words[first - 1].folded in vocabulary.lexicon.persons.offices
    if office and (outside := _OUTSIDE.match(codes, first, end)):
        first = outside.end()
    elif two := _TWO.fullmatch(codes, first, end):
        yield first, two.end("one")
        first = two.start("other")
    yield first, end


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
        state = named[0].folded in lexicon.persons.offices or named[0].folded in lexicon.organisations.organs
        if told and not ordinary and not state:
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


def _is_province(words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    named = " ".join(word.folded for word in words)
    return named not in vocabulary.countries and named not in vocabulary.lexicon.geography.demonyms


def _tells_enough(codes: str, words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    lexicon, known = vocabulary.lexicon, vocabulary.lexicon.organisations
    if _UNIT.fullmatch(codes):
        return not words[0].opens
    if re.fullmatch("D{1,3}G", codes):
        told = words[-1].folded not in known.generic and words[-1].folded not in known.kinds
        if told and not words[0].opens and words[-1].folded in lexicon.grammar.common:
            return True  # "Thai Post"
        return words[0].folded not in lexicon.geography.demonyms and words[0].shape is Shape.CAPITAL  # "Punjab Police"
    if sum(code in "CDGAj" for code in codes) < 2 or (set(codes) <= {"D", "G", "'"} and codes.count("G") < 2):
        return False
    own = [word for word, code in zip(words, codes, strict=True) if code != "D" and word.folded not in known.ordinary]
    while own and own[-1].shape is Shape.LOWER:
        own = own[:-1]
    if len(own) < 2 and "C" not in codes:
        return False
    if (inside := _PROVINCIAL.search(codes)) and _is_province(words[inside.start("where") :], vocabulary):
        return True  # "High Court of Chhattisgarh"; translators have words for a country's
    if codes.startswith("D") and words[0].folded not in lexicon.geography.demonyms and len(own) > 1:
        return True  # "Istanbul State Security Court"
    return " ".join(word.folded for word in own) not in known.generic and not known.generic.issuperset(
        word.folded for word in own if word.shape is not Shape.MARK
    )
