"""Reference numbers of documents: index numbers and Urgent Action numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ua_i18n.model import Span, SpanKind, UrgentAction

_REFERENCE = re.compile(
    r"(?<![\w/])(?:"
    r"(?:AFR|AMR|ASA|EUR|MDE|ORG|ACT|IOR|POL|NWS|DOC)\s\d{2}/\d{1,5}/\d{2,4}(?:/(?:s|S|A|cor|[A-Z]{2,3}))?"
    r"|(?:UA|AU|FI|EXTRA)(?::\s|\s|:)\d{1,4}/\d{2,4}(?:-\d{1,2})?"
    r"|(?:UA|AU)-\d{1,4}/\d{2,4}|(?:UA|AU)\s\d{1,4}-\d{2}"
    r"|\d{1,6}[/-][A-Z]{1,6}/\d{2,6}|\d{1,4}-\d{1,6}/\d{2,4}"  # 04/CC/2005
    r"|[A-Z]{2,6}\s[Nn]o\.\s(?:\d{4,12}|\d{1,12}(?:/\d{1,6}){1,3})"  # TDCJ No. 999217, but no SIZO No. 1
    r"|(?:Ref\.?|REF|[Rr]eference|(?:Our|Your) ref):\s"
    r"(?P<marked>(?=[A-Z0-9/.-]{0,24}\d)[A-Z0-9]{1,12}(?:[/.-][A-Z0-9]{1,12}){0,6})"
    r"|#\d{4,12}"
    r"|(?:[Nn]umber\s|[Nn]o\.\s?|#\s?)(?P<numbered>[A-Z]{1,4}-\d{3,9}|[A-Z]{0,3}[/-]?\d{1,6}(?:[/-]\d{1,6}){1,4}|\d{5,12}"
    r"|(?=(?:[A-Z]{0,4}\d){4})[A-Z0-9]{5,16})"
    r"|[A-Z]{1,6}(?:[/-][A-Z]{1,6}){0,3}(?:[/-]\d{1,6}){0,2}/\d{1,6}(?:[/-]\d{1,6}){0,2}"
    r"(?:-[A-Z]{1,4})?"  # HRTF/BT/0417/93
    r"|(?!(?:ON|AT|IN|TO|BY|OF|OR)\s)[A-Z]{2,5}\s\d{1,6}/\d{2,4}"  # MC 196/06
    r"|\d{2,6}/(?:19|20)\d{2}|(?:19|20)\d{2}/\d{3,6}"  # 2019/28761
    r"|(?!(?:19|20)\d\d-)\d{3,6}-(?:19|20)\d{2}|\d{1,3}/\d{1,3}-\d{3,6}"  # 0873-2009, 12/3-227
    r"|[A-Z]{1,2}\d{6,9}|[A-Z]{1,3}-\d{2,6}-\d{2,4}|(?:MC|PM)\s\d{1,4}-\d{2}"  # N0224418, P-1144-08
    r"|(?:[A-Z]{2,6}\s)?I\.?D\.?\s(?:[Nn]o\.?\s|[Nn]umber\s)?[A-Z]{0,3}\d{4,16}"  # GDC ID 0000961234
    r"|[A-Z]{1,3}[\s-]?\d{2,4}-\d{2,4}-\d{2,6}|[A-Z]{2,5}-\d{2,5}-\d{2,4}"  # A 209-555-871, MC-118-09
    r"|\(\d{4}\)(?:\s[A-Z][a-z]{1,8}){2,8}\sNo\.\s\d{1,6}"  # (2001) Xin Xing Zi No. 314
    r"|[^\W\da-zA-Z_]{1,12}[〔\[(（]\d{4}[〕\])）]第?\d{1,6}号"  # 沪公字〔2004〕第1187号
    r")(?![\w/])"
)
_MONTH_AND_YEAR = re.compile(r"(?:0\d|1[0-2])/(?:19|20)\d\d")


def find_references(text: str) -> Iterator[Span]:
    """The reference numbers in running text."""
    for match in _REFERENCE.finditer(text):
        if _MONTH_AND_YEAR.fullmatch(match[0]):
            continue
        group = next((name for name in ("numbered", "marked") if match[name]), 0)
        yield Span(match.start(group), match.end(group), SpanKind.REFERENCE, match[group])


def references_of(action: UrgentAction) -> Iterator[str]:
    """The reference numbers in the header: the document's own, and those that it follows up."""
    numbers = [action.index, action.ua_number]
    for update in action.updates:
        numbers += [update.index, update.ua_number]
    return (number for number in numbers if number)
