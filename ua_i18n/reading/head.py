"""The head of a document: its header, title and narrative, told apart line by line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from itertools import pairwise, takewhile

from ua_i18n.reading.account import Context
from ua_i18n.reading.crowded import pieces
from ua_i18n.reading.forwarding import begins_mail, end_of_mail, first_sign, is_foreign
from ua_i18n.reading.gathering import combine
from ua_i18n.reading.header import Header, read_line
from ua_i18n.reading.labels import Labels
from ua_i18n.reading.lines import Line, ends_sentence, is_full, joined, width_around
from ua_i18n.reading.phrases import in_capitals, is_caseless, label_of, starts_with
from ua_i18n.reading.prose import is_prose

_FEWEST_TOLD_WORDS = 20  # of a paragraph that may be a list of persons instead
_FEWEST_HEADLINE_WORDS = 3
_CHROME = re.compile(r"[>|@]|https?:")
_LONGEST_LOGICAL = 10  # lines of one that follows up many documents
_MOST_SAID = 500  # lines held with what they say: more than any head has
_UNFINISHED = re.compile(r"[-–—/;,(]\s*$")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the first label; `countries` have a line of their own under the headline."""

    header: Header
    title: tuple[Line, ...]
    narrative: tuple[Line, ...]
    countries: tuple[str, ...] = ()


def read_head(lines: Sequence[Line], context: Context, *, named: int = 0) -> Head:
    """The head, its narrative beginning with the first line of prose; the line `named` has said "URGENT ACTION"."""
    lines = [piece for line in lines for piece in pieces(line, context.labels)]
    walk = _Walk(context, lines, named)
    while walk.position < len(lines) and not walk.begins_narrative():
        walk.step()
    return Head(walk.header, tuple(walk.title), tuple(lines[walk.position :]), walk.countries)


@dataclass(slots=True)
class _Walk:
    """Where the reading of a head has come to."""

    context: Context
    lines: Sequence[Line]
    named: int = 0  # the number of the line that names the kind of document, with what a forwarder says above it
    position: int = 0
    header: Header = field(default_factory=Header)
    title: list[Line] = field(default_factory=list)
    countries: tuple[str, ...] = ()
    mailed: bool = False
    said: Callable[[str], Header | None] = field(init=False)  # what a line says of a header, which several ask of it
    prose_below: bool = field(init=False)  # whether prose stands below it
    loud: bool = field(init=False)  # whether all is in capitals, as a telex is
    first_sign: int = field(init=False)  # where the first line with an index or a UA number stands
    mail_end: int = field(init=False)  # where the last mail header above it ends

    def __post_init__(self) -> None:
        self.said = lru_cache(_MOST_SAID)(partial(read_line, labels=self.labels))
        self.first_sign = first_sign(self.lines, self.said, self.labels)
        self.mail_end = end_of_mail(self.lines, self.first_sign, self.labels)
        self.loud = all(in_capitals(line.text) for line in self.lines)
        below = self.lines[self.first_sign + 1 :] if self.first_sign > 0 else ()
        self.prose_below = any(is_prose(line, self.labels) for line in below)

    @property
    def labels(self) -> Labels:
        return self.context.labels

    def begins_narrative(self) -> bool:
        line = self.lines[self.position]
        if self._is_before_header() or self._is_headline(line):
            return False
        if self.said(self._logical()[0]) or (self._leads_with_country(line) and not self.title):
            return False
        if self._is_mail(line) or self._ends_title(line) or self._is_long_concern(line):
            return False
        return is_prose(line, self.labels) or self._opens_story()

    def _opens_story(self) -> bool:
        """Whether the paragraph here tells a story, though its first line has an age: "Ana Ruiz, aged 19, …"."""
        first, *more = self.lines[self.position : self.position + _LONGEST_LOGICAL]
        block = [first, *takewhile(lambda line: not (line.after_blank or line.level), more)]
        if not (self.title and first.after_blank and len(block) > 1) or (in_capitals(first.text) and not self.loud):
            return False
        whole = joined(block)
        if self.loud:
            return ends_sentence(whole) and len(whole.split()) >= _FEWEST_TOLD_WORDS
        full = is_full(first.text, block[1].text, self.context.width)
        return full and len(whole.split()) >= _FEWEST_TOLD_WORDS and is_prose(replace(first, text=whole), self.labels)

    def _is_before_header(self) -> bool:
        """Whether nothing of the action was read yet, and its header stands further on, with prose below it."""
        told = self.header.number or self.header.index
        return self.prose_below and self.position < self.first_sign and not (self.title or told)

    def _is_before_prose(self, line: Line) -> bool:
        """Whether a line of prose, which is no headline, stands above the header."""
        return self._is_before_header() and is_prose(line, self.labels) and not self._is_headline(line)

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
        elif told := self.said(text):
            self._take_header(told, taken)
        elif self._is_preamble(line) or self._is_before_prose(line):
            account.lose(taken)
        elif codes := self._country_between(line):
            self.countries += codes
            account.place("countries", taken)
        elif self._is_concern(line, self.position):
            self.header = combine(self.header, Header(concern=line.text))
            account.place("concerns", taken)
        else:
            self.title.append(line)
            account.place("title", taken)

    def _take_header(self, told: Header, taken: Sequence[Line]) -> None:
        signed = self.header.number or self.header.index
        before = self.header if signed or not told.date else replace(self.header, date=None)  # that of a reposting
        self.header = replace(combine(before, told), stray="")
        self.context.account.place("header", taken)
        if told.stray:
            self.context.account.lose((replace(taken[0], text=told.stray),))

    def _logical(self) -> tuple[str, int]:
        """The line here, with those that finish it where it gives UA number and concern; and how many they are."""
        text, count = self._labelled()
        if not (starts_with(self.labels.header.further, text) or _has_concern(self.said(text))):
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
        if in_capitals(line.text) or self._leads_with_country(line) or self.said(line.text):
            return False
        return is_full(before, line.text, width_around(self.lines, self.position, self.context.width))

    def _is_unfinished(self, text: str) -> bool:
        joints = self.labels.action.join
        return bool(_UNFINISHED.search(text)) or text.rsplit(maxsplit=1)[-1] in joints

    def _is_mail(self, line: Line) -> bool:
        """Whether a mail or news header stands above everything that belongs to the action."""
        if self.header.number or self.header.index or self.title:
            return False
        words = self.labels.furniture.mail + (self.labels.header.date if self.mailed else ())
        return bool(begins_mail(words).match(line.text))

    def _country_between(self, line: Line) -> tuple[str, ...]:
        """The countries that a line under the headline gives, and nothing else."""
        codes, end = self.labels.countries.leading(line.text)
        return codes if self.title and end == len(line.text) else ()

    def _is_preamble(self, line: Line) -> bool:
        """Whether a line that is no title stands above the header."""
        if self.title or self.header.number or self.header.index:
            return False
        if (line.number < self.named and self._has_headline_below()) or self.position <= self.mail_end:
            return True
        if self.position <= self.first_sign and is_foreign(line, self.labels):
            return True
        if line.level or in_capitals(line.text):
            return False
        apart = is_caseless(line.text) and self.position == self.first_sign  # a headline that can have no capitals
        return self.position <= self.first_sign and not (apart or self._is_headline(line))

    def _has_headline_below(self) -> bool:
        """Whether a headline stands below the line that names the kind of document, before any prose."""
        below = (line for line in self.lines if line.number > self.named)
        head = takewhile(lambda line: not is_prose(line, self.labels), below)
        return any((line.level or in_capitals(line.text)) and not read_line(line.text, self.labels) for line in head)

    def _is_headline(self, line: Line) -> bool:
        """Whether a line right above the header is its headline, as on web pages, since none stands below it."""
        above = self.first_sign > 0 and self.lines[self.first_sign - 1] is line
        if not above or ends_sentence(line.text) or _CHROME.search(line.text):
            return False
        below = takewhile(lambda each: not is_prose(each, self.labels), self.lines[self.first_sign :])
        titled = any(read_line(each.text, self.labels) is None for each in below)
        return not titled and len(line.text.split()) >= _FEWEST_HEADLINE_WORDS

    def _is_long_concern(self, line: Line) -> bool:
        """Whether a line is the concern, though it is as long as prose: "Fear of torture or ill-treatment of many"."""
        return not ends_sentence(line.text) and self._is_concern(line, self.position + 1)

    def _is_concern(self, line: Line, after: int) -> bool:
        """Whether the concern has a line of its own, between the UA number and the title, which begins `after` it."""
        told = self.header
        if not told.number or self.title or told.countries or line.level or self._leads_with_country(line):
            return False
        if told.concern:
            return told.concern.endswith("/")
        following = self.lines[after : after + 3]
        alone = following[1:2] and self.labels.countries.code_of(following[1].text)
        if alone and in_capitals(line.text) and len(line.text.split()) >= _FEWEST_HEADLINE_WORDS:
            return False  # a headline, above a country alone
        return any(self._leads_with_country(after) for after in following)

    def _leads_with_country(self, line: Line) -> bool:
        """Whether a line begins with a country in capitals, as a heading, or set apart where there are no capitals."""
        codes, end = self.labels.countries.leading(line.text)
        apart = is_caseless(line.text) and line.text[end : end + 1] in ("", ":")
        return bool(codes) and (in_capitals(line.text[:end]) or line.level > 0 or apart)


def _has_concern(told: Header | None) -> bool:
    return bool(told and told.number and told.concern and not told.date)
