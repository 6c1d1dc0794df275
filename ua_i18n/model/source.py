"""A source file as its reader understood it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a source file, as its reader understood it.

    `text` has no heading mark, bullet or outer white space; `level` is 1–6 in a heading, else 0. `mark` is the bullet
    that was typed, with its space: in a list it is no part of the text, in an address it may be.
    """

    number: int
    text: str
    level: int = 0
    bullet: bool = False
    mark: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source file as numbered, styled lines; blank lines are kept as lines without text."""

    name: str
    sha256: str
    lines: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class Unrecognised:
    """A source line that no part of the model holds."""

    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    file: str
    sha256: str
