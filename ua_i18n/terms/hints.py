"""What the termbase tells translators and reviewers of a message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ua_i18n.model import Locale, Message, Term
from ua_i18n.terms.termbase import official, terms_in
from ua_i18n.terms.titles import citation_of, title_of


@dataclass(frozen=True, slots=True)
class Hint:
    """What the termbase says of a term or a protected value of a message; `targets` has the best wording first."""

    source: str
    targets: tuple[str, ...]
    note: str = ""
    forbidden: tuple[str, ...] = ()
    authority: str = ""


def hints(message: Message, locale: Locale) -> tuple[Hint, ...]:
    """What the termbase says of a message: of its protected values first, then of the terms that it uses."""
    used = (_hint(term.source, term, term.targets) for term in terms_in(message, locale))
    return (*_of_values(message, locale), *used)


def _of_values(message: Message, locale: Locale) -> Iterator[Hint]:
    """The official title of each instrument and institution; with the article, where one is cited."""
    for _, value in message.values:
        if term := official(value, locale, message.language):
            yield _hint(value, term, term.targets)
        elif cited := citation_of(value, locale, message.language):
            article, term = cited
            title = title_of(value, locale, message.language)
            yield _hint(value, term, (title,) if title else (f"{article} … {term.targets[0]}".strip(" …"),))


def _hint(source: str, term: Term, targets: tuple[str, ...]) -> Hint:
    return Hint(source, targets, term.note, term.forbidden, term.authority)
