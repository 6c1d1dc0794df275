"""What stands twice: words and spaces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from operator import eq

from ua_i18n import Check, Finding, Locale, Severity, Translation, fault, fold, hookimpl, sentence

_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]{2,})\s+\1(?![\w'’-])", re.IGNORECASE)
_SPACES = re.compile(r"[ \u00a0\u202f](?<=\S.)[ \u00a0\u202f]+(?=\S)")


class DoubledWord:
    """A slip that reads over itself."""

    id = "doubled-word"
    severity = Severity.WARNING
    description = "A word stands twice in a row."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        for target in translation.targets:
            view = sentence(target)
            for match in _TWICE.finditer(view.literal) if any(map(eq, view.tokens, view.tokens[1:])) else ():
                pair = fold(" ".join(match[0].split()))
                if pair not in locale.words.get("doubles", ()) and not _TWICE.search(translation.message.source):
                    yield fault(self, translation, "“{word}” stands twice", span=match.span(), word=match[1])


class DoubledSpace:
    """Invisible in an editor, and a gap in a letter."""

    id = "doubled-space"
    severity = Severity.WARNING
    description = "Several spaces stand in a row."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        for target in translation.targets:
            match = None if _has_plain_spaces(target) else _SPACES.search(target)
            if match and not _SPACES.search(translation.message.source):
                fix = _SPACES.sub(lambda spaces: min(spaces[0], key=" \u00a0\u202f".index), target)
                yield fault(self, translation, "several spaces in a row", span=match.span(), fix=fix)


def _has_plain_spaces(text: str) -> bool:
    """Whether all its spaces are single ones of the usual kind, which alone is printable to Python."""
    return "  " not in text and text.isprintable()


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(DoubledWord())
    register(DoubledSpace())
