"""Tells which items of two changed lists come from the same item of the list that both began from."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

import merge3

_LIKE = 0.6  # similarity from which an item is a former one, reworded
_NAMED_BY = ("name", "office", "to", "text", "value", "index", "ua_number", "line")
_MANY = 400  # comparisons of unmatched items that are worth their time


@dataclass(frozen=True, slots=True)
class Lineages:
    """Three lists as items by lineage, and the order of the merged list.

    `order` has what either side removed left out, but keeps what we changed and they removed;
    `removed_but_changed` is what we removed and they changed. `rivals` names, for an item of ours that took the
    place of a former one, the item that took the same place in theirs.
    """

    base: Mapping[str, Any]
    ours: Mapping[str, Any]
    theirs: Mapping[str, Any]
    order: tuple[str, ...]
    rivals: Mapping[str, str]
    removed_but_changed: tuple[str, ...]


def lineages(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> Lineages:
    names = [f"={place}" for place in range(len(base))]
    by_name = dict(zip(names, base, strict=True))
    our_names, their_names = _names(base, ours), _names(base, theirs)
    our_items = dict(zip(our_names, ours, strict=True))
    their_items = dict(zip(their_names, theirs, strict=True))
    kept = [name for name in names if name not in their_items and _changed(name, by_name, our_items)]
    order, rivals = _order(names, our_names, _with_kept(their_names, kept, names))
    removed = tuple(name for name in names if name not in our_items and _changed(name, by_name, their_items))
    return Lineages(by_name, our_items, their_items, order, rivals, removed)


def _changed(name: str, base: Mapping[str, Any], side: Mapping[str, Any]) -> bool:
    return name in side and side[name] != base[name]


def _names(base: Sequence[Any], side: Sequence[Any]) -> list[str]:
    """The lineage of each item: `=3` for one that comes from the base's fourth, `+…` for a new one."""
    origins = _origins(base, side)
    seen: Counter[str] = Counter()
    names = []
    for item, origin in zip(side, origins, strict=True):
        text = _text(item)
        seen[text] += origin is None
        names.append(f"={origin}" if origin is not None else f"+{seen[text]}{text}")
    return names


def _origins(base: Sequence[Any], side: Sequence[Any]) -> list[int | None]:
    """For each item the place in `base` of what it was: the same, else one of the same name, else the likest left."""
    origins: list[int | None] = [None] * len(side)
    free = dict.fromkeys(range(len(base)))
    for same in (_text, _name):
        places: dict[str, list[int]] = {}
        for place in free:
            places.setdefault(same(base[place]), []).append(place)
        for number, item in enumerate(side):
            if origins[number] is None and (found := places.get(same(item))):
                place = found.pop(0)
                origins[number] = place
                del free[place]
    _pair_likest(base, side, origins, list(free))
    return origins


def _pair_likest(base: Sequence[Any], side: Sequence[Any], origins: list[int | None], free: list[int]) -> None:
    left = [number for number, origin in enumerate(origins) if origin is None]
    if len(left) * len(free) > _MANY:
        return
    pairs = ((_likeness(base[place], side[number]), number, place) for number in left for place in free)
    for likeness, number, place in sorted(pairs, reverse=True):
        if likeness >= _LIKE and origins[number] is None and place not in origins:
            origins[number] = place


def _likeness(one: Any, other: Any) -> float:
    if type(one) is not type(other):
        return 0.0
    matcher = SequenceMatcher(None, _text(one), _text(other), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _LIKE else 0.0


def _name(item: Any) -> str:
    """What an item is called by, where it is a record that has a name; else all of it."""
    if isinstance(item, Mapping):
        for key in _NAMED_BY:
            if item.get(key):
                return f"{key}: {item[key]}"
    return _text(item)


def _text(item: Any) -> str:
    return json.dumps(item, ensure_ascii=False, sort_keys=True, default=str)


def _with_kept(theirs: list[str], kept: list[str], names: list[str]) -> list[str]:
    """Their names with those that must not go, each after the one that came before it in the base."""
    result = list(theirs)
    for name in kept:
        before = [other for other in names[: names.index(name)] if other in result]
        result.insert(result.index(before[-1]) + 1 if before else 0, name)
    return result


def _order(names: list[str], ours: list[str], theirs: list[str]) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """The merged order, and the rivals in it: where both sides changed one stretch, ours, then what they added."""
    merged: list[str] = []
    rivals: dict[str, str] = {}
    for kind, *stretches in merge3.Merge3(names, ours, theirs).merge_groups():
        if kind != "conflict":
            merged.extend(stretches[0])
            continue
        before, mine, other = map(list, stretches)
        added = [name for name in other if name not in mine and name not in before]
        if set(before) - set(mine) - set(other):  # both put something in place of the same items
            replaced = [name for name in mine if name not in before and name not in other]
            rivals.update(zip(replaced, added, strict=False))
        merged.extend(name for name in mine if name not in before or name in other)
        merged.extend(name for name in added if name not in rivals.values())
    return tuple(dict.fromkeys(merged)), rivals
