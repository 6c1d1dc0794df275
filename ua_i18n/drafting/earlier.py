"""The first memory that is asked: what earlier documents of the same Urgent Action already say, word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ua_i18n.hookspecs import TokenShape
from ua_i18n.model import Draft, Locale, Message, Translation

_Values = tuple[tuple[str, str], ...]
_SAME_CONTEXT, _OTHER_CONTEXT = 1.0, 0.95


class Earlier:
    """A translator that knows whole messages only, with the same protected values in them."""

    name = "earlier"
    online = False
    token = TokenShape.BRACES
    limit: int | None = None

    def __init__(self, known: Mapping[tuple[str, _Values], Mapping[str, tuple[str, str]]]) -> None:
        self._known = known

    @classmethod
    def of(cls, translations: Iterable[tuple[str, Translation]]) -> Earlier:
        """Knows what people have translated, by the id of its appeal; of several translations, the first."""
        known: dict[tuple[str, _Values], dict[str, tuple[str, str]]] = {}
        for appeal, translation in translations:
            if not translation.empty and not translation.fuzzy:
                by_context = known.setdefault(_identity(translation.message), {})
                by_context.setdefault(translation.message.context, (translation.target, appeal))
        return cls(known)

    def supports(self, source: str, target: Locale) -> bool:
        return bool(self._known)

    def draft(self, messages: Sequence[Message], locale: Locale) -> Iterator[Draft]:
        for message in messages:
            by_context = self._known.get(_identity(message), {})
            score = _SAME_CONTEXT if message.context in by_context else _OTHER_CONTEXT
            if found := by_context.get(message.context) or next(iter(by_context.values()), None):
                target, appeal = found
                yield Draft(message.key, target, self.name, score, appeal)


def _identity(message: Message) -> tuple[str, _Values]:
    return message.source, tuple(sorted(message.values))
