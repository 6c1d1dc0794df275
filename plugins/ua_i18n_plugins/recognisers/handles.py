"""Names on social media: handles, as @UN_Spokesperson or @amnesty@example.social, and hashtags."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ua_i18n import Recogniser, Span, SpanKind, hookimpl

_SERVER = r"(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,18}"
_HANDLE = re.compile(
    rf"(?<![\w@./#])(?:@[A-Za-z0-9_](?:[A-Za-z0-9_.]{{0,28}}[A-Za-z0-9_])?(?:@{_SERVER})?(?![\w@])|#(?=\w{{0,99}}[^\W\d_])\w{{2,100}})"
)


class Handles:
    """Recognises handles and hashtags; an email address is neither."""

    name = "handles"

    def recognise(self, text: str, language: str) -> Iterator[Span]:
        """Yield each handle and hashtag with its sign, in order."""
        for match in _HANDLE.finditer(text):
            yield Span(match.start(), match.end(), SpanKind.CONTACT, match[0])


@hookimpl
def register_recognisers(register: Callable[[Recogniser], None]) -> None:
    register(Handles())
