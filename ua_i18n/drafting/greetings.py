"""The first translator that is asked: salutations that the source itself gives in the letter's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ua_i18n import placeholders
from ua_i18n.extraction import Extractor
from ua_i18n.hookspecs import TokenShape
from ua_i18n.model import Draft, Locale, Message, UrgentAction
from ua_i18n.protection import mask
from ua_i18n.protection.persons import addressees_of

_CERTAIN = 1.0


class Greetings:
    """A translator that knows salutations only: "Dear Minister / Madame le Ministre"."""

    name = "source"
    online = False
    token = TokenShape.BRACES
    limit: int | None = None

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known

    @classmethod
    def of(cls, action: UrgentAction, locale: str) -> Greetings:
        """Knows the salutations of an appeal in a locale, by the message that they say; of two, the first."""
        extractor = Extractor.of(action)
        known: dict[str, str] = {}
        for addressee in addressees_of(action):
            given = addressee.salutation_by_language
            own = given.get(locale) or given.get(locale.partition("-")[0])
            if own and addressee.salutation:
                message = extractor.salutation(addressee)
                target = mask(own, extractor.matcher)
                if sorted(placeholders.names(target)) == sorted(placeholders.names(message.source)):
                    known.setdefault(message.key, target)
        return cls(known)

    def supports(self, source: str, target: Locale) -> bool:
        return bool(self._known)

    def draft(self, messages: Sequence[Message], locale: Locale) -> Iterator[Draft]:
        for message in messages:
            if target := self._known.get(message.key):
                yield Draft(message.key, target, self.name, _CERTAIN)
