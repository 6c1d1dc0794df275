"""Action sheets: written where every message of theirs is approved, or marked as drafts where that is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ua_i18n import ledger, letterset, sheet
from ua_i18n.errors import RefusedError
from ua_i18n.hookspecs import Renderer
from ua_i18n.model import Letter, Locale, Message, State, UrgentAction
from ua_i18n.reasons import Reason, of_sheet, unapproved
from ua_i18n.workspace.desk import Wish, doubt
from ua_i18n.workspace.folder import AppealFolder
from ua_i18n.workspace.sets import SetMade, accounted, catalog_digest
from ua_i18n.workspace.standing import refuse_outdated


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOrder:
    """Which sheets are wanted, and where to."""

    locales: Sequence[Locale]
    renderers: Sequence[Renderer]
    output: Path


def make_sheets(folder: AppealFolder, order: SheetOrder, wish: Wish) -> SetMade:
    """Write a sheet for each locale and format, with the set's manifest; what may not go out is in `refusals`."""
    action = folder.action()
    refuse_outdated(folder, action, wish)
    letters: list[tuple[Letter, str]] = []
    refusals: list[Reason] = []
    for locale in order.locales:
        try:
            letters.append((sheet_of(folder, action, locale, wish), catalog_digest(folder, locale.tag, action)))
        except RefusedError as error:
            refusals += error.args
    if not letters:
        raise RefusedError(*refusals, Reason("{appeal}: no action sheet was made", {"appeal": folder.id}))
    files = [file for letter, catalog in letters for file in _files(letter, catalog, order.renderers)]
    kept = {file.path for file in files}
    tags = {locale.tag for locale in order.locales}
    dropped = letterset.drop(order.output, folder.id, lambda entry: _replaced(entry, tags, kept))
    entries = letterset.write(files, order.output)
    letterset.write_manifest(order.output, replace(accounted(folder.id, wish.day, order.locales), files=entries))
    values = sum(len(entry.verbatim) for entry in entries)
    return SetMade(order.output, len(entries), values, tuple(refusals), dropped)


def sheet_of(folder: AppealFolder, action: UrgentAction, locale: Locale, wish: Wish) -> Letter:
    """One sheet. Raises RefusedError where a message is not approved and drafts were not asked for."""
    messages = sheet.messages_of(action)
    known = {found.message.key: found for found in folder.translations(locale.tag, messages)}
    events = folder.ledger()
    waiting = [key for key, found in known.items() if ledger.state(found, locale.tag, events) is not State.APPROVED]
    doubted = doubt(events, locale.tag)
    if (doubted or waiting) and not wish.allow_drafts:
        command = f"ua-i18n approve {folder.id} -l {locale.tag} --all-clean --as NAME"
        raise RefusedError(of_sheet(folder.id, locale.tag, doubted or unapproved(waiting, command)))

    def said(message: Message) -> str:
        return known[message.key].target if message.key in known else ""

    return sheet.compose(action, locale, said, day=wish.day, draft=bool(doubted or waiting))


def _files(letter: Letter, catalog: str, renderers: Sequence[Renderer]) -> Iterator[letterset.Order]:
    stem = f"{letter.locale}/sheet{'-DRAFT' if letter.draft_mark else ''}"
    for renderer in renderers:
        yield letterset.Order(letter, renderer, f"{stem}{renderer.suffix}", catalog)


def _replaced(entry: letterset.Entry, tags: set[str], kept: set[str]) -> bool:
    """Whether an earlier sheet in one of these languages has none in its place now."""
    return entry.channel == sheet.CHANNEL and entry.locale in tags and entry.path not in kept
