"""Whether a translation has the placeholders of its message: all, only those, and as often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from ua_i18n import Check, Finding, Locale, Sentence, Severity, Translation, fault, hookimpl, sentence


class PlaceholderMissing:
    """A value that the message has would be lost."""

    id = "placeholder-missing"
    severity = Severity.ERROR
    description = "A placeholder of the message is missing from the translation."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        for _, wanted, given in _differing(translation):
            values = dict(translation.message.values)
            for name in wanted.keys() - given.keys():
                template = "{{{name}}} ({value}) is missing; put it where the translation speaks of it"
                yield fault(self, translation, template, name=name, value=values.get(name, "?"))


class PlaceholderForeign:
    """A placeholder without a value cannot be printed."""

    id = "placeholder-foreign"
    severity = Severity.ERROR
    description = "The translation has a placeholder that the message lacks."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        for view, known, _ in _differing(translation):
            for slot in view.slots:
                if slot.name in known:
                    continue
                span, meant = (slot.start, slot.end), _meant(slot.name, known)
                if meant is None:
                    template = "{{{name}}} is no placeholder of this message"
                    yield fault(self, translation, template, span=span, name=slot.name)
                else:
                    template = "{{{name}}} is no placeholder of this message; is {{{meant}}} meant?"
                    fix = f"{view.text[: slot.start]}{{{meant}}}{view.text[slot.end :]}"
                    yield fault(self, translation, template, span=span, fix=fix, name=slot.name, meant=meant)


class PlaceholderCount:
    """Often right, as languages repeat names differently, but worth a look."""

    id = "placeholder-count"
    severity = Severity.WARNING
    description = "A placeholder stands more or less often in the translation than in the message."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        for _, wanted, given in _differing(translation):
            for name, count in wanted.items():
                if given[name] and given[name] != count:
                    template = "{{{name}}} stands {given} × here, {count} × in the message"
                    yield fault(self, translation, template, name=name, given=given[name], count=count)


class BraceSyntax:
    """A brace that is neither doubled nor round a name."""

    id = "brace-syntax"
    severity = Severity.ERROR
    description = "A brace is neither part of a placeholder nor doubled."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        for target in translation.targets:
            if (offset := sentence(target).stray) is not None:
                yield fault(
                    self,
                    translation,
                    "the brace in “{place}” opens or closes no placeholder; double it if it is meant",
                    span=(offset, offset + 1),
                    place=target[max(0, offset - 15) : offset + 25],
                )


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    for check in (PlaceholderMissing(), PlaceholderForeign(), PlaceholderCount(), BraceSyntax()):
        register(check)


def _differing(translation: Translation) -> Iterator[tuple[Sentence, Counter[str], Counter[str]]]:
    """Each target whose placeholders are not the message's, with what the message has and what it has itself.

    Of targets whose braces cannot be read, `brace-syntax` speaks.
    """
    wanted = sentence(translation.message.source).names
    for view in map(sentence, translation.targets):
        given = view.names
        if given != wanted and view.stray is None:
            yield view, Counter(wanted), Counter(given)


def _meant(name: str, known: Counter[str]) -> str | None:
    """The one placeholder that differs from `name` by case alone."""
    alike = [other for other in known if other.casefold() == name.casefold()]
    return alike[0] if len(alike) == 1 else None
