"""The shapes in which placeholders travel through a translator, and their way back, counted exactly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ua_i18n import placeholders
from ua_i18n.hookspecs import TokenShape


@dataclass(frozen=True, slots=True)
class Encoded:
    """A message on its way: its text with tokens, and the placeholder behind each token, case-folded."""

    text: str
    names: Mapping[str, str]
    shape: TokenShape

    def decoded(self, answer: str) -> str:
        """The answer as masked text. Raises ValueError, with the reason, unless each token came back exactly as often."""
        if self.shape is TokenShape.BRACES:
            self._count(Counter(placeholders.names(answer)), Counter(placeholders.names(self.text)))
            return answer
        token = _any_of(self.names)
        found = Counter(match[0].casefold() for match in token.finditer(answer)) if token else Counter[str]()
        sent = Counter(match[0].casefold() for match in token.finditer(self.text)) if token else Counter[str]()
        self._count(found, sent)
        pieces = token.split(answer) if token else [answer]
        slots = [f"{{{self.names[match[0].casefold()]}}}" for match in token.finditer(answer)] if token else []
        masked = [placeholders.escape(piece) for piece in pieces]
        return "".join(part for pair in zip(masked, [*slots, ""], strict=True) for part in pair)

    def _count(self, found: Counter[str], sent: Counter[str]) -> None:
        if found == sent:
            return
        lost, extra = list((sent - found).elements()), list((found - sent).elements())
        told = [f"lost {self._named(lost)}" if lost else "", f"added {self._named(extra)}" if extra else ""]
        raise ValueError(", ".join(filter(None, told)))

    def _named(self, tokens: list[str]) -> str:
        return ", ".join(f"{{{self.names.get(token, token)}}}" for token in tokens)


def encode(masked: str, shape: TokenShape) -> Encoded:
    """The text with one token a name: the same name, the same token."""
    if shape is TokenShape.BRACES:
        return Encoded(masked, {}, shape)
    names = list(dict.fromkeys(placeholders.names(masked)))
    tokens = {name: _token(number, shape) for number, name in enumerate(names)}
    text = placeholders.fill(masked, tokens)
    return Encoded(text, {token.casefold(): name for name, token in tokens.items()}, shape)


def _token(number: int, shape: TokenShape) -> str:
    if shape is TokenShape.DIGITS:
        return f"{{{number}}}"
    letters = chr(ord("a") + number % 26)
    while number := number // 26:
        letters += chr(ord("a") + number % 26)
    return f"Xq{letters}{letters[-1]}x"


def _any_of(tokens: Mapping[str, str]) -> re.Pattern[str] | None:
    if not tokens:
        return None
    longest_first = sorted(tokens, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)
