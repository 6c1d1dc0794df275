"""Paragraphs as word processors keep them, on their way to the lines of a source."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ua_i18n import FormatError, SourceLine, SourceText
from ua_i18n_plugins.readers.text import cleaned, unbulleted

_REFERENCE = re.compile(r"\b(?:[A-Z]{3}\s?\d{2}|\d{1,3})(?:/\d{1,4}){1,2}\b")
_SLACK = 2.0  # points: less is no space that anybody sees
_SPACE = 4.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; line breaks inside it are newlines. `before` and `after` are the space around it, in points."""

    text: str
    level: int = 0
    bullet: bool = False
    before: float = 0.0
    after: float = 0.0

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def is_block(self) -> bool:
        return "\n" in self.text.strip()


BLANK = Paragraph("")


def source_text(data: bytes, name: str, paragraphs: Iterable[Paragraph]) -> SourceText:
    """The source with the lines of `paragraphs`, numbered as they are read; raises FormatError where none has text."""
    lines: list[SourceLine] = []
    for paragraph in spaced(tuple(paragraphs)):
        for place, text in enumerate(paragraph.text.strip("\n").split("\n")):
            line = _line(len(lines) + 1, text, paragraph, bullet=paragraph.bullet and place == 0)
            if line.text or (lines and lines[-1].text):  # one blank line says as much as several
                lines.append(line)
    if not any(line.text for line in lines):
        raise FormatError(name, "is empty; check that the document was saved with its text")
    return SourceText(name, hashlib.sha256(data).hexdigest(), tuple(lines))


def _line(number: int, raw: str, paragraph: Paragraph, *, bullet: bool) -> SourceLine:
    text = cleaned(raw)
    if paragraph.level:
        return SourceLine(number, text, level=min(paragraph.level, 6))
    item = unbulleted(text)
    return SourceLine(number, item, bullet=bool(item) and (bullet or item != text))


def spaced(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, with a blank one wherever a reader sees one.

    Where an author parts paragraphs with empty ones, or with more space than others have, the usual space is none.
    """
    pairs = list(pairwise(paragraphs))
    tight = min((_space(*pair) for pair in pairs if not _is_apart(*pair)), default=0.0)
    usual = tight + _SLACK if tight < _SPACE or any(one.is_blank for one in paragraphs) else 0.0
    for one, other in pairs:
        yield one
        space = _space(one, other)
        if space > usual or (space >= _SPACE and (one.is_block or other.is_block)):
            yield BLANK
    yield from paragraphs[-1:]


def _space(one: Paragraph, other: Paragraph) -> float:
    return 0.0 if one.is_blank or other.is_blank else max(one.after, other.before)


def _is_apart(one: Paragraph, other: Paragraph) -> bool:
    """Whether the space between two paragraphs tells nothing of the usual one."""
    return one.is_blank or other.is_blank or bool(one.level or other.level) or (one.bullet and other.bullet)


def with_margins(body: Sequence[Paragraph], headers: Iterable[str], footers: Iterable[str]) -> list[Paragraph]:
    """The body, and those running headers and footers without which a reference number would be lost."""
    text = "\n".join(paragraph.text for paragraph in body)
    return [*_missing(headers, text), *body, *_missing(footers, text)]


def _missing(margins: Iterable[str], body: str) -> list[Paragraph]:
    def is_missing(line: str) -> bool:
        return any(found not in body for found in _REFERENCE.findall(line))

    return [Paragraph(line) for line in dict.fromkeys(margins) if is_missing(line)]
