"""Drafts by the services that deep-translator speaks to, each under its own name."""

from __future__ import annotations

import importlib
import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from itertools import groupby
from typing import Any

from ua_i18n import Draft, Locale, Message, PluginError, TokenShape, Translator, UsageError, hookimpl, tag
from ua_i18n_plugins.translators import asking
from ua_i18n_plugins.translators.service import Service, served
from ua_i18n_plugins.translators.splitting import split
from ua_i18n_plugins.translators.wire import UnansweredError, Wire

_SCORE = 0.5
_SCRIPT = re.compile(r"^[a-z]+-[A-Z][a-z]{3}(-.*)?")
_GOOGLE = "GOOGLE_LANGUAGES_TO_CODES"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A service as deep-translator has it: where its class and languages are, what its key is called, what it takes.

    `languages` names a table of its constants; a service without one is asked for its languages when it is used.
    `keys` are the parameters that the parts of `key` go to, which are joined by a colon.
    """

    name: str
    module: str
    cls: str
    languages: str = ""
    keys: tuple[str, ...] = ()
    limit: int = 20_000
    endpoint: str = ""
    spare_key: str = ""
    extra: tuple[tuple[str, str], ...] = ()

    def loaded(self) -> Any:
        return importlib.import_module(f"deep_translator.{self.module}")


@cache
def codes_of(languages: str) -> Mapping[str, str]:
    """The codes in a table of deep-translator's constants, by BCP 47 tag."""
    table = getattr(importlib.import_module("deep_translator.constants"), languages)
    codes: dict[str, str] = {}
    for code in (*table.values(), *table):  # papago's has its codes on the other side
        try:
            codes.setdefault(tag(code), code)
        except UsageError:
            continue
    return codes


KINDS = (
    Kind(name="google", module="google", cls="GoogleTranslator", languages=_GOOGLE, limit=4999),
    Kind(name="deepl", module="deepl", cls="DeeplTranslator", languages="DEEPL_LANGUAGE_TO_CODE", keys=("api_key",)),
    Kind(name="microsoft", module="microsoft", cls="MicrosoftTranslator", keys=("api_key",)),
    Kind(
        name="mymemory",
        module="mymemory",
        cls="MyMemoryTranslator",
        languages="MY_MEMORY_LANGUAGES_TO_CODES",
        limit=499,
    ),
    Kind(
        name="libre",
        module="libre",
        cls="LibreTranslator",
        languages="LIBRE_LANGUAGES_TO_CODES",
        keys=("api_key",),
        endpoint="http://127.0.0.1:5000",
        spare_key="none",  # deep-translator insists on one; a server of one's own does not look at it
    ),
    Kind(name="yandex", module="yandex", cls="YandexTranslator", languages=_GOOGLE, keys=("api_key",)),
    Kind(
        name="papago",
        module="papago",
        cls="PapagoTranslator",
        languages="PAPAGO_LANGUAGE_TO_CODE",
        keys=("client_id", "secret_key"),
        limit=4999,
    ),
    Kind(
        name="qcri",
        module="qcri",
        cls="QcriTranslator",
        languages="QCRI_LANGUAGE_TO_CODE",
        keys=("api_key",),
        extra=(("domain", "general"),),
    ),
    Kind(
        name="baidu",
        module="baidu",
        cls="BaiduTranslator",
        languages="BAIDU_LANGUAGE_TO_CODE",
        keys=("appid", "appkey"),
    ),
)
"""All that translate sentences. PONS and Linguee are dictionaries; for ChatGPT, `chat` speaks to the same service."""


class Deep:
    """One of deep-translator's services, with time-outs, splitting, and errors that can be told apart."""

    token = TokenShape.LETTERS
    limit: int | None = None  # longer texts are split
    knows_terms = False

    def __init__(self, kind: Kind, service: Service | None = None) -> None:
        self._kind = kind
        self._service = service or Service(endpoint=kind.endpoint)
        self._wire: Wire | None = None
        self.name = kind.name
        self.online = self._service.online

    @property
    def version(self) -> str:
        return f"deep-translator {version('deep-translator')} {self._service.endpoint}"

    def configured(self, options: Mapping[str, str]) -> Translator:
        regional = ("region",) if self._kind.name == "microsoft" else ()
        return Deep(self._kind, served(self.name, self._service, options, ("endpoint", *regional)))

    def supports(self, source: str, target: Locale) -> bool:
        return self._code(source) is not None and self._code(target.tag) is not None

    def pairs(self) -> str:
        table = self._kind.languages
        known = f"any two of {len(set(codes_of(table).values()))} languages" if table else "those that the service has"
        return f"{known}; more than {self._kind.limit:,} characters go in parts"

    def payload(self, messages: Sequence[Message], locale: Locale) -> Iterator[str]:
        return (message.source for message in messages)

    def draft(self, messages: Sequence[Message], locale: Locale) -> Iterator[Draft]:
        for language, group in groupby(messages, key=lambda message: message.language):
            clients = threading.local()  # theirs keep the text of a request in themselves
            ask = partial(self._ask, self._code(language) or "", self._code(locale.tag) or "", clients)
            yield from asking.each(list(group), ask, self.name, self._service.concurrency)

    def _ask(self, source: str, target: str, clients: threading.local, message: Message) -> Draft:
        try:
            client = getattr(clients, "client", None) or self._client(source, target)
            clients.client = client
            parts = [self._part(client, part) for part in split(message.source, self._kind.limit)]
        except (UnansweredError, PluginError):
            raise
        except ValueError:
            raise UnansweredError("the service answered with something that is no JSON") from None
        except self._faults() as error:
            raise UnansweredError(f"the service gave no translation ({type(error).__name__})") from None
        return Draft(message.key, " ".join(parts), self.name, _SCORE)

    def _client(self, source: str, target: str) -> Any:
        module = self._kind.loaded()
        self._wire = self._wire or Wire(self.name, self._service)
        module.requests = self._wire  # theirs has no time-out anywhere
        given = {**dict(zip(self._kind.keys, self._keys(), strict=True))}
        if self._kind.name == "libre":
            given["custom_url"] = f"{self._service.endpoint}/"
        if self._service.region:
            given["region"] = self._service.region
        client = getattr(module, self._kind.cls)(source=source, target=target, **given)
        client.source, client.target = source, target  # where theirs makes a name of a code
        return client

    def _keys(self) -> Sequence[str]:
        parts = (self._service.key or self._kind.spare_key).split(":", len(self._kind.keys) - 1)
        if self._kind.keys and (len(parts) < len(self._kind.keys) or not all(parts)):
            form = ":".join(self._kind.keys).upper()
            raise PluginError(
                f"{self.name} needs a key ({form}): put it into an environment variable and name that "
                f"under keys.{self.name} in ua-i18n.yaml"
            )
        return parts if self._kind.keys else ()

    def _part(self, client: Any, text: str) -> str:
        if self._wire:
            self._wire.spend(len(text))
        answer = client.translate(text, **dict(self._kind.extra))
        said = "\n".join(answer) if isinstance(answer, list) else answer
        if not isinstance(said, str) or not said.strip():
            raise UnansweredError("the service gave no translation")
        if "\n" in said.strip() and "\n" not in text:  # theirs joins several by line ends
            raise UnansweredError("the service gave several answers to one text")
        return said

    def _faults(self) -> tuple[type[Exception], ...]:
        """What deep-translator raises: its errors share no base, and what it reads may lack any part."""
        theirs = importlib.import_module("deep_translator.exceptions")
        own = tuple(
            found for found in vars(theirs).values() if isinstance(found, type) and issubclass(found, Exception)
        )
        return (*own, LookupError, TypeError, AttributeError, StopIteration)

    def _code(self, wanted: str) -> str | None:
        """The service's code for a language: the very tag's, else the bare language's, else that of its homeland."""
        if not self._kind.languages:
            return wanted
        codes, bare = codes_of(self._kind.languages), wanted.partition("-")[0]
        if _SCRIPT.fullmatch(wanted):
            return codes.get(wanted)  # another script of the language would be no help
        regional = [code for known, code in codes.items() if known.startswith(f"{bare}-")]
        return codes.get(wanted) or codes.get(bare) or codes.get(f"{bare}-{bare.upper()}") or next(iter(regional), None)


@hookimpl
def register_translators(register: Callable[[Translator], None]) -> None:
    for kind in KINDS:
        register(Deep(kind))
