"""Ways to reach somebody that stand in running text: email and web addresses, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ua_i18n.model import Span, SpanKind

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_CONTACT = re.compile(
    rf"(?<![\w.+%-])[\w.+%-]{{1,64}}@(?:{_LABEL}\.){{1,6}}[A-Za-z]{{2,18}}(?!\w)"
    r"|(?<!\w)(?:https?://|www\.)[^\s<>\"“”{}]{3,2000}"
    rf"|(?<![\w.@/-])(?:[A-Za-z0-9-]{{2,63}}\.){{1,4}}(?:org|com|net|info|gov|int|edu)(?:\.[a-z]{{2}})?(?:/[^\s<>\"“”{{}}]{{0,500}})?(?![\w@])"
    r"|(?<![\w+/.-])(?:\(\d{3}\)\s?|\d{3}[ .-])\d{3}[.-]\d{4}(?![\w/-])"  # 202.555.0143
    r"|(?<![\w+/.])(?:\+|00)\d(?:[ ().–-]{0,3}\d){6,17}(?![\w/])"
)
_SIGN = re.compile(r"[@:.][^\s<>\"]|\d(?:[\s().–-]{0,3}\d){6}")
"""What every contact has inside: without one, a sentence is not worth a closer look at each of its words."""
_TRAILING = ".,;:!?'’…"


def find_contacts(text: str) -> Iterator[Span]:
    """The contacts of a text, without the punctuation of the sentence that they end."""
    for match in _CONTACT.finditer(text) if _SIGN.search(text) else ():
        value = match[0].rstrip(_TRAILING)
        while value.endswith(")") and value.count("(") < value.count(")"):
            value = value[:-1].rstrip(_TRAILING)
        yield Span(match.start(), match.start() + len(value), SpanKind.CONTACT, value)
