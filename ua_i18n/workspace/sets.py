"""A set of letters: written with its manifest, and remembered, so that a stop can tell what to call back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import ua_i18n
from ua_i18n import ledger, letterset, storage
from ua_i18n.counting import counted
from ua_i18n.envelopes import Posting
from ua_i18n.errors import RefusedError, UaError
from ua_i18n.grammar import Grammar
from ua_i18n.hookspecs import AnyCheck, Renderer
from ua_i18n.letterhead import Letterhead
from ua_i18n.letters import Channel, Sender
from ua_i18n.letters import hints as hints_of
from ua_i18n.model import Locale, UrgentAction
from ua_i18n.protection import unprotect
from ua_i18n.requests import out_of_step
from ua_i18n.workspace import printruns
from ua_i18n.workspace.covers import Covers, Made, covers
from ua_i18n.workspace.desk import Desk, Prepared, Wish
from ua_i18n.workspace.folder import AppealFolder, Workspace, now, place_of
from ua_i18n.workspace.outdating import outdated
from ua_i18n.workspace.paper import letterhead_of
from ua_i18n.workspace.printruns import Binders, Pile
from ua_i18n.workspace.recall import remember
from ua_i18n.workspace.standing import refuse_outdated
from ua_i18n.workspace.tally import Tally


@dataclass(frozen=True, slots=True)
class SetMade:
    """A set that was written: how many files with how many verbatim values, what it lacks and why, what had to go."""

    output: Path
    files: int
    values: int
    refusals: tuple[str, ...]
    dropped: tuple[str, ...]
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOrder:
    """Which set is wanted: languages, formats, where to, by whom, with how many processes.

    For a `print_run` letters are bound instead of printed one by one; `outsides` are "labels" and "envelopes". Both
    need `binders`. By `checkers` the refusal of a message names what is at fault.
    """

    locales: Sequence[Locale]
    renderers: Sequence[Renderer]
    output: Path
    senders: Sequence[Sender] = ()
    jobs: int = 1
    binders: Binders | None = None
    print_run: bool = False
    outsides: Sequence[str] = ()
    checkers: Sequence[AnyCheck] = ()

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(locale.tag for locale in self.locales)


def make_set(folder: AppealFolder, order: SetOrder, wish: Wish, grammar: Grammar | None) -> SetMade:
    """Write every letter that may go out, and a manifest; the rest is told in `refusals`."""
    action = folder.action()
    refuse_outdated(folder, action, wish)
    section = folder.workspace.settings.section
    paper = letterhead_of(section, folder.workspace.root)
    made = [
        (catalog_digest(folder, locale.tag, action), locale, _unless_named(prepared, folder, locale))
        for locale in order.locales
        for prepared in Desk(folder, action, locale, grammar, order.checkers).prepare(wish)
    ]
    signed = [each for each in made if _writers(order, each[1])]
    beside = covers(action, signed, wish.day) if order.senders else Covers({}, {})
    dropped = letterset.drop(order.output, folder.id, outdated(made, beside))
    if order.senders:
        letterset.keep_from_git(order.output)
    piles = [_pile(each, order, paper) for each in signed if each[2].letter]
    files = _orders(piles, order, beside, Posting(section.territory, action.language))
    tally = _write(folder, order, files, wish.day)
    refusals = (
        *_groups_without_addressee(action),
        *(found.refusal for _, _, found in made if found.refusal),
        *beside.refusals,
        *_without_file(tally.failures),
        *_without_language(order),
    )
    if not tally.letters:
        raise RefusedError("\n".join([*refusals, f"{folder.id}: no letter was made"]))
    _remember(folder, order.output, tally)
    hints = (
        *hints_of(action, order.tags, wish.day),
        *_in_every_language(order),
        *_outgrown(folder, action),
        *_unreviewed(order.locales),
    )
    gone = tuple(path for path in dropped if not (order.output / path).exists())
    return SetMade(order.output, tally.files, tally.values, refusals, gone, hints)


def _orders(piles: Sequence[Pile], order: SetOrder, beside: Covers, posting: Posting) -> Iterator[letterset.Order]:
    """The files of a set, a language after another."""
    for tag in dict.fromkeys(pile.locale.tag for pile in piles):
        here = [pile for pile in piles if pile.locale.tag == tag]
        yield from beside.orders(tag, order.renderers)
        if binders := order.binders:
            for channel in order.outsides:
                yield from printruns.for_the_post(here, channel, posting, binders)
        if binders and order.print_run:
            yield from printruns.by_addressee(here, binders)
            yield from printruns.by_supporter(here, beside, binders)
        else:
            yield from printruns.one_by_one(here, order.renderers)


def _unless_named(found: Prepared, folder: AppealFolder, locale: Locale) -> Prepared:
    """What was prepared; refused where it names an organisation that is not to be named."""
    reason = folder.workspace.settings.section.objection(found.letter) if found.letter else ""
    if not reason:
        return found
    who = f"{folder.id}, letter to {found.addressee.label} in {locale.tag}"
    return Prepared(found.number, found.addressee, refusal=f"{who}: {reason}")


def _pile(made: Made, order: SetOrder, paper: Letterhead) -> Pile:
    catalog, locale, found = made
    channel = found.letter.channel if found.letter and found.letter.channel != Channel.LETTER else ""
    name = f"{found.number:02}-{storage.safe_name(found.addressee.label)}"
    return Pile(catalog, locale, found, "-".join(filter(None, (name, channel))), _writers(order, locale), paper)


def _write(folder: AppealFolder, order: SetOrder, files: Iterable[letterset.Order], day: date) -> Tally:
    """Write the files, and the manifest unless none of them is a letter."""
    tally = Tally()
    with letterset.Spool() as spool:
        entries = letterset.written(files, order.output, jobs=order.jobs, failed=tally.fail)
        spool.extend(tally.counted(entries))
        if tally.letters:
            letterset.account(order.output, accounted(folder.id, day, order.locales), spool)
    return tally


def _without_language(order: SetOrder) -> Iterator[str]:
    """A line for each sender whose language is none of the set's."""
    for sender in order.senders:
        if not any(sender.writes_in(tag, order.tags) for tag in order.tags):
            yield f"{sender.key}: no letter is made in {sender.language}, the language of this sender"


def _in_every_language(order: SetOrder) -> Iterator[str]:
    """Tells of senders without a language, who sign in each of several."""
    keys = [sender.key for sender in order.senders if sender.language is None]
    if keys and len(order.tags) > 1:
        who = f"{', '.join(keys[:5])}{', …' if keys[5:] else ''}"
        yield (
            f"{counted(len(keys), 'sender names', 'senders name')} no language ({who}) "
            f"and so gets letters in each of {', '.join(order.tags)}; to change that, fill in the column `language`"
        )


def _outgrown(folder: AppealFolder, action: UrgentAction) -> Iterator[str]:
    """Tells of a request that a person corrected, where its letters still say what was made of the former text."""
    for text in out_of_step(action, folder.reading()):
        yield (
            f"{folder.id}: letters still say the former text of the request {text[:60]!r}; to put the corrected one: "
            f"ua-i18n import {folder.id} --reread; or write its sentence under `letter` in appeal.yaml"
        )


def _without_file(failures: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """A line for each reason why files could not be made."""
    for reason, missing in failures.items():
        more = f" and {counted(len(missing) - 1, 'more file')}" if len(missing) > 1 else ""
        yield f"{missing[0]}{more}: not made: {reason}"


def _groups_without_addressee(action: UrgentAction) -> Iterator[str]:
    for group in unprotect(action).appeals:
        if not group.addressees:
            whom = group.to or "a group of requests"
            yield f"{action.id}: no addressee is given for {whom}; no letter is made for it"


def _writers(order: SetOrder, locale: Locale) -> Sequence[Sender | None]:
    """Who signs letters in a locale: its own, and those who named no language; without a table, nobody by name."""
    if not order.senders:
        return (None,)
    return [sender for sender in order.senders if sender.writes_in(locale.tag, order.tags)]


def _unreviewed(locales: Iterable[Locale]) -> Iterator[str]:
    """Tells of languages whose forms of address and phrases no native reader has put a name to."""
    if tags := [locale.tag for locale in locales if not locale.reviewed_by]:
        yield (
            f"{', '.join(tags)}: no native reader has reviewed the forms of address and phrases of this program; "
            "have one read a letter before you post it (`reviewed_by` in profile.yaml, see docs/adding-a-language.md)"
        )


def catalog_digest(folder: AppealFolder, locale: str, action: UrgentAction) -> str:
    """What the manifest says of the catalog that a letter was made from; the source's own is appeal.yaml."""
    path = folder.path / "appeal.yaml" if locale == action.language else folder.catalog_path(locale)
    return storage.digest(storage.read_bytes(path))


def accounted(appeal: str, day: date, locales: Iterable[Locale]) -> letterset.Manifest:
    """The manifest of a set made now, its files still to be told."""
    return letterset.Manifest(
        format=letterset.FORMAT,
        appeal=appeal,
        date=day.isoformat(),
        versions={"ua_i18n": ua_i18n.__version__},
        reviewed={locale.tag: bool(locale.reviewed_by) for locale in locales},
    )


def _remember(folder: AppealFolder, output: Path, tally: Tally) -> None:
    """Note the set in sets.jsonl, so that a stop or a newer document can tell which sets to call back."""
    record = {
        "time": ledger.timestamp(now()),
        "files": tally.files,
        "locales": sorted(tally.locales),
        "formats": sorted(tally.formats),
        "addressees": [] if "" in tally.addressees else sorted(tally.addressees),
        "drafts": not tally.final,
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
