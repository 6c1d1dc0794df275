"""The status of every appeal, counted anew only where a file has changed: the index can be removed at any time."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import ua_i18n
from ua_i18n import storage
from ua_i18n.errors import StorageError, UaError
from ua_i18n.model import ActionKind, State, Update
from ua_i18n.sharing import undisturbed
from ua_i18n.workspace import pairing
from ua_i18n.workspace.folder import AppealFolder, Workspace
from ua_i18n.workspace.following import Document, successors
from ua_i18n.workspace.status import AppealStatus, Progress, status_of

_FORMAT = f"1 {ua_i18n.__version__}"
_SETTLED = 2_000_000_000  # ns: within these after a change, a second one may leave the same time stamp
_MANY = 40  # appeals from which starting a second process pays
_STATES = {state.value: state for state in State}

Stamp = dict[str, list[int]]
"""Size and times of each file that a status is counted from."""


def statuses(workspace: Workspace, folders: Sequence[AppealFolder]) -> tuple[AppealStatus, ...]:
    """The status of each appeal, as its files are now."""
    index = _load(_path(workspace))
    stamps = {folder.id: _stamp(folder.path) for folder in folders}
    known = dict(_unchanged(index, stamps))
    fresh = {found.id: found for found in _counted([folder for folder in folders if folder.id not in known])}
    if fresh:
        _save(_path(workspace), index | dict(_entries(fresh.values(), stamps)))
    found = known | fresh
    newer = successors([*found.values(), *_others(workspace, index, found)])
    return tuple(found[folder.id].followed_by(newer.get(folder.id)) for folder in folders)


def documents(workspace: Workspace) -> Iterator[Document]:
    """What each appeal of the workspace is: read anew only where its appeal.yaml is not as a status was counted from.

    Raises UaError where one cannot be read.
    """
    index = _load(_path(workspace))
    for folder in workspace.appeals():
        yield _known(folder, index) or folder.action()


def _known(folder: AppealFolder, index: Mapping[str, Any]) -> Document | None:
    with contextlib.suppress(KeyError, ValueError, TypeError, AttributeError):
        entry = index[folder.id]
        if entry["stamp"][pairing.APPEAL] == _stamp(folder.path)[pairing.APPEAL]:
            return _from_record(folder.id, entry["status"])
    return None


def _others(workspace: Workspace, index: Mapping[str, Any], found: Mapping[str, AppealStatus]) -> Iterator[Document]:
    """The documents of the workspace that were not asked for: one may stop or supersede one that was."""
    for folder in workspace.appeals() if found else ():
        if folder.id not in found:
            known = dict(_unchanged(index, {folder.id: _stamp(folder.path)}))
            with contextlib.suppress(UaError):  # what is wrong with it is told by who asks for it
                yield known.get(folder.id) or folder.action()


def _unchanged(index: Mapping[str, Any], stamps: Mapping[str, Stamp]) -> Iterator[tuple[str, AppealStatus]]:
    """What the index knows of appeals whose files are as they were; an entry that is not whole is as good as none."""
    for appeal, stamp in stamps.items():
        with contextlib.suppress(KeyError, ValueError, TypeError, AttributeError):
            if index[appeal]["stamp"] == stamp:
                yield appeal, _from_record(appeal, index[appeal]["status"])


def _entries(fresh: Iterable[AppealStatus], stamps: Mapping[str, Stamp]) -> Iterator[tuple[str, Any]]:
    """What the index may keep: nothing of files that were changed just now, or that have a fault or an oddity."""
    now = time.time_ns()
    for status in fresh:
        if _settled(stamps[status.id], now) and not (status.faults or status.cautions):
            yield status.id, {"stamp": stamps[status.id], "status": _record(status)}


def _path(workspace: Workspace) -> Path:
    return workspace.root / ".ua-i18n" / "status.json"


def _load(path: Path) -> dict[str, Any]:
    """What an earlier run counted; nothing where that is missing, broken or of another version."""
    try:
        found = json.loads(storage.read_bytes(path)) if path.is_file() else {}
        whole = isinstance(found, dict) and found.get("format") == _FORMAT
        return dict(found["appeals"]) if whole else {}
    except (UaError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def _save(path: Path, entries: Mapping[str, Any]) -> None:
    text = json.dumps({"format": _FORMAT, "appeals": entries}, ensure_ascii=False, separators=(",", ":"))
    with contextlib.suppress(StorageError):  # a workspace that cannot be written to can still be looked at
        storage.write(path, text)


def _stamp(folder: Path) -> Stamp:
    with os.scandir(folder) as entries:
        return {
            entry.name: [found.st_size, found.st_mtime_ns, found.st_ctime_ns]
            for entry in entries
            if entry.name.endswith((".po", "appeal.yaml", "ledger.jsonl"))
            for found in (entry.stat(),)
        }


def _settled(stamp: Stamp, now: int) -> bool:
    return all(max(times) < now - _SETTLED for _, *times in stamp.values())


def _counted(folders: Sequence[AppealFolder]) -> Sequence[AppealStatus]:
    """The status of each appeal; where there are many, every processor counts."""
    processes = min(os.cpu_count() or 1, len(folders) // _MANY)
    if processes < 2:
        return [status_of(folder) for folder in folders]
    from concurrent.futures import ProcessPoolExecutor

    # Nothing there lives long enough to be worth collecting.
    with ProcessPoolExecutor(processes, initializer=gc.disable) as pool:
        with undisturbed():
            counted = pool.map(status_of, folders, chunksize=8)
        return list(counted)


def _record(status: AppealStatus) -> dict[str, Any]:
    """A status as the index keeps it."""
    return {
        "kind": status.kind,
        "index": status.index,
        "ua_number": status.ua_number,
        "date": status.date.isoformat() if status.date else None,
        "updates": [[update.ua_number, update.index] for update in status.updates],
        "title": status.title,
        "deadline": status.deadline.isoformat() if status.deadline else None,
        "locales": {locale: [found.states, found.words_by_state] for locale, found in status.locales.items()},
    }


def _from_record(appeal: str, record: Mapping[str, Any]) -> AppealStatus:
    kind = ActionKind(record["kind"])
    return AppealStatus(
        id=appeal,
        kind=kind,
        index=record["index"],
        ua_number=record["ua_number"],
        date=date.fromisoformat(record["date"]) if record["date"] else None,
        updates=tuple(Update(ua_number=number, index=index) for number, index in record["updates"]),
        title=record["title"],
        deadline=date.fromisoformat(record["deadline"]) if record["deadline"] else None,
        stopped=kind is ActionKind.STOP_ACTION,
        locales={
            locale: Progress(states=_counter(states), words_by_state=_counter(words))
            for locale, (states, words) in record["locales"].items()
        },
    )


def _counter(counts: Mapping[str, int]) -> Counter[State]:
    return Counter({_STATES[state]: count for state, count in counts.items()})
