"""Labels that a scanner has damaged: "RECOMMENDED ACT ION:", "Te1exes:", "Tele grams:"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from ua_i18n.reading.labels import ContactKind, Labels, PartKind, Words
from ua_i18n.reading.phrases import folded

_LONGEST_LABEL = 60
_SHORTEST_SQUEEZED = 5  # letters: of shorter words too many look alike
_MISREAD = str.maketrans({"1": "l", "|": "l", "0": "o", "5": "s", " ": "", "\t": ""})


def squeezed_labels(labels: Labels) -> Mapping[str, str]:
    """All labels that stand before a colon, by what is left of them without spaces and lookalikes."""
    return _known(tuple(labels.openers.items()), tuple(labels.contacts.items()), labels.addressees.salutation)


def mended(text: str, known: Mapping[str, str]) -> str:
    """`text` with the label before its first colon as one of `known`, where only spaces and lookalikes differ."""
    head, colon, rest = text.partition(":")
    if not colon or len(head) > _LONGEST_LABEL:
        return text
    squeezed = _squeezed(head)
    label = known.get(squeezed) if len(squeezed) >= _SHORTEST_SQUEEZED else None
    if label is None or head.strip().casefold() == label.casefold():  # French puts a space before a colon
        return text
    return f"{label.upper() if head.upper() == head else label}:{rest}"


def _squeezed(text: str) -> str:
    return folded(text).translate(_MISREAD)


@lru_cache(maxsize=16)
def _known(
    openers: tuple[tuple[PartKind, Words], ...], contacts: tuple[tuple[ContactKind, Words], ...], salutation: Words
) -> Mapping[str, str]:
    return {_squeezed(label): label for label in _labels(openers, contacts, salutation)}


def _labels(
    openers: tuple[tuple[PartKind, Words], ...], contacts: tuple[tuple[ContactKind, Words], ...], salutation: Words
) -> Iterator[str]:
    yield from (label for _, words in contacts for label in words)
    yield from salutation
    for _, phrases in openers:
        yield from (
            phrase.removesuffix("…:").strip() for phrase in phrases if "…" not in phrase or phrase.endswith("…:")
        )
