"""Plugins that are files of a folder: imported under a name of ours, in this process and in its workers."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from ua_i18n.errors import PluginError

_PREFIX = "ua_i18n_plugin_"


def imported(path: Path) -> ModuleType:
    """The module of a file. Raises PluginError where it is none, and whatever the file raises."""
    name = f"{_PREFIX}{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise PluginError(f"{path} is no Python module")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True, slots=True)
class Home:
    """The file that a plugin comes from; empty for one that any process can import.

    Pickled before the plugin, it brings the plugin's module into the process that takes the plugin out again.
    """

    path: str

    @classmethod
    def of(cls, plugin: Any) -> Home:
        name = type(plugin).__module__
        return cls(str(sys.modules[name].__file__) if name.startswith(_PREFIX) else "")

    def __reduce__(self) -> tuple[Any, ...]:
        return _at_home, (self.path,)


def _at_home(path: str) -> Home:
    if path and f"{_PREFIX}{Path(path).stem}" not in sys.modules:
        imported(Path(path))
    return Home(path)
