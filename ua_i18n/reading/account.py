"""The account of a document's lines: each that says something is placed in a field, or unrecognised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ua_i18n.model import Unrecognised
from ua_i18n.reading.labels import Labels
from ua_i18n.reading.lines import Line


@dataclass(slots=True)
class Account:
    """Collects, while a document is read, where each line went."""

    _placed: dict[int, str] = field(default_factory=dict)
    _stray: list[Line] = field(default_factory=list)

    def place(self, name: str, lines: Iterable[Line]) -> None:
        """Notes that the field `name` holds `lines`; the field that claims a line last keeps it."""
        self.place_numbers(name, (line.number for line in lines))

    def place_numbers(self, name: str, numbers: Iterable[int]) -> None:
        self._placed |= dict.fromkeys(numbers, name)

    def lose(self, lines: Iterable[Line]) -> None:
        """Notes lines, or pieces of lines, that no field holds."""
        self._stray += lines

    def settle(self, lines: Iterable[Line]) -> tuple[Mapping[int, str], tuple[Unrecognised, ...]]:
        """The fields by line, and what is unrecognised: also whatever of `lines` nobody has claimed."""
        lost = {line.number for line in self._stray}
        unclaimed = [line for line in lines if line.number not in lost and line.number not in self._placed]
        stray = sorted(self._stray + unclaimed, key=lambda line: line.number)
        lost |= {line.number for line in unclaimed}
        placed = {number: name for number, name in sorted(self._placed.items()) if number not in lost}
        return placed, tuple(Unrecognised(line.number, line.text) for line in stray)


@dataclass(frozen=True, slots=True)
class Context:
    """What every part of a document is read with; `width` is that of its wrapped lines, 0 where they are not."""

    labels: Labels
    width: int
    account: Account
    country: str | None = None
