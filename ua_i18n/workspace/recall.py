"""Calls letters back: who stops or replaces an appeal learns which sets were made, and what to tell their holders."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any

from ua_i18n import jsonlines, languages, placeholders, storage
from ua_i18n.letters import written_day
from ua_i18n.letters.channels import names_at_risk
from ua_i18n.letters.speaking import listed
from ua_i18n.model import ActionKind, Locale, UrgentAction
from ua_i18n.protection import unprotect
from ua_i18n.workspace.folder import AppealFolder
from ua_i18n.workspace.standing import earlier

SETS = "sets.jsonl"
_FIRST_STRONG, _POP = "\u2068", "\u2069"  # Unicode isolates: a number keeps its order in right-to-left text


@dataclass(frozen=True, slots=True)
class SetRecord:
    """A line of sets.jsonl: when a set was made, in which locales, and where it lies.

    `addressees` where each is known by its file; all that it holds are `drafts`, or not.
    """

    time: str
    files: int
    locales: tuple[str, ...]
    where: str
    addressees: tuple[str, ...] = ()
    drafts: bool = False


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
        sets = tuple(made for made in sets_made(AppealFolder(folder.workspace, former.id)) if not made.drafts)
        if sets:
            locales = sorted({locale for made in sets for locale in made.locales})
            notices = tuple(_write_notice(folder, action, former, (sets, locale)) for locale in locales)
            yield Recall(former.id, sets, notices)


def sets_made(folder: AppealFolder) -> tuple[SetRecord, ...]:
    """The sets made of an appeal that were not purged, oldest first; a line that was cut off is passed over.

    Of several in one folder each counts: a later run leaves what it does not make anew. So does one that was begun
    and never ended: some of its letters may be in somebody's hands.
    """
    path = folder.path / SETS
    if not path.is_file():
        return ()
    made: dict[str, list[SetRecord]] = {}
    begun: dict[str, SetRecord] = {}
    problem = "is no record of a set; restore the file from its history"
    for record in jsonlines.parse(storage.read_text(path), str(path), {"where": str}, problem):
        where = record["where"]
        if record.get("begun"):
            begun[where] = _set_record(record)
            continue
        begun.pop(where, None)
        if record.get("purged"):
            made.pop(where, None)
        elif record.get("files"):
            made.setdefault(where, []).append(_set_record(record))
    for where, unended in begun.items():
        made.setdefault(where, []).append(unended)
    return tuple(chain.from_iterable(made.values()))


def remember(folder: AppealFolder, record: Mapping[str, Any]) -> None:
    """Add a line to the appeal's sets.jsonl."""
    storage.append(folder.path / SETS, json.dumps({"v": 1, **record}, ensure_ascii=False, separators=(",", ":")))


def _set_record(record: Mapping[str, Any]) -> SetRecord:
    return SetRecord(
        time=str(record.get("time", "")),
        files=int(record.get("files", 0)),
        locales=tuple(map(str, record.get("locales", ()))),
        where=record["where"],
        addressees=tuple(map(str, record.get("addressees", ()))),
        drafts=bool(record.get("drafts")),
    )


def _write_notice(
    folder: AppealFolder, action: UrgentAction, former: UrgentAction, made: tuple[tuple[SetRecord, ...], str]
) -> Path:
    sets, tag = made
    path = storage.inside(folder.path, "recall", f"{former.id}-{tag}.txt")
    storage.write_if_changed(path, notice(action, former, sets, folder.workspace.locale(tag)))
    return path


def notice(action: UrgentAction, former: UrgentAction, sets: tuple[SetRecord, ...], locale: Locale) -> str:
    """The text for those who hold letters of `former`, in their language: whose case it is, which letters, of when.

    It names no place on the machine of whoever made them.
    """
    stopped = action.kind is ActionKind.STOP_ACTION
    values = {
        "number": _isolated(former.ua_number or former.index or former.id, locale),
        "newer": _isolated(action.index or action.ua_number or action.id, locale),
    }
    title, what, listed_below = (
        placeholders.fill(locale.letter[f"recall:{part}"], values)
        for part in ("title", "stop" if stopped else "superseded", "sets")
    )
    held = dict.fromkeys(_held(made, former, locale) for made in sets if locale.tag in made.locales)
    return "\n\n".join((title, _case(former, locale), what, "\n".join((listed_below, *held)))) + "\n"


def _case(former: UrgentAction, locale: Locale) -> str:
    """Those whom the letters are for; where nobody is known by name, the title of the document."""
    names = [_isolated(name, locale) for name in names_at_risk(former)]
    return "".join(run.text for run in listed(names, locale)) or _isolated(unprotect(former).title, locale)


def _held(made: SetRecord, former: UrgentAction, locale: Locale) -> str:
    """What somebody may hold of a set: its day, its languages, and to whom its letters are."""
    day = _day(made.time, locale)
    tongues = "".join(run.text for run in listed([languages.name(tag, locale.tag) for tag in made.locales], locale))
    known = made.addressees or [addressee.label for group in former.appeals for addressee in group.addressees]
    addressees = "; ".join(_isolated(label, locale) for label in dict.fromkeys(known))
    return f"{locale.layout.bullet} {day} · {tongues} · {addressees}"


def _day(time: str, locale: Locale) -> str:
    try:
        return written_day(datetime.fromisoformat(time).date(), locale)
    except ValueError:  # a line that somebody wrote by hand
        return _isolated(time, locale)


def _isolated(value: str, locale: Locale) -> str:
    return f"{_FIRST_STRONG}{value}{_POP}" if locale.direction == "rtl" else value
