"""Conflicts of a merge, kept until a person has settled each: `conflicts.yaml` beside the appeal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from ua_i18n import merging, records, storage, yamlfile
from ua_i18n.counting import counted
from ua_i18n.errors import RefusedError
from ua_i18n.workspace.folder import AppealFolder

FILE = "conflicts.yaml"
_HEAD = """\
# You wrote or confirmed these, and the revised text has others. Write `take: ours` or `take: theirs` for each,
# then run:
"""


class Take(StrEnum):
    OPEN = ""
    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A value that two sides changed; `path` leads to it in appeal.yaml, `take` says which is to stand."""

    path: tuple[Any, ...]
    ours: Any
    theirs: Any
    confirmed: bool = False
    take: Take = Take.OPEN

    def __str__(self) -> str:
        return str(merging.Conflict(self.path, self.ours, self.theirs, self.confirmed))


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    format: int = 1
    conflicts: tuple[Open, ...] = ()


def load(folder: AppealFolder) -> tuple[Open, ...]:
    """The conflicts that are not yet out of the way; none where the file is missing."""
    path = folder.path / FILE
    if not path.is_file():
        return ()
    document = yamlfile.load(storage.read_text(path), str(path))
    return records.structure(document.data, _File, str(path), line_of=document.line).conflicts


def save(folder: AppealFolder, conflicts: Iterable[Open]) -> None:
    """Keep the conflicts; without any the file goes."""
    listed = list(conflicts)
    path = folder.path / FILE
    if not listed:
        storage.remove(path)
        return
    data = {"format": 1, "conflicts": [_plain(conflict) for conflict in listed]}
    command = f"#   ua-i18n import {folder.id} --reread\n"
    storage.write_if_changed(path, _HEAD + command + yamlfile.dump(data))


def _plain(conflict: Open) -> dict[str, Any]:
    return {**asdict(conflict), "path": list(conflict.path), "take": conflict.take.value}


def opened(conflicts: Iterable[merging.Conflict]) -> tuple[Open, ...]:
    return tuple(
        Open(path=conflict.path, ours=conflict.ours, theirs=conflict.theirs, confirmed=conflict.confirmed)
        for conflict in conflicts
    )


def settle(data: Any, conflicts: Sequence[Open]) -> tuple[Any, tuple[Open, ...]]:
    """Plain data with what people took put in, and the conflicts that are still open."""
    for conflict in reversed(conflicts):  # from the end: an item that goes moves those behind it
        if conflict.take is Take.THEIRS:
            data = _with(data, conflict.path, conflict.theirs)
    return data, tuple(conflict for conflict in conflicts if conflict.take is Take.OPEN)


def taken(conflicts: Iterable[Open], path: tuple[Any, ...]) -> bool:
    """Whether a person took what the newer reading has for a value."""
    return any(conflict.path == path and conflict.take is Take.THEIRS for conflict in conflicts)


def _with(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy of plain data with one value replaced; in a list None removes, and a place past the end adds.

    A path that leads nowhere any more changes nothing.
    """
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(data, dict) and step in data:
        return {**data, step: _with(data[step], rest, value)}
    if isinstance(data, list) and isinstance(step, int) and step >= 0:
        item = data[step : step + 1]
        changed = [_with(item[0] if item else None, rest, value)] if item or not rest else []
        return [*data[:step], *(new for new in changed if new is not None), *data[step + 1 :]]
    return data


def refuse_open(folder: AppealFolder) -> None:
    """Raises RefusedError while a conflict is open."""
    waiting = [conflict for conflict in load(folder) if conflict.take is Take.OPEN]
    if waiting:
        wait = counted(len(waiting), "conflict waits; settle it", "conflicts wait; settle them")
        raise RefusedError(f"{folder.id}: {wait} in {folder.path / FILE}, then: ua-i18n import {folder.id} --reread")
