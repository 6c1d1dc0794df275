"""The head of a document: its header, title and narrative, told apart line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise, takewhile

from ua_i18n.reading.account import Context
from ua_i18n.reading.gathering import combine
from ua_i18n.reading.header import Header, read_line
from ua_i18n.reading.labels import Labels, Words
from ua_i18n.reading.lines import Line, ends_sentence, is_full
from ua_i18n.reading.persons import marker_of
from ua_i18n.reading.phrases import alternatives, in_capitals, is_caseless, label_of, starts_with
from ua_i18n.reading.references import INDEX, full_dates

_FEWEST_PROSE_WORDS = 8
_FEWEST_CASELESS_WORDS = 12  # where capitals cannot tell a headline
_LONGEST_LOGICAL = 10  # lines of one that follows up many documents
_FEWEST_TELLING = 4  # lines that show how wide a paragraph is
_UNFINISHED = re.compile(r"[-–—/;,(]\s*$")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the first label; `countries` have a line of their own under the headline."""

    header: Header
    title: tuple[Line, ...]
    narrative: tuple[Line, ...]
    countries: tuple[str, ...] = ()


def read_head(lines: Sequence[Line], context: Context) -> Head:
    """The head, its narrative beginning with the first line of prose."""
    lines = [piece for line in lines for piece in _pieces(line, context.labels)]
    walk = _Walk(context, lines)
    while walk.position < len(lines) and not walk.begins_narrative():
        walk.step()
    return Head(walk.header, tuple(walk.title), tuple(lines[walk.position :]), walk.countries)


def _pieces(line: Line, labels: Labels) -> Iterator[Line]:
    """A line that holds the whole header, cut where the country in capitals begins behind its date."""
    dates = full_dates(line.text, labels) if INDEX.search(line.text) else []
    for span, _ in dates:
        rest = line.text[span.end :].lstrip()
        end = labels.countries.leading(rest)[1]
        if end and in_capitals(rest[:end]) and end < len(rest):
            yield replace(line, text=line.text[: span.end])
            yield replace(line, text=rest, after_blank=True)
            return
    yield line


@dataclass(slots=True)
class _Walk:
    """Where the reading of a head has come to."""

    context: Context
    lines: Sequence[Line]
    position: int = 0
    header: Header = field(default_factory=Header)
    title: list[Line] = field(default_factory=list)
    countries: tuple[str, ...] = ()
    mailed: bool = False
    prose_below: bool = field(init=False)  # whether prose stands below it
    first_sign: int = field(init=False)  # where the first line with an index or a UA number stands

    def __post_init__(self) -> None:
        mail = _begins_mail(self.labels.furniture.mail)
        signs = (
            n
            for n, line in enumerate(self.lines)
            if not mail.match(line.text) and _is_sign(read_line(line.text, self.labels))
        )
        self.first_sign = next(signs, -1)
        below = self.lines[self.first_sign + 1 :] if self.first_sign > 0 else ()
        self.prose_below = any(is_prose(line, self.labels) for line in below)

    @property
    def labels(self) -> Labels:
        return self.context.labels

    def begins_narrative(self) -> bool:
        line = self.lines[self.position]
        if self._is_before_header():
            return False
        if read_line(self._logical()[0], self.labels) or (self._leads_with_country(line) and not self.title):
            return False
        return is_prose(line, self.labels) and not self._is_mail(line) and not self._ends_title(line)

    def _is_before_header(self) -> bool:
        """Whether nothing of the action was read yet, and its header stands further on, with prose below it."""
        return self.prose_below and self.position < self.first_sign and not self.title and self.header == Header()

    def _ends_title(self, line: Line) -> bool:
        """Whether a long line belongs to the names under a country, since its paragraph ends in no sentence."""
        if not self.title or line.after_blank:
            return False
        after = takewhile(lambda each: not each.after_blank, self.lines[self.position + 1 :])
        return not ends_sentence([line, *after][-1].text)

    def step(self) -> None:
        text, count = self._logical()
        taken = self.lines[self.position : self.position + count]
        self.position += count
        line = taken[0]
        account = self.context.account
        if self._is_mail(line):
            self.mailed = True
            account.place("furniture", taken)
        elif told := read_line(text, self.labels):
            self._take_header(told, taken)
        elif self._is_preamble(line) or (self._is_before_header() and is_prose(line, self.labels)):
            account.lose(taken)
        elif codes := self._country_between(line):
            self.countries += codes
            account.place("countries", taken)
        elif self._is_concern(line):
            self.header = combine(self.header, Header(concern=line.text))
            account.place("concerns", taken)
        else:
            self.title.append(line)
            account.place("title", taken)

    def _take_header(self, told: Header, taken: Sequence[Line]) -> None:
        self.header = replace(combine(self.header, told), stray="")
        self.context.account.place("header", taken)
        if told.stray:
            self.context.account.lose((replace(taken[0], text=told.stray),))

    def _logical(self) -> tuple[str, int]:
        """The line here, with those that finish it where it gives UA number and concern; and how many they are."""
        text, count = self._labelled()
        if not (starts_with(self.labels.header.further, text) or _has_concern(read_line(text, self.labels))):
            return text, count
        for before, line in pairwise(self.lines[self.position + count - 1 : self.position + _LONGEST_LOGICAL]):
            if line.after_blank or line.level or not self._finishes(text, before.text, line):
                break
            text, count = f"{text} {line.text}", count + 1
        return text, count

    def _labelled(self) -> tuple[str, int]:
        """The line here; where it is a label of the header alone, with the value on the next."""
        header, here = self.labels.header, self.lines[self.position : self.position + 2]
        alone = label_of(header.index + header.number + header.date + header.country).fullmatch(here[0].text)
        if not alone or len(here) < 2:
            return here[0].text, 1
        return f"{here[0].text} {here[1].text}", 2

    def _finishes(self, text: str, before: str, line: Line) -> bool:
        """Whether `line` goes on with a header line that the line `before` has not brought to its end."""
        if text.count("(") > text.count(")") or self._is_unfinished(text) or line.text.startswith(("/", "(", "-")):
            return True
        if in_capitals(line.text) or self._leads_with_country(line) or read_line(line.text, self.labels):
            return False
        return is_full(before, line.text, self._width())

    def _width(self) -> int:
        """The width of the paragraph that a header line stands in: boxes are narrower than the text."""
        start = self.position
        while start and not self.lines[start].after_blank:
            start -= 1
        after = (n for n in range(start + 1, len(self.lines)) if self.lines[n].after_blank)
        block = self.lines[start : next(after, len(self.lines))]
        widest = max(len(line.text) for line in block)
        return min(self.context.width, widest) if len(block) >= _FEWEST_TELLING else self.context.width

    def _is_unfinished(self, text: str) -> bool:
        joints = self.labels.action.join
        return bool(_UNFINISHED.search(text)) or text.rsplit(maxsplit=1)[-1] in joints

    def _is_mail(self, line: Line) -> bool:
        """Whether a mail or news header stands above everything that belongs to the action."""
        if self.header.number or self.header.index or self.title:
            return False
        words = self.labels.furniture.mail + (self.labels.header.date if self.mailed else ())
        return bool(_begins_mail(words).match(line.text))

    def _country_between(self, line: Line) -> tuple[str, ...]:
        """The countries that a line under the headline gives, and nothing else."""
        codes, end = self.labels.countries.leading(line.text)
        return codes if self.title and end == len(line.text) else ()

    def _is_preamble(self, line: Line) -> bool:
        """Whether a line that is no title stands above the header."""
        if self.title or self.header.number or self.header.index or line.level or in_capitals(line.text):
            return False
        apart = is_caseless(line.text) and self.position == self.first_sign  # a headline that can have no capitals
        return self.position <= self.first_sign and not apart

    def _is_concern(self, line: Line) -> bool:
        """Whether the concern has a line of its own, between the UA number and the title."""
        told = self.header
        if not told.number or self.title or told.countries or line.level or self._leads_with_country(line):
            return False
        if told.concern:
            return told.concern.endswith("/")
        following = self.lines[self.position : self.position + 3]
        return any(self._leads_with_country(after) for after in following)

    def _leads_with_country(self, line: Line) -> bool:
        """Whether a line begins with a country in capitals, as a heading, or set apart where there are no capitals."""
        codes, end = self.labels.countries.leading(line.text)
        apart = is_caseless(line.text) and line.text[end : end + 1] in ("", ":")
        return bool(codes) and (in_capitals(line.text[:end]) or line.level > 0 or apart)


@lru_cache(maxsize=16)
def _begins_mail(words: Words) -> re.Pattern[str]:
    """Finds the field of a letter's head that a line begins with: "Subject: …"."""
    return re.compile(rf"(?:{alternatives(words)}):\s", re.IGNORECASE)


def _has_concern(told: Header | None) -> bool:
    return bool(told and told.number and told.concern and not told.date)


def _is_sign(told: Header | None) -> bool:
    return bool(told and (told.number or told.index))


def is_prose(line: Line, labels: Labels) -> bool:
    """Whether a line is running text, and no heading or list of names."""
    words = line.text.split()
    if line.level or in_capitals(line.text) or (_is_marked(line.text, labels) and not ends_sentence(line.text)):
        return False
    small = sum(word[0].islower() or is_caseless(word) for word in words)
    if ends_sentence(line.text) and not line.text.endswith(":"):
        return len(words) >= 3 and small * 3 >= len(words)
    return (
        len(words) >= (_FEWEST_CASELESS_WORDS if is_caseless(line.text) else _FEWEST_PROSE_WORDS)
        and small * 2 >= len(words)
        and line.text[0] not in "(,"
        and not line.text[0].islower()
    )


def _is_marked(text: str, labels: Labels) -> bool:
    """Whether a text has the marker of a person in a list: "(f)", "(aged 17)"."""
    lists = labels.addressees
    return bool(marker_of(lists.sexes.all + lists.ages).search(text))
