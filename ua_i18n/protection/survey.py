"""Everything in an unmasked action that must not change, before it is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import chain, pairwise

from ua_i18n.model import VERBATIM_KINDS, Addressee, Role, Span, SpanKind, UrgentAction
from ua_i18n.protection.acronyms import find_acronyms
from ua_i18n.protection.bodies import find_bodies
from ua_i18n.protection.caseless import find_caseless
from ua_i18n.protection.citations import find_citations
from ua_i18n.protection.contacts import find_contacts
from ua_i18n.protection.find import Matcher, known_in_capitals, without_overlaps
from ua_i18n.protection.foreign import find_foreign
from ua_i18n.protection.known import find_known
from ua_i18n.protection.lexicon import Lexicon
from ua_i18n.protection.masking import running_texts
from ua_i18n.protection.names import find_candidates
from ua_i18n.protection.organisations import find_organisations, is_organisation
from ua_i18n.protection.passage import Passage, Vocabulary
from ua_i18n.protection.persons import Person, addressees_of, in_capitals, named_addressees, persons_among
from ua_i18n.protection.places import find_places
from ua_i18n.protection.references import find_references, references_of
from ua_i18n.protection.remains import find_remains
from ua_i18n.protection.scripts import find_scripts
from ua_i18n.protection.shouted import find_shouted
from ua_i18n.protection.words import QUOTES, Shape, Word, is_prefixed, read_words

Recognise = Callable[[str, str], Iterable[Span]]
"""A text and its language to spans: what recogniser plugins offer together."""

_ORDER = tuple(SpanKind)
_MOST_AT_ONCE = 200  # passages held as words, more than any appeal has; of a longer text they are read again
_MOST_PARTICLES = 4  # words of a name between two with capitals, and one of these
_PART = re.compile(r"[^\W\d_]{2,12}\s\d[\w-]{0,6}")  # "Section 209": of a law, or of a prison
_REMARK = re.compile(r"\([^()]{1,200}\)")  # "Bishop of X (do not mention Ana Ruiz)"
_CITED_AS = re.compile(r"\((\w{3,12})\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A value that must not change; of a person also the spelling-independent facts."""

    value: str
    kind: SpanKind
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """A text with the spans that its own words tell, its acronyms, and whether it is set in capitals."""

    text: str
    spans: tuple[Span, ...]
    acronyms: tuple[Span, ...]
    capitals: bool
    passage_of: Callable[[str], Passage]

    @property
    def passage(self) -> Passage:
        return self.passage_of(self.text)

    @property
    def taken(self) -> frozenset[int]:
        return frozenset(place for span in self.spans for place in range(span.start, span.end))


def survey(action: UrgentAction, lexicon: Lexicon, recognise: Recognise | None = None) -> list[Found]:
    """The values of an unmasked action, each once: persons first, then kind by kind in the order of the text."""
    texts = list(dict.fromkeys(line for text in running_texts(action) for line in text.splitlines()))
    offices = [_REMARK.sub("", addressee.office) for addressee in addressees_of(action) if addressee.office]
    vocabulary = Vocabulary.of(lexicon, action.language, texts, offices)
    read = _read_all(texts, vocabulary, recognise)
    organised = list(_organised(action, lexicon))
    titles = [each.text for each in read if each.capitals]
    persons = [person for person in _persons(action, vocabulary, read, titles) if person.value not in organised]
    named = frozenset(word for person in persons for word in person.value.split())
    spans = [span for each in read for span in (*each.spans, *_acronyms(each, named))]
    kinds = {span.value: span.kind for span in spans} | {person.value: SpanKind.PERSON for person in persons}
    spans = [*_with_laws(spans), *_remains(read, vocabulary, kinds)]
    found = list(_named(persons, vocabulary))
    found += [
        Found(value=span.value, kind=span.kind) for span in sorted(spans, key=lambda span: _ORDER.index(span.kind))
    ]
    found += [Found(value=name, kind=SpanKind.ORGANISATION) for name in organised]
    found += [Found(value=value, kind=SpanKind.REFERENCE) for value in references_of(action)]
    kinds = {each.value: each.kind for each in found if each.person is None}
    found += [Found(value=value, kind=kind) for value, kind in known_in_capitals(titles, kinds)]
    first: dict[str, Found] = {}
    for each in found:
        first.setdefault(each.value, each)
    return list(first.values())


def _named(persons: Iterable[Person], vocabulary: Vocabulary) -> Iterator[Found]:
    """The persons; a body where nothing proves one and the language has words for each part: "Red Pepper"; of words in
    capitals, nothing."""
    for person in persons:
        told = person.proven or " " not in person.value
        if told or not all(vocabulary.is_ordinary(word) for word in read_words(person.value)):
            yield Found(value=person.value, kind=SpanKind.PERSON, person=person)
        elif not person.value.isupper():
            yield Found(value=person.value, kind=SpanKind.ORGANISATION)


def _remains(read: Iterable[_Read], vocabulary: Vocabulary, found: Mapping[str, SpanKind]) -> Iterator[Span]:
    """The names that nothing else has told, outside the values that are `found`."""
    known = Matcher(found)
    shouted = Matcher({value.upper(): kind for value, kind in found.items()} | dict(found))
    for each in read:
        matches = (shouted if each.capitals else known).find(each.text)
        taken = {place: SpanKind(kind) for start, end, kind in matches for place in range(start, end)}
        yield from find_scripts(each.text, taken)
        yield from (find_shouted if each.capitals else find_remains)(each.passage, vocabulary, taken)


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


def _read_all(texts: Iterable[str], vocabulary: Vocabulary, recognise: Recognise | None) -> list[_Read]:
    names = vocabulary.lexicon.organisations.known
    known = Matcher(dict.fromkeys([*names, *(name.upper() for name in names if " " in name)], "known"))
    passage_of = lru_cache(_MOST_AT_ONCE)(partial(Passage.of, vocabulary=vocabulary))
    read = []
    for text in texts:
        offered = recognise(text, vocabulary.language) if recognise else ()
        spans = [span for span in offered if span.kind in VERBATIM_KINDS]
        passage = passage_of(text)
        told, acronyms = _told(passage, vocabulary, known, spans), tuple(find_acronyms(passage, vocabulary))
        read.append(_Read(text, told, acronyms, passage.capitals, passage_of))
    return read


def _told(passage: Passage, vocabulary: Vocabulary, known: Matcher, offered: Sequence[Span]) -> tuple[Span, ...]:
    """The spans that the words of a passage tell, and those `offered`."""
    text, spans = passage.text, list(offered)
    spans += [*find_references(text, vocabulary.lexicon), *find_contacts(text), *find_citations(passage, vocabulary)]
    spans += find_known(passage, known)
    if not passage.capitals:
        places = list(find_places(passage, vocabulary, _settled(spans, passage)))
        settled = _settled([*spans, *places], passage)
        spans += [
            *places,
            *find_organisations(passage, vocabulary, settled),
            *find_foreign(passage, vocabulary, settled),
            *find_bodies(passage, vocabulary, settled),
        ]
    return without_overlaps(spans)


def _settled(spans: Iterable[Span], passage: Passage) -> frozenset[int]:
    """The characters of `spans` that no name of another kind may hold; one that goes on behind it may hold it whole."""
    goes_on = {
        word.end
        for word, after in pairwise(passage.words)
        if after.capital and after.start - word.end == 1 and after.shape is not Shape.UPPER
    }
    settled = (
        span
        for span in spans
        if span.kind is not SpanKind.ORGANISATION and span.end not in goes_on and not _PART.fullmatch(span.value)
    )
    return frozenset(place for span in settled for place in range(span.start, span.end))


def _persons(
    action: UrgentAction, vocabulary: Vocabulary, read: Sequence[_Read], titles: Sequence[str]
) -> list[Person]:
    acronyms = frozenset(_sure_acronyms(read, vocabulary))
    known = list(named_addressees(action, vocabulary.lexicon.persons))
    cased = (found for each in read for found in find_candidates(each.passage, vocabulary, each.taken, acronyms))
    foreign = ((each.passage, each.taken) for each in read if not each.text.isascii())
    caseless = find_caseless(foreign, vocabulary, [person.value for person in known])
    data = [Passage.of(text, vocabulary) for text in _data(addressees_of(action))]
    asides = [found for passage in data for found in find_candidates(passage, vocabulary, frozenset(), acronyms)]
    persons = persons_among(chain(cased, caseless), known, asides)
    return [*persons, *in_capitals(persons, titles)]


def _data(addressees: Iterable[Addressee]) -> Iterator[str]:
    for addressee in addressees:
        yield from filter(None, (addressee.telegram, addressee.salutation))


def _sure_acronyms(read: Iterable[_Read], vocabulary: Vocabulary) -> Iterator[str]:
    """The acronyms that stand after an article, in brackets, or never beside a name."""
    beside: set[str] = set()
    alone: set[str] = set()
    for each in read:
        words = each.passage.words if each.acronyms else ()
        at = {word.start: position for position, word in enumerate(words)}
        taken = each.taken if each.acronyms else ()
        for span in each.acronyms:
            before, after = words[: at[span.start]], words[at[span.start] + 1 :][:1]
            if before and (before[-1].folded in vocabulary.lexicon.grammar.articles or before[-1].text == "("):
                yield span.value
            named = any(word.capital for word in after) or _ends_name(before, vocabulary)
            (beside if named and span.start not in taken else alone).add(span.value)
    yield from alone - beside


def _ends_name(words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Whether a name may go on behind `words`: "S. …", "Mus'ab …", "Soledad de la …", 'Ana "Nena" …'."""
    persons = vocabulary.lexicon.persons
    near = (word for word in reversed(words[-_MOST_PARTICLES:]) if word.text not in QUOTES)
    last = next((word for word in near if word.folded not in persons.particles), None)
    return last is not None and (last.capital or is_prefixed(last, persons.prefixes))


def _acronyms(read: _Read, named: Container[str]) -> Iterator[Span]:
    """The acronyms of a passage outside its spans that are no part of a person's name."""
    found = [span for span in read.acronyms if span.value not in named]
    taken = read.taken if found else ()
    yield from (span for span in found if span.start not in taken)


def role_of(found: Found, action: UrgentAction) -> Role:
    """What part a person has: one who is written to, one whom title or summary names, or another."""
    if found.person is None:
        return Role.OTHER
    if found.person.addressee:
        return Role.ADDRESSEE
    told = [action.title, *(text for paragraph in action.summary for text in paragraph)]
    at_risk = any(found.value in text for text in told) or found.person.minor
    return Role.AT_RISK if at_risk else Role.OTHER
