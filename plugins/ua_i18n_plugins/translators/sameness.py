"""What phrases take for the same: other spellings and words, other marks, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

ENDS = ".:;"
"""Marks that a message may end with or not: the phrase is the same."""

_ROUNDS = 2  # what was put in may be said otherwise together with what follows: "grave concern at", "deep concern at"
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


@dataclass(frozen=True, slots=True)
class Sameness:
    """Words of the source's language by those that phrases have instead: "organisation" for "organization"."""

    words: Mapping[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, pairs: Iterable[str]) -> Sameness:
        words = dict(pair.split("=", 1) for pair in pairs)
        longest = "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"  # which matches nothing
        return cls(words, re.compile(rf"(?<![\w{{])(?:{longest})(?![\w}}])", re.IGNORECASE))

    def told(self, text: str) -> str:
        """The text in the words of phrases, with straight marks and none at its end."""
        text = text.translate(_STRAIGHT).rstrip(ENDS)
        for _ in range(_ROUNDS):
            text = self.pattern.sub(self._instead, text)
        return text

    def _instead(self, match: re.Match[str]) -> str:
        word = self.words[match[0].casefold()]
        return word[:1].upper() + word[1:] if match[0][:1].isupper() else word


def folded(text: str) -> str:
    """A text to look a phrase without slots up by."""
    return " ".join(text.casefold().split())
