"""Plain data to frozen records and back, strictly: a wrong key or type is an error that says where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

import cattrs

from ua_i18n.errors import FormatError

T = TypeVar("T")
LineOf = Callable[..., int | None]
"""Gives the line of a value in its file, by its keys and indices."""

_STEP = re.compile(r"\[(?P<index>\d+)\]|\['?(?P<item>[^\]']+)'?\]|\.?(?P<key>[^.\[\]]+)")


def converter() -> cattrs.Converter:
    """A cattrs converter that refuses unknown keys and takes no type for another."""
    strict = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind in (str, bool, int):
        strict.register_structure_hook(kind, _exactly)
    strict.register_structure_hook(date, _date)
    strict.register_unstructure_hook(date, date.isoformat)
    strict.register_unstructure_hook_func(_is_enum, lambda member: member.value)
    strict.register_structure_hook_func(_are_enums, _member_of_any)
    strict.register_structure_hook_func(_is_tuple, _listed(strict))
    return strict


@cache
def _plain() -> cattrs.Converter:
    """The converter without hooks of anybody's: made once, for making it takes longer than reading."""
    return converter()


def structure(
    data: Any, record: type[T], where: str, *, line_of: LineOf | None = None, using: cattrs.Converter | None = None
) -> T:
    """The record that plain data describes, as a converter of one's own or the plain one reads it.

    Raises FormatError with the file, the line where known, and the key.
    """
    if not isinstance(data, Mapping):
        raise FormatError(where, f"expected keys with values, not {type(data).__name__}")
    try:
        return (using or _plain()).structure(data, record)
    except cattrs.BaseValidationError as error:
        problems = cattrs.transform_error(error, path="", format_exception=_problem)
        raise _located(problems[0], where, line_of) from error


def _located(problem: str, where: str, line_of: LineOf | None) -> FormatError:
    text, _, path = problem.rpartition(" @ ")
    steps = [int(step["index"]) if step["index"] else step["item"] or step["key"] for step in _STEP.finditer(path)]
    unknown = text.partition("unknown key ")[2].partition(";")[0].partition(",")[0]
    line = _nearest([*steps, unknown], line_of) if line_of else None
    place = path.lstrip(".")
    return FormatError(f"{where}:{line}" if line else where, f"{place}: {text}" if place else text)


def _nearest(steps: Sequence[str | int], line_of: LineOf) -> int | None:
    """The line of a value, or of the nearest that holds it: a missing key has none."""
    lines = (line_of(*steps[:depth]) for depth in range(len(steps), -1, -1))
    return next((line for line in lines if line), None)


def _problem(error: BaseException, kind: type | None) -> str:
    match error:
        case cattrs.errors.ForbiddenExtraKeysError(cl=record, extra_fields=extra):
            known = ", ".join(field.name for field in fields(record))
            return f"unknown key {', '.join(sorted(map(str, extra)))}; the keys are: {known}"
        case KeyError():
            return f"the key {error.args[0]} is missing"
        case TypeError() | ValueError() if str(error).startswith("expected"):
            return str(error)
        case _:
            return f"does not fit: expected {getattr(kind, '__name__', kind)}"


def _exactly(value: Any, kind: type) -> Any:
    if issubclass(kind, Enum):  # cattrs sends a StrEnum here, as a subclass of str
        return _member(value, kind)
    if type(value) is not kind:
        expected = {str: "text; put it in quotes", bool: "true or false", int: "a whole number"}[kind]
        raise TypeError(f"expected {expected}, not {value!r}")
    return value


def _date(value: Any, _: type) -> date:
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"expected a date as 2000-06-07, not {value!r}") from None


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _are_enums(kind: Any) -> bool:
    return get_origin(kind) in (Union, UnionType) and all(map(_is_enum, get_args(kind)))


def _member_of_any(value: Any, kinds: Any) -> Enum:
    members: dict[str, Enum] = {member.value: member for kind in get_args(kinds) for member in kind}
    if not isinstance(value, str) or value not in members:
        raise ValueError(f"expected one of {', '.join(map(str, members))}, not {value!r}")
    return members[value]


def _member(value: Any, kind: type[Enum]) -> Enum:
    try:
        return kind(value)
    except ValueError:
        raise ValueError(f"expected one of {', '.join(str(member.value) for member in kind)}, not {value!r}") from None


def _listed(strict: cattrs.Converter) -> Callable[[Any, Any], Any]:
    """Structures `tuple[T, ...]` from a list, never from a text, which is a sequence of characters to Python."""

    def structured(value: Any, kind: Any) -> Any:
        if not isinstance(value, list | tuple):
            raise TypeError(f"expected a list, not {value!r}")
        items: Any = list.__class_getitem__(get_args(kind)[0])
        return tuple(strict.structure(list(value), items))

    return structured
