"""Plugins as the program sees them: each result is of its type or a PluginError, within its time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from ua_i18n.errors import PluginError, UsageError
from ua_i18n.hookspecs import (
    Binding,
    CatalogCheck,
    Check,
    Configurable,
    Engine,
    Exchange,
    Paired,
    Reader,
    Recogniser,
    Renderer,
    TokenShape,
    Transforming,
    Translator,
)
from ua_i18n.isolation import PATIENCE, blaming, gather
from ua_i18n.model import (
    Draft,
    Finding,
    Letter,
    Locale,
    Message,
    Severity,
    SourceText,
    Span,
    Translation,
)
from ua_i18n.plugins import declarations
from ua_i18n.plugins.declarations import Fits, is_a, is_draft, is_finding, is_line, is_row, is_span
from ua_i18n.plugins.pluginfiles import Home

T = TypeVar("T")

_MOST_SPANS = 1000  # of one recogniser, beyond one for each character
_MOST_FINDINGS = 1000  # of one check in one translation
_SPARE_DRAFTS = 100  # beyond one a message: a translator may repeat itself, not run on for ever


def shielded(item: Any, *, trusted: bool) -> Any:
    """The plugin behind its shield. A `trusted` one is ours: it works without a clock, and our checks as they are."""
    patience = None if trusted else _patience(item)
    _refuse_misdeclared(item)
    for kind, shield in _SHIELDS:
        if isinstance(item, kind) and not (trusted and kind in (Check, CatalogCheck)):
            return shield(item, patience)
    return item


def _patience(item: Any) -> float:
    own = getattr(item, "timeout", PATIENCE)
    if isinstance(own, bool) or not isinstance(own, int | float) or not own > 0:
        raise PluginError(f"its timeout is {own!r}; it should be a number of seconds")
    return float(own)


def _refuse_misdeclared(item: Any) -> None:
    for kind, declared in declarations.DECLARED.items():
        for name, fits in declared.items() if isinstance(item, kind) else ():
            if not fits(getattr(item, name)):
                raise PluginError(f"its {name} is {getattr(item, name)!r}; see {kind.__name__} in ua_i18n.hookspecs")


@dataclass(slots=True)
class _Shield:
    """What all shields do: ask the plugin, and look at what it gives."""

    plugin: Any
    patience: float | None

    @property
    def name(self) -> str:
        return str(self.plugin.name)

    def __reduce__(self) -> tuple[Any, ...]:
        return _shield_again, (Home.of(self.plugin), type(self), self.plugin, self.patience)

    def one(self, work: Callable[[], Any], kind: type[T]) -> T:
        """What `work` gives. Raises PluginError for what is of another kind."""
        given: T = self.all(lambda: (work(),), 1, (is_a(kind), kind.__name__))[0]
        return given

    def all(self, work: Callable[[], Iterable[Any]], most: int, type_: tuple[Fits, str]) -> list[Any]:
        """All that `work` gives. Raises PluginError for more than `most`, and for what is not of its type."""
        gathered = gather(self.name, work, patience=self.patience, most=most)
        if gathered.error:
            raise gathered.error
        return list(self.fitting(gathered.items, *type_))

    def fitting(self, items: Iterable[T], fits: Fits, wanted: str) -> Iterator[T]:
        for item in items:
            if not fits(item):
                raise PluginError(f"{self.name} failed: it gave {type(item).__name__} where {wanted} is due")
            yield item


def _shield_again(home: Home, shield: type[_Shield], plugin: Any, patience: float | None) -> _Shield:
    """The shield that another process has sent; the plugin's home came first, so that its module is there."""
    return shield(plugin, patience)


class _Reader(_Shield):
    @property
    def suffixes(self) -> tuple[str, ...]:
        return tuple(self.plugin.suffixes)

    def read(self, data: bytes, name: str) -> SourceText:
        source = self.one(lambda: self.plugin.read(data, name), SourceText)
        tuple(self.fitting(source.lines, is_line, "a SourceLine"))
        return source


class _Recogniser(_Shield):
    def recognise(self, text: str, language: str) -> Iterable[Span]:
        type_ = (lambda span: is_span(span, text), "a Span of the text")
        return self.all(lambda: self.plugin.recognise(text, language), _MOST_SPANS + len(text), type_)


class _Translator(_Shield):
    @property
    def online(self) -> bool:
        return bool(self.plugin.online)

    @property
    def token(self) -> TokenShape:
        return TokenShape(self.plugin.token)

    @property
    def limit(self) -> int | None:
        limit: int | None = self.plugin.limit
        return limit

    def supports(self, source: str, target: Locale) -> bool:
        return self.one(lambda: self.plugin.supports(source, target), bool)

    def pairs(self) -> str:
        """What it tells of its languages; nothing where it does not tell."""
        return self.one(self.plugin.pairs, str) if isinstance(self.plugin, Paired) else ""

    def configured(self, options: Mapping[str, str]) -> Translator:
        """Raises UsageError for options where the plugin has none."""
        if not isinstance(self.plugin, Configurable):
            raise UsageError(f"{self.name} has no options; take it out of `engines` and `keys` in the settings")
        fits = (lambda made: isinstance(made, Translator), "a Translator")
        (made,) = self.all(lambda: (self.plugin.configured(options),), 1, fits)
        translator: Translator = shielded(made, trusted=self.patience is None)
        return translator

    def draft(self, messages: Sequence[Message], locale: Locale) -> Iterator[Draft]:
        """The drafts that are well made, and only then the error: what was drafted before it is kept."""
        if self.patience is None:  # as they come: who presses Ctrl-C keeps them
            with blaming(self.name):
                yield from self.fitting(self.plugin.draft(messages, locale), is_draft, "a Draft")
            return
        gathered = gather(
            self.name,
            lambda: self.plugin.draft(messages, locale),
            patience=self.patience,
            most=len(messages) + _SPARE_DRAFTS,
            each=True,
        )
        yield from self.fitting(gathered.items, is_draft, "a Draft")
        if gathered.error:
            raise gathered.error


class _Engine(_Translator):
    @property
    def version(self) -> str:
        return str(self.plugin.version)

    @property
    def knows_terms(self) -> bool:
        return bool(self.plugin.knows_terms)

    def payload(self, messages: Sequence[Message], locale: Locale) -> Iterator[str]:
        texts = self.all(lambda: self.plugin.payload(messages, locale), len(messages), (is_a(str), "a str"))
        if len(texts) != len(messages):
            raise PluginError(f"{self.name} failed: it tells of {len(texts)} texts for {len(messages)} messages")
        return iter(texts)


class _EachCheck(_Shield):
    @property
    def name(self) -> str:
        return str(self.plugin.id)

    @property
    def id(self) -> str:
        return self.name

    @property
    def severity(self) -> Severity:
        return Severity(self.plugin.severity)

    @property
    def description(self) -> str:
        return str(self.plugin.description)


class _Check(_EachCheck):
    def find(self, translation: Translation, locale: Locale) -> Iterable[Finding]:
        keys = frozenset({translation.message.key})
        type_ = (lambda found: is_finding(found, keys), "a Finding about the message")
        return self.all(lambda: self.plugin.find(translation, locale), _MOST_FINDINGS, type_)


class _CatalogCheck(_EachCheck):
    def compare(self, translations: Sequence[Translation], locale: Locale) -> Iterable[Finding]:
        keys = frozenset(translation.message.key for translation in translations)
        type_ = (lambda found: is_finding(found, keys), "a Finding about one of the messages")
        most = _MOST_FINDINGS * max(1, len(keys))
        return self.all(lambda: self.plugin.compare(translations, locale), most, type_)


class _Renderer(_Shield):
    @property
    def suffix(self) -> str:
        return str(self.plugin.suffix)

    def render(self, letter: Letter) -> bytes:
        return self.one(lambda: self.plugin.render(letter), bytes)

    def text(self, data: bytes) -> str:
        return self.one(lambda: self.plugin.text(data), str)


class _BindingRenderer(_Renderer):
    def bind(self, letters: Sequence[Letter]) -> bytes:
        return self.one(lambda: self.plugin.bind(letters), bytes)


class _TransformingRenderer(_Renderer):
    @property
    def transform(self) -> str:
        return str(self.plugin.transform)

    def transformed(self, text: str) -> str:
        return self.one(lambda: self.plugin.transformed(text), str)


class _Exchange(_Shield):
    @property
    def suffix(self) -> str:
        return str(self.plugin.suffix)

    def export(self, translations: Sequence[Translation], locale: Locale) -> bytes:
        return self.one(lambda: self.plugin.export(translations, locale), bytes)

    def read(self, data: bytes, name: str) -> Iterable[tuple[str, str]]:
        return self.all(lambda: self.plugin.read(data, name), len(data) + 1, (is_row, "a pair of key and target"))


_SHIELDS: tuple[tuple[type, Callable[[Any, float | None], Any]], ...] = (
    (Reader, _Reader),
    (Recogniser, _Recogniser),
    (Engine, _Engine),
    (Translator, _Translator),
    (Check, _Check),
    (CatalogCheck, _CatalogCheck),
    (Transforming, _TransformingRenderer),
    (Binding, _BindingRenderer),
    (Renderer, _Renderer),
    (Exchange, _Exchange),
)
