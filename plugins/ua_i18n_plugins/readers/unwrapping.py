"""Paragraphs from printed lines: a line that was full goes on in the next one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ua_i18n_plugins.readers.columns import PrintedLine
from ua_i18n_plugins.readers.direction import is_right_to_left
from ua_i18n_plugins.readers.paragraphs import BLANK, Paragraph
from ua_i18n_plugins.readers.text import unbulleted

_BLANK = 1.25  # times the usual distance between lines: more is a blank
_HEADING, _TITLE = 1.15, 1.5  # times the size of the text
_FREQUENT = 0.25  # of the times that the most frequent distance comes
_SPACE = 0.2  # ems: a narrow space between words
_INDENT = 0.8  # ems: a line that starts so far inside starts a paragraph
_HYPHENATED = 0.04  # the share of broken lines that end in a hyphen where a program hyphenates
_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_BROKEN = re.compile(r"(?P<head>\w*[^\W\d_])-$")
_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line, its edges counted in the direction in which it runs."""

    text: str
    start: float
    end: float
    limit: float
    top: float
    size: float
    first: float

    @classmethod
    def of(cls, line: PrintedLine) -> _Line:
        stretch = line.stretch
        start, end, limit = stretch.left, stretch.right, line.right
        if is_right_to_left(stretch.text):
            start, end, limit = -stretch.right, -stretch.left, -line.left
        return cls(stretch.text, start, end, limit, stretch.bottom, stretch.size, stretch.first)

    def has_room_for(self, other: _Line) -> bool:
        """Whether the first word of another line would have fitted behind this one."""
        return self.end + _SPACE * self.size + other.first <= self.limit


@dataclass(frozen=True, slots=True)
class _Group:
    """The lines of one paragraph, and whether white space stands before it."""

    lines: tuple[_Line, ...]
    blank: bool


def unwrapped(pages: Iterable[Sequence[PrintedLine]]) -> list[Paragraph]:
    """The paragraphs of a document, with blank ones where its pages have space."""
    lines = [[_Line.of(line) for line in page] for page in pages]
    groups = list(_groups(lines, _usual_distance(lines)))
    body = _body_size(lines)
    hyphens = _Hyphens.of(groups)
    done: list[Paragraph] = []
    for group in groups:
        text = hyphens.joined(group)
        size = group.lines[0].size
        heading = size >= body * _HEADING and unbulleted(text) == text
        done.extend([BLANK] if group.blank else [])
        done.append(Paragraph(text, (1 if size >= body * _TITLE else 2) if heading else 0))
    return done


def _groups(pages: Iterable[Sequence[_Line]], usual: float) -> Iterator[_Group]:
    held: list[_Line] = []
    blank = False
    for page in pages:
        for place, line in enumerate(page):
            distance = line.top - page[place - 1].top if place else None
            apart = distance is not None and (distance <= 0 or distance > usual * line.size * _BLANK)
            turned = distance is None or distance <= 0  # to the next column or page
            if held and not _goes_on(held, line, apart=apart, turned=turned):
                yield _Group(tuple(held), blank)
                held, blank = [], apart
            held.append(line)
    if held:
        yield _Group(tuple(held), blank)


def _goes_on(held: Sequence[_Line], line: _Line, *, apart: bool, turned: bool) -> bool:
    """Whether a line continues the paragraph of those before it."""
    last = held[-1]
    if unbulleted(line.text) != line.text or abs(line.size - last.size) > 0.1 * last.size:
        return False
    broken = _BROKEN.search(last.text) and line.text[:1].isalpha()
    if (last.has_room_for(line) and not broken) or (last.text.endswith((":", ";")) and line.text[:1].isupper()):
        return False
    if turned:
        return not _END.search(last.text)
    first_of_list = unbulleted(held[0].text) != held[0].text
    indented = line.start - last.start > _INDENT * line.size and not (first_of_list and len(held) == 1)
    return not apart and not indented


def _usual_distance(pages: Iterable[Sequence[_Line]]) -> float:
    """The distance from line to line inside a paragraph, in ems: the least of those that are frequent."""
    pairs = (pair for page in pages for pair in pairwise(page))
    distances = Counter(round((other.top - one.top) / other.size, 1) for one, other in pairs if other.top > one.top)
    least = max(distances.values(), default=0) * _FREQUENT
    return min((distance for distance, count in distances.items() if count >= least), default=1.2)


def _body_size(pages: Iterable[Sequence[_Line]]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=1.0)


@dataclass(frozen=True, slots=True)
class _Hyphens:
    """Which hyphens at the ends of lines belong to their words: what the rest of the document shows, else the share."""

    words: frozenset[str]
    hyphenated: bool

    @classmethod
    def of(cls, groups: Sequence[_Group]) -> _Hyphens:
        lines = [line.text for group in groups for line in group.lines]
        broken = [line.text for group in groups for line in group.lines[:-1]]
        ended = sum(bool(_BROKEN.search(text)) for text in broken)
        words = frozenset(word.lower() for text in lines for word in _WORD.findall(text))
        return cls(words, ended > 1 and ended > _HYPHENATED * len(broken))

    def joined(self, group: _Group) -> str:
        """The text of a paragraph on one line."""
        pieces = [group.lines[0].text]
        for line in group.lines[1:]:
            head, tail = _BROKEN.search(pieces[-1]), _WORD.match(line.text)
            if not head or not tail:
                pieces.append(f" {line.text}")
                continue
            if self._drops(_WORD.findall(pieces[-1])[-1], tail[0]):
                pieces[-1] = pieces[-1][:-1]
            pieces.append(line.text)
        return "".join(pieces)

    def _drops(self, head: str, tail: str) -> bool:
        if not tail[0].islower():
            return False
        if f"{head}-{tail}".lower() in self.words:
            return False
        return f"{head}{tail}".lower() in self.words or self.hyphenated
