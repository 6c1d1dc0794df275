"""A masked text as a pattern of what it says: its words, and the kinds of the names, dates and figures in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from ua_i18n import placeholders
from ua_i18n.memory.folding import SLOT
from ua_i18n.memory.unit import Bearer
from ua_i18n.model import Span, SpanKind
from ua_i18n.placeholders import Slot
from ua_i18n.protection import Lexicon, typed_spans

Lexicons = Callable[[str], Lexicon]
"""The words of a language by its tag, for telling dates and figures."""

_MARKS = {kind: chr(ord(SLOT) + 1 + place) for place, kind in enumerate(SpanKind)}


@dataclass(frozen=True, slots=True)
class Pattern:
    """`form` has one mark for each name, date and figure, so that patterns are equal where only these differ."""

    form: str
    words: str
    bearers: tuple[Bearer, ...]
    spans: tuple[Span, ...]

    def of_kind(self, kind: SpanKind) -> tuple[Span, ...]:
        return tuple(span for span in self.spans if span.kind is kind)

    @property
    def kinds(self) -> list[str]:
        """The kind of each name, date and figure, the same ones together."""
        return sorted([*(bearer.kind for bearer in self.bearers), *(span.kind.value for span in self.spans)])


@lru_cache(maxsize=4096)
def spans_of(masked: str, language: str, lexicon: Lexicon) -> tuple[Span, ...]:
    """The dates and figures of a text; those of one that was just looked at are remembered."""
    return typed_spans(masked, language, lexicon)


@lru_cache(maxsize=2048)
def pattern(masked: str, bearers: tuple[Bearer, ...], language: str, lexicon: Lexicon) -> Pattern:
    """The pattern of a text; what is like one message of an appeal is often like the next."""
    known = {bearer.name: bearer for bearer in bearers}
    spans = spans_of(masked, language, lexicon)
    form, words, place = [], [], 0
    stretches = [(span.start, span.end, _MARKS[span.kind]) for span in spans]
    for piece in placeholders.pieces(masked):
        if isinstance(piece, Slot):
            stretches.append((piece.start, piece.end, _mark(known.get(piece.name))))
    for start, end, mark in sorted(stretches):
        form += [masked[place:start], mark]
        words += [masked[place:start], SLOT]
        place = end
    rest = masked[place:]
    return Pattern("".join([*form, rest]), "".join([*words, rest]), tuple(known.values()), spans)


def _mark(bearer: Bearer | None) -> str:
    kinds = {kind.value: mark for kind, mark in _MARKS.items()}
    return kinds.get(bearer.kind, SLOT) if bearer else SLOT
