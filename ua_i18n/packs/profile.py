"""The YAML files of a pack: profile.yaml, how letters are laid out and written, and words.yaml, lists of words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields
from typing import Any

from ua_i18n import records, yamlfile
from ua_i18n.errors import FormatError
from ua_i18n.model import Conventions, Layout
from ua_i18n.packs.phrasebook import slot_problem

_LAYOUT = frozenset(field.name for field in fields(Layout)) - {"stationery"}  # that is the section's, by its country
_CONVENTIONS = frozenset(field.name for field in fields(Conventions))
_KEYS = _LAYOUT | _CONVENTIONS | {"format"}

_SIDES = ("start", "end")
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "paper": ("a4", "us-letter"),
    "order": ("sender", "date", "address", "reference", "salutation", "body", "signature", "enclosures"),
    "address_by": ("rank", "gender"),
    **{key: _SIDES for key in _LAYOUT if key.endswith("_side")},
}
"""The keys whose values are words of ours, one or a list."""

_PATTERNS: Mapping[str, frozenset[str]] = {
    "date_line": frozenset({"date"}),
    "date_line_city": frozenset({"city", "date"}),
    "article": frozenset({"article"}),
    "article_paragraph": frozenset({"article", "paragraph"}),
}
"""The keys whose values have slots, all of which must be there."""


def profile_data(text: str, where: str) -> dict[str, Any]:
    """The keys that one profile sets, found to fit."""
    document = yamlfile.load(text, where)
    data = _keys_of(document)
    if unknown := [key for key in data if key not in _KEYS]:
        raise FormatError(
            document.place(unknown[0]), f"unknown key {unknown[0]}; the keys are: {', '.join(sorted(_KEYS))}"
        )
    _refuse_newer(data.get("format", 1), document)
    layout, conventions = layout_of(data, where, document.line), conventions_of(data, where, document.line)
    values = {key: getattr(layout if key in _LAYOUT else conventions, key) for key in data if key != "format"}
    for key, value in values.items():
        if problem := _problem(key, value):
            raise FormatError(document.place(key), f"{key}: {problem}")
    return data


def layout_of(data: Mapping[str, Any], where: str, line_of: records.LineOf | None = None) -> Layout:
    """The layout that the keys of profiles describe."""
    return records.structure(_only(_LAYOUT, data), Layout, where, line_of=line_of)


def conventions_of(data: Mapping[str, Any], where: str, line_of: records.LineOf | None = None) -> Conventions:
    """The conventions that the keys of profiles describe."""
    return records.structure(_only(_CONVENTIONS, data), Conventions, where, line_of=line_of)


def _only(names: Collection[str], data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key in names}


def _problem(key: str, value: Any) -> str:
    """What is wrong with a value of the right type; empty where nothing is."""
    said = value if isinstance(value, tuple) else (value,)
    if choices := _CHOICES.get(key):
        if odd := [word for word in said if word not in choices]:
            return f"expected {'some' if isinstance(value, tuple) else 'one'} of {', '.join(choices)}, not {odd[0]!r}"
        return "names one twice" if len(said) > len(set(said)) else ""
    if slots := _PATTERNS.get(key):
        return slot_problem(value, slots, slots if value else ())
    if key == "digits" and value and not (len(value) == 10 and value.isdecimal()):
        return "expected ten of them, from nought to nine"
    return ""


def word_lists(text: str, where: str) -> Mapping[str, tuple[str, ...]]:
    """The lists of words that one words.yaml has; a section or a plugin may add lists of any name."""
    document = yamlfile.load(text, where)
    lists = _keys_of(document)
    _refuse_newer(lists.pop("format", 1), document)
    for name, words in lists.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise FormatError(document.place(name), f"{name}: expected a list of words, as [may, might]")
    return {name: tuple(words) for name, words in lists.items()}


def _keys_of(document: yamlfile.Document) -> dict[str, Any]:
    data = document.data or {}
    if not isinstance(data, dict):
        raise FormatError(document.place(), "expected keys with values, as format: 1")
    return dict(data)


def _refuse_newer(version: object, document: yamlfile.Document) -> None:
    if type(version) is not int or version != 1:
        raise FormatError(document.place("format"), f"format {version!r} is not known; this program reads format 1")
