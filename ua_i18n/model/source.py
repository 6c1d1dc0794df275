"""A source file as its reader understood it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a source file, as its reader understood it.

    `text` has no heading mark, bullet or outer white space; `level` is 1–6 in a heading, else 0.
    """

    number: int
    text: str
    level: int = 0
    bullet: bool = False


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
