"""Builds the plugin manager, and keeps one broken plugin from ending the program."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import click
import pluggy

from ua_i18n.errors import PluginError
from ua_i18n.hookspecs import (
    PROJECT,
    Check,
    Exchange,
    Hooks,
    Reader,
    Recogniser,
    Renderer,
    Translator,
)

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
    checks: Mapping[str, Check]
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


_KINDS: Mapping[str, tuple[type, str]] = {
    "readers": (Reader, "name"),
    "recognisers": (Recogniser, "name"),
    "translators": (Translator, "name"),
    "checks": (Check, "id"),
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
        for path in sorted(folder.glob("*.py")):
            yield path.name, partial(_import_file, path)


def _register(manager: pluggy.PluginManager, name: str, importer: Callable[[], ModuleType]) -> None:
    manager.register(_checked(importer()), name)


def _import_file(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{PROJECT}_plugin_{path.stem}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
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
    protocol, key = _KINDS[kind]
    offered: dict[str, Any] = {}
    caller = getattr(manager.hook, f"register_{kind}")
    for implementation in sorted(caller.get_hookimpls(), key=lambda implementation: implementation.plugin_name):

        def register(item: Any, plugin: str = implementation.plugin_name) -> None:
            name = getattr(item, key, None)
            if not isinstance(item, protocol) or not isinstance(name, str):
                raise PluginError(f"{item!r} is no {protocol.__name__}; see the protocol in ua_i18n.hookspecs")
            if name in offered:
                raise PluginError(f"{name} is the name of another plugin for {kind}, by {origins[kind, name]}")
            offered[name] = item
            origins[kind, name] = plugin

        _guard(implementation.plugin_name, failures, partial(implementation.function, register))
    return offered


def _guard(plugin: str, failures: list[Failure], work: Callable[[], object]) -> None:
    """The one place where any error of a plugin's code is caught: it becomes a Failure."""
    try:
        work()
    except Exception as error:
        failures.append(Failure(plugin, f"{type(error).__name__}: {error}"))
