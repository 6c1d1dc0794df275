"""The numbers by which Urgent Actions are called: index, UA number, and the dates beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ua_i18n.dates import find_dates
from ua_i18n.model import Span
from ua_i18n.reading.labels import HeaderLabels, Labels
from ua_i18n.reading.phrases import alternatives, any_of

INDEX = re.compile(r"(?<![\w/])[A-Z]{3}\s?\d{1,3}/\d{1,5}/(?:\d{4}|\d{2})(?:/\w{1,4})?(?![\w/])")
"""`ASA 24/01/00`, `AMR 37/6674/2017`, `EUR 44/93/94/cor`."""

_FARTHEST = 40  # characters from "second" to the UA that it is the second update of
_FIGURE = re.compile(r"\d")
_PADDING = re.compile(r"^0{1,2}(?=\d{2,3}/)")  # "UA-093/2019"; "EXTRA 09/03" stays
_URL_INDEX = re.compile(r"/([a-z]{3})(\d{2,3})/(\d{1,5})/(\d{4})(?:/|$)", re.IGNORECASE)
_TOLD_ORDINALS = 12  # of each way to write them: "première … douzième", then "1re … 12e"


@dataclass(frozen=True, slots=True)
class Reference:
    """A UA number in a text; `ordinal` is 1 in "First UA: 57/21", and 0 where nothing is said."""

    number: str
    start: int
    end: int
    extra: bool = False
    ordinal: int = 0


def references(text: str, header: HeaderLabels) -> Iterator[Reference]:
    """The UA numbers of `text` in its order, written as `UA 105/00`."""
    extras = {" ".join(word.casefold().split()) for word in header.extra}
    for match in _number_pattern(header.number, header.extra, header.ordinals).finditer(text):
        ordinal = match["ordinal"] or match["behind"] or match["alone"]
        prefix = " ".join((match["prefix"] or "").split()).rstrip(".")
        extra = prefix.casefold() in extras
        series = header.extra[0] if extra else _series(prefix, header)
        digits = _PADDING.sub("", match["digits"].replace(".", "/"))
        yield Reference(f"{series} {digits}", match.start(), match.end(), extra, _rank(ordinal, header))


def is_reference(text: str) -> bool:
    """Whether a text begins with a document's index, in brackets or not, or with its address on the web."""
    return bool(re.match(r"\(|https?:|www\.", text) or INDEX.match(text))


def follows_up(text: str, labels: Labels) -> bool:
    """Whether a line begins as that of an update does, and names what it updates."""
    further = any_of(labels.header.further).match(text)
    return further is not None and next(references(text[further.end() :], labels.header), None) is not None


def _series(prefix: str, header: HeaderLabels) -> str:
    """The abbreviation of the series in `prefix`, "UA" for "UA No" as well; the usual one, where it is written out."""
    short = min(header.number, key=len)
    words = {word.upper().strip(".:") for word in prefix.split()} & {word.upper() for word in header.number}
    return min(words, key=len) if words else short


def _rank(ordinal: str | None, header: HeaderLabels) -> int:
    folded = [word.casefold() for word in header.ordinals]
    return folded.index(ordinal.casefold()) % _TOLD_ORDINALS + 1 if ordinal else 0


@lru_cache(maxsize=16)
def _number_pattern(*lists: tuple[str, ...]) -> re.Pattern[str]:
    number, extra, ordinals = (alternatives(phrases) for phrases in lists)
    return re.compile(
        rf"(?<!\w)(?:(?:(?P<ordinal>{ordinals})\s+)?(?:(?:{number})\s*[:：][\s-]*)?(?P<prefix>{extra}|{number})(?:\s+(?P<behind>{ordinals}))?\.?\s*[:：]?[\s-]*|(?P<alone>{ordinals})\s*:?\s*)"
        r"(?P<digits>\d{1,4}[/.](?:\d{4}|\d{2})(?:-\d{1,2})?)(?![\w/])",
        re.IGNORECASE,
    )


def index_in_url(text: str) -> str | None:
    """The index that the address of a document on the web tells, as `EUR 49/3865/2021`."""
    match = _URL_INDEX.search(text)
    return f"{match[1].upper()} {match[2]}/{match[3]}/{match[4]}" if match else None


def full_dates(text: str, labels: Labels) -> Iterator[tuple[Span, date]]:
    """The dates of `text` that say day, month and year, one day each."""
    return coming_dates(text, labels, None)


def coming_dates(text: str, labels: Labels, since: date | None) -> Iterator[tuple[Span, date]]:
    """The dates of `text` that say day and month, one day each; without a year, the next such day from `since` on."""
    for span in find_dates(text, labels.language) if _FIGURE.search(text) else ():
        if (day := _coming_day(span.normal, since)) is not None:
            yield span, day


def _coming_day(normal: str, since: date | None) -> date | None:
    if not (yearless := normal.startswith("--")):
        normals = [normal]
    else:
        normals = [f"{since.year + years:04}{normal[1:]}" for years in (0, 1)] if since else []
    for each in normals:
        try:
            day = date.fromisoformat(each)
        except ValueError:  # a range, or no day of that year
            continue
        if not yearless or (since and day >= since):
            return day
    return None


def first_date(text: str, labels: Labels) -> date | None:
    return next((day for _, day in full_dates(text, labels)), None)


def update_number(text: str, labels: Labels) -> tuple[int, Reference] | None:
    """2 and the UA for "This is the second update of UA 8/13"; None where `text` says no such thing."""
    ordinals, update = any_of(labels.header.ordinals), any_of(labels.header.update)
    for ordinal in ordinals.finditer(text):
        if update.match(text, ordinal.end() + 1):
            named = next((found for found in references(text, labels.header) if found.end > ordinal.end()), None)
            named = named if named and named.start - ordinal.end() <= _FARTHEST else None
            return (_rank(ordinal[0], labels.header), named) if named else None
    return None
