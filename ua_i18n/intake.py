"""From the lines of a source to a masked action with its sentences for letters: reading, protection, requests."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import chain

from ua_i18n.concern import propose_concern
from ua_i18n.errors import FormatError
from ua_i18n.model import Addressee, Gender, Level, Protected, Reading, Role, SourceText, Span, SpanKind, UrgentAction
from ua_i18n.protection import Lexicon, protect, typed_spans, unprotect
from ua_i18n.reading import read
from ua_i18n.requests import put_requests
from ua_i18n.segmentation import segment
from ua_i18n.sources import SourceLanguage

_MOST_CHARACTERS = 12_000_000  # far beyond any appeal; a file without end must not cost time without end

_SHORTEST_ALIKE = 4  # letters: "Ali" and "Ari" are two names
_ALIKE = 0.8
_MOST_ALIKE = 20  # of one family

Spans = Callable[[str, str], Iterable[Span]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is settled before: protected values to keep, values that are ordinary words, genders that a source lists.

    `addressees` are a section's own, who get the letters about their country too.
    """

    protected: Sequence[Protected] = ()
    ordinary: Collection[str] = ()
    genders: Mapping[str, Gender] = field(default_factory=dict)
    addressees: Sequence[Addressee] = ()


def understand(
    source: SourceText, language: SourceLanguage, spans: Spans | None = None, known: Known = Known()
) -> Reading:
    """The reading of a source, its action masked and complete but for its id and source.

    Raises FormatError for a text that is longer than any appeal.
    """
    if (length := sum(len(line.text) for line in source.lines)) > _MOST_CHARACTERS:
        raise FormatError(source.name, f"has {length} characters of text; no appeal is that long")
    reading = read(source, language.labels)
    del source  # as long as what it says, which the reading holds
    known = replace(known, genders={**known.genders, **reading.genders})
    action = _with_addressees(replace(reading.action, language=language.tag), known.addressees)
    reading = replace(reading, action=_masked(action, language, spans, known))
    del action  # all of it is in the masked one
    warnings = (*reading.warnings, *_spelled_twice(reading.action.protected))
    return replace(reading, action=_with_sentences(reading.action, language), warnings=warnings)


def _with_addressees(action: UrgentAction, own: Sequence[Addressee]) -> UrgentAction:
    """The action with those who speak for its country, in the first group that goes to a state, else in the first."""
    added = tuple(addressee for addressee in own if addressee.country in action.countries)
    if not added or not action.appeals:
        return action
    to_a_state = (any(each.level is Level.STATE for each in group.addressees) for group in action.appeals)
    chosen = next((place for place, speaks in enumerate(to_a_state) if speaks), 0)
    group = action.appeals[chosen]
    extended = replace(group, addressees=(*group.addressees, *added))
    return replace(action, appeals=(*action.appeals[:chosen], extended, *action.appeals[chosen + 1 :]))


def prepare(
    action: UrgentAction, language: SourceLanguage, spans: Spans | None = None, known: Known = Known()
) -> UrgentAction:
    """A plain action, masked and segmented, with those sentences for letters that it lacks and its language has."""
    return _with_sentences(_masked(action, language, spans, known), language)


def _masked(action: UrgentAction, language: SourceLanguage, spans: Spans | None, known: Known) -> UrgentAction:
    masked = protect(action, language.lexicon, previous=known.protected, spans=spans, ordinary=known.ordinary)
    return replace(masked, protected=tuple(_listed(masked.protected, known.genders)))


def _with_sentences(masked: UrgentAction, language: SourceLanguage) -> UrgentAction:
    """The masked action in sentences, and with those for letters."""
    masked = segment(masked, language.lexicon.grammar.whole)
    if language.grammar is None:
        return masked
    return propose_concern(put_requests(masked, language.grammar, language.state_names), language.grammar)


def _listed(entries: Iterable[Protected], genders: Mapping[str, Gender]) -> Iterator[Protected]:
    """The entries, with the genders of those whom the source lists by name; it lists whom it is about."""
    told = {name.casefold(): gender for name, gender in genders.items()}
    for entry in entries:
        gender = told.get(entry.value.casefold()) if entry.kind is SpanKind.PERSON else None
        role = Role.AT_RISK if gender and entry.role is Role.OTHER else entry.role
        yield replace(entry, gender=entry.gender or gender, role=role)


def _spelled_twice(entries: Iterable[Protected]) -> Iterator[str]:
    """Warnings of persons whose names differ by a slip in one word: both spellings are kept."""
    like: dict[
        tuple[str, ...], list[str]
    ] = {}  # by all words but one, so that a long text costs no more than its length
    for name in (entry.value for entry in entries if entry.kind is SpanKind.PERSON):
        words = name.casefold().split()
        for place, word in enumerate(words if len(words) > 1 else ()):
            near = like.setdefault((*words[:place], "", *words[place + 1 :]), [])
            for other in near[:_MOST_ALIKE]:
                if _are_alike(word, other.casefold().split()[place]):
                    yield f"a name is spelled in two ways: {other} / {name}; both are kept"
            near.append(name)


def _are_alike(one: str, other: str) -> bool:
    if one == other or min(len(one), len(other)) < _SHORTEST_ALIKE:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def typed_values(action: UrgentAction, lexicon: Lexicon) -> tuple[Span, ...]:
    """The dates, times, numbers and sums of a masked action's texts, each once, in document order."""
    plain = unprotect(action)
    year = action.date.year if action.date else None
    found = chain.from_iterable(typed_spans(text, action.language, lexicon, year) for text in _texts(plain))
    return tuple({(span.kind, span.value): span for span in found}.values())


def _texts(action: UrgentAction) -> Iterator[str]:
    yield action.title
    for paragraphs in (action.summary, action.narrative, action.background, action.model_letter):
        yield from chain.from_iterable(paragraphs)
    yield from (request.text for group in action.appeals for request in group.requests)
