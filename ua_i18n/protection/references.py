"""Reference numbers of documents: index numbers and Urgent Action numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ua_i18n.model import Span, SpanKind, UrgentAction

_REFERENCE = re.compile(
    r"(?<!\w)(?:"
    r"(?:AFR|AMR|ASA|EUR|MDE|ORG|ACT|IOR|POL|NWS|DOC)\s\d{2}/\d{1,5}/\d{2,4}(?:/(?:s|S|A|cor|[A-Z]{2,3}))?"
    r"|(?:UA|AU|FI|EXTRA)(?::\s|\s|:)\d{1,4}/\d{2,4}(?:-\d{1,2})?"
    r")(?!\w)"
)


def find_references(text: str) -> Iterator[Span]:
    """The reference numbers in running text."""
    for match in _REFERENCE.finditer(text):
        yield Span(match.start(), match.end(), SpanKind.REFERENCE, match[0])


def references_of(action: UrgentAction) -> Iterator[str]:
    """The reference numbers in the header: the document's own, and those that it follows up."""
    numbers = [action.index, action.ua_number]
    for update in action.updates:
        numbers += [update.index, update.ua_number]
    return (number for number in numbers if number)
