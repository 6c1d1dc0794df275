"""The seven plugin hooks, and the Protocols of what plugins offer through them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import pluggy

from ua_i18n.model import Draft, Finding, Letter, Locale, Message, Severity, SourceText, Span, State, Translation

if TYPE_CHECKING:
    import click

PROJECT = "ua_i18n"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class TokenShape(StrEnum):
    """How a placeholder looks on its way through a translator."""

    BRACES = "braces"  # {ZHU_Rongji}: for translators that know our grammar
    LETTERS = "letters"  # Xqaax: survives most machine translation
    DIGITS = "digits"  # {0}


@runtime_checkable
class Reader(Protocol):
    """Turns a source file into lines. `suffixes` are lower case, with the dot."""

    name: str
    suffixes: tuple[str, ...]

    def read(self, data: bytes, name: str) -> SourceText:
        """Return the lines of `data`; raise FormatError, with `name`, for what cannot be read."""
        ...


@runtime_checkable
class Recogniser(Protocol):
    """Finds more values to protect than the grammar of UAs does."""

    name: str

    def recognise(self, text: str, language: str) -> Iterable[Span]:
        """Yield spans of `text`; overlaps are settled by the caller, longest first."""
        ...


@runtime_checkable
class Translator(Protocol):
    """Drafts messages. `online` is true where text leaves this machine."""

    name: str
    online: bool
    token: TokenShape
    limit: int | None  # the longest message it takes, in characters

    def supports(self, source: str, target: Locale) -> bool:
        """Return whether it translates from the BCP 47 tag `source` into `target`."""
        ...

    def draft(self, messages: Sequence[Message], locale: Locale) -> Iterator[Draft]:
        """Yield at most one draft a message, in any order; leave out what it cannot do.

        A draft without text says in its note why there is none. Raise PluginError where none can be made any more.
        """
        ...


@runtime_checkable
class Configurable(Protocol):
    """A translator with options of its own, which stand below its name under `engines` in the settings."""

    def configured(self, options: Mapping[str, str]) -> Translator:
        """Return the translator with these options; raise UaError for one that it does not have.

        `key` is the service's key, from the environment variable that `keys` names.
        """
        ...


@runtime_checkable
class Engine(Translator, Protocol):
    """A translator that is a machine: what it answers can be kept, and what it is sent can be shown.

    Answers are kept under `version`, which tells models and services apart; an empty one says that asking again costs
    nothing. Terms and dates are held fixed on their way through, unless it `knows_terms`.
    """

    version: str
    knows_terms: bool

    def payload(self, messages: Sequence[Message], locale: Locale) -> Iterator[str]:
        """Yield what it would be sent for these messages, to the letter, keys apart."""
        ...


@runtime_checkable
class Paired(Protocol):
    """A translator that can tell between which languages it translates."""

    def pairs(self) -> str:
        """Return them for people to read, as "en → es, en → fr"; raise UaError, with what to do, where it has none."""
        ...


@runtime_checkable
class Check(Protocol):
    """Looks for one kind of fault. `id` is kebab-case, `description` one line."""

    id: str
    severity: Severity
    description: str

    def find(self, translation: Translation, locale: Locale) -> Iterable[Finding]:
        """Yield the faults of one translation that is not empty."""
        ...


@runtime_checkable
class CatalogCheck(Protocol):
    """Looks for faults that show only where translations are seen side by side."""

    id: str
    severity: Severity
    description: str

    def compare(self, translations: Sequence[Translation], locale: Locale) -> Iterable[Finding]:
        """Yield the faults of all translations of an appeal that are not empty, in any order."""
        ...


AnyCheck = Check | CatalogCheck
"""What `register_checks` takes: one translation is enough for most."""


@runtime_checkable
class Renderer(Protocol):
    """Prints letters in one format. Instances are pickled to worker processes: keep no state."""

    name: str
    suffix: str

    def render(self, letter: Letter) -> bytes:
        """Return the file; raise PluginError where a font or component is missing."""
        ...

    def text(self, data: bytes) -> str:
        """Return the text of a file that it made, for `verify`; bidi controls and spacing may differ."""
        ...


@runtime_checkable
class Transforming(Protocol):
    """A renderer of a medium that cannot hold every character: `transform` names its alphabet, as "ita2"."""

    transform: str

    def transformed(self, text: str) -> str:
        """Return a text as the medium writes it: what `verify` looks for instead of the text."""
        ...


@runtime_checkable
class Binding(Renderer, Protocol):
    """A renderer that prints many letters, each on pages of its own, as one file."""

    def bind(self, letters: Sequence[Letter]) -> bytes:
        """Return the file, its letters in the order given; of none there is no file, so none is asked for."""
        ...


@runtime_checkable
class Exchange(Protocol):
    """Carries translations to and from another tool's format."""

    name: str
    suffix: str

    def export(self, translations: Sequence[Translation], locale: Locale) -> bytes:
        """Return a file with all `translations`."""
        ...

    def read(self, data: bytes, name: str) -> Iterable[tuple[str, str]]:
        """Yield `(message key, target)` for each row that has a target; raise FormatError with `name`."""
        ...


@runtime_checkable
class Catalogs(Protocol):
    """What a command gets with `click.pass_obj`: the translations in the workspace that this run is about."""

    def locales(self, appeal: str) -> tuple[str, ...]:
        """Return the locales that an appeal (its id, index or UA number) has a catalog in."""
        ...

    def states(self, appeal: str, locale: str) -> Iterable[tuple[Translation, State]]:
        """Yield each translation with how far it has come; raise UsageError where there is no such catalog."""
        ...


class Hooks:
    """What a plugin may implement, marked with `ua_i18n.hookimpl`."""

    @hookspec
    def register_readers(self, register: Callable[[Reader], None]) -> None:
        """Offer readers of source files; each name and suffix must be unique."""

    @hookspec
    def register_recognisers(self, register: Callable[[Recogniser], None]) -> None:
        """Offer recognisers of values to protect; each name must be unique."""

    @hookspec
    def register_translators(self, register: Callable[[Translator], None]) -> None:
        """Offer translators that draft messages; each name must be unique."""

    @hookspec
    def register_checks(self, register: Callable[[AnyCheck], None]) -> None:
        """Offer checks of translations; each id must be unique."""

    @hookspec
    def register_renderers(self, register: Callable[[Renderer], None]) -> None:
        """Offer renderers of letters; each name must be unique."""

    @hookspec
    def register_exchanges(self, register: Callable[[Exchange], None]) -> None:
        """Offer formats to exchange translations in; each name must be unique."""

    @hookspec
    def register_commands(self, register: Callable[[click.Command], None]) -> None:
        """Offer commands of `ua-i18n`; each name must be unique."""
