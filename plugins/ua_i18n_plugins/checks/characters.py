"""Characters that nobody sees and that change what a letter shows."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from ua_i18n import Check, Finding, Locale, Severity, Translation, hookimpl

_FORMATTING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # embeddings, overrides, isolates
_MARKS = frozenset("\u061c\u200e\u200f")  # right-to-left writers type these, and need them
_BYTE_ORDER = "\ufeff"


class BidiControl:
    """An override can show a name or number backwards."""

    id = "bidi-control"
    severity = Severity.ERROR
    description = "The translation has a control character of writing direction that the message lacks."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        unwanted = _FORMATTING if locale.direction == "rtl" else _FORMATTING | _MARKS
        yield from _found(self, translation, lambda character: character in unwanted)


class ControlCharacter:
    """What comes along when text is pasted from elsewhere."""

    id = "control-character"
    severity = Severity.ERROR
    description = "The translation has a control character that the message lacks."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        yield from _found(self, translation, _is_control)


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(BidiControl())
    register(ControlCharacter())


def _found(check: Check, translation: Translation, unwanted: Callable[[str], bool]) -> Iterator[Finding]:
    """One finding a target, at the first such character; the fix is without all of them."""
    known = frozenset(translation.message.source)
    for target in translation.targets:
        bad = [number for number, character in enumerate(target) if unwanted(character) and character not in known]
        if bad:
            first = target[bad[0]]
            name = unicodedata.name(first, "control character").lower()
            more = f", and {len(bad) - 1} more" if len(bad) > 1 else ""
            fix = "".join(character for number, character in enumerate(target) if number not in frozenset(bad))
            explanation = f"U+{ord(first):04X} ({name}) at character {bad[0] + 1}{more}; remove it"
            span = (bad[0], bad[0] + 1)
            yield Finding(check.id, check.severity, translation.message.key, explanation, span, fix)


def _is_control(character: str) -> bool:
    """Line ends are left to the check that counts them."""
    return character == _BYTE_ORDER or (unicodedata.category(character) in ("Cc", "Cs", "Co") and character != "\n")
