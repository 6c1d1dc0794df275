"""Whether the same is said alike, and different things are not, over all messages of an appeal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ua_i18n import AnyCheck, Finding, Locale, Severity, Translation, fault, hookimpl

_PUNCTUATION = " .,:;!?…\u00a0\u202f、。،؛؟"
_BY_GRAMMAR = "salutation:"  # one salutation has a form for each rank and gender
_SHORT = 12  # characters; two short texts may well be one in another language


class Inconsistent:
    """Two translators, or one on two days."""

    id = "inconsistent"
    severity = Severity.WARNING
    description = "Messages that say the same are translated in several ways."

    def compare(self, translations: Sequence[Translation], locale: Locale) -> Iterator[Finding]:
        for group in _groups(translations, lambda translation: translation.message.source).values():
            if len({_bare(translation.target) for translation in group}) > 1:
                first = group[0]
                for translation in group[1:]:
                    if _bare(translation.target) != _bare(first.target):
                        yield fault(
                            self,
                            translation,
                            "the same text is “{other}” in message {key}",
                            other=first.target,
                            key=first.message.key,
                        )


class Reused:
    """A translation copied from a neighbour, and not adapted."""

    id = "reused"
    severity = Severity.WARNING
    description = "Messages that say different things have one translation."

    def compare(self, translations: Sequence[Translation], locale: Locale) -> Iterator[Finding]:
        for target, group in _groups(translations, lambda translation: translation.target).items():
            first = group[0]
            for translation in group[1:] if len(target) >= _SHORT else ():
                if _bare(translation.message.source) != _bare(first.message.source):
                    yield fault(
                        self,
                        translation,
                        "message {key}, “{other}”, has the same translation",
                        key=first.message.key,
                        other=first.message.source,
                    )


@hookimpl
def register_checks(register: Callable[[AnyCheck], None]) -> None:
    register(Inconsistent())
    register(Reused())


def _groups(translations: Iterable[Translation], text: Callable[[Translation], str]) -> Mapping[str, list[Translation]]:
    """The translations by a text of theirs, but for its case and end; salutations are not compared."""
    groups: dict[str, list[Translation]] = defaultdict(list)
    for translation in translations:
        if not translation.message.context.startswith(_BY_GRAMMAR):
            groups[_bare(text(translation))].append(translation)
    return groups


def _bare(text: str) -> str:
    return text.strip(_PUNCTUATION).casefold()
