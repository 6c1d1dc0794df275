"""A set of letters: written with its manifest, and remembered, so that a stop can tell what to call back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from textwrap import shorten

import ua_i18n
from ua_i18n import letterset, storage
from ua_i18n.envelopes import Posting
from ua_i18n.errors import RefusedError, UaError
from ua_i18n.grammar import Grammar
from ua_i18n.hookspecs import AnyCheck, Renderer
from ua_i18n.letterhead import Letterhead
from ua_i18n.letters import Channel, Sender
from ua_i18n.letters import hints as hints_of
from ua_i18n.model import Locale, UrgentAction
from ua_i18n.protection import unprotect
from ua_i18n.reasons import Reason, of_letter, some
from ua_i18n.requests import out_of_step
from ua_i18n.workspace import printruns
from ua_i18n.workspace.covers import Covers, Made, covers
from ua_i18n.workspace.desk import Desk, Prepared, Wish
from ua_i18n.workspace.folder import AppealFolder, Workspace
from ua_i18n.workspace.outdating import outdated, unasked
from ua_i18n.workspace.paper import letterhead_of
from ua_i18n.workspace.printruns import Binders, Pile
from ua_i18n.workspace.setruns import SetRun, told_of_gone
from ua_i18n.workspace.signatories import Signatories
from ua_i18n.workspace.standing import refuse_outdated
from ua_i18n.workspace.supporters import Readers, Supporters

UNREVIEWED = (
    "{locales}: no native reader has reviewed the forms of address and phrases of this program; "
    "have one read a letter before you post it (`reviewed_by` in profile.yaml, see docs/adding-a-language.md)"
)


@dataclass(frozen=True, slots=True)
class SetMade:
    """A set that was written: how many files with how many verbatim values, what it lacks and why, what had to go."""

    output: Path
    files: int
    values: int
    refusals: tuple[Reason, ...]
    dropped: tuple[str, ...]
    hints: tuple[Reason | str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOrder:
    """Which set is wanted: languages, formats, where to, by whom, with how many processes.

    For a `print_run` letters are bound instead of printed one by one; `outsides` are "labels" and "envelopes". Both
    need `binders`. By `checkers` the refusal of a message names what is at fault. Cover sheets are in the language
    `cover` where senders do not read that of their letters, and in `cover_renderers` where letters' do not suit.
    What an earlier run made is read by one of the `known` renderers.
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
    cover: Locale | None = None
    cover_renderers: Sequence[Renderer] = ()
    known: Mapping[str, Renderer] = field(default_factory=dict)

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(locale.tag for locale in self.locales)


def make_set(folder: AppealFolder, order: SetOrder, wish: Wish, grammar: Grammar | None) -> SetMade:
    """Write every letter that may go out, and a manifest; the rest is told in `refusals`."""
    action = folder.action()
    refuse_outdated(folder, action, wish)
    outgrown = tuple(_outgrown(folder, action))  # first of all: without the reading nothing is made
    section = folder.workspace.settings.section
    paper = letterhead_of(section, folder.workspace.root)
    made = [
        (catalog_digest(folder, locale.tag, action), locale, _unless_named(prepared, folder, locale))
        for locale in order.locales
        for prepared in Desk(folder, action, locale, grammar, order.checkers).prepare(wish)
    ]
    supporters = Supporters(order.senders, order.tags, _readers(folder, action, order, wish, grammar))
    signed = [each for each in made if supporters.writers(each[1].tag)]
    beside = covers(action, signed, wish.day, supporters.readers) if order.senders else Covers({}, {})
    dropped = letterset.drop(order.output, folder.id, outdated(made, beside))
    signatories = Signatories({sender.key: sender for sender in order.senders}, order.output, order.known)
    run = SetRun(folder, order.output, order.jobs, unasked(made, wish.channel, supporters, signatories))
    if order.senders:
        letterset.keep_from_git(order.output)
    piles = [_pile(each, supporters, paper) for each in signed if each[2].letter]
    files = _orders(piles, order, beside, Posting(section.territory, action.language))
    if piles:
        run.begin(made)
    tally, left = run.write(files, accounted(folder.id, wish.day, order.locales))
    if piles:
        run.end(tally)
    if dropped or left:
        storage.remove(letterset.archive_path(order.output))
    refusals = (
        *_groups_without_addressee(action),
        *(found.refusal for _, _, found in made if found.refusal),
        *beside.refusals,
        *_without_file(tally.failures),
        *supporters.without_language(),
    )
    if not tally.letters:
        raise RefusedError(*refusals, Reason("{appeal}: no letter was made", {"appeal": folder.id}))
    hints: tuple[Reason | str, ...] = (
        *told_of_gone(left),
        *hints_of(action, order.tags, wish.day),
        *supporters.in_every_language(),
        *outgrown,
        *_unreviewed([pile.locale for pile in piles]),
    )
    gone = tuple(path for path in dropped if not (order.output / path).exists())
    return SetMade(order.output, tally.files, tally.values, refusals, gone, hints)


def _orders(piles: Sequence[Pile], order: SetOrder, beside: Covers, posting: Posting) -> Iterator[letterset.Order]:
    """The files of a set, a language after another."""
    for tag in dict.fromkeys(pile.locale.tag for pile in piles):
        here = [pile for pile in piles if pile.locale.tag == tag]
        yield from beside.orders(tag, order.cover_renderers or order.renderers)
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
    reason = folder.workspace.settings.section.objection(found.letter) if found.letter else None
    if not reason:
        return found
    refusal = of_letter(folder.id, found.addressee.label, locale.tag, reason)
    return Prepared(found.number, found.addressee, refusal=refusal)


def _readers(
    folder: AppealFolder, action: UrgentAction, order: SetOrder, wish: Wish, grammar: Grammar | None
) -> Readers | None:
    """What the letters say in the language of the cover sheets, where that is not theirs."""
    if order.cover is None:
        return None
    desk = Desk(folder, action, order.cover, grammar, order.checkers)
    letters = desk.prepare(replace(wish, channel=Channel.LETTER, signed=False))
    told = {found.number: found for found in letters}
    return Readers(order.cover, catalog_digest(folder, order.cover.tag, action), told)


def _pile(made: Made, supporters: Supporters, paper: Letterhead) -> Pile:
    catalog, locale, found = made
    channel = found.letter.channel if found.letter and found.letter.channel != Channel.LETTER else ""
    name = f"{found.number:02}-{storage.safe_name(found.addressee.label)}"
    name = "-".join(filter(None, (name, channel)))
    return Pile(catalog, locale, found, name, supporters.writers(locale.tag), paper)


def _outgrown(folder: AppealFolder, action: UrgentAction) -> Iterator[str]:
    """Tells of a request that a person corrected, where its letters still say what was made of the former text."""
    for text in out_of_step(action, folder.reading()):
        shown = shorten(text, 120, placeholder=" …")
        yield (
            f"{folder.id}: letters still say the former text of the request “{shown}”; to put the corrected one: "
            f"ua-i18n import {folder.id} --reread; or write its sentence under `letter` in appeal.yaml"
        )


def _without_file(failures: Mapping[str, Sequence[str]]) -> Iterator[Reason]:
    """A reason for each failure by which files could not be made."""
    for failure, missing in failures.items():
        yield Reason("not made: {files}: {failure}", {"files": some(missing), "failure": failure})


def _groups_without_addressee(action: UrgentAction) -> Iterator[Reason]:
    """A reason for each group of requests that can have no letter."""
    for group in unprotect(action).appeals:
        if not group.addressees:
            whom = group.to or next((f"“{request.text}”" for request in group.requests), "…")
            values = {"appeal": action.id, "group": whom}
            yield Reason("{appeal}: no addressee is given for {group}; no letter is made for it", values)


def _unreviewed(locales: Iterable[Locale]) -> Iterator[Reason]:
    """Tells of languages whose forms of address and phrases no native reader has put a name to."""
    if tags := dict.fromkeys(locale.tag for locale in locales if not locale.reviewed_by):
        yield Reason(UNREVIEWED, {"locales": ", ".join(tags)})


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
