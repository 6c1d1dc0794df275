"""Reference numbers: of documents, cases and files, of prisoners and of vehicles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ua_i18n.languages import currency_codes
from ua_i18n.model import Span, SpanKind, UrgentAction
from ua_i18n.protection.find import choice
from ua_i18n.protection.lexicon import Lexicon

_AMNESTY = (
    r"(?:AFR|AMR|ASA|EUR|MDE|ORG|ACT|IOR|POL|NWS|DOC)\s\d{2}/\d{1,5}/\d{2,4}(?:/(?:s|S|A|cor|[A-Z]{2,3}))?"
    r"|(?:UA|AU|FI|EXTRA)(?::\s|\s|:)\d{1,4}/\d{2,4}(?:-\d{1,2})?|(?:UA|AU)-\d{1,4}/\d{2,4}|(?:UA|AU)\s\d{1,4}-\d{2}"
)
_LONG = (  # told by its length or its marks alone
    r"(?:[A-Z]{2,6}|(?:[A-Z]\.){2,4})\s[Nn]o\.\s"  # TDCJ No. 999217, but no SIZO No. 1
    r"(?:\d{4,12}|\d{1,12}(?:\(\d{1,4}\))?(?:/\d{1,6}){1,3})"
    r"|(?:19|20)\d\d[A-Z][a-z]{1,4}(?:-[A-Z][a-z]{1,4})?\d{2,6}"  # 2017Hun-Ma1113
    r"|#\s?\d{4,12}|[A-Z]{1,2}\d{6,9}|(?:MC|PM)\s\d{1,4}-\d{2}"  # N0224418
    r"|(?:[A-Z]{2,6}\s)?I\.?D\.?\s(?:[Nn]o\.?\s|[Nn]umber\s)?[A-Z]{0,3}\d{4,16}"  # GDC ID 0000961234
    r"|(?:[IVX]{1,5}|\d{1,3})\s[A-Z][^\W\d_]{1,4}\s\d{1,5}/\d{2,4}"  # VIII Kop 241/13, 3 StR 52/20
    r"|(?:[A-Z]{2,5}\s)?\d{3,8}/[A-Z]{2,5}"  # RMP 173038/NE
    r"|[A-Z]{1,3}\s\d{2,4}-\d{2,4}-\d{2,6}"  # A 209-555-871
    r"|[AES]/(?:[A-Z]{2,5}/)?(?:\d{1,4}/){0,3}\d{1,4}(?:/(?:Add|Rev|Corr)\.\d{1,3}){0,2}"  # A/HRC/13/39/Add.4
)
_CHINESE = (  # (2001) Xin Zi No. 314
    r"(?:\(\d{4}\)\s(?:(?:[A-Z][a-z]{1,8}|\d{1,4})\s){2,8}|(?:[A-Z][a-z]{1,8}\s){1,8}Zi\s)No\.\s\d{1,6}"
    r"|[^\W\da-zA-Z_]{1,12}[〔\[(（]\d{4}[〕\])）]第?\d{1,6}号"  # 沪公字〔2004〕第1187号
)
_GROUP = r"[A-Za-z0-9Đđ]{1,12}(?:\(\d{1,4}\))?"
_COURT = r"[A-Z]{2,5}|(?:[A-Z]\.){2,4}"  # MC 196/06, C.A. 4220/12
_JOINED = rf"(?:(?P<of>{_COURT})\s)?(?P<joined>{_GROUP}(?:[/.:–-]{_GROUP}){{1,7}})"  # MP001-2008-4471
_BEFORE_VALUE = r"(?:\d{1,4}\s(?=[A-Z])|[A-Z]{1,4}\s(?=[\dA-Z]))?(?:[A-Z]\w{0,5}\s(?=\d))?"  # "32 Sri", "KBX"
_VALUE = rf"(?P<labelled>{_BEFORE_VALUE}[A-Z0-9](?:[\w./-]{{0,24}}\w)?(?:\(\d{{1,4}}\)(?:/\d{{1,4}})?)?)"
_MIXED = r"(?=(?:[A-Z]{0,4}\d){4})[A-Z0-9]{5,16}"
_NUMBERED = (
    r"(?:[Nn]umber\s|[Nn]o\.\s?|#\s?)"
    rf"(?P<numbered>{_GROUP}(?:[/-]{_GROUP}){{1,4}}|\d{{4,12}}|[A-Z]{{2,4}}\s\d{{3,6}}|{_MIXED})"
)

_SMALL = frozenset({"ON", "AT", "IN", "TO", "BY", "OF", "OR"})
_YEARS = re.compile(r"(?:19|20)\d\d[-–/](?:\d\d|(?:19|20)\d\d)")
_DATE = re.compile(r"(?:[0-3]?\d[./-]){1,2}(?:\d\d|(?:19|20)\d\d)|(?:19|20)\d\d[./-][01]?\d(?:[./-][0-3]?\d)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIGURE = re.compile(r"\d{1,3}(?:[.,]\d{3}){1,8}|\d{1,9}[.:]\d{1,9}(?:[-–]\d{1,9}[.:]\d{1,9})?")
_PLAIN = re.compile(
    r"\d{2,6}/(?:19|20)\d{2}|(?:19|20)\d{2}/\d{3,6}|\d{3,6}/0\d{1,4}|(?!(?:19|20)\d\d-)\d{3,12}-(?:19|20)\d{2}"
)
_SMALL_LETTERS = re.compile(r"[a-z]{4}|[A-Z][a-z]")
_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 3
_FEWEST_BEHIND_WORD = 4  # "case 4471", but no "case 300 people saw"
_FEWEST_BEHIND_HYPHEN = 4  # "AA-20417", but no AK-47


def find_references(text: str, lexicon: Lexicon) -> Iterator[Span]:
    """The reference numbers in running text, alone or behind a word that announces one ("inmate number is …")."""
    if not _DIGIT.search(text):
        return
    for match in _pattern(lexicon).finditer(text):
        group = next((name for name in ("labelled", "numbered") if match[name]), 0)
        if match["labelled"] and not _is_number(match["labelled"]):
            continue
        if match["joined"]:
            named = bool(match["of"]) and match["of"] not in _SMALL and match["of"] not in currency_codes()
            if not _is_joined(match["joined"], named=named):
                continue
            group = 0 if named else "joined"
        yield Span(match.start(group), match.end(group), SpanKind.REFERENCE, match[group])


@lru_cache(maxsize=16)
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    words = lexicon.references
    labels, links = (choice(each) for each in (words.labels, words.links | {":"}))
    labelled = rf"(?i:{labels}(?:(?:\s?{links}){{1,3}}\s?|\s)){_VALUE}"
    return re.compile(rf"(?<![\w/])(?:{_AMNESTY}|{_CHINESE}|{labelled}|{_LONG}|{_NUMBERED}|{_JOINED})(?![\w/])")


def _is_number(value: str) -> bool:
    """Whether what an announcing word stands before is no year and no count."""
    fewest = _FEWEST_BEHIND_WORD if value.isdigit() else _FEWEST_DIGITS
    return sum(map(str.isdigit, value)) >= fewest and not (_DATE.fullmatch(value) or _YEAR.fullmatch(value))


def _is_joined(value: str, *, named: bool) -> bool:
    """Whether groups of letters and digits make a number of a case or file, and no date, figure or word."""
    digits = sum(map(str.isdigit, value))
    marks = [mark for mark in value if mark in "/.:-–"]
    if _SMALL_LETTERS.search(value) or _FIGURE.fullmatch(value) or digits < _FEWEST_DIGITS:
        return False
    if _YEARS.fullmatch(value) or _DATE.fullmatch(value):
        return named and "/" in value
    if not any(map(str.isalpha, value)):
        return len(marks) > 1 or bool(_PLAIN.fullmatch(value)) or "(" in value or named
    if marks == ["-"]:
        return any(group.isdigit() and len(group) >= _FEWEST_BEHIND_HYPHEN for group in value.split("-"))
    return any(map(str.isupper, value)) or len(marks) > 1


def references_of(action: UrgentAction) -> Iterator[str]:
    """The reference numbers in the header: the document's own, and those that it follows up."""
    numbers = [action.index, action.ua_number]
    for update in action.updates:
        numbers += [update.index, update.ua_number]
    return (number for number in numbers if number)
