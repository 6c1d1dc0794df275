"""The lines above the title: index, UA number, date, concern, and whether the document is public."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from ua_i18n.dates import full_year
from ua_i18n.model import Update
from ua_i18n.reading.crowded import without_country
from ua_i18n.reading.followup import bracketed_dates, read_followup
from ua_i18n.reading.labels import Labels, Words
from ua_i18n.reading.phrases import all_folded, alternatives, any_of, folded, in_capitals, is_capital, label_of
from ua_i18n.reading.references import INDEX, Reference, full_dates, references
from ua_i18n.reading.scanning import dated, spaced_out, unscanned

_PLACE = re.compile(r"(?<=\s\s)[^\W\d_][\w'’.-]+(?:\s[\w'’.-]+){0,2},\s*$")  # in a column: "London, 7 June 2000"
_YEAR = re.compile(r"/(\d{4}|\d\d)(?:[-/][\w]+)?$")
_EDGE = " \t-–—:,;|.()/·•"
_BRACKETED = re.compile(rf"\(\s?{INDEX.pattern}\s?\)$")
_LONGEST = 160  # characters: a longer line is prose that mentions an index or a UA
_BEHIND_COUNTRY = frozenset(":-–—")
_SHORTEST_CONCERN = 4  # letters
_LONGEST_PLACE = 30  # "London, 7 June 2000"


@dataclass(frozen=True, slots=True)
class Header:
    """What the lines of a header say together; the first to say a thing counts, the rest are `doubted`.

    `stray` is what a line says beside that; nothing in a header holds it.
    """

    index: str | None = None
    number: str | None = None
    ordinal: int = 0
    extra: bool = False
    date: date | None = None
    private: bool | None = None
    updates: tuple[Update, ...] = ()
    followed_up: bool = False
    countries: tuple[str, ...] = ()
    concern: str = ""
    stray: str = ""
    doubted: tuple[str, ...] = ()


@dataclass(slots=True)
class _Line:
    """A header line, from which each finder takes what it understands."""

    text: str
    labels: Labels
    found: Header = field(default_factory=Header)
    dated: bool = False
    set_apart: bool = False  # whether the date stands in a column of its own
    distributed: bool = False

    def take(self, match: re.Match[str]) -> None:
        self.cut(match.start(), match.end())

    def cut(self, start: int, end: int) -> None:
        self.text = f"{self.text[:start].rstrip()} {self.text[end:].lstrip()}".strip()


def new_year(header: Header) -> date | None:
    """The first day of the year that the index tells, or without one the UA number."""
    told = _YEAR.search(header.index or ("" if header.followed_up else header.number or ""))
    return date(full_year(told[1]), 1, 1) if told else None


def read_line(text: str, labels: Labels) -> Header | None:
    """What a line of a header says; None for a line that belongs to no header."""
    if len(text) > _LONGEST and not any_of(labels.header.further).match(text):
        return None
    line = _Line(bracketed_dates(dated(unscanned(text.strip()), labels.language), labels), labels)
    _take_masthead(line)
    _take_marks(line)
    _take_index(line)
    _take_date(line)
    codes, line.text = without_country(line.text, labels)
    line.found = replace(line.found, countries=codes)
    if followup := read_followup(line.text, labels):
        number = followup.updates[0].ua_number
        line.found = replace(
            line.found, updates=followup.updates, number=number, extra=followup.extra, followed_up=True
        )
        line.text = followup.rest
    elif reference := _leading_reference(line.text, labels):
        line.found = replace(line.found, number=reference.number, extra=reference.extra, ordinal=reference.ordinal)
        line.text = line.text[reference.end :]
    elif not _is_bare(line):
        return None
    return _with_rest(line)


def _take_masthead(line: _Line) -> None:
    """Takes the name of the kind or the sender that stands before an index: "URGENT ACTION AI Index …"."""
    mast = any_of(line.labels.furniture.masthead).match(line.text)
    if mast is None or _leading_reference(line.text, line.labels):
        return
    dated_behind = any(span.start == mast.end() + 1 for span, _ in full_dates(line.text, line.labels))
    if dated_behind or (mast[0].isupper() and INDEX.search(line.text)):  # "AIUSA Urgent Action Network 7 May 1999 …"
        line.take(mast)


def _take_marks(line: _Line) -> None:
    header = line.labels.header
    if distribution := re.search(rf"(?<!\w)(?:{alternatives(header.distribution)})\.?\s*:\s*\S+", line.text, re.I):
        line.take(distribution)
        line.distributed = True
    for words, private in ((header.public, False), (header.internal, True)):
        mark = any_of(words).match(line.text)
        if mark and not (is_capital(mark[0]) and _ends_mark(line.text[mark.end() :], line.labels)):
            mark = None
        if mark := mark or _bracketed(words).search(line.text):
            line.take(mark)
            line.found = replace(line.found, private=private)
            return


@lru_cache(maxsize=16)
def _bracketed(words: Words) -> re.Pattern[str]:
    """Finds a mark in brackets: "AI Index: ASA 28/022/2003 (Public)"."""
    return re.compile(rf"\((?:{alternatives(words)})\)", re.IGNORECASE)


def _ends_mark(after: str, labels: Labels) -> bool:
    """Whether nothing, a wide space, or the index follows: "Public Prosecutor" is no mark."""
    return not after.strip() or after[:2].isspace() or bool(label_of(labels.header.index).match(after.lstrip()))


def _take_index(line: _Line) -> None:
    label = _spaced_label(line) or label_of(line.labels.header.index).search(line.text) or _index_label(line)
    index = INDEX.search(line.text, label.end()) if label else _bare_index(line)
    if index is None:
        return
    if label and not line.text[label.end() : index.start()].strip():
        line.cut(label.start(), index.end())
    else:
        line.take(_BRACKETED.search(line.text) or index)
    line.found = replace(line.found, index=index[0])


def _index_label(line: _Line) -> re.Match[str] | None:
    """A label that no colon ends, right before an index: "AI Index EUR 61/09/92"."""
    words = alternatives(line.labels.header.index)
    return re.search(rf"(?<!\w)(?:{words})\s+(?={INDEX.pattern})", line.text, re.IGNORECASE)


def _spaced_label(line: _Line) -> re.Match[str] | None:
    """A label that a scanner has spaced out, before an index: "A l Index : ASA 16/05/91"."""
    index = INDEX.search(line.text)
    spaced = spaced_out(line.labels.header.index)
    return next(spaced.finditer(line.text, 0, index.start()), None) if index else None


def _bare_index(line: _Line) -> re.Match[str] | None:
    """An index without label that begins or ends its line, or stands right behind a UA number; alone in brackets only
    where it ends the line of a UA number."""
    if (bracketed := _BRACKETED.search(line.text)) and _leading_reference(line.text, line.labels):
        return INDEX.search(bracketed[0])
    for index in INDEX.finditer(line.text):
        if (
            index.start() == 0
            or index.end() == len(line.text)
            or _is_reference(line.text[: index.start()], line.labels)
        ):
            return index
    return None


def _is_reference(text: str, labels: Labels) -> bool:
    further = any_of(labels.header.further).match(text)
    _, text = without_country(text[further.end() :] if further else text, labels)
    reference = _leading_reference(text, labels)
    return reference is not None and not text[reference.end :].strip(" \t,;|-–—·•")


def _take_date(line: _Line) -> None:
    """Takes the date of a line: one outside brackets, a labelled one first, else the last."""
    found = [(span, day) for span, day in full_dates(line.text, line.labels) if _open_at(line.text, span.start)]
    if not found:
        return
    label = label_of(line.labels.header.date).search(line.text)
    labelled = [(span, day) for span, day in found if label and span.start >= label.end()]
    span, day = labelled[0] if labelled else found[-1]
    start = label.start() if labelled and label else span.start
    line.set_apart = line.text[:start].endswith("   ")
    start = _before_lead(line.text, start, line.labels)
    place = _PLACE.search(line.text, 0, start)
    line.cut(place.start() if place else start, span.end)
    line.found, line.dated = replace(line.found, date=day), True


def _before_lead(text: str, start: int, labels: Labels) -> int:
    """Where a date begins with the small word that leads to it: "le 20 juin 2006"."""
    lead = re.search(rf"(?<!\w)(?:{alternatives(labels.header.date_lead)})\s+$", text[:start], re.IGNORECASE)
    return lead.start() if lead else start


def _open_at(text: str, position: int) -> bool:
    return text.count("(", 0, position) <= text.count(")", 0, position)


def _leading_reference(text: str, labels: Labels) -> Reference | None:
    first = next(references(text, labels.header), None)
    return first if first and not text[: first.start].strip(_EDGE) else None


def _is_bare(line: _Line) -> bool:
    """Whether a line without UA number says nothing but index, date, mark, and perhaps a country or place."""
    if concern := label_of(line.labels.header.concern).match(line.text):
        line.found = replace(line.found, concern=line.text[concern.end() :].strip())
        line.text = ""
        return True
    if country := label_of(line.labels.header.country).match(line.text):
        line.text = line.text[country.end() :]
        return bool(line.labels.countries.leading(line.text)[0])
    rest = line.text.strip(_EDGE)
    rest = "" if folded(rest) in all_folded(line.labels.furniture.masthead) else rest
    if not rest or line.labels.countries.code_of(rest):
        return bool(line.found.index or line.dated or line.distributed or line.found.private is not None)
    if line.set_apart and not line.labels.countries.leading(rest)[0] and not rest.istitle():
        line.found, line.text = replace(line.found, concern=rest), ""
        return True
    if line.found.index:
        return len(rest) <= _LONGEST_PLACE * 2 and not line.text.endswith(".")
    return line.dated and len(rest) <= _LONGEST_PLACE and rest.istitle() and line.text.startswith(rest)


def _with_rest(line: _Line) -> Header:
    """What was found, with the rest as country, concern, or stray words beside an index; a place is not kept."""
    rest = " ".join(line.text.lstrip(" \t/").strip(" \t-–—:,;|·•").split())
    rest = "" if folded(rest) in all_folded(line.labels.furniture.masthead) else rest
    codes, end = line.labels.countries.leading(rest)
    if rest and codes and end == len(rest):
        return replace(line.found, countries=codes)
    if line.found.number:
        around = {rest[:end].rstrip()[-1:], rest[end:].lstrip()[:1]}
        loud = in_capitals(rest[:end]) and not in_capitals(rest[end:])  # "UA 15/92 TURKMENISTAN Fear of torture"
        if codes and (loud or around & _BEHIND_COUNTRY):  # "UA 15/92: TURKMENISTAN - FEAR OF TORTURE"
            line.found, rest = replace(line.found, countries=codes), rest[end:].lstrip(_EDGE)
        initials = len(rest) < _SHORTEST_CONCERN  # of who translated it: "8. August 2014 – ar"
        return replace(line.found, concern="" if initials else rest)
    return replace(line.found, stray=rest if line.found.index else "")
