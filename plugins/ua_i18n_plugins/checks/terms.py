"""Terms as the termbase has them, in whatever inflection."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ua_i18n import (
    Check,
    Finding,
    Locale,
    Severity,
    Term,
    TermStatus,
    Translation,
    fault,
    find_term,
    hookimpl,
    sentence,
    terms_in,
)

_FORBIDDEN = "“{word}” is forbidden for “{term}”"
_FORBIDDEN_BUT = "“{word}” is forbidden for “{term}”; write “{better}”"


class Terminology:
    """The established wording: one translator writes as the other does."""

    id = "terminology"
    severity = Severity.WARNING
    description = "A term of the message is not translated as the termbase has it."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        for term in terms_in(translation.message, locale):
            if term.targets and term.status is not TermStatus.ADMITTED:
                for target in translation.targets:
                    if not any(_found(wanted, target, locale) for wanted in term.targets):
                        wanted = "”, “".join(term.targets)
                        template = "“{term}” is “{wanted}” in the termbase"
                        yield fault(self, translation, template, term=term.source, wanted=wanted)


class ForbiddenTerm:
    """A word that the section never uses."""

    id = "forbidden-term"
    severity = Severity.WARNING
    description = "The translation uses a word that the termbase forbids."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        for term in terms_in(translation.message, locale):
            for target in translation.targets if term.forbidden else ():
                yield from self._in(translation, target, term, locale)

    def _in(self, translation: Translation, target: str, term: Term, locale: Locale) -> Iterator[Finding]:
        allowed = [span for wanted in term.targets if (span := _found(wanted, target, locale))]
        for word in term.forbidden:
            span = _found(word, target, locale)
            if span and not any(start <= span[0] and span[1] <= end for start, end in allowed):
                better = "”, “".join(term.targets)
                template = _FORBIDDEN_BUT if better else _FORBIDDEN
                values = {"better": better} if better else {}
                yield fault(self, translation, template, span=span, word=word, term=term.source, **values)


def _found(wording: str, target: str, locale: Locale) -> tuple[int, int] | None:
    """Where a translation has a wording in its own words, not in a placeholder."""
    return find_term(wording, sentence(target).literal, locale.tag)


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(Terminology())
    register(ForbiddenTerm())
