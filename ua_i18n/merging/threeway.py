"""Merges three ways: what people made of a document and what a newer reading says, against what both began from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from ua_i18n import worddiff
from ua_i18n.merging import aligning

Path = tuple[str | int, ...]

_SHORT = 60  # characters that are read at a glance
_AROUND = 4  # words to find a change by
_MARKS = {
    worddiff.Change.KEPT: ("", ""),
    worddiff.Change.REMOVED: ("[-", "-]"),
    worddiff.Change.ADDED: ("[+", "+]"),
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that people and the newer reading changed differently; people's stands.

    None stands for a value that its side has removed; a path one past a list's end, for an item at that end. A value
    that people only `confirmed` is as the program had read it.
    """

    path: Path
    ours: Any
    theirs: Any
    confirmed: bool = False

    def __str__(self) -> str:
        place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return f"{place.lstrip('.')}: {_told(self)}"


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


def _told(conflict: Conflict) -> str:
    """Both sides where they are short or one is gone, else one text in which only what differs is marked."""
    ours, theirs = _text(conflict.ours), _text(conflict.theirs)
    if not (ours and theirs) or max(len(ours), len(theirs)) <= _SHORT:
        confirmed = ", which you confirmed" if conflict.confirmed else ""
        return f"kept {_quoted(ours)}{confirmed}, the new text has {_quoted(theirs)}"
    whose = "what you confirmed" if conflict.confirmed else "yours"
    differing = "".join(_marked(worddiff.compare(ours, theirs)))
    return f"kept {whose}, marked [-so-]; the new text has what is marked [+so+]: {differing}"


def _text(value: Any) -> str:
    """A value as people read it; nothing that is written in it is left out."""
    if isinstance(value, Mapping):
        return ", ".join(filter(None, map(_text, value.values())))
    if isinstance(value, list | tuple):
        return " ".join(map(_text, value))
    return "" if value is None else str(value)


def _quoted(text: str) -> str:
    return repr(text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…") if text else "nothing"


def _marked(pieces: Sequence[worddiff.Piece]) -> Iterator[str]:
    """The pieces with their marks; long stretches that both sides have are cut in the middle."""
    for piece in pieces:
        opening, closing = _MARKS[piece.change]
        words = piece.text.split(" ")
        if piece.change is worddiff.Change.KEPT and len(words) > 2 * _AROUND + 1:
            before = words[:_AROUND] if piece is not pieces[0] else []
            after = words[-_AROUND:] if piece is not pieces[-1] else []
            words = [*before, "…", *after]
        yield f"{opening}{' '.join(words)}{closing}"
