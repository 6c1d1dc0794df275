"""Merges three ways: what people made of a document and what a newer reading says, against what both began from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from ua_i18n import aligning

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that people and the newer reading changed differently; people's stands.

    None stands for a value that its side has removed; a path one past a list's end, for an item at that end.
    """

    path: Path
    ours: Any
    theirs: Any

    def __str__(self) -> str:
        place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return f"{place.lstrip('.')}: kept {_short(self.ours)}, the new text has {_short(self.theirs)}"


@dataclass(frozen=True, slots=True)
class Merged:
    """Plain data after a merge, and what could not be settled."""

    data: Any
    conflicts: tuple[Conflict, ...] = ()


def merge(base: Any, ours: Any, theirs: Any, path: Path = ()) -> Merged:
    """Plain data in which every change of either side stands; where both changed a value, ours does."""
    if ours == theirs or theirs == base:
        return Merged(ours)
    if ours == base:
        return Merged(theirs)
    sides = (base, ours, theirs)
    if all(isinstance(side, Mapping) for side in sides):
        return _merge_mappings(base, ours, theirs, path)
    if all(isinstance(side, list) for side in sides):
        return _merge_lists(base, ours, theirs, path)
    return Merged(ours, (Conflict(path, ours, theirs),))


def _merge_mappings(base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any], path: Path) -> Merged:
    keys = dict.fromkeys((*ours, *theirs))
    merged = {key: merge(base.get(key), ours.get(key), theirs.get(key), (*path, key)) for key in keys}
    return Merged({key: part.data for key, part in merged.items()}, _all(merged.values()))


def _merge_lists(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any], path: Path) -> Merged:
    """Items that one side inserts, removes or moves do so; items that both have are merged themselves."""
    lineages = aligning.lineages(base, ours, theirs)
    parts: list[Merged] = []
    for item in lineages.order:
        place = (*path, len(parts))
        parts.append(_merge_item(lineages, item, place))
    removed = [
        Conflict((*path, len(parts) + number), None, lineages.theirs[item])
        for number, item in enumerate(lineages.removed_but_changed)
    ]
    return Merged([part.data for part in parts], (*_all(parts), *removed))


def _merge_item(lineages: aligning.Lineages, item: str, path: Path) -> Merged:
    base, ours, theirs = (side.get(item) for side in (lineages.base, lineages.ours, lineages.theirs))
    if item not in lineages.theirs and item in lineages.base:
        return Merged(ours, (Conflict(path, ours, None),))
    if rival := lineages.rivals.get(item):
        return Merged(ours, (Conflict(path, ours, lineages.theirs[rival]),))
    if item not in lineages.ours:
        return Merged(theirs)
    return merge(base, ours, theirs, path) if item in lineages.theirs else Merged(ours)


def _all(parts: Iterable[Merged]) -> tuple[Conflict, ...]:
    return tuple(chain.from_iterable(part.conflicts for part in parts))


def _short(value: Any) -> str:
    text = "nothing" if value is None else repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"
