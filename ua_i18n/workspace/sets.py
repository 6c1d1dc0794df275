"""A set of letters: written with its manifest, and remembered, so that a stop can tell what to call back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

import ua_i18n
from ua_i18n import ledger, letterset, storage
from ua_i18n.errors import PluginError, RefusedError, UaError
from ua_i18n.grammar import Grammar
from ua_i18n.hookspecs import Renderer
from ua_i18n.letters import Channel, Sender, hint
from ua_i18n.model import Locale, UrgentAction
from ua_i18n.protection import unprotect
from ua_i18n.requests import out_of_step
from ua_i18n.workspace.covers import Covers, covers, is_cover, lost_its_letters
from ua_i18n.workspace.desk import Desk, Prepared, Wish
from ua_i18n.workspace.folder import AppealFolder, Workspace, now, place_of
from ua_i18n.workspace.recall import remember
from ua_i18n.workspace.standing import refuse_outdated


@dataclass(frozen=True, slots=True)
class SetMade:
    """A set that was written: its files, what it lacks and why, and what of an earlier run had to go."""

    output: Path
    files: tuple[letterset.Entry, ...]
    refusals: tuple[str, ...]
    dropped: tuple[str, ...]
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOrder:
    """Which set is wanted: languages, formats, where to, by whom, with how many processes."""

    locales: Sequence[Locale]
    renderers: Sequence[Renderer]
    output: Path
    senders: Sequence[Sender] = ()
    jobs: int = 1


def make_set(folder: AppealFolder, order: SetOrder, wish: Wish, grammar: Grammar | None) -> SetMade:
    """Write every letter that may go out, and a manifest; the rest is told in `refusals`."""
    action = folder.action()
    refuse_outdated(folder, action, wish)
    made = [
        (catalog_digest(folder, locale.tag, action), locale, prepared)
        for locale in order.locales
        for prepared in Desk(folder, action, locale, grammar).prepare(wish)
    ]
    refusals = (*_groups_without_addressee(action), *(found.refusal for _, _, found in made if found.refusal))
    dropped = letterset.drop(order.output, folder.id, _outdated(made))
    signed = [each for each in made if _writers(order, each[1])]
    beside = covers(action, signed, order.renderers, wish.day) if order.senders else Covers((), ())
    letters = (file for catalog, locale, found in made for file in _files(found, order, (catalog, locale)))
    if order.senders:
        letterset.keep_from_git(order.output)
    failures: list[tuple[letterset.Order, PluginError]] = []
    entries = letterset.write(
        chain(letters, beside.orders),
        order.output,
        jobs=order.jobs,
        failed=lambda file, error: failures.append((file, error)),
    )
    refusals = (*refusals, *beside.refusals, *_without_file(failures), *_without_language(order))
    if all(map(is_cover, entries)):
        raise RefusedError("\n".join([*refusals, f"{folder.id}: no letter was made"]))
    letterset.write_manifest(order.output, accounted(folder.id, wish.day, entries))
    _remember(folder, order.output, entries)
    hints = (*filter(None, (hint(action, locale.tag) for locale in order.locales)), *_outgrown(folder, action))
    return SetMade(order.output, entries, refusals, dropped, hints)


def _without_language(order: SetOrder) -> Iterator[str]:
    """A line for each sender whose language is none of the set's."""
    for sender in order.senders:
        if not any(sender.writes_in(locale.tag) for locale in order.locales):
            yield f"{sender.key}: no letter is made in {sender.language}, the language of this sender"


def _outgrown(folder: AppealFolder, action: UrgentAction) -> Iterator[str]:
    """Tells of a request that a person corrected, where its letters still say what was made of the former text."""
    for text in out_of_step(action, folder.reading()):
        yield (
            f"{folder.id}: letters still say the former text of the request {text[:60]!r}; to put the corrected one: "
            f"ua-i18n import {folder.id} --reread; or write its sentence under `letter` in appeal.yaml"
        )


def _without_file(failures: Iterable[tuple[letterset.Order, PluginError]]) -> Iterator[str]:
    """A line for each reason why files could not be made."""
    paths: dict[str, list[str]] = {}
    for order, error in failures:
        paths.setdefault(str(error), []).append(order.path)
    for reason, missing in paths.items():
        more = f" and {len(missing) - 1} more files" if len(missing) > 1 else ""
        yield f"{missing[0]}{more}: not made: {reason}"


def _groups_without_addressee(action: UrgentAction) -> Iterator[str]:
    for group in unprotect(action).appeals:
        if not group.addressees:
            whom = group.to or "a group of requests"
            yield f"{action.id}: no addressee is given for {whom}; no letter is made for it"


def _outdated(made: Sequence[tuple[str, Locale, Prepared]]) -> Callable[[letterset.Entry], bool]:
    """Tells a file of an earlier run whose letter is refused now, or says something else."""
    current: dict[tuple[str, str], set[tuple[str, str, bool]]] = defaultdict(set)
    catalogs = {locale.tag: catalog for catalog, locale, _ in made}
    channels = {found.letter.channel for _, _, found in made if found.letter}
    for _, locale, found in made:
        if letter := found.letter:
            current[locale.tag, found.addressee.label].add((letter.channel, letter.digest, bool(letter.draft_mark)))
    whom = {(locale.tag, found.addressee.label) for _, locale, found in made}

    def outdated(entry: letterset.Entry) -> bool:
        if is_cover(entry):
            return lost_its_letters(entry, made)
        if (entry.locale, entry.addressee) not in whom:
            return False
        if channels and entry.channel not in channels:  # of another channel, only what it was made from is known
            return entry.catalog != catalogs[entry.locale]
        return (entry.channel, entry.letter, entry.draft) not in current[entry.locale, entry.addressee]

    return outdated


def _files(found: Prepared, order: SetOrder, made_from: tuple[str, Locale]) -> Iterator[letterset.Order]:
    """The files of one letter: a format each, for each sender who writes in its language."""
    catalog, locale = made_from
    name = f"{found.number:02}-{storage.safe_name(found.addressee.label)}"
    for sender in _writers(order, locale) if order.senders else [None]:
        if letter := found.signed_by(sender):
            channel = "" if letter.channel == Channel.LETTER else letter.channel
            marks = (name, channel, sender.key if sender else "", "DRAFT" if letter.draft_mark else "")
            stem = f"{locale.tag}/{'-'.join(filter(None, marks))}"
            for renderer in order.renderers:
                path = f"{stem}{renderer.suffix}"
                yield letterset.Order(letter, renderer, path, catalog, sender.key if sender else None)


def _writers(order: SetOrder, locale: Locale) -> list[Sender]:
    """Who signs letters in a locale: its own, and those who named no language."""
    return [sender for sender in order.senders if sender.writes_in(locale.tag)]


def catalog_digest(folder: AppealFolder, locale: str, action: UrgentAction) -> str:
    """What the manifest says of the catalog that a letter was made from; the source's own is appeal.yaml."""
    path = folder.path / "appeal.yaml" if locale == action.language else folder.catalog_path(locale)
    return storage.digest(storage.read_bytes(path))


def accounted(appeal: str, day: date, entries: tuple[letterset.Entry, ...]) -> letterset.Manifest:
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
