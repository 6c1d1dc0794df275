"""Which entry of a catalog serves which message of a revised source."""

from __future__ import annotations

import bisect
import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ua_i18n.model import Message

_ALIKE = 0.6  # the share of words two texts must have in common, in order
_NEAR = 30  # how many neighbours are compared: a sentence that was edited is still about where it was


@dataclass(frozen=True, slots=True)
class Former:
    """What matching needs to know of an entry that a catalog has."""

    context: str
    source: str
    translated: bool
    obsolete: bool


@dataclass(frozen=True, slots=True)
class Match:
    """The number of the entry that serves a message; `exact` where it is the very text in the very role."""

    former: int | None
    exact: bool = False


def identity(message: Message) -> tuple[str, str]:
    """What makes a message itself in a catalog: its context and source."""
    return message.context, message.source


def distinct(messages: Iterable[Message]) -> tuple[Message, ...]:
    """The messages in order, each identity once, with the notes and places of all its occurrences."""
    found: dict[tuple[str, str], Message] = {}
    for message in messages:
        earlier = found.get(identity(message))
        found[identity(message)] = _joined(earlier, message) if earlier else message
    return tuple(found.values())


def _joined(first: Message, second: Message) -> Message:
    notes = tuple(dict.fromkeys((*first.notes, *second.notes)))
    return replace(first, notes=notes, references=tuple(dict.fromkeys((*first.references, *second.references))))


def match(formers: Sequence[Former], wanted: Sequence[tuple[str, str]]) -> tuple[Match, ...]:
    """A match for each `(context, source)` that is wanted, in order; each former serves once at most."""
    exact = _exact(formers)
    free = _Free(formers, frozenset(wanted))
    found: list[Match] = []
    expected = 0
    for context, source in wanted:
        number = exact.get((context, source))
        if number is not None:
            expected = number + 1
            found.append(Match(number, exact=True))
        else:
            found.append(Match(free.take(context, source, expected)))
    return tuple(found)


def _exact(formers: Sequence[Former]) -> dict[tuple[str, str], int]:
    """The entry for each text: a live one, unless only an obsolete one is translated."""
    order = sorted(range(len(formers)), key=lambda number: _worth(formers[number]))
    return {(formers[number].context, formers[number].source): number for number in order}


def _worth(former: Former) -> tuple[bool, bool]:
    return former.translated, not former.obsolete


class _Free:
    """The translated entries that no message wants as they are: what a changed message may start from."""

    def __init__(self, formers: Sequence[Former], wanted: frozenset[tuple[str, str]]) -> None:
        self._formers = formers
        self._by_context: dict[str, list[int]] = defaultdict(list)
        self._by_source: dict[str, list[int]] = defaultdict(list)
        for number, former in enumerate(formers):
            if former.translated and (former.context, former.source) not in wanted:
                self._by_context[former.context].append(number)
                self._by_source[former.source].append(number)

    def take(self, context: str, source: str, expected: int) -> int | None:
        """The entry most like a text: the same text in another role, else the likest neighbour in this role."""
        same = self._by_source.get(source)
        number = same[0] if same else self._likest(context, source, expected)
        if number is not None:
            former = self._formers[number]
            self._by_context[former.context].remove(number)
            self._by_source[former.source].remove(number)
        return number

    def _likest(self, context: str, source: str, expected: int) -> int | None:
        matcher = difflib.SequenceMatcher(autojunk=False)
        matcher.set_seq2(source.split())
        best, likeness = None, _ALIKE
        for number in self._near(context, expected):
            matcher.set_seq1(self._formers[number].source.split())
            if matcher.real_quick_ratio() > likeness and matcher.quick_ratio() > likeness:
                ratio = matcher.ratio()
                if ratio > likeness:
                    best, likeness = number, ratio
        return best

    def _near(self, context: str, expected: int) -> Iterator[int]:
        numbers = self._by_context.get(context, [])
        middle = bisect.bisect_left(numbers, expected)
        nearby = numbers[max(0, middle - _NEAR) : middle + _NEAR]
        return iter(sorted(nearby, key=lambda number: abs(number - expected))[:_NEAR])
