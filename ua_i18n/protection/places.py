"""Places of detention, seats of institutions and streets; countries, regions and cities are ordinary words."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache

from ua_i18n.model import Span, SpanKind
from ua_i18n.protection.lexicon import PlaceWords
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.placeparts import codes_of, nouns_of
from ua_i18n.protection.words import Word, phrases_at, span_of

# The letters are those of `placeparts`.
_NAME = r"(?:[CcPDRK]'?(?:F{1,2}(?=[CPD]))?){1,6}"
_PART = r"(?:[MS]n?N[fF]t?)"  # "Ward 209 of"
_OF = r"[fF]{1,2}t?"
_HEAD = (
    rf"{_PART}?O?q{{0,3}}{_NAME}(?:n?[NO][Cc]?|\([CcDP]{{1,3}}\))?"  # "Shanghai No. 1"
    r"j?(?:w'?){0,3}(?:[HhM]{1,6}b?|b)(?:nN|[NK](?![xCc]))?(?:(?<=N)h{1,2})?"  # "women's prison No. 4"
)
_NUMBERED = "|".join(
    (
        r"[MS]n?N[hH]{1,3}",  # "Sector 6 police station"
        r"(?<=t)Nm[hH]{1,3}",  # "the 9 April prison"
        r"q{1,6}[Ccj]{0,2}(?:nN|N(?![xCc]))",  # "Cárcel Pública Nº 2"
        r"H{0,2}Mn?N",  # "Camp 22"
        r"H{1,3}h{0,3}nN|(?:w'?){0,3}h{1,5}nN",  # "Prison No. 5", "women's colony No. 4"
        r"h{1,4}\([CK]\)nN",  # "detention facility (SIZO) No. 2"
        r"[Hh]{1,3}n?(?:KN?|CN)|h{2,3}N(?![xaCc])",  # "colony IK-7", "prison camp 14"
    )
)
_NAMED_OF = rf"(?:H{{1,3}}j?[fF]|q{{1,6}}[Cj]?(?:n?N)?[fF]{{1,2}}|HCF|q{{1,6}})t?[CPcK](?:{_OF}[CPK]|[CPK]){{0,4}}"
_AFTER = r"(?<![lh])h{1,4}(?P<after>C(?:[fF]{0,2}[CP]){0,4}(?![C']))"  # "detention centre Amal"
_CENTRAL = r"(?:(?<=[lut])P{1,2}|(?<=u)C{1,2})c(?![CcHhPDNbR'])"  # "in Lusaka Central"
_TOWN = r"(?:[cq]{1,2}H{1,2}|H{2,3})[PC](?![CcHhPDNbRfF'(])"  # "District Jail Multan"
_LOWER = r"h{1,4}fC{1,3}(?![CDPR'])"  # "military base of Castropampa"
_STREET = r"(?:N,?)?[CcP]{1,4}R|(?:N,?)?r[fF]{0,2}t?[CcP]{1,4}N?"
_APPOSED = r"C{1,4}(?=,(?:t|[DPC]{1,2}')[wD]{0,3}'?[hj]?(?:h{1,4}|b)[fFl,.])"  # "X, a prison in …"
_SHAPE = re.compile(
    rf"(?P<town>{_TOWN})|(?P<head>{_HEAD})|(?P<numbered>{_NUMBERED})|(?P<of>{_NAMED_OF})|(?P<central>{_CENTRAL})|{_LOWER}|(?P<nth>O[cHh]{{0,3}}H[Hh]{{0,3}})"
    r"|(?<=[Hh]a)(?P<listed>C(?:F{0,2}C){0,2})(?=[.l]|$)|(?P<caseless>q{1,3}p?[ydP]d?w{0,2})"
    rf"|{_AFTER}|(?P<seat>C{{1,2}}q(?![CPfFtl]))|(?P<street>{_STREET})|(?P<apposed>{_APPOSED})|(?<=u)(?P<told>C(?:F{{0,2}}C){{0,3}}(?![CHhMN'(]))"
)
_OWNED = re.compile(
    r"[cC]{1,2}(?P<link>[fx])t?[cC]{1,4}(?:a[cC]{1,3})?(?:w'?){0,3}h{1,4}"  # "Ministry of Home Security remand prison"
    r"|(?:[NO][cCH]|[cCH]j{1,2})(?:w'?){0,2}h{1,3}"  # "52 Division headquarters", "Gendarmerie nationale camp"
)
_SEAT = re.compile(r"c{1,5}H{1,3}h{1,3}")  # "National Security headquarters"


def find_places(passage: Passage, vocabulary: Vocabulary, taken: Container[int] = ()) -> Iterator[Span]:
    """The places of a passage, outside its `taken` characters, that a letter or map would look for by this name."""
    words = vocabulary.lexicon.places
    for word in passage.words:
        if word.capital and (_is_compound(word, words) or _is_coded(word, words.numbered)):
            yield span_of(passage.text, (word,), SpanKind.PLACE)
    yield from _quoted(passage.text, words)
    yield from _known(passage, vocabulary, taken)
    codes = codes_of(passage, vocabulary, taken)
    yield from _owned(passage, codes, vocabulary)
    for match in _SHAPE.finditer(codes):
        first = match.start("after") if match["after"] else match.start() + _outside(match)
        found = passage.words[first : match.end()]
        if _is_named(match, codes[first : match.end()], found, vocabulary):
            yield span_of(passage.text, found, SpanKind.PLACE)


def _is_named(match: re.Match[str], codes: str, words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether the words that a shape holds name a place."""
    places = vocabulary.lexicon.places
    if match["street"]:
        return not _is_somebody(words, vocabulary)
    if match["seat"]:  # "Minsker Regionalgericht"
        return vocabulary.lexicon.grammar.nouns_capitalised
    if match["central"]:
        last, lexicon = words[-1].folded, vocabulary.lexicon
        body = any(word.folded in lexicon.organisations.heads for word in words)  # "Unidad Nacional"
        return last in places.qualifiers and last not in lexicon.persons.places_after and not body
    if codes.endswith("b") and all(vocabulary.is_ordinary(word) for word in words if word.capital):
        return False  # "a Sharia court"
    return not match["head"] or _tells_a_place(codes, words, places)


def _owned(passage: Passage, codes: str, vocabulary: Vocabulary) -> Iterator[Span]:
    """Places that the ministry or the unit tells which has them."""
    lexicon = vocabulary.lexicon
    bodies, small = lexicon.organisations.heads | lexicon.organisations.organs, lexicon.grammar.prepositions
    for match in _OWNED.finditer(codes):
        words = passage.words[match.start() : match.end()]
        link = match.start("link") - match.start() if match["link"] else 1
        linked = match["link"] != "x" or words[link].folded in small
        if linked and any(word.folded in bodies for word in words[: link + 1]):
            yield span_of(passage.text, words, SpanKind.PLACE)


def _is_somebody(words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether what ends as streets do is a name behind an office: "Judge Nancy Alley"."""
    persons = vocabulary.lexicon.persons
    return len(words) > 2 and (words[0].folded in persons.offices or words[0].folded in persons.honorifics)


def _outside(match: re.Match[str]) -> int:
    """How many words before a noun are no part of its name."""
    if match[0].startswith(("P'", "D'")):
        return 2  # "Dublin's Mountjoy Prison"
    return len(match[0]) - len(match[0].lstrip("D")) if match["head"] else 0


def _quoted(text: str, words: PlaceWords) -> Iterator[Span]:
    """Names in quotation marks before a noun: '"9 de Julio" military barracks'."""
    for match in _quoted_pattern(words).finditer(text):
        yield Span(match.start(), match.end(), SpanKind.PLACE, match[0])


@lru_cache(maxsize=16)
def _quoted_pattern(words: PlaceWords) -> re.Pattern[str]:
    nouns, small = ("|".join(map(re.escape, sorted(each))) or "(?!)" for each in (words.detention, words.qualifiers))
    return re.compile(rf"[\"“«][^\"“”«»\n]{{2,40}}[\"”»]\s(?:(?:{small})\s){{0,2}}(?:{nouns})(?!\w)", re.IGNORECASE)


def _known(passage: Passage, vocabulary: Vocabulary, taken: Container[int]) -> Iterator[Span]:
    """Known names outside the `taken` characters that are no part of a longer one: "transferred to Evin"."""
    for first, end in phrases_at(passage.places, nouns_of(vocabulary.lexicon).known):
        beside = (*passage.words[max(0, first - 1) : first], *passage.words[end : end + 1])
        longer = any(word.capital and not word.opens for word in beside) or passage.words[first].start in taken
        located = any(word.folded in vocabulary.lexicon.persons.places_after for word in passage.words[end : end + 1])
        if passage.words[first].capital and not (longer or located):
            yield span_of(passage.text, passage.words[first:end], SpanKind.PLACE)


def _is_compound(word: Word, nouns: PlaceWords) -> bool:
    """Whether a word is a name with such a noun behind its hyphen: "Evin-Gefängnis"."""
    name, hyphen, noun = word.folded.rpartition("-")
    return bool(name and hyphen) and (noun in nouns.detention or noun in nouns.institutions)


def _is_coded(word: Word, nouns: frozenset[str]) -> bool:
    """Whether a word is such a noun with its number behind a hyphen: "IK-4"."""
    noun, hyphen, number = word.folded.partition("-")
    return bool(hyphen) and number.isdecimal() and noun in nouns


def _tells_a_place(codes: str, words: Sequence[Word], nouns: PlaceWords) -> bool:
    """Whether a name stands before the noun: "Insein", or a city before a noun with a capital; not "Central prison"."""
    if "K" in codes or "N" in codes:
        return True
    if codes.endswith("b"):  # "Motael church"; translators have words for a city's court
        return "C" in codes and not words[0].opens
    if "h" not in codes:
        last = (" ".join(word.folded for word in words[-length:]) for length in (1, 2, 3))
        national = not nouns.detention.isdisjoint(last) and not words[0].opens  # "the National Penitentiary"
        return national or "C" in codes or "P" in codes
    if "'" in codes and len(words) == 3:
        return False  # "Lobsang's prison"
    if "C" in codes:  # what opens a sentence before one lone noun may be any word: "Overcrowded prison …"
        return not (words[0].opens and codes == "Ch")
    if _SEAT.fullmatch(codes):
        return not words[0].opens
    return "P" in codes and codes != "Ph"  # not "Texas prison"
