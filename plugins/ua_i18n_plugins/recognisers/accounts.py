"""Bank accounts: an IBAN is recognised by its check digits, so that an ordinary code is never taken for one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ua_i18n import Recogniser, Span, SpanKind, hookimpl

_GROUPED = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_SHORTEST, _LONGEST = 15, 34


class Accounts:
    """Recognises International Bank Account Numbers, in groups of four or in one piece."""

    name = "accounts"

    def recognise(self, text: str, language: str) -> Iterator[Span]:
        """Yield each IBAN whose check digits are right, in order."""
        for match in _GROUPED.finditer(text):
            if is_iban(match[0]):
                yield Span(match.start(), match.end(), SpanKind.REFERENCE, match[0])


def is_iban(text: str) -> bool:
    """Whether a code has the length and the check digits of an IBAN. Source: ISO 13616-1, check digits of ISO 7064."""
    code = text.replace(" ", "")
    if not _SHORTEST <= len(code) <= _LONGEST:
        return False
    digits = "".join(str(int(character, 36)) for character in code[4:] + code[:4])
    return int(digits) % 97 == 1


@hookimpl
def register_recognisers(register: Callable[[Recogniser], None]) -> None:
    register(Accounts())
