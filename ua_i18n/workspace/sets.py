"""A set of letters: written with its manifest, and remembered, so that a stop can tell what to call back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import ua_i18n
from ua_i18n import ledger, letterset, storage
from ua_i18n.errors import RefusedError, UaError
from ua_i18n.grammar import Grammar
from ua_i18n.hookspecs import Renderer
from ua_i18n.model import Letter, Locale, UrgentAction
from ua_i18n.protection import unprotect
from ua_i18n.workspace.desk import Desk, Prepared, Wish
from ua_i18n.workspace.folder import AppealFolder, Workspace, now, place_of
from ua_i18n.workspace.recall import remember
from ua_i18n.workspace.standing import refuse_outdated


@dataclass(frozen=True, slots=True)
class SetMade:
    """A set that was written: its files, and what it lacks with the reasons."""

    output: Path
    files: tuple[letterset.Entry, ...]
    refusals: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOrder:
    """Which set is wanted: languages, formats, where to, how many processes."""

    locales: Sequence[Locale]
    renderers: Sequence[Renderer]
    output: Path
    jobs: int = 1


def make_set(folder: AppealFolder, order: SetOrder, wish: Wish, grammar: Grammar) -> SetMade:
    """Write every letter that may go out, and a manifest; the rest is told in `refusals`."""
    action = folder.action()
    refuse_outdated(folder, action, wish)
    refusals = [
        f"{folder.id}: no addressee is given for {group.to or 'a group of requests'}; no letter is made for it"
        for group in unprotect(action).appeals
        if not group.addressees
    ]
    orders: list[letterset.Order] = []
    for locale in order.locales:
        catalog = _catalog_digest(folder, locale.tag, action)
        for prepared in Desk(folder, action, locale, grammar).prepare(wish):
            if prepared.letter is None:
                refusals.append(prepared.refusal)
            else:
                orders.extend(_orders(prepared, prepared.letter, order.renderers, catalog))
    if not orders:
        raise RefusedError("\n".join([*refusals, f"{folder.id}: no letter was made"]))
    entries = letterset.write(orders, order.output, jobs=order.jobs)
    letterset.write_manifest(order.output, _manifest(folder.id, wish.day, entries))
    _remember(folder, order.output, entries)
    return SetMade(order.output, entries, tuple(refusals))


def _orders(
    prepared: Prepared, letter: Letter, renderers: Sequence[Renderer], catalog: str
) -> Iterator[letterset.Order]:
    name = f"{prepared.number:02}-{storage.safe_name(prepared.addressee.label)}"
    draft = "-DRAFT" if letter.draft_mark else ""
    for renderer in renderers:
        path = f"{letter.locale}/{name}{draft}{renderer.suffix}"
        yield letterset.Order(letter, renderer, path, catalog)


def _catalog_digest(folder: AppealFolder, locale: str, action: UrgentAction) -> str:
    """What the manifest says of the catalog that a letter was made from; the source's own is appeal.yaml."""
    path = folder.path / "appeal.yaml" if locale == action.language else folder.catalog_path(locale)
    return storage.digest(storage.read_bytes(path))


def _manifest(appeal: str, day: date, entries: tuple[letterset.Entry, ...]) -> letterset.Manifest:
    return letterset.Manifest(
        format=letterset.FORMAT,
        appeal=appeal,
        date=day.isoformat(),
        versions={"ua_i18n": ua_i18n.__version__},
        files=entries,
    )


def _remember(folder: AppealFolder, output: Path, entries: Sequence[letterset.Entry]) -> None:
    """Note the set in sets.jsonl, so that a stop or a newer document can tell which sets to call back."""
    record = {
        "time": ledger.timestamp(now()),
        "files": len(entries),
        "locales": sorted({entry.locale for entry in entries}),
        "formats": sorted({entry.format for entry in entries}),
        "where": place_of(output, folder.workspace),
    }
    remember(folder, record)


def known_values(workspace: Workspace, appeal: str) -> tuple[str, ...]:
    """The verbatim values that letters of an appeal may print."""
    try:
        action = workspace.appeal(appeal).action()
    except UaError:
        return ()
    return tuple(_values(action))


def _values(action: UrgentAction) -> Iterator[str]:
    yield from (entry.value for entry in action.protected)
    yield from filter(None, (action.ua_number, action.index))
    for group in action.appeals:
        for addressee in group.addressees:
            yield from addressee.postal_lines
