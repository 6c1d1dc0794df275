"""The tokens of RTF: control words, bytes of text, braces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|\\'(?P<hex>[0-9A-Fa-f]{2})"
    rb"|\\(?P<symbol>[^A-Za-z])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)",
    re.S,
)


class Shape(Enum):
    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    SYMBOL = auto()
    TEXT = auto()  # bytes in the code page of the font


@dataclass(frozen=True, slots=True)
class Token:
    """A token; `number` is the parameter of a control word, None where it has none."""

    shape: Shape
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file; binary data and stray bytes are passed over."""
    place = 0
    while place < len(data):
        match = _TOKEN.match(data, place)
        if match is None:  # a line end, or a backslash at the end of the file
            place += 1
            continue
        place = match.end()
        token = _token(match)
        if token.word == "bin":
            place += max(token.number or 0, 0)
        else:
            yield token


def _token(match: re.Match[bytes]) -> Token:
    kind, found = str(match.lastgroup), match
    if word := found["word"]:
        number = found["number"]
        return Token(Shape.WORD, word.decode("ascii"), int(number) if number else None)
    if kind == "hex":
        return Token(Shape.TEXT, data=bytes.fromhex(found["hex"].decode("ascii")))
    if kind == "symbol":
        return Token(Shape.SYMBOL, found["symbol"].decode("latin-1"))
    if kind == "brace":
        return Token(Shape.OPEN if found["brace"] == b"{" else Shape.CLOSE)
    return Token(Shape.TEXT, data=found["text"])
