"""A message as a translator gets to see it: its values stay here, and what comes back is put right."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ua_i18n.drafting.holding import Held, hold
from ua_i18n.drafting.tokens import Encoded, encode
from ua_i18n.extraction import described
from ua_i18n.hookspecs import TokenShape
from ua_i18n.model import GrammaticalNumber, Locale, Message, Protected


@dataclass(frozen=True, slots=True)
class Disguise:
    """A message on its way: the message itself, its text with what is held, and that text with tokens."""

    message: Message
    held: Held
    encoded: Encoded

    @property
    def sent(self) -> Message:
        """What is sent; a translator that knows our grammar gets the message itself."""
        if self.encoded.shape is TokenShape.BRACES:
            return self.message
        return replace(self.message, source=self.encoded.text, values=(), notes=(), references=())

    @property
    def facts(self) -> tuple[str, ...]:
        """What grammar needs to know of the tokens: whether each stands for a man or for several persons, not whom."""
        tokens = {name: token.capitalize() for token, name in self.encoded.names.items()}
        known = {entry.name: entry for note in self.message.notes if (entry := described(note))}
        return tuple(f"{tokens[name]}: {_told(known[name])}" for name in sorted(known.keys() & tokens.keys()))

    def taken(self, answer: str) -> str:
        """The answer as masked text. Raises ValueError or BraceError where it is not whole."""
        return self.held.released(self.encoded.decoded(answer))


def disguise(message: Message, locale: Locale, shape: TokenShape, *, holding: bool) -> Disguise:
    """The message with tokens of a shape; terms and dates are tokens too where they are to be held."""
    held = hold(message, locale) if holding else Held(message.source, {})
    return Disguise(message, held, encode(held.text, shape))


def _told(entry: Protected) -> str:
    plural = "plural" if entry.number is GrammaticalNumber.MANY else None
    return ", ".join(filter(None, (entry.kind, entry.gender, plural)))
