"""Dates in running text: found by shape, understood by value."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ua_i18n.languages import date_links, month_numbers
from ua_i18n.model import Span, SpanKind


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """The words that hold dates together in one language, all in lower case.

    `joins` make a pair of two dates ("and"), `ranges` a range ("to"), `links` stand between the parts of one
    ("7 de junio de 2000"), `cues` may announce a lone month or year ("since"), `years` pairs a phrase with its
    distance from the document's year ("last year", -1). `capitalised` tells whether months have a capital.
    """

    joins: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    years: tuple[tuple[str, int], ...] = ()
    capitalised: bool = False


NO_WORDS = DateWords()

# A text becomes a string with one letter a token; dates are shapes in that string:
# d day, y year, m month, t "this year", c join, r range, l link, q cue, i numeric date, w other word, x anything else
_DAYS = r"(?:d(?:,d){0,6},?[cr]d|d)"
_YEAR = r"(?:,?l?[yt])"
_SHAPES = re.compile(
    rf"{_DAYS}l?m{_YEAR}(?:r{_DAYS}l?m{_YEAR}?)?"  # 1 and 25 June 2000; 3 May 1999 to 5 June 2000
    rf"|{_DAYS}l?m(?:[rc]{_DAYS}l?m{_YEAR}?)?"  # 12 and 14 June; between 3 May and 5 June 2000
    rf"|y,?m{_DAYS}(?!l?m)"  # 2000. június 7
    rf"|md(?:(?:,d(?!l?m)){{0,6}},?[cr]d(?!l?m))?{_YEAR}?(?:r(?:md|d(?!l?m)){_YEAR}?)?"  # June 7, 2000
    rf"|m(?:[cr]m)?{_YEAR}"  # March this year; March to May 2000
    r"|(?<=[qlr])m(?:[cr]m)?"  # in March
    r"|(?<=[qlr])y(?:[cr]y)?|yry"  # since 1995; 1995-1997
    r"|t|i"
)
_NUMERIC = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})|(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)"
)
_NUMERIC_SHAPE = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}(?:\.\d{1,2}\.|/\d{1,2}/|-\d{1,2}-)\d{4})"
_TRIM = " \t,.;:"


class _Token(NamedTuple):
    code: str
    start: int
    end: int
    value: int = 0
    dates: tuple[str, ...] = ()


@dataclass(slots=True)
class _Part:
    """A month with its days and year, while a date is being put together."""

    month: int
    days: list[int] = field(default_factory=list)
    year: int | None = None

    def values(self) -> Iterator[str]:
        head = f"{self.year:04}" if self.year else "-"
        if not self.days:
            yield f"{head}-{self.month:02}"
        for day in self.days:
            date(self.year or 2000, self.month, day)  # raises ValueError for 31 June
            yield f"{head}-{self.month:02}-{day:02}"


def parse_date(text: str, language: str) -> date | None:
    """The one full date that `text` consists of, perhaps with a weekday before it, else None.

    Numeric dates are read day first, unless only month first is possible; two-digit years lie between 1970 and 2069.
    """
    text = text.strip(_TRIM)
    if numeric := _NUMERIC.fullmatch(text):
        return _numeric_date(numeric)
    months = month_numbers(language)
    numbers, found = [], []
    for position, word in enumerate(re.findall(r"\d+|[^\W\d_]+", text)):
        if word.isdecimal():
            numbers.append(int(word))
        elif month := months.get(word.casefold()) or _misspelt(word, months):
            found.append(month)
        elif len(word) > 3 and position > 0:  # shorter ones are "st", "de", "of"; the first may be a weekday
            return None
    days, years = [n for n in numbers if 0 < n < 32], [n for n in numbers if 1500 <= n < 2200]
    if len(found) == len(days) == len(years) == 1 and len(numbers) == 2:
        return _safe_date(years[0], found[0], days[0])
    return None


def find_dates(
    text: str, language: str, default_year: int | None = None, words: DateWords = NO_WORDS
) -> Iterator[Span]:
    """The dates of `text` in order, a pair or range as one; a year that is not said is `default_year`.

    Without either, `normal` is ISO 8601's "--06-07".
    """
    tokens = list(_tokens(text, language, words))
    for shape in _SHAPES.finditer("".join(token.code for token in tokens)):
        found = tokens[shape.start() : shape.end()]
        try:
            normal = "/".join(dict.fromkeys(_values(found, default_year)))
        except ValueError:
            continue
        value = text[found[0].start : found[-1].end].rstrip(_TRIM)
        if normal:
            yield Span(found[0].start, found[0].start + len(value), SpanKind.DATE, value, normal)


def _values(tokens: list[_Token], default_year: int | None) -> Iterator[str]:
    if tokens[0].dates:
        return iter(tokens[0].dates)
    return _resolved(tokens, default_year)


def _resolved(tokens: list[_Token], default_year: int | None) -> Iterator[str]:
    parts: list[_Part] = []
    days: list[int] = []
    years: list[int] = []
    day_first = tokens[0].code == "d"
    for token in tokens:
        if token.code == "m":
            parts.append(_Part(token.value, days if day_first else []))
            days = []
        elif token.code == "d":
            (days if day_first or not parts else parts[-1].days).append(token.value)
        elif token.code == "y" or (token.code == "t" and default_year):
            years.append(token.value if token.code == "y" else (default_year or 0) + token.value)
            for part in parts:
                part.year = part.year or years[-1]
    for part in parts:
        part.year = part.year or (years[-1] if years else default_year)
        yield from part.values()
    if not parts:
        yield from (f"{year:04}" for year in years)


@lru_cache(maxsize=64)
def _scanner(language: str, words: DateWords) -> re.Pattern[str]:
    months = sorted(month_numbers(language), key=len, reverse=True)
    named = "|".join(re.escape(name) + (r"(?!\w)" if name[-1].isalpha() and name[-1] < "⺀" else "") for name in months)
    phrases = "|".join(re.escape(phrase) for phrase, _ in words.years) or "(?!)"
    return re.compile(
        rf"(?P<i>(?<![\w/.-])(?<![A-Z]{{3}}\s){_NUMERIC_SHAPE}(?![\w/-]))"
        rf"|(?P<m>(?i:{named or '(?!)'}))"
        rf"|(?P<t>(?i:{phrases})(?!\w))"
        r"|(?P<y>(?<![^\W⺀-鿿가-힣])(?<![/.,'’-])\d{4}(?:[年년]|\.(?=\s+\w)|(?![\w/])(?![.,]\d)))"
        r"|(?P<d>(?<![/.,:'’])\d{1,2}(?:(?!\d)[^\W\d_]{1,2}(?!\w)|[º°ª日일]|\.(?!\d)|(?![\w/:])(?![.,]\d)))"
        r"|(?P<w>[^\W\d_]+|[-–—&])|(?P<comma>,)|\d+|\S"
    )


def _tokens(text: str, language: str, words: DateWords) -> Iterator[_Token]:
    found = [_token(match, language, words) for match in _scanner(language, words).finditer(text)]
    raw = list(_renamed(found, text))
    months = month_numbers(language)
    for position, token in enumerate(raw):
        unknown = token.code == "w" and "".join(near.code for near in raw[max(0, position - 1) : position + 2]) == "dwy"
        month = _misspelt(text[token.start : token.end], months) if unknown else None
        yield _Token("m", token.start, token.end, month) if month else token


def _renamed(raw: list[_Token], text: str) -> Iterator[_Token]:
    """The tokens, a month that is told by two of its names as one: "حزيران/يونيو"."""
    position = 0
    while position < len(raw):
        token = raw[position]
        if token.code == "m" and (second := _second_name(raw[position + 1 : position + 3], token.value, text)):
            token, position = token._replace(end=second.end), position + 2
        yield token
        position += 1


def _second_name(behind: list[_Token], month: int, text: str) -> _Token | None:
    """The other name of a month, behind a slash."""
    slashed = [each.code for each in behind] == ["x", "m"] and text[behind[0].start] == "/"
    return behind[1] if slashed and behind[1].value == month else None


def _token(match: re.Match[str], language: str, words: DateWords) -> _Token:
    kind, word = match.lastgroup, match[0].casefold()
    at = match.span()
    if kind == "i" and (numeric := _NUMERIC.fullmatch(match[0])) and (day := _numeric_date(numeric)):
        return _Token("i", *at, dates=(day.isoformat(),))
    if kind == "m" and not (words.capitalised and match[0][0].islower()):
        return _Token("m", *at, month_numbers(language)[word])
    if kind == "t":
        return _Token("t", *at, dict(words.years)[word])
    if kind in ("y", "d"):
        number = int(re.match(r"\d+", match[0])[0])  # type: ignore[index]
        return _Token(kind if number in (range(1500, 2200) if kind == "y" else range(1, 32)) else "x", *at, number)
    if kind == "comma":
        return _Token(",", *at)
    return _Token(_word_code(word, language, words) if kind == "w" else "x", *at)


@lru_cache(maxsize=16_384)
def _word_code(word: str, language: str, words: DateWords) -> str:
    if word in date_links(language):
        return "l"
    if word in words.joins:
        return "c"
    if word in words.ranges or word in "-–—":
        return "r"
    if word in words.links:
        return "l"
    return "q" if word in words.cues else "w"


def _misspelt(word: str, months: Mapping[str, int]) -> int | None:
    """The month of a misprint such as "Novmeber": same first letter, nearly the same letters."""
    folded = word.casefold()
    near = difflib.get_close_matches(folded, months, 1, cutoff=0.8) if len(word) > 4 else []
    return months[near[0]] if near and near[0][0] == folded[0] else None


def full_year(figures: str) -> int:
    """The year that two figures or four write; two lie between 1970 and 2069."""
    year = int(figures)
    if len(figures) == 2:
        year += 1900 if year >= 70 else 2000
    return year


def _numeric_date(match: re.Match[str]) -> date | None:
    if match["y"]:
        return _safe_date(int(match["y"]), int(match["m"]), int(match["d"]))
    year, month, day = full_year(match["year"]), int(match["month"]), int(match["day"])
    return _safe_date(year, month, day) or _safe_date(year, day, month)


def _safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
