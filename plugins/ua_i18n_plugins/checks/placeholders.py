"""Whether a translation has the placeholders of its message: all, only those, and as often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from ua_i18n import BraceError, Check, Finding, Locale, Severity, Slot, Translation, hookimpl, pieces


class PlaceholderMissing:
    """A value that the message has would be lost."""

    id = "placeholder-missing"
    severity = Severity.ERROR
    description = "A placeholder of the message is missing from the translation."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        values = dict(translation.message.values)
        for target in _well_formed(translation):
            present = {slot.name for slot in _slots(target)}
            for name in _names(translation.message.source):
                if name not in present:
                    what = f"{{{name}}} ({values[name]})" if name in values else f"{{{name}}}"
                    yield _finding(self, translation, f"{what} is missing; put it where the translation speaks of it")


class PlaceholderForeign:
    """A placeholder without a value cannot be printed."""

    id = "placeholder-foreign"
    severity = Severity.ERROR
    description = "The translation has a placeholder that the message lacks."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        known = _names(translation.message.source)
        for target in _well_formed(translation):
            for slot in _slots(target):
                if slot.name not in known:
                    meant = _meant(slot.name, known)
                    explanation = f"{{{slot.name}}} is no placeholder of this message" + (
                        f"; is {{{meant}}} meant?" if meant else ""
                    )
                    fix = f"{target[: slot.start]}{{{meant}}}{target[slot.end :]}" if meant else None
                    yield Finding(
                        self.id, self.severity, translation.message.key, explanation, (slot.start, slot.end), fix
                    )


class PlaceholderCount:
    """Often right, as languages repeat names differently, but worth a look."""

    id = "placeholder-count"
    severity = Severity.WARNING
    description = "A placeholder stands more or less often in the translation than in the message."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        wanted = _names(translation.message.source)
        for target in _well_formed(translation):
            given = Counter(slot.name for slot in _slots(target))
            for name, count in wanted.items():
                if given[name] and given[name] != count:
                    yield _finding(
                        self, translation, f"{{{name}}} stands {given[name]} × here, {count} × in the message"
                    )


class BraceSyntax:
    """A brace that is neither doubled nor round a name."""

    id = "brace-syntax"
    severity = Severity.ERROR
    description = "A brace is neither part of a placeholder nor doubled."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        for target in translation.targets:
            try:
                pieces(target)
            except BraceError as error:
                span = (error.offset, error.offset + 1)
                explanation = f"{error}; write {{Name}} for a placeholder, {{{{ or }}}} for a brace"
                yield Finding(self.id, self.severity, translation.message.key, explanation, span)


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    for check in (PlaceholderMissing(), PlaceholderForeign(), PlaceholderCount(), BraceSyntax()):
        register(check)


def _finding(check: Check, translation: Translation, explanation: str) -> Finding:
    return Finding(check.id, check.severity, translation.message.key, explanation)


def _well_formed(translation: Translation) -> Iterator[str]:
    """The targets whose braces can be read; of the others, `brace-syntax` speaks."""
    for target in translation.targets:
        try:
            pieces(target)
        except BraceError:
            continue
        yield target


def _slots(text: str) -> list[Slot]:
    return [piece for piece in pieces(text) if isinstance(piece, Slot)]


def _names(source: str) -> Counter[str]:
    return Counter(slot.name for slot in _slots(source))


def _meant(name: str, known: Counter[str]) -> str | None:
    """The one placeholder that differs from `name` by case alone."""
    alike = [other for other in known if other.casefold() == name.casefold()]
    return alike[0] if len(alike) == 1 else None
