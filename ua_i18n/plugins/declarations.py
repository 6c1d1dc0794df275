"""What a plugin may say of itself and give: a test for each kind of value."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ua_i18n.hookspecs import CatalogCheck, Check, Exchange, Reader, Renderer, TokenShape, Translator
from ua_i18n.model import Draft, Finding, Severity, SourceLine, Span, SpanKind

Fits = Callable[[Any], bool]
"""Tells whether what a plugin gave is what it should be."""


def _is_texts(given: Any) -> bool:
    return isinstance(given, tuple) and all(isinstance(text, str) for text in given)


def _is_limit(given: Any) -> bool:
    return given is None or (isinstance(given, int) and given > 0)


def is_a(kind: type) -> Fits:
    """A test for values of a type."""
    return lambda given: isinstance(given, kind)


def is_line(given: Any) -> bool:
    """Whether it is a line of a source."""
    return isinstance(given, SourceLine) and isinstance(given.text, str) and isinstance(given.number, int)


def is_span(given: Any, text: str) -> bool:
    """Whether it is a span that the text has where it says."""
    if not (isinstance(given, Span) and isinstance(given.kind, SpanKind) and isinstance(given.normal, str)):
        return False
    ends = (given.start, given.end)
    inside = all(isinstance(end, int) for end in ends) and 0 <= ends[0] < ends[1] <= len(text)
    return inside and text[given.start : given.end] == given.value


def is_draft(given: Any) -> bool:
    """Whether it is a whole draft."""
    texts = ("key", "target", "origin", "note")
    return isinstance(given, Draft) and _are_texts(given, texts) and isinstance(given.score, int | float)


def is_finding(given: Any, keys: frozenset[str]) -> bool:
    """Whether it is a whole finding about one of the messages."""
    if not (isinstance(given, Finding) and _are_texts(given, ("check", "key", "explanation", "template"))):
        return False
    fix = given.fix is None or isinstance(given.fix, str)
    return given.key in keys and isinstance(given.severity, Severity) and fix and _is_place(given.span)


def _is_place(span: Any) -> bool:
    return span is None or (isinstance(span, tuple) and len(span) == 2 and all(isinstance(end, int) for end in span))


def is_row(given: Any) -> bool:
    """Whether it is a key and a target."""
    return isinstance(given, tuple | list) and len(given) == 2 and all(isinstance(part, str) for part in given)


def _are_texts(given: Any, names: Iterable[str]) -> bool:
    return all(isinstance(getattr(given, name), str) for name in names)


_CHECK = {"severity": is_a(Severity), "description": is_a(str)}
DECLARED: dict[type, dict[str, Fits]] = {
    Reader: {"suffixes": _is_texts},
    Translator: {"online": is_a(bool), "token": is_a(TokenShape), "limit": _is_limit},
    Check: _CHECK,
    CatalogCheck: _CHECK,
    Renderer: {"suffix": is_a(str)},
    Exchange: {"suffix": is_a(str)},
}
"""What plugins say of themselves, by kind."""
