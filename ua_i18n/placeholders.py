"""The grammar of masked text: `{Name}` stands for a protected value, `{{` and `}}` for braces."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ua_i18n.errors import UaError

_TOKEN = re.compile(r"\{\{|\}\}|\{([A-Za-z_][A-Za-z0-9_]*)\}|[{}]")
_SLOT = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")


class BraceError(UaError):
    """A brace that is neither doubled nor part of a placeholder; `offset` counts characters from 0."""

    def __init__(self, text: str, offset: int) -> None:
        super().__init__(f"stray brace at character {offset + 1}: {text[max(0, offset - 15) : offset + 25]!r}")
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder of a masked text, at `text[start:end]`."""

    name: str
    start: int
    end: int


def pieces(text: str) -> tuple[str | Slot, ...]:
    """The literal stretches of a masked text, unescaped, and its slots, in order.

    Raises BraceError for anything else in braces: format specs, attributes and indices have no meaning here.
    """
    if "{" not in text and "}" not in text:
        return (text,) if text else ()
    found: list[str | Slot] = []
    literal: list[str] = []
    position = 0
    for token in _TOKEN.finditer(text):
        literal.append(text[position : token.start()])
        position = token.end()
        if name := token[1]:
            found.extend(["".join(literal), Slot(name, token.start(), token.end())])
            literal = []
        elif len(token[0]) == 1:
            raise BraceError(text, token.start())
        else:
            literal.append(token[0][0])
    literal.append(text[position:])
    found.append("".join(literal))
    return tuple(piece for piece in found if piece)


def names(text: str) -> tuple[str, ...]:
    """The placeholder names of a masked text, in order, with repeats."""
    found = _SLOT.findall(text)
    if len(found) == text.count("{") == text.count("}"):  # no brace is doubled or stray: no need to look closer
        return tuple(found)
    return tuple(piece.name for piece in pieces(text) if isinstance(piece, Slot))


def fill(text: str, values: Mapping[str, str]) -> str:
    """The plain text, each slot replaced by its value. Raises KeyError for a name without one."""
    return "".join(piece if isinstance(piece, str) else values[piece.name] for piece in pieces(text))


def escape(text: str) -> str:
    """Plain text as masked text without slots."""
    return text.replace("{", "{{").replace("}", "}}")
