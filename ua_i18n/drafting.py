"""Asks translators, in the user's order, for drafts of what is not translated; a draft that lost a name is rejected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ua_i18n.errors import RefusedError, UaError, UsageError
from ua_i18n.hookspecs import TokenShape, Translator
from ua_i18n.model import Draft, Locale, Message
from ua_i18n.placeholders import BraceError
from ua_i18n.tokens import Encoded, encode

_RETRY = {TokenShape.LETTERS: TokenShape.DIGITS, TokenShape.DIGITS: TokenShape.LETTERS}


@dataclass(frozen=True, slots=True)
class Rejection:
    """A draft that was thrown away, or that a translator failed to make, and why."""

    key: str
    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a run of drafting brought: at most one draft a message."""

    drafts: Mapping[str, Draft]
    rejected: tuple[Rejection, ...]


def choose(names: Iterable[str], translators: Mapping[str, Translator], *, online: bool) -> tuple[Translator, ...]:
    """The translators by name, in that order. Raises UsageError for an unknown one, RefusedError for one online."""
    chosen = []
    for name in dict.fromkeys(names):
        if not (translator := translators.get(name)):
            raise UsageError(f"no translator is called {name}; there are: {', '.join(sorted(translators))}")
        if translator.online and not online:
            raise RefusedError(f"{name} sends text away from this machine; add --online to allow it for this run")
        chosen.append(translator)
    return tuple(chosen)


def draft(messages: Sequence[Message], translators: Sequence[Translator], locale: Locale) -> Drafted:
    """Drafts of `messages`, each by the first translator whose answer keeps every placeholder."""
    drafts: dict[str, Draft] = {}
    rejected: list[Rejection] = []
    for translator in translators:
        first = _Round(translator, locale, translator.token)
        first.ask([message for message in messages if message.key not in drafts])
        last = first
        if first.rejected and not first.failed and (shape := _RETRY.get(translator.token)):
            last = _Round(translator, locale, shape)
            last.ask([message for message in messages if message.key in first.rejected])
        drafts |= first.drafts | last.drafts
        rejected.extend(last.rejected.values())
    return Drafted(drafts, tuple(rejected))


@dataclass(slots=True)
class _Round:
    """One round with one translator: the drafts that came back whole, by key, and what became of the others."""

    translator: Translator
    locale: Locale
    shape: TokenShape
    drafts: dict[str, Draft] = field(default_factory=dict)
    rejected: dict[str, Rejection] = field(default_factory=dict)
    failed: bool = False

    def ask(self, messages: Sequence[Message]) -> None:
        try:
            sent = self._sent(messages)
            for answer in self._answers([disguised for disguised, _ in sent.values()]):
                for message, encoded in sent[answer.key][1] if answer.key in sent else ():
                    self._take(answer, message.key, encoded)
        except UaError as error:
            self.failed = True
            for message in messages:
                if message.key not in self.drafts:
                    self._reject(message.key, str(error))

    def _sent(self, messages: Sequence[Message]) -> dict[str, tuple[Message, list[tuple[Message, Encoded]]]]:
        """What goes out, by its key, and the messages that it stands for: some may differ in their names alone."""
        sent: dict[str, tuple[Message, list[tuple[Message, Encoded]]]] = {}
        for message in messages:
            encoded = encode(message.source, self.shape)
            if self._takes(message, encoded.text):
                disguised = _disguised(message, encoded)
                sent.setdefault(disguised.key, (disguised, []))[1].append((message, encoded))
        return sent

    def _takes(self, message: Message, text: str) -> bool:
        limit = self.translator.limit
        return (limit is None or len(text) <= limit) and self.translator.supports(message.language, self.locale)

    def _answers(self, batch: Sequence[Message]) -> Iterator[Draft]:
        """The answers that say something; what is no draft at all is passed over."""
        for answer in self.translator.draft(batch, self.locale) if batch else ():
            if isinstance(answer, Draft) and isinstance(answer.target, str) and answer.target.strip():
                yield answer

    def _take(self, answer: Draft, key: str, encoded: Encoded) -> None:
        if key in self.drafts or key in self.rejected:
            return
        try:
            self.drafts[key] = replace(answer, key=key, target=encoded.decoded(answer.target))
        except (ValueError, BraceError) as error:
            self._reject(key, str(error))

    def _reject(self, key: str, reason: str) -> None:
        self.rejected[key] = Rejection(key, self.translator.name, reason)


def _disguised(message: Message, encoded: Encoded) -> Message:
    """The message as the translator sees it: values stay here unless it knows our grammar."""
    if encoded.shape is TokenShape.BRACES:
        return message
    return replace(message, source=encoded.text, values=(), notes=())
