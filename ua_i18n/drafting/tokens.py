"""The shapes in which placeholders travel through a translator, and their way back, counted exactly."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from ua_i18n import placeholders
from ua_i18n.hookspecs import TokenShape


@dataclass(frozen=True, slots=True)
class Encoded:
    """A message on its way: its text with tokens, and the placeholder behind each token, case-folded."""

    text: str
    names: Mapping[str, str]
    shape: TokenShape

    def decoded(self, answer: str) -> str:
        """The answer as masked text. Raises ValueError, with the reason, unless each token came back as often as sent.

        Raises BraceError for an answer in our own grammar that breaks it. Case and spaces in a token do not count.
        """
        if self.shape is TokenShape.BRACES:
            _compare(Counter(placeholders.names(self.text)), Counter(placeholders.names(answer)))
            return answer
        parts = _around(answer, self.names)
        _compare(Counter(_around(self.text, self.names)[1::2]), Counter(parts[1::2]))
        return "".join(f"{{{part}}}" if place % 2 else placeholders.escape(part) for place, part in enumerate(parts))


def encode(masked: str, shape: TokenShape) -> Encoded:
    """The text with one token a name: the same name, the same token, and none that the text has already."""
    if shape is TokenShape.BRACES:
        return Encoded(masked, {}, shape)
    pieces = placeholders.pieces(masked)
    literal = "".join(piece for piece in pieces if isinstance(piece, str)).casefold()
    free = (token for token in _tokens(shape) if _bare(token) not in _bare(literal))
    tokens = dict(zip(dict.fromkeys(placeholders.names(masked)), free, strict=False))
    names = {_bare(token): name for name, token in tokens.items()}
    return Encoded(placeholders.fill(masked, tokens), names, shape)


def _tokens(shape: TokenShape) -> Iterator[str]:
    for number in count():
        yield f"{{{number}}}" if shape is TokenShape.DIGITS else f"Xq{_letters(number)}x"


def _letters(number: int) -> str:
    """A number in base 26, the last letter doubled: no word of any language, and no token inside another."""
    letters = chr(ord("a") + number % 26)
    while number := number // 26:
        letters += chr(ord("a") + number % 26)
    return letters + letters[-1]


def _bare(token: str) -> str:
    return re.sub(r"\s+", "", token).casefold()


def _around(text: str, names: Mapping[str, str]) -> list[str]:
    """The text cut at its tokens: literal, name, literal, name … literal."""
    if not names:
        return [text]
    longest_first = sorted(names, key=len, reverse=True)
    tokens = "|".join(r"\s*".join(map(re.escape, token)) if "{" in token else token for token in longest_first)
    parts = re.split(f"({tokens})", text, flags=re.IGNORECASE)
    return [names[_bare(part)] if place % 2 else part for place, part in enumerate(parts)]


def _compare(sent: Counter[str], found: Counter[str]) -> None:
    lost, added = sorted((sent - found).elements()), sorted((found - sent).elements())
    told = [f"{what} {{{name}}}" for what, names in (("lost", lost), ("added", added)) for name in names]
    if told:
        raise ValueError(", ".join(told))
