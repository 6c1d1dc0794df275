"""What a forwarder or a web page has put above a document: mail headers, remarks, links in another script."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from ua_i18n.reading.header import Header
from ua_i18n.reading.labels import Labels, Words
from ua_i18n.reading.lines import Line
from ua_i18n.reading.phrases import alternatives, is_caseless


@lru_cache(maxsize=16)
def begins_mail(words: Words) -> re.Pattern[str]:
    """Finds the field of a letter's head that a line begins with: "Subject: …"."""
    return re.compile(rf"(?:{alternatives(words)}):\s", re.IGNORECASE)


def first_sign(lines: Sequence[Line], said: Callable[[str], Header | None], labels: Labels) -> int:
    """Where the first line with an index or a UA number stands, fields of a mail header aside; -1 where none does."""
    mail = begins_mail(labels.furniture.mail)
    told = ((n, said(line.text)) for n, line in enumerate(lines) if not mail.match(line.text))
    return next((n for n, header in told if header and (header.number or header.index)), -1)


def end_of_mail(lines: Sequence[Line], sign: int, labels: Labels) -> int:
    """Where the last mail header ends above the line `sign`, which has an index or a UA number; 0 where none is."""
    mail = begins_mail(labels.furniture.mail)
    return max((n + 1 for n, line in enumerate(lines[: max(sign, 0)]) if mail.match(line.text)), default=0)


def is_foreign(line: Line, labels: Labels) -> bool:
    """Whether a line is in a script without capitals, and the document's language in one with them."""
    return is_caseless(line.text) and not any(map(is_caseless, labels.action.own))
