"""YAML as plain data with line numbers; what people did not mean (tags, doubles, "no" as false) has no place in it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

import yaml

from ua_i18n.errors import FormatError

Path = tuple[str | int, ...]

_UNUSUAL_BREAK = re.compile("[\x85\u2028\u2029]")
_DEPTH = 50  # keys and items inside each other


@dataclass(frozen=True, slots=True)
class Document:
    """The content of a YAML file: dicts with string keys, lists, strings, booleans, null, and numbers.

    A number is one only where printing it gives back what was typed: `007`, `1.10` and `12:30` are strings,
    and so are dates. `true` and `false` are the only booleans: a country `NO` stays "NO".
    """

    data: Any
    where: str
    _lines: Mapping[Path, int] = field(default_factory=dict, repr=False)

    def line(self, *path: str | int) -> int | None:
        """The line, from 1, of a key or item: `line("roles", "Anna", 0)`; None where there is none."""
        return self._lines.get(path)

    def place(self, *path: str | int) -> str:
        """The file and line of a key or item, for an error: "ua-i18n.yaml:3"."""
        line = self.line(*path)
        return f"{self.where}:{line}" if line else self.where


def load(text: str, where: str) -> Document:
    """The document in `text`; None for its data where it is empty. Raises FormatError with `where` and the line."""
    try:
        parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
        builder = _Builder(where, iter(parser.get_event, None))
        return Document(builder.document(), where, builder.lines)
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, where) from None
    except yaml.reader.ReaderError as error:
        raise FormatError(where, f"is not YAML: character U+{error.character:04X} cannot stand in it") from None


def dump(data: object) -> str:
    """`data` as YAML: in its own order, one item a line, long lines whole, any script as it is."""
    return yaml.dump(
        data, Dumper=_dumper(), allow_unicode=True, sort_keys=False, default_flow_style=False, width=float("inf")
    )


def _syntax_error(error: yaml.MarkedYAMLError, where: str) -> FormatError:
    mark = error.problem_mark or error.context_mark
    problem = ", ".join(part for part in (error.context, error.problem) if part)
    return FormatError(f"{where}:{mark.line + 1}" if mark else where, f"is not YAML: {problem}")


def _dumper() -> Any:
    """PyYAML's safe dumper for our values: no aliases, dates bare, tuples as lists, enums as their strings."""

    class PlainDumper(yaml.SafeDumper):
        yaml_implicit_resolvers = {  # noqa: RUF012 (as in its base)
            first: [(tag, pattern) for tag, pattern in found if not tag.endswith(":timestamp")]
            for first, found in yaml.SafeDumper.yaml_implicit_resolvers.items()
        }

        def ignore_aliases(self, data: Any) -> bool:
            return True

    PlainDumper.add_multi_representer(str, _represent_text)
    PlainDumper.add_multi_representer(tuple, lambda dumper, items: dumper.represent_list(items))
    PlainDumper.add_multi_representer(MappingProxyType, lambda dumper, items: dumper.represent_dict(dict(items)))
    PlainDumper.add_representer(str, _represent_text)
    PlainDumper.add_representer(date, lambda dumper, day: dumper.represent_str(day.isoformat()))
    return PlainDumper


def _represent_text(dumper: Any, text: str) -> Any:
    # PyYAML folds these into spaces, unless it must escape them
    style = '"' if _UNUSUAL_BREAK.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style=style)


class _Builder:
    """Turns PyYAML's events into plain data, noting lines, and refuses what `load` promises to refuse.

    From events and not from PyYAML's nodes: those it builds by recursion in C, which a hostile file can crash.
    """

    def __init__(self, where: str, events: Iterator[Any]) -> None:
        self.where = where
        self.lines: dict[Path, int] = {}
        self._events = events

    def document(self) -> Any:
        next(self._events)  # the start of the stream
        if isinstance(next(self._events), yaml.StreamEndEvent):
            return None
        data = self._value(next(self._events), ())
        next(self._events)  # the end of the document
        after = next(self._events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._error(after, "a second document begins here; keep one to a file")
        return data

    def _value(self, event: Any, path: Path) -> Any:
        if path not in self.lines:
            self.lines[path] = _line(event)
        self._refuse(event, path)
        if isinstance(event, yaml.CollectionStartEvent):
            return dict(self._pairs(path)) if isinstance(event, yaml.MappingStartEvent) else self._items(path)
        return _plain(event.value) if event.implicit[0] else event.value

    def _items(self, path: Path) -> list[Any]:
        inner = itertools.takewhile(lambda item: not isinstance(item, yaml.SequenceEndEvent), self._events)
        return [self._value(item, (*path, number)) for number, item in enumerate(inner)]

    def _refuse(self, event: Any, path: Path) -> None:
        if event.anchor is not None:
            raise self._error(event, "anchors (&) and aliases (*) are not allowed; write the value out")
        if event.tag is not None:
            raise self._error(event, f"the tag {event.tag} is not allowed; write plain text, lists and keys")
        if len(path) > _DEPTH:
            raise self._error(event, "is nested too deeply")

    def _pairs(self, path: Path) -> Iterator[tuple[str, Any]]:
        seen: dict[str, int] = {}
        while not isinstance(key := next(self._events), yaml.MappingEndEvent):
            self._refuse(key, path)
            if not isinstance(key, yaml.ScalarEvent):
                raise self._error(key, "a key must be plain text")
            name, line = str(key.value), _line(key)
            if name in seen:
                raise self._error(key, f"the key {name!r} stands here already, on line {seen[name]}")
            seen[name] = self.lines[(*path, name)] = line
            yield name, self._value(next(self._events), (*path, name))

    def _error(self, event: Any, problem: str) -> FormatError:
        return FormatError(f"{self.where}:{_line(event)}", problem)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


_WORDS: Mapping[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_LONGEST_NUMBER = 40  # characters: nobody counts further, and reading thousands of digits is slow
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")


def _plain(text: str) -> str | int | float | bool | None:
    """The value of an unquoted scalar, by the types that `Document` names."""
    if text in _WORDS:
        return _WORDS[text]
    match = _NUMBER.fullmatch(text)
    if match is None or len(text) > _LONGEST_NUMBER:
        return text
    number: int | float = float(text) if match[1] else int(text)
    return number if str(number) == text else text
