"""Everything in an unmasked action that must not change, before it is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ua_i18n.model import VERBATIM_KINDS, Addressee, Role, Span, SpanKind, UrgentAction
from ua_i18n.protection.acronyms import find_acronyms
from ua_i18n.protection.caseless import find_caseless
from ua_i18n.protection.citations import find_citations
from ua_i18n.protection.contacts import find_contacts
from ua_i18n.protection.find import Matcher, without_overlaps
from ua_i18n.protection.foreign import find_foreign
from ua_i18n.protection.lexicon import Lexicon
from ua_i18n.protection.masking import running_texts
from ua_i18n.protection.names import Candidate, find_candidates
from ua_i18n.protection.organisations import find_organisations, is_organisation
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.persons import Person, addressees_of, in_capitals, named_addressees, persons_among
from ua_i18n.protection.places import find_places
from ua_i18n.protection.references import find_references, references_of
from ua_i18n.protection.words import Shape, Word, is_prefixed

Recognise = Callable[[str, str], Iterable[Span]]
"""A text and its language to spans: what recogniser plugins offer together."""

_ORDER = tuple(SpanKind)
_MOST_PARTICLES = 4  # words of a name between two with capitals, and one of these
_CITED_AS = re.compile(r"\((\w{3,12})\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A value that must not change; of a person also the spelling-independent facts."""

    value: str
    kind: SpanKind
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """A passage with the spans that its own words tell."""

    passage: Passage
    spans: tuple[Span, ...]

    @property
    def taken(self) -> frozenset[int]:
        return frozenset(place for span in self.spans for place in range(span.start, span.end))


def survey(action: UrgentAction, lexicon: Lexicon, recognise: Recognise | None = None) -> list[Found]:
    """The values of an unmasked action, each once: persons first, then kind by kind in the order of the text."""
    texts = list(dict.fromkeys(running_texts(action)))
    offices = [addressee.office for addressee in addressees_of(action) if addressee.office]
    vocabulary = Vocabulary.of(lexicon, action.language, texts, offices)
    known = Matcher(dict.fromkeys(lexicon.organisations.known, "known"))
    read = [_read(text, vocabulary, known, recognise) for text in texts]
    organised = list(_organised(action, lexicon))
    persons = [person for person in _persons(action, vocabulary, read) if person.value not in organised]
    spans = [span for each in read for span in (*each.spans, *_acronyms(each, vocabulary, persons))]
    spans = list(_with_laws(spans))
    found = [Found(value=person.value, kind=SpanKind.PERSON, person=person) for person in persons]
    found += [
        Found(value=span.value, kind=span.kind) for span in sorted(spans, key=lambda span: _ORDER.index(span.kind))
    ]
    found += [Found(value=name, kind=SpanKind.ORGANISATION) for name in organised]
    found += [Found(value=value, kind=SpanKind.REFERENCE) for value in references_of(action)]
    first: dict[str, Found] = {}
    for each in found:
        first.setdefault(each.value, each)
    return list(first.values())


def _with_laws(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, an acronym as a citation where a citation introduces it: "the Covenant … (ICCPR)"."""
    laws = {match[1] for span in spans if span.kind is SpanKind.CITATION and (match := _CITED_AS.search(span.value))}
    for span in spans:
        yield replace(span, kind=SpanKind.CITATION) if span.value in laws else span


def _organised(action: UrgentAction, lexicon: Lexicon) -> Iterator[str]:
    """The names of addressees that are organisations: by their words, or where nothing tells a person."""
    for addressee in addressees_of(action):
        if addressee.name and (is_organisation(addressee.name, lexicon.organisations) or not _is_somebody(addressee)):
            yield addressee.name


def _is_somebody(addressee: Addressee) -> bool:
    return bool(addressee.honorific or addressee.office or addressee.gender or addressee.rank)


def _read(text: str, vocabulary: Vocabulary, known: Matcher, recognise: Recognise | None) -> _Read:
    passage = Passage.of(text, vocabulary)
    offered = recognise(text, vocabulary.language) if recognise else ()
    spans = [span for span in offered if span.kind in VERBATIM_KINDS]
    spans += [*find_references(text), *find_contacts(text), *find_citations(passage, vocabulary)]
    spans += [Span(start, end, SpanKind.ORGANISATION, text[start:end]) for start, end, _ in known.find(text)]
    if not passage.capitals:
        places = list(find_places(passage, vocabulary, _settled(spans, passage)))
        settled = _settled([*spans, *places], passage)
        spans += [
            *places,
            *find_organisations(passage, vocabulary, settled),
            *find_foreign(passage, vocabulary, settled),
        ]
    return _Read(passage, without_overlaps(spans))


def _settled(spans: Iterable[Span], passage: Passage) -> frozenset[int]:
    """The characters of `spans` that no name of another kind may hold; one that goes on behind it may hold it whole."""
    goes_on = {
        word.end
        for word, after in pairwise(passage.words)
        if after.capital and after.start - word.end == 1 and after.shape is not Shape.UPPER
    }
    settled = (span for span in spans if span.kind is not SpanKind.ORGANISATION and span.end not in goes_on)
    return frozenset(place for span in settled for place in range(span.start, span.end))


def _persons(action: UrgentAction, vocabulary: Vocabulary, read: list[_Read]) -> list[Person]:
    acronyms = frozenset(_sure_acronyms(read, vocabulary))
    candidates: list[Candidate] = []
    for each in read:
        candidates += find_candidates(each.passage, vocabulary, each.taken, acronyms)
    known = list(named_addressees(action, vocabulary.lexicon.persons))
    candidates += find_caseless([(each.passage, each.taken) for each in read], vocabulary, [p.value for p in known])
    data = [Passage.of(text, vocabulary) for text in _data(addressees_of(action))]
    asides = [found for passage in data for found in find_candidates(passage, vocabulary, frozenset(), acronyms)]
    persons = persons_among(candidates, known, asides)
    titles = [each.passage.text for each in read if each.passage.capitals]
    return [*persons, *in_capitals(persons, titles)]


def _data(addressees: Iterable[Addressee]) -> Iterator[str]:
    for addressee in addressees:
        yield from filter(None, (addressee.telegram, addressee.salutation))


def _sure_acronyms(read: Iterable[_Read], vocabulary: Vocabulary) -> Iterator[str]:
    """The acronyms that stand after an article, in brackets, or never beside a name."""
    beside: set[str] = set()
    alone: set[str] = set()
    for each in read:
        words = each.passage.words
        at = {word.start: position for position, word in enumerate(words)}
        for span in find_acronyms(each.passage, vocabulary):
            before, after = words[: at[span.start]], words[at[span.start] + 1 :][:1]
            if before and (before[-1].folded in vocabulary.lexicon.grammar.articles or before[-1].text == "("):
                yield span.value
            named = any(word.capital for word in after) or _ends_name(before, vocabulary)
            (beside if named and span.start not in each.taken else alone).add(span.value)
    yield from alone - beside


def _ends_name(words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether a name may go on behind `words`: "S. …", "Mus'ab …", "Soledad de la …"."""
    persons = vocabulary.lexicon.persons
    last = next((word for word in reversed(words[-_MOST_PARTICLES:]) if word.folded not in persons.particles), None)
    return last is not None and (last.capital or is_prefixed(last, persons.prefixes))


def _acronyms(read: _Read, vocabulary: Vocabulary, persons: Iterable[Person]) -> Iterator[Span]:
    named = {word for person in persons for word in person.value.split()}
    for span in find_acronyms(read.passage, vocabulary):
        if span.start not in read.taken and span.value not in named:
            yield span


def role_of(found: Found, action: UrgentAction) -> Role:
    """What part a person has: one who is written to, one whom title or summary names, or another."""
    if found.person is None:
        return Role.OTHER
    if found.person.addressee:
        return Role.ADDRESSEE
    told = [action.title, *(text for paragraph in action.summary for text in paragraph)]
    at_risk = any(found.value in text for text in told) or found.person.minor
    return Role.AT_RISK if at_risk else Role.OTHER
