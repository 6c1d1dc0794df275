"""Compares addressees: pairs those that mean the same recipient, then each of their fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from scoring.comparing import Comparison, Form, caseless, contact, exact, many, one
from ua_i18n.model import Addressee

_FORMS: Mapping[str, Form] = {"office": caseless, "salutation": exact}
_TEXTS = ("name", "honorific", "native_title", "office", "rank", "level", "gender", "country", "telegram", "salutation")
_LISTS = ("telex", "fax", "phone", "email", "url", "social")
_ASSERTED = frozenset({"name", "gender", "telegram", "salutation", *_LISTS})
"""Fields that a recipient lacks where gold does not name them; of the others gold may be silent."""

Field = tuple[str, Comparison]
Gold = Mapping[str, Any]


def compare(golds: Sequence[Gold], found: Sequence[Addressee], prefix: str) -> Iterator[Field]:
    """The comparisons of all fields: of pairs, of recipients that were not found, and of invented ones."""
    pairs = paired(golds, found)
    for number, gold in enumerate(golds):
        yield from _fields(gold, found[pairs[number]] if number in pairs else Addressee(), prefix)
    for number, addressee in enumerate(found):
        if number not in pairs.values():
            yield from _fields({"gender": None}, addressee, prefix)


def paired(golds: Sequence[Gold], found: Sequence[Addressee]) -> dict[int, int]:
    """For the number of each gold recipient that was found, that of its like; best likeness first."""
    likeness = [
        (-score, abs(here - there), here, there)
        for here, gold in enumerate(golds)
        for there, addressee in enumerate(found)
        if (score := sum(comparison.tally().hits for _, comparison in _fields(gold, addressee, "")))
    ]
    pairs: dict[int, int] = {}
    for _, _, here, there in sorted(likeness):
        if here not in pairs and there not in pairs.values():
            pairs[here] = there
    return pairs


def _fields(gold: Gold, found: Addressee, prefix: str) -> Iterator[Field]:
    for name in _TEXTS:
        if name in gold or name in _ASSERTED:
            yield f"{prefix}.{name}", one(gold.get(name), getattr(found, name), _FORMS.get(name, exact))
    for name in _LISTS:
        yield f"{prefix}.{name}", _contacts(gold.get(name, []), getattr(found, name))
    if "address_lines" in gold:
        yield f"{prefix}.address_lines", _lines(gold["address_lines"], found.address_lines)
    for language, salutation in gold.get("salutation_by_language", {}).items():
        yield f"{prefix}.salutation_by_language", one(salutation, found.salutation_by_language.get(language))


def _contacts(gold: Any, found: Sequence[str]) -> Comparison:
    return _best(gold, found, contact)


def _lines(gold: Any, found: Sequence[str]) -> Comparison:
    return _best(gold, found, exact)


def _best(gold: Any, found: Sequence[str], form: Form) -> Comparison:
    """Against the reading of a list that is nearest, where a careful reader may take it in more ways than one."""
    readings = gold["any"] if isinstance(gold, dict) else [gold]
    comparisons = [many(reading, found, form) for reading in readings]
    return min(comparisons, key=lambda it: len(it.tally().missed) + len(it.tally().spurious))


def texts(golds: Sequence[Gold]) -> str:
    """All strings of recipients, a line each: what they hold is protected as a whole, its parts need not be."""
    return "\n".join(chain.from_iterable(_strings(value) for gold in golds for value in gold.values()))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(_strings, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(_strings, value))
