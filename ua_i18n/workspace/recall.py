"""Calls letters back: who stops or replaces an appeal learns which sets were made, and what to tell their holders."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ua_i18n import placeholders, storage
from ua_i18n.errors import FormatError
from ua_i18n.model import ActionKind, Locale, UrgentAction
from ua_i18n.workspace.folder import AppealFolder
from ua_i18n.workspace.standing import earlier

SETS = "sets.jsonl"
_FIRST_STRONG, _POP = "\u2068", "\u2069"  # Unicode isolates: a number keeps its order in right-to-left text


@dataclass(frozen=True, slots=True)
class SetRecord:
    """A line of sets.jsonl: when a set was made, in which locales, and where it lies."""

    time: str
    files: int
    locales: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Recall:
    """What is to be called back of one earlier document, and the notices that say so."""

    appeal: str
    sets: tuple[SetRecord, ...]
    notices: tuple[Path, ...]


def recall(folder: AppealFolder) -> Iterator[Recall]:
    """Write a notice a locale for every earlier document that this one ends and of which sets were made."""
    action = folder.action()
    for former in earlier(folder.workspace, action):
        sets = sets_made(AppealFolder(folder.workspace, former.id))
        if sets:
            locales = sorted({locale for made in sets for locale in made.locales})
            notices = tuple(_write_notice(folder, action, former, (sets, locale)) for locale in locales)
            yield Recall(former.id, sets, notices)


def sets_made(folder: AppealFolder) -> tuple[SetRecord, ...]:
    """The sets made of an appeal that were not purged, oldest first; a line that was cut off is passed over."""
    path = folder.path / SETS
    if not path.is_file():
        return ()
    made: dict[str, SetRecord] = {}
    for record in _records(storage.read_text(path), str(path)):
        if record.get("purged"):
            made.pop(record["where"], None)
        else:
            made[record["where"]] = _set_record(record)
    return tuple(made.values())


def remember(folder: AppealFolder, record: Mapping[str, Any]) -> None:
    """Add a line to the appeal's sets.jsonl."""
    storage.append(folder.path / SETS, json.dumps({"v": 1, **record}, ensure_ascii=False, separators=(",", ":")))


def _records(text: str, where: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text.splitlines(), 1):
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if not isinstance(record, dict) or not isinstance(record.get("where"), str):
            raise FormatError(f"{where}:{number}", "is no record of a set; restore the file from its history")
        yield record


def _set_record(record: Mapping[str, Any]) -> SetRecord:
    return SetRecord(
        time=str(record.get("time", "")),
        files=int(record.get("files", 0)),
        locales=tuple(map(str, record.get("locales", ()))),
        where=record["where"],
    )


def _write_notice(
    folder: AppealFolder, action: UrgentAction, former: UrgentAction, made: tuple[tuple[SetRecord, ...], str]
) -> Path:
    sets, tag = made
    path = storage.inside(folder.path, "recall", f"{former.id}-{tag}.txt")
    storage.write_if_changed(path, notice(action, former, sets, folder.workspace.locale(tag)))
    return path


def notice(action: UrgentAction, former: UrgentAction, sets: tuple[SetRecord, ...], locale: Locale) -> str:
    """The text for those who hold letters of `former`, in their language."""
    stopped = action.kind is ActionKind.STOP_ACTION
    values = {
        "number": _isolated(former.ua_number or former.index or former.id, locale),
        "newer": _isolated(action.index or action.ua_number or action.id, locale),
    }
    said = (placeholders.fill(locale.letter[f"recall:{part}"], values) for part in _parts(stopped))
    places = [f"{locale.layout.bullet} {made.time[:10]}  {_isolated(made.where, locale)}" for made in sets]
    return "\n\n".join(said) + "\n" + "\n".join(places) + "\n"


def _parts(stopped: bool) -> tuple[str, ...]:
    return ("title", "stop" if stopped else "superseded", "sets")


def _isolated(value: str, locale: Locale) -> str:
    return f"{_FIRST_STRONG}{value}{_POP}" if locale.direction == "rtl" else value
