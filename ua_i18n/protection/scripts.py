"""Words in another script than the Latin text round them: the native spelling of a name, kept whatever it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ua_i18n.model import Span, SpanKind

_LETTERS = (  # of scripts that are not Latin, with the marks inside their words, without their punctuation
    r"[\u0370-\u060b\u060d-\u061a\u0620-\u1cff\u200c\u200d\u2e80-\u2fff\u3005-\u3007\u3031-\u3035\u3040-\ua4cf"
    r"\ua640-\ua69f\ua800-\uab2f\uab70-\ud7ff\uf900-\ufaff\ufb13-\ufdff\ufe70-\ufefc\U00010280-\U0001efff\U00020000-\U0003ffff]"
)
_RUN = re.compile(rf"{_LETTERS}+(?:[ ·-]{_LETTERS}+)*")
_FEWEST = 2  # letters: one alone may be a formula's, or a slip of the scanner


def find_scripts(text: str, known: Mapping[int, SpanKind]) -> Iterator[Span]:
    """The runs of words that are not Latin in a Latin text, outside `known` characters; in brackets behind a name, one
    more of the same."""
    if text.isascii() or not _is_latin(text):
        return
    for match in _RUN.finditer(text):
        if len(match[0]) >= _FEWEST and match.start() not in known and match.end() - 1 not in known:
            kind = SpanKind.ORGANISATION
            if text[: match.start()].endswith(" ("):
                kind = known.get(match.start() - 3, kind)
            yield Span(match.start(), match.end(), kind, match[0])


def _is_latin(text: str) -> bool:
    """Whether at least half of the letters of a text are Latin ones without an accent, as of any Latin text."""
    letters = sum(map(str.isalpha, text))
    return 2 * sum(letter.isascii() for letter in text if letter.isalpha()) >= letters
