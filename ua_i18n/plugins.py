"""Builds the plugin manager, and keeps one broken plugin from ending the program."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import click
import pluggy

from ua_i18n.errors import PluginError, UaError
from ua_i18n.hookspecs import (
    PROJECT,
    AnyCheck,
    CatalogCheck,
    Check,
    Exchange,
    Hooks,
    Reader,
    Recogniser,
    Renderer,
    TokenShape,
    Translator,
)
from ua_i18n.model import Draft, Letter, Locale, Message

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failure:
    """A plugin that could not be loaded or registered, and why."""

    plugin: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugins:
    """All that plugins offer, by name; `origins` tells which plugin offers what, as ("readers", "text")."""

    readers: Mapping[str, Reader]
    recognisers: Mapping[str, Recogniser]
    translators: Mapping[str, Translator]
    checks: Mapping[str, AnyCheck]
    renderers: Mapping[str, Renderer]
    exchanges: Mapping[str, Exchange]
    commands: Mapping[str, click.Command]
    origins: Mapping[tuple[str, str], str]
    failures: tuple[Failure, ...]

    def named(self, kind: str, name: str) -> Any:
        """The plugin of a kind with that name. Raises PluginError with the reason where it failed or is missing."""
        offered: Mapping[str, Any] = getattr(self, kind)
        if name in offered:
            return offered[name]
        reasons = [f"{failure.plugin} failed: {failure.reason}" for failure in self.failures]
        known = ", ".join(sorted(offered)) or "none"
        raise PluginError("; ".join([f"no plugin for {kind} is called {name}; there are: {known}", *reasons]))

    def reader_for(self, path: Path) -> Reader:
        """The reader of a file, by its suffix. Raises PluginError naming those that there are."""
        suffix = path.suffix.lower()
        for reader in self.readers.values():
            if suffix in reader.suffixes:
                return reader
        known = sorted(suffix for reader in self.readers.values() for suffix in reader.suffixes)
        raise PluginError(f"{path}: no reader for {suffix or 'a file without suffix'}; there are: {', '.join(known)}")

    def exchange_for(self, path: Path) -> Exchange:
        """The exchange format of a file, by its suffix. Raises PluginError naming those that there are."""
        for exchange in self.exchanges.values():
            if exchange.suffix == path.suffix.lower():
                return exchange
        known = sorted(exchange.suffix for exchange in self.exchanges.values())
        raise PluginError(
            f"{path}: no exchange format for {path.suffix or 'a file without suffix'}; there are: {', '.join(known)}"
        )


_KINDS: Mapping[str, tuple[type | tuple[type, ...], str]] = {
    "readers": (Reader, "name"),
    "recognisers": (Recogniser, "name"),
    "translators": (Translator, "name"),
    "checks": ((Check, CatalogCheck), "id"),
    "renderers": (Renderer, "name"),
    "exchanges": (Exchange, "name"),
    "commands": (click.Command, "name"),
}


def load(folder: Path | None = None) -> Plugins:
    """Every plugin of the entry-point group, and those in `folder`; a broken one becomes a Failure."""
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(Hooks)
    failures: list[Failure] = []
    for name, importer in _found(folder):
        _guard(name, failures, partial(_register, manager, name, importer))
    origins: dict[tuple[str, str], str] = {}
    offered = {kind: _collect(manager, kind, origins, failures) for kind in _KINDS}
    return Plugins(**offered, origins=origins, failures=tuple(failures))


def _found(folder: Path | None) -> Iterator[tuple[str, Callable[[], ModuleType]]]:
    for point in sorted(entry_points(group=PROJECT), key=lambda point: point.name):
        yield point.name, point.load
    if folder is not None:
        if not folder.is_dir():
            raise PluginError(f"{folder}: no such folder of plugins")
        for path in sorted(folder.glob("[!_]*.py")):
            yield path.name, partial(_import_file, path)


def _register(manager: pluggy.PluginManager, name: str, importer: Callable[[], ModuleType]) -> None:
    manager.register(_checked(importer()), name)


def _import_file(path: Path) -> ModuleType:
    name = f"{PROJECT}_plugin_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise PluginError(f"{path} is no Python module")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


def _checked(plugin: ModuleType) -> ModuleType:
    """The plugin, registered alone first: `check_pending` tells of a misspelt hook, which is silent otherwise."""
    trial = pluggy.PluginManager(PROJECT)
    trial.add_hookspecs(Hooks)
    trial.register(plugin)
    trial.check_pending()
    if not trial.get_hookcallers(plugin):
        raise PluginError("implements no hook; mark one with ua_i18n.hookimpl")
    return plugin


def _collect(
    manager: pluggy.PluginManager, kind: str, origins: dict[tuple[str, str], str], failures: list[Failure]
) -> dict[str, Any]:
    """What all plugins register of one kind, in the order of the plugins' names."""
    offered: dict[str, Any] = {}
    caller = getattr(manager.hook, f"register_{kind}")
    for implementation in sorted(caller.get_hookimpls(), key=lambda implementation: implementation.plugin_name):

        def register(item: Any, plugin: str = implementation.plugin_name) -> None:
            name = _name_of(item, kind)
            if name in offered:
                raise PluginError(f"{name} is the name of another plugin for {kind}, by {origins[kind, name]}")
            if taken := _taken_suffixes(item, offered.values()):
                raise PluginError(f"{', '.join(taken)} has a reader already; suffixes must be unique")
            offered[name] = _shielded(item)
            origins[kind, name] = plugin

        _guard(implementation.plugin_name, failures, partial(implementation.function, register))
    return offered


def _name_of(item: Any, kind: str) -> str:
    """The name by which an item is offered. Raises PluginError for one that is not of its kind."""
    protocol, key = _KINDS[kind]
    name: object = getattr(item, key, None)
    if isinstance(item, type):
        raise PluginError(f"{item.__name__} is a class; register an instance of it")
    if not isinstance(item, protocol) or not isinstance(name, str):
        raise PluginError(f"{item!r} is none of the {kind}; see their protocol in ua_i18n.hookspecs")
    return name


def _taken_suffixes(item: Any, others: Iterable[Any]) -> list[str]:
    """The suffixes of a reader that another one reads."""
    taken = {suffix for other in others if isinstance(other, Reader) for suffix in other.suffixes}
    return sorted(taken.intersection(item.suffixes)) if isinstance(item, Reader) else []


def _shielded(item: Any) -> Any:
    """The item; of a translator or renderer, one whose every fault is a PluginError: the rest of the work goes on."""
    if isinstance(item, Translator):
        return _ShieldedTranslator(item.name, item.online, item.token, item.limit, item)
    return _ShieldedRenderer(item.name, item.suffix, item) if isinstance(item, Renderer) else item


@dataclass(slots=True)
class _ShieldedTranslator:
    name: str
    online: bool
    token: TokenShape
    limit: int | None
    translator: Translator

    def supports(self, source: str, target: Locale) -> bool:
        with _blaming(self.name):
            return self.translator.supports(source, target)

    def draft(self, messages: Sequence[Message], locale: Locale) -> Iterator[Draft]:
        with _blaming(self.name):
            yield from self.translator.draft(messages, locale)


@dataclass(slots=True)
class _ShieldedRenderer:
    name: str
    suffix: str
    renderer: Renderer

    def render(self, letter: Letter) -> bytes:
        with _blaming(self.name):
            return self.renderer.render(letter)

    def text(self, data: bytes) -> str:
        with _blaming(self.name):
            return self.renderer.text(data)


@contextmanager
def _blaming(name: str) -> Iterator[None]:
    try:
        yield
    except UaError:
        raise
    except Exception as error:
        raise PluginError(f"{name} failed: {type(error).__name__}: {error}") from error


def _guard(plugin: str, failures: list[Failure], work: Callable[[], object]) -> None:
    """Do what may run a plugin's code: any error of it, even an attempt to end the program, becomes a Failure."""
    try:
        work()
    except (Exception, SystemExit) as error:
        failures.append(Failure(plugin, f"{type(error).__name__}: {error}"))
