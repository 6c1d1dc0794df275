"""Compares protected values, kind by kind, and asks of each verbatim one whether anything at all protects it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from scoring.addressees import texts
from scoring.comparing import Comparison, Expected, exact, many
from ua_i18n.model import TYPED_KINDS, Protected, Span, SpanKind

Gold = Mapping[str, Any]
Field = tuple[str, Comparison]

_SCORED = (
    *(SpanKind.PERSON, SpanKind.ORGANISATION, SpanKind.PLACE, SpanKind.CITATION, SpanKind.REFERENCE),
    *(SpanKind.DATE, SpanKind.TIME, SpanKind.NUMBER, SpanKind.MONEY),
)
"""Addresses and contacts are scored where they stand, with their addressees."""


def compare(gold: Gold, protected: Sequence[Protected], typed: Iterable[Span]) -> Iterator[Field]:
    """The comparison of each kind, then `kept`: verbatim values that stand whole in some protected value."""
    found = [(item.kind, item.value) for item in protected if item.kind not in TYPED_KINDS]
    found += [(span.kind, span.value) for span in typed]
    numbers = {exact(form) for item in gold["protected"].get("reference", []) for form in Expected.of(item).forms}
    # A court's case number may count as a citation or as a reference: either keeps it.
    found = [(SpanKind.REFERENCE if exact(value) in numbers else kind, value) for kind, value in found]
    for kind in _SCORED:
        values = list(dict.fromkeys(value for of, value in found if of is kind))
        yield f"protected.{kind}", _kind(gold, kind, values)
    yield "protected.kept", _kept(gold, [value for kind, value in found if kind not in TYPED_KINDS])


def _kind(gold: Gold, kind: SpanKind, values: Sequence[str]) -> Comparison:
    expected = gold["protected"].get(kind, [])
    return many(expected, values, allowed=frozenset(_allowed(gold, kind, values)))


def _allowed(gold: Gold, kind: SpanKind, values: Sequence[str]) -> Iterator[str]:
    """Neither asked for nor a fault: what gold leaves open, words for numbers, data of header and addressees."""
    yield from gold.get("optional", {}).get(kind, [])
    addresses = texts([addressee for group in gold["appeals"] for addressee in group["addressees"]] + gold["copies"])
    yield from (value for value in values if value in addresses)
    if kind is SpanKind.NUMBER:
        yield from (value for value in values if not any(map(str.isdigit, value)))
    if kind is SpanKind.REFERENCE:
        header = " ".join(_references(gold))
        yield from (value for value in values if exact(value) in header)


def _references(gold: Gold) -> Iterator[str]:
    for key in ("index", "ua_number", "warned_of"):
        yield from Expected.of(gold.get(key)).forms
    for update in gold.get("updates", []):
        for key in ("index", "ua_number"):
            yield from Expected.of(update.get(key)).forms


def _kept(gold: Gold, values: Sequence[str]) -> Comparison:
    """Recall alone: a value found is one that stands in a protected value of whatever kind."""
    expected = [
        Expected.of(item)
        for kind, items in gold["protected"].items()
        if SpanKind(kind) not in TYPED_KINDS
        for item in items
    ]
    whole = [exact(value) for value in values]
    kept = (_form(item, whole) for item in expected)
    return Comparison(tuple(expected), tuple(form for form in kept if form is not None))


def _form(item: Expected, whole: Sequence[str]) -> str | None:
    return next((form for form in item.forms if any(exact(form) in value for value in whole)), None)
