"""Paragraphs from printed lines: a line that was full goes on in the next one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ua_i18n_plugins.readers.direction import is_right_to_left
from ua_i18n_plugins.readers.joining import Joiner, is_broken
from ua_i18n_plugins.readers.layout import PrintedLine
from ua_i18n_plugins.readers.paragraphs import BLANK, Paragraph
from ua_i18n_plugins.readers.text import unbulleted

_BLANK = 1.25  # times the usual distance between lines: more is a blank
_HEADING, _TITLE = 1.15, 1.5  # times the size of the text
_FREQUENT = 0.25  # of the times that the most frequent distance comes
_SPACE, _SLACK = 0.2, 0.1  # ems: a narrow space between words, and what measures may be wrong by
_INDENT = 0.8  # ems: a line that starts so far inside starts a paragraph
_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_LISTED = 60  # characters of a line that stands alone, at most
_LABELLED = re.compile(r"[^\W\d_][\w/ -]{2,24}:\s")
_CONTACT = re.compile(r"^[^\W\d_a-z][^\W\d_A-Z][\w-]*(?:/[^\W\d_]+)?:\s\S")  # "Fax: 1", "Tel/Fax: 1"
_SENTENCE = re.compile(r"[^\W\d_A-Z]{3}[.;]$")  # the end of a sentence, not of an abbreviation
_UNFINISHED = re.compile(r"\b[^\W\d_A-Z]{1,4}$")  # a little word, which ends no line of an address
_WORD = re.compile(r"[^\W\d_]+")
_HEADING_LETTERS = 8  # capitals of a line that is set in capitals, at least


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
    space: float

    @classmethod
    def of(cls, line: PrintedLine) -> _Line:
        stretch = line.stretch
        start, end, limit = stretch.left, stretch.right, line.frame.right
        if is_right_to_left(stretch.text):
            start, end, limit = -stretch.right, -stretch.left, -line.frame.left
        space = max(stretch.space, _SPACE * stretch.size)
        return cls(stretch.text, start, end, limit, stretch.bottom, stretch.size, stretch.first, space)

    def has_room_for(self, other: _Line) -> bool:
        """Whether the first word of another line would have fitted behind this one."""
        return self.end + self.space + other.first + _SLACK * self.size <= self.limit


@dataclass(frozen=True, slots=True)
class _Group:
    """The lines of one paragraph, and whether white space stands before it."""

    lines: tuple[_Line, ...]
    blank: bool

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self.lines]


def unwrapped(pages: Iterable[Sequence[PrintedLine]]) -> list[Paragraph]:
    """The paragraphs of a document, with blank ones where its pages have space."""
    lines = [[_Line.of(line) for line in page] for page in pages]
    groups = list(_groups(lines, _usual_distance(lines)))
    body = _body_size(lines)
    joiner = Joiner.of(group.texts for group in groups)
    done: list[Paragraph] = []
    for group in groups:
        text = joiner.joined(group.texts)
        size = group.lines[0].size
        heading = size >= body * _HEADING and unbulleted(text) == text
        done.extend([BLANK] if group.blank else [])
        done.append(Paragraph(text, (1 if size >= body * _TITLE else 2) if heading else 0))
    return done


def _groups(pages: Iterable[Sequence[_Line]], usual: float) -> Iterator[_Group]:
    held: list[_Line] = []
    blank = False
    for page in pages:
        column = _Column(page, usual)
        for place, line in enumerate(page):
            if held and not _goes_on(held, column, place):
                yield _Group(tuple(held), blank)
                held, blank = [], column.is_apart(place)
            held.append(line)
    if held:
        yield _Group(tuple(held), blank)


@dataclass(frozen=True, slots=True)
class _Column:
    """The lines of a page, each with what it tells about the one after it; `usual` is their distance in ems."""

    lines: Sequence[_Line]
    usual: float

    def is_turned(self, place: int) -> bool:
        """Whether a line is the first of its column or page."""
        return place == 0 or self.lines[place].top <= self.lines[place - 1].top

    def is_apart(self, place: int) -> bool:
        """Whether white space, or the end of a column, parts a line from the one before it on this page."""
        if place == 0:
            return False
        one, other = self.lines[place - 1], self.lines[place]
        return self.is_turned(place) or other.top - one.top > self.usual * other.size * _BLANK

    def is_listed(self, place: int) -> bool:
        """Whether a line is one of several that stand alone, as those of an address do, though all of them are full."""
        one, other = self.lines[place - 1], self.lines[place]
        if len(one.text) > _LISTED or other.text[:1].islower() or not self._is_last(place):
            return False
        if _UNFINISHED.search(one.text) or _SENTENCE.search(other.text) or _LABELLED.match(one.text):
            return False
        if _in_capitals(one.text) and _in_capitals(other.text):
            return False
        before = place > 1 and not self.is_apart(place - 1)
        return before or (place + 1 < len(self.lines) and not self.is_apart(place + 1))

    def _is_last(self, place: int) -> bool:
        """Whether a line ends what it says: the next one stands apart, or would have had room on it."""
        if place + 1 == len(self.lines) or self.is_apart(place + 1):
            return True
        return self.lines[place].has_room_for(self.lines[place + 1])


def _goes_on(held: Sequence[_Line], column: _Column, place: int) -> bool:
    """Whether a line continues the paragraph of those before it."""
    last, line = held[-1], column.lines[place]
    if unbulleted(line.text) != line.text or abs(line.size - last.size) > 0.1 * last.size:
        return False
    broken = is_broken(last.text) and line.text[:1].isalpha()
    if (last.has_room_for(line) and not broken) or _is_complete(held, line):
        return False
    if column.is_turned(place):
        return not _END.search(last.text)
    item = unbulleted(held[0].text) != held[0].text
    if column.is_apart(place) or (len(held) == 1 and not item and column.is_listed(place)):
        return False
    return line.start - last.start <= _INDENT * line.size or (item and len(held) == 1)


def _is_complete(held: Sequence[_Line], line: _Line) -> bool:
    """Whether lines say of themselves that they end before another: an item of a list, a label, a title in capitals."""
    last = held[-1].text
    if last.endswith(";"):
        return sum(one.text.count("(") - one.text.count(")") for one in held) <= 0
    if last.endswith(":"):
        return line.text[:1].isupper()
    if _CONTACT.match(line.text):
        return True
    word = _WORD.search(line.text)
    return _in_capitals(last) and word is not None and line.text[:1].isupper() and not word[0].isupper()


def _in_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isupper, text)) >= _HEADING_LETTERS


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
