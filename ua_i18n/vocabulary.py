"""What the words of a language tell, worked out when each is first met: a language has only so many."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import Generic, TypeVar

V = TypeVar("V")

REMEMBERED = 50_000
"""Words: what a section's whole archive has."""


class Remembered(dict[str, V], Generic[V]):
    """What `tell` says of each piece of text, worked out when it is first met."""

    def __init__(self, tell: Callable[[str], V]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, piece: str) -> V:
        found = self._tell(piece)
        if not any(map(str.isdigit, piece)):  # there is no end to figures
            if len(self) >= REMEMBERED:
                self.clear()
            self[piece] = found
        return found


class Vocabulary(Generic[V]):
    """Remembers what `tell` says of each word; of most words that is nothing, and finding this out costs nothing."""

    def __init__(self, tell: Callable[[str], V | None]) -> None:
        self._tell = tell
        self._met: set[str] = set()
        self._telling: set[str] = set()
        self._told: dict[str, V] = {}

    def told(self, words: Set[str]) -> list[V]:
        """What those of the words tell that tell anything."""
        for word in words - self._met:
            if not word.isdigit():  # figures tell nothing, and there is no end to them
                self._meet(word)
        return [self._told[word] for word in words & self._telling]

    def _meet(self, word: str) -> None:
        if len(self._met) >= REMEMBERED:
            self._met.clear()
        self._met.add(word)
        found = self._tell(word)
        if found is not None:
            self._telling.add(word)
            self._told[word] = found
