"""An Urgent Action with its protected values as placeholders, and back again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ua_i18n.model import (
    AppealGroup,
    LetterParts,
    Paragraph,
    Policy,
    Protected,
    Request,
    UrgentAction,
)
from ua_i18n.placeholders import escape, fill
from ua_i18n.protection.find import Matcher

Change = Callable[[str], str]


def matcher_of(protected: Iterable[Protected]) -> Matcher:
    """A matcher of the verbatim values, which yields their names; exceptions hide what they hold."""
    values: dict[str, str | None] = {}
    for entry in protected:
        if entry.policy is Policy.VERBATIM:
            values.setdefault(entry.value, entry.name)
            for exception in entry.exceptions:
                values.setdefault(exception, None)
    return Matcher(values)


def mask(text: str, matcher: Matcher) -> str:
    """Plain text as masked text: values as placeholders, braces doubled."""
    parts: list[str] = []
    position = 0
    for start, end, name in matcher.find(text):
        parts += [escape(text[position:start]), f"{{{name}}}"]
        position = end
    return "".join([*parts, escape(text[position:])])


def masked(action: UrgentAction, protected: tuple[Protected, ...]) -> UrgentAction:
    """An unmasked action masked with `protected`, which it then carries."""
    matcher = matcher_of(protected)
    return replace(with_texts(action, lambda text: mask(text, matcher)), protected=protected)


def unprotect(action: UrgentAction) -> UrgentAction:
    """The action with plain text; the list of protected values stays."""
    values = {entry.name: entry.value for entry in action.protected}
    return with_texts(action, lambda text: fill(text, values))


def remask(action: UrgentAction, protected: Iterable[Protected]) -> UrgentAction:
    """A masked action masked anew with another list of protected values."""
    return masked(unprotect(action), tuple(protected))


def running_texts(action: UrgentAction) -> Iterator[str]:
    """Every running text of an action, in the order of its fields; none that is empty."""
    found: list[str] = []

    def collect(text: str) -> str:
        found.append(text)
        return text

    with_texts(action, collect)
    return filter(None, found)


def with_texts(action: UrgentAction, change: Change) -> UrgentAction:
    """The action with `change` made to every running text; addressees and contacts are no running text."""

    def each(texts: Paragraph) -> Paragraph:
        return tuple(change(text) for text in texts)

    def paragraphs(part: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(each(paragraph) for paragraph in part)

    return replace(
        action,
        title=change(action.title),
        concerns=each(action.concerns),
        summary=paragraphs(action.summary),
        narrative=paragraphs(action.narrative),
        background=paragraphs(action.background),
        model_letter=paragraphs(action.model_letter),
        appeals=tuple(_changed_group(group, change) for group in action.appeals),
        copies_to=each(action.copies_to),
        letter=LetterParts(concern=each(action.letter.concern)),
    )


def _changed_group(group: AppealGroup, change: Change) -> AppealGroup:
    requests = tuple(_changed_request(request, change) for request in group.requests)
    return replace(group, to=group.to if group.to is None else change(group.to), requests=requests)


def _changed_request(request: Request, change: Change) -> Request:
    letter = {level: change(sentence) for level, sentence in request.letter.items()}
    return replace(request, text=change(request.text), letter=letter)
