"""From the lines of a source to a masked action with its sentences for letters: reading, protection, requests."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from ua_i18n.concern import propose_concern
from ua_i18n.errors import FormatError
from ua_i18n.model import Protected, Reading, SourceText, Span, UrgentAction
from ua_i18n.protection import Lexicon, protect, typed_spans, unprotect
from ua_i18n.reading import read
from ua_i18n.requests import put_requests
from ua_i18n.segmentation import segment
from ua_i18n.sources import SourceLanguage

_MOST_CHARACTERS = 1_000_000  # twenty times the longest appeal; a file without end must not cost time without end

Spans = Callable[[str, str], Iterable[Span]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What people have settled before: protected values to keep, values that are ordinary words."""

    protected: Sequence[Protected] = ()
    ordinary: Collection[str] = ()


def understand(
    source: SourceText, language: SourceLanguage, spans: Spans | None = None, known: Known = Known()
) -> Reading:
    """The reading of a source, its action masked and complete but for its id and source.

    Raises FormatError for a text that is longer than any appeal.
    """
    if (length := sum(len(line.text) for line in source.lines)) > _MOST_CHARACTERS:
        raise FormatError(source.name, f"has {length} characters of text; no appeal is that long")
    reading = read(source, language.labels)
    action = replace(reading.action, language=language.tag)
    return replace(reading, action=prepare(action, language, spans, known))


def prepare(
    action: UrgentAction, language: SourceLanguage, spans: Spans | None = None, known: Known = Known()
) -> UrgentAction:
    """A plain action, masked and segmented, with those sentences for letters that it lacks and its language has."""
    masked = protect(action, language.lexicon, previous=known.protected, spans=spans, ordinary=known.ordinary)
    masked = segment(masked, language.lexicon.grammar.whole)
    if language.grammar is None:
        return masked
    return propose_concern(put_requests(masked, language.grammar, language.state_names), language.grammar)


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
