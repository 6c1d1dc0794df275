"""Drafts by a language model behind an OpenAI-compatible endpoint: on this machine, unless the user names another."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from ua_i18n import Draft, Locale, Message, TokenShape, Translator, hookimpl
from ua_i18n_plugins.translators import asking, prompt
from ua_i18n_plugins.translators.service import Service, served
from ua_i18n_plugins.translators.wire import UnansweredError, Wire

_HERE = Service(endpoint="http://127.0.0.1:8080/v1", timeout=300, concurrency=1)  # where llama.cpp listens
_SCORE = 0.6


class Chat:
    """Asks a language model for one message at a time, with its neighbours, terms and grammar, and no value."""

    name = "chat"
    token = TokenShape.LETTERS
    limit: int | None = None
    knows_terms = True

    def __init__(self, service: Service = _HERE) -> None:
        self._service = service
        self._wire: Wire | None = None
        self.online = service.online
        self.version = f"prompt {prompt.VERSION} {service.endpoint} {service.model}"

    def configured(self, options: Mapping[str, str]) -> Translator:
        return Chat(served(self.name, self._service, options, ("endpoint", "model")))

    def supports(self, source: str, target: Locale) -> bool:
        return source.partition("-")[0] != target.tag.partition("-")[0]

    def pairs(self) -> str:
        return "any pair that its model knows"

    def payload(self, messages: Sequence[Message], locale: Locale) -> Iterator[str]:
        return (json.dumps(body, ensure_ascii=False) for body in self._bodies(messages, locale))

    def draft(self, messages: Sequence[Message], locale: Locale) -> Iterator[Draft]:
        bodies = dict(zip((message.key for message in messages), self._bodies(messages, locale), strict=True))

        def ask(message: Message) -> Draft:
            text = prompt.answer(self._completion(bodies[message.key]), message.source)
            return Draft(message.key, text, self.name, _SCORE, self._service.model)

        return asking.each(messages, ask, self.name, self._service.concurrency)

    def _bodies(self, messages: Sequence[Message], locale: Locale) -> Iterator[dict[str, Any]]:
        return (prompt.request(messages, place, locale, self._service.model) for place in range(len(messages)))

    def _completion(self, body: Mapping[str, Any]) -> object:
        self._wire = wire = self._wire or Wire(self.name, self._service)
        wire.spend(sum(len(part["content"]) for part in body["messages"]))
        headers = {"Authorization": f"Bearer {self._service.key}"} if self._service.key else {}
        response = wire.post(f"{self._service.endpoint}/chat/completions", json=body, headers=headers)
        try:
            return response.json()
        except ValueError:
            raise UnansweredError("the service answered with something that is no JSON") from None


@hookimpl
def register_translators(register: Callable[[Translator], None]) -> None:
    register(Chat())
