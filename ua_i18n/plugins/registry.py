"""Builds the plugin manager, and keeps one broken plugin from ending the program."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import click
import pluggy

from ua_i18n.errors import PluginError, UsageError
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
    Translator,
)
from ua_i18n.isolation import PATIENCE, gather
from ua_i18n.plugins.pluginfiles import imported
from ua_i18n.plugins.shields import shielded

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
        """The plugin of a kind with that name.

        Raises UsageError where none is called so, PluginError where it may be one of those that failed, with why.
        """
        offered: Mapping[str, Any] = getattr(self, kind)
        if name in offered:
            return offered[name]
        unknown = f"no plugin for {kind} is called {name}; there are: {', '.join(sorted(offered)) or 'none'}"
        if not self.failures:
            raise UsageError(unknown)
        reasons = (f"{failure.plugin} failed: {failure.reason}" for failure in self.failures)
        raise PluginError("; ".join([unknown, *reasons]))

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


_BUNDLED = "ua_i18n_plugins"
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
    known = {found.name: found for found in _found(folder)}
    for found in known.values():
        _guard(found, failures, partial(_register, manager, found))
    origins: dict[tuple[str, str], str] = {}
    offered = {kind: _collect(manager, kind, origins, _Loading(known, failures)) for kind in _KINDS}
    return Plugins(**offered, origins=origins, failures=tuple(failures))


@dataclass(frozen=True, slots=True)
class _Found:
    """A plugin that may be imported; a `trusted` one is bundled."""

    name: str
    importer: Callable[[], ModuleType]
    trusted: bool = False


@dataclass(frozen=True, slots=True)
class _Loading:
    """The plugins that were found, by name, and what failed so far."""

    known: Mapping[str, _Found]
    failures: list[Failure]


def _found(folder: Path | None) -> Iterator[_Found]:
    for point in sorted(entry_points(group=PROJECT), key=lambda point: point.name):
        yield _Found(point.name, point.load, trusted=point.module.partition(".")[0] == _BUNDLED)
    if folder is not None:
        if not folder.is_dir():
            raise PluginError(f"{folder}: no such folder of plugins")
        for path in sorted(folder.glob("[!_]*.py")):
            yield _Found(path.name, partial(imported, path))


def _register(manager: pluggy.PluginManager, found: _Found) -> None:
    manager.register(_checked(found.importer()), found.name)


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
    manager: pluggy.PluginManager, kind: str, origins: dict[tuple[str, str], str], loading: _Loading
) -> dict[str, Any]:
    """What all plugins register of one kind, in the order of the plugins' names."""
    offered: dict[str, Any] = {}
    caller = getattr(manager.hook, f"register_{kind}")
    for implementation in sorted(caller.get_hookimpls(), key=lambda implementation: implementation.plugin_name):
        found = loading.known[implementation.plugin_name]

        def register(item: Any, found: _Found = found) -> None:
            name = _name_of(item, kind)
            if name in offered:
                raise PluginError(f"{name} is the name of another plugin for {kind}, by {origins[kind, name]}")
            if taken := _taken_suffixes(item, offered.values()):
                raise PluginError(f"{', '.join(taken)} has a reader already; suffixes must be unique")
            offered[name] = shielded(item, trusted=found.trusted)
            origins[kind, name] = found.name

        _guard(found, loading.failures, partial(implementation.function, register))
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


def _guard(found: _Found, failures: list[Failure], work: Callable[[], object]) -> None:
    """Do what may run a plugin's code: its error, its hanging, even an attempt to end the program becomes a Failure."""
    gathered = gather(found.name, lambda: (work(),), patience=None if found.trusted else PATIENCE, most=1)
    if gathered.error:
        failures.append(Failure(found.name, _without_blame(str(gathered.error), found.name)))


def _without_blame(told: str, name: str) -> str:
    return told.removeprefix(f"{name} failed: ").removeprefix(f"{name} ")
