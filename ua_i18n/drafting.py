"""Asks translators, in the user's order, for drafts of what is not yet translated; a draft that lost a name is rejected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ua_i18n.errors import RefusedError, UsageError
from ua_i18n.hookspecs import TokenShape, Translator
from ua_i18n.model import Draft, Locale, Message
from ua_i18n.placeholders import BraceError
from ua_i18n.tokens import Encoded, encode

_RETRY = {TokenShape.LETTERS: TokenShape.DIGITS, TokenShape.DIGITS: TokenShape.LETTERS}


@dataclass(frozen=True, slots=True)
class Rejection:
    """A draft that was thrown away, and why."""

    key: str
    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a run of drafting brought: at most one draft a message."""

    drafts: Mapping[str, Draft]
    rejected: tuple[Rejection, ...]


def choose(names: Iterable[str], translators: Mapping[str, Translator], *, online: bool) -> tuple[Translator, ...]:
    """The translators by name, in that order. Raises UsageError for an unknown one, RefusedError for one that is online."""
    chosen = []
    for name in names:
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
        missing = [
            message
            for message in messages
            if message.key not in drafts and translator.supports(message.language, locale)
        ]
        answered, refused = _ask(translator, missing, locale, translator.token)
        if retry := _RETRY.get(translator.token):
            failed = {rejection.key for rejection in refused}
            again = [message for message in missing if message.key in failed]
            second, refused = _ask(translator, again, locale, retry)
            answered |= second
        drafts |= answered
        rejected.extend(refused)
    return Drafted(drafts, tuple(rejected))


def _ask(
    translator: Translator, messages: Sequence[Message], locale: Locale, shape: TokenShape
) -> tuple[dict[str, Draft], list[Rejection]]:
    """One round with one translator: the drafts that came back whole, by key, and those that did not."""
    sent = {message.key: encode(message.source, shape) for message in messages if _fits(message, translator)}
    batch = [_disguised(message, sent[message.key]) for message in messages if message.key in sent]
    keys = {
        disguised.key: message.key
        for disguised, message in zip(batch, (m for m in messages if m.key in sent), strict=True)
    }
    drafts: dict[str, Draft] = {}
    rejected: list[Rejection] = []
    for answer in translator.draft(batch, locale) if batch else ():
        key = keys.get(answer.key)
        if key is None or key in drafts or not answer.target.strip():
            continue
        try:
            drafts[key] = replace(answer, key=key, target=sent[key].decoded(answer.target))
        except (ValueError, BraceError) as error:
            rejected.append(Rejection(key, translator.name, str(error)))
    return drafts, rejected


def _fits(message: Message, translator: Translator) -> bool:
    return translator.limit is None or len(message.source) <= translator.limit


def _disguised(message: Message, encoded: Encoded) -> Message:
    """The message as the translator sees it: values stay here unless it knows our grammar."""
    if encoded.shape is TokenShape.BRACES:
        return message
    return replace(message, source=encoded.text, values=(), notes=())
