"""Organisations known by name, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator

from ua_i18n.model import Span, SpanKind
from ua_i18n.protection.find import Matcher
from ua_i18n.protection.passage import Passage


def find_known(passage: Passage, known: Matcher) -> Iterator[Span]:
    """The `known` names in a passage, each with the country of a section: "Amnesty International Mongolia"."""
    found = list(known.find(passage.text))
    behind = {word.end: position + 1 for position, word in enumerate(passage.words)} if found else {}
    for start, end, _ in found:
        position = behind.get(end, 0)
        if position in passage.geographic and passage.words[position].capital:
            end = passage.words[position].end
        yield Span(start, end, SpanKind.ORGANISATION, passage.text[start:end])
