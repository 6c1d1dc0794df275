"""Texts that nobody has translated: the source's own, or a machine's."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ua_i18n import (
    Check,
    Finding,
    Locale,
    Severity,
    Translation,
    drafted,
    fault,
    has_letters,
    hookimpl,
    is_draft,
    sentence,
)

_OF_PEOPLE = frozenset({"phrases", "memory", "earlier"})
"""Translators whose drafts are what people have written and approved before."""
_FEW = 2  # words: a single one may well be the same in two languages


class Untranslated:
    """The source again, perhaps with other spaces or capitals."""

    id = "untranslated"
    severity = Severity.WARNING
    description = "The translation is the message itself."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        source = translation.message.source
        if _language(translation.message.language) == _language(locale.tag):
            return
        for target in translation.targets:
            mine, theirs = sentence(target), sentence(source)
            if mine.tokens == theirs.tokens and sum(map(has_letters, mine.words)) >= _FEW:
                yield fault(self, translation, "this is the message's own text; translate it", span=(0, len(target)))


class CopiedDraft:
    """Someone cleared the mark of a draft; did they read it?"""

    id = "copied-draft"
    severity = Severity.WARNING
    description = "A machine's draft counts as final, and nobody has changed a letter of it."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        if translation.fuzzy or not translation.comments:
            return
        draft = drafted(translation.comments)
        if draft and draft.origin not in _OF_PEOPLE and is_draft(translation.target, translation.comments):
            yield fault(
                self,
                translation,
                "this is the draft of {origin} (score {score}), word for word; compare it with the message",
                origin=draft.origin,
                score=f"{draft.score:.2f}",
            )


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(Untranslated())
    register(CopiedDraft())


def _language(tag: str) -> str:
    return tag.partition("-")[0]
