"""Asks translators, in the user's order, for drafts of what is not translated; a draft that lost a name is rejected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ua_i18n.drafting.answers import Answers, Asked
from ua_i18n.drafting.disguise import Disguise, disguise
from ua_i18n.errors import RefusedError, UaError, UsageError
from ua_i18n.hookspecs import Engine, TokenShape, Translator
from ua_i18n.model import Draft, Locale, Message
from ua_i18n.placeholders import BraceError
from ua_i18n.terms.titles import titled

SAID_BEFORE = frozenset({"memory", "earlier"})
"""The translators whose drafts are a person's own wording."""

_RETRY = {TokenShape.LETTERS: TokenShape.DIGITS, TokenShape.DIGITS: TokenShape.LETTERS}


@dataclass(frozen=True, slots=True)
class Rejection:
    """A draft that was thrown away, or that a translator failed to make, and why."""

    key: str
    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a run of drafting brought: at most one draft a message.

    Translators that are `broken` gave up as a whole; the `silent` do not know the language, and were not asked.
    """

    drafts: Mapping[str, Draft]
    rejected: tuple[Rejection, ...]
    interrupted: bool = False
    broken: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Payload:
    """What a translator would be sent, to the letter; where nothing would be, the `problem` says why."""

    origin: str
    online: bool
    texts: tuple[str, ...]
    problem: str = ""


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


def draft(
    messages: Sequence[Message], translators: Sequence[Translator], locale: Locale, answers: Answers | None = None
) -> Drafted:
    """Drafts of `messages`, each by the first translator whose answer keeps every placeholder.

    What machines answered before is taken from `answers`, and what they answer now is kept there. Ctrl-C ends the
    asking, and what was drafted until then is the result.
    """
    drafts: dict[str, Draft] = {}
    rejected: list[Rejection] = []
    broken: list[str] = []
    silent: list[str] = []
    for translator in translators:
        rounds = _rounds(translator, locale, answers)
        left = [message for message in messages if message.key not in drafts]
        for turn in rounds:
            turn.ask(left)
            drafts |= turn.drafts
            left = [message for message in left if message.key in turn.lost]
            if turn.interrupted:
                return Drafted(drafts, tuple(rejected), True, tuple(broken), tuple(silent))
            if turn.failed or not left:
                break
        refusals = {key: rejection for turn in rounds for key, rejection in turn.rejected.items()}
        rejected.extend(rejection for key, rejection in refusals.items() if key not in drafts)
        broken += [translator.name] if any(turn.failed for turn in rounds) else []
        silent += [translator.name] if rounds[0].silent else []
    return Drafted(drafts, tuple(rejected), False, tuple(broken), tuple(silent))


def _rounds(translator: Translator, locale: Locale, answers: Answers | None) -> tuple[_Round, ...]:
    """The ways to ask a translator: in its own shape first, then in another and with nothing held."""
    holding = isinstance(translator, Engine) and not translator.knows_terms
    first = _Round(translator, locale, translator.token, answers, holding)
    again = _RETRY.get(translator.token)
    return (first, _Round(translator, locale, again, answers)) if again else (first,)


def rehearse(messages: Sequence[Message], translators: Sequence[Translator], locale: Locale) -> tuple[Payload, ...]:
    """What each translator would be sent, if none before it answers; only lookups on this machine are asked."""
    left = list(messages)
    found: list[Payload] = []
    for translator in translators:
        if isinstance(translator, Engine) or translator.online or translator.token is not TokenShape.BRACES:
            found.append(_rounds(translator, locale, None)[0].rehearsed(left))
        else:
            answered = draft(left, [translator], locale).drafts
            left = [message for message in left if message.key not in answered]
    return tuple(found)


@dataclass(slots=True)
class _Round:
    """One round with one translator: the drafts that came back whole, by key, and what became of the others."""

    translator: Translator
    locale: Locale
    shape: TokenShape
    answers: Answers | None = None
    holding: bool = False
    drafts: dict[str, Draft] = field(default_factory=dict)
    rejected: dict[str, Rejection] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    speaks: dict[str, bool] = field(default_factory=dict)
    failed: bool = False
    interrupted: bool = False

    @property
    def silent(self) -> bool:
        """Whether the translator knows none of the languages that it was to translate from into the locale's."""
        return bool(self.speaks) and not any(self.speaks.values())

    def ask(self, messages: Sequence[Message]) -> None:
        try:
            sent = self._sent(messages)
            asked = self._asked([disguised for disguised, _ in sent.values()])
            for key in [key for key, question in asked.items() if self._knows(question, sent[key][1])]:
                del sent[key]
            for answer in self._answers([disguised for disguised, _ in sent.values()]):
                if answer.key in sent and self._take(answer, sent[answer.key][1]) and answer.key in asked:
                    self._keep(asked[answer.key], answer)
        except KeyboardInterrupt:
            self.interrupted = True
        except UaError as error:
            self.failed = True
            for message in messages:
                if message.key not in self.drafts:
                    self._reject(message.key, str(error))

    def rehearsed(self, messages: Sequence[Message]) -> Payload:
        """What would be sent, or why nothing would."""
        try:
            batch = [disguised for disguised, _ in self._sent(messages).values()]
            texts = tuple(self._payload(batch))
        except UaError as error:
            return Payload(self.translator.name, self.translator.online, (), str(error))
        return Payload(self.translator.name, self.translator.online, texts)

    def _payload(self, batch: Sequence[Message]) -> Iterable[str]:
        if isinstance(self.translator, Engine):
            return self.translator.payload(batch, self.locale)
        return (message.source for message in batch)

    def _sent(self, messages: Sequence[Message]) -> dict[str, tuple[Message, list[Disguise]]]:
        """What goes out, by its key, and the messages that it stands for: some may differ in their names alone."""
        groups: dict[str, list[Disguise]] = {}
        for message in messages:
            sent = disguise(message, self.locale, self.shape, holding=self.holding)
            if self._takes(message, sent.encoded.text):
                groups.setdefault(sent.sent.key, []).append(sent)
        told = self.shape is not TokenShape.BRACES and isinstance(self.translator, Engine)
        return {key: (self._spoken_for(group) if told else group[0].sent, group) for key, group in groups.items()}

    @staticmethod
    def _spoken_for(group: Sequence[Disguise]) -> Message:
        """The one message that is sent for several; an engine is told of its tokens what is true of all."""
        first = group[0]
        shared = {sent.facts for sent in group} == {first.facts}
        return replace(first.sent, notes=first.facts) if shared else first.sent

    def _takes(self, message: Message, text: str) -> bool:
        if message.language not in self.speaks:
            self.speaks[message.language] = self.translator.supports(message.language, self.locale)
        limit = self.translator.limit
        return self.speaks[message.language] and (limit is None or len(text) <= limit)

    def _asked(self, batch: Sequence[Message]) -> dict[str, Asked]:
        """What the answers to an engine's questions are kept under, by message; nothing where they are not kept."""
        engine = self.translator
        if self.answers is None or not isinstance(engine, Engine) or not engine.version:
            return {}
        payloads = zip(batch, engine.payload(batch, self.locale), strict=True)
        return {
            message.key: Asked(engine.name, engine.version, message.language, self.locale.tag, payload)
            for message, payload in payloads
        }

    def _knows(self, question: Asked, group: Sequence[Disguise]) -> bool:
        known = self.answers.get(question) if self.answers else None
        return known is not None and self._take(known, group)

    def _keep(self, question: Asked, answer: Draft) -> None:
        if self.answers:
            self.answers.put(question, answer)

    def _answers(self, batch: Sequence[Message]) -> Iterator[Draft]:
        """The answers that say something, were it why there is no draft; what is no draft at all is passed over."""
        for answer in self.translator.draft(batch, self.locale) if batch else ():
            if isinstance(answer, Draft) and isinstance(answer.target, str) and (answer.target.strip() or answer.note):
                yield answer

    def _take(self, answer: Draft, group: Sequence[Disguise]) -> bool:
        """Whether the answer is whole for all that it stands for, which it then is the draft of."""
        whole = True
        for sent in group:
            key = sent.message.key
            if key in self.drafts or key in self.rejected:
                continue
            if not answer.target.strip():
                self._reject(key, answer.note)
                whole = False
                continue
            try:
                self.drafts[key] = replace(
                    answer, key=key, target=self._titled(sent.taken(answer.target), sent.message)
                )
            except (ValueError, BraceError) as error:
                self._reject(key, str(error))
                self.lost.add(key)
                whole = False
        return whole

    def _titled(self, target: str, message: Message) -> str:
        """A draft with official titles in it; what people have said before stays as they said it."""
        return target if self.translator.name in SAID_BEFORE else titled(target, message, self.locale)

    def _reject(self, key: str, reason: str) -> None:
        self.rejected[key] = Rejection(key, self.translator.name, reason)
