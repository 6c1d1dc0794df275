"""A workspace's translation memory: fed by what is approved, never by what must stay among few."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ua_i18n import languages, ledger, storage
from ua_i18n.catalog import Catalog, provenance
from ua_i18n.errors import RefusedError, UsageError
from ua_i18n.extraction import extract
from ua_i18n.memory import Memory, MemoryTranslator, Origin, Store, Unit, tmx
from ua_i18n.memory.pattern import Lexicons
from ua_i18n.memory.translator import Around, around
from ua_i18n.memory.unit import as_masked, bearers, bearers_of
from ua_i18n.model import Action, Event, State, Translation, UrgentAction
from ua_i18n.workspace.folder import AppealFolder, Workspace, today

_DECISIONS = frozenset({Action.APPROVE, Action.REJECT, Action.REVOKE})
_PERSONS_WORK = frozenset({"memory", "phrases", "earlier"})  # drafts that repeat what people have said
_PIECE = 1 << 20
Progress = Callable[[int], object]
"""Told how many bytes have been read since it was last told."""


def store_of(workspace: Workspace) -> Store:
    return Store(workspace.root / ".ua-i18n" / "memory.sqlite")


def may_be_remembered(action: UrgentAction) -> bool:
    """Whether other appeals may be told what this one says: not of one that is private, or under embargo today."""
    return not action.private and not (action.embargo and today() < action.embargo)


def remember(folder: AppealFolder, locale: str, events: Iterable[Event]) -> None:
    """Put what was just approved into the memory, and take out what was rejected or is approved no more."""
    if keys := {event.key for event in events if event.action in _DECISIONS}:
        with contextlib.closing(store_of(folder.workspace)) as store:
            _remember(folder, locale, keys, store)


def remember_all(workspace: Workspace) -> int:
    """Put all that is approved in a workspace into its memory; the number of units that it then has of it."""
    count = 0
    with contextlib.closing(store_of(workspace)) as store:
        for folder in workspace.appeals():
            for locale in folder.locales():
                with workspace.locked(folder.id):
                    count += _remember(folder, locale, None, store)
    return count


def _remember(folder: AppealFolder, locale: str, keys: set[str] | None, store: Store) -> int:
    action = folder.action()
    if not may_be_remembered(action):
        store.forget(folder.id)
        return 0
    if locale == action.language:
        return 0
    messages = extract(action)
    beside, events = around(messages), folder.ledger()
    wanted = [item for item in folder.translations(locale, messages) if keys is None or item.message.key in keys]
    approved = [item for item in wanted if ledger.state(item, locale, events) is State.APPROVED]
    units = [_unit(folder, locale, item, (events, beside)) for item in approved]
    store.add(units)
    known = {item.message.key for item in approved}
    store.remove(_own(folder.id, locale, item.message.key).identity for item in wanted if item.message.key not in known)
    return len(units)


def _own(appeal: str, locale: str, key: str) -> Unit:
    return Unit(language="", locale=locale, source="", target="", appeal=appeal, key=key)


def _unit(folder: AppealFolder, locale: str, item: Translation, known: tuple[ledger.Ledger, Around]) -> Unit:
    """An approved translation as a unit, with who wrote and who approved it."""
    events, beside = known
    key = item.message.key
    approval = [event for event in events.history(locale, key) if event.action is Action.APPROVE][-1]
    authors = sorted(events.authors(locale, key, item.digest)) or [folder.last_translator(locale) or ""]
    before, after = beside[key]
    return Unit(
        language=item.message.language,
        locale=locale,
        source=item.message.source,
        target=item.target,
        bearers=bearers_of(item.message),
        context=item.message.context,
        key=key,
        origin=_origin(item.target, item.comments),
        appeal=folder.id,
        translator=", ".join(authors),
        approver=approval.by,
        date=approval.time[:10],
        before=before,
        after=after,
    )


def _origin(target: str, comments: Sequence[str], usual: Origin = Origin.OWN) -> Origin:
    """Whose wording it is: a machine's where nobody has changed a draft that no person had said before."""
    draft = provenance.drafted(comments)
    machine = draft and draft.origin not in _PERSONS_WORK and provenance.is_draft(target, comments)
    return Origin.MACHINE if machine else usual


@dataclass(frozen=True)
class Remembered:
    """The memory of a workspace, open for looking up; what has become private since is not shown."""

    workspace: Workspace
    lexicons: Lexicons

    @cached_property
    def memory(self) -> Memory:
        folder = self.workspace.root / ".ua-i18n" / "memory-index"
        return Memory(store_of(self.workspace), folder, self.lexicons, today(), self.allowed)

    def close(self) -> None:
        """Let go of the memory's files, where they were opened."""
        if "memory" in self.__dict__:
            self.memory.close()

    def translator(self, folder: AppealFolder) -> MemoryTranslator:
        """The translator `memory` for one appeal, which it knows the surroundings of each message of."""
        return MemoryTranslator(self.memory, around(extract(folder.action())))

    def units(self, locale: str | None = None) -> Iterator[Unit]:
        """All that may be shown, or that of one locale."""
        return filter(self.allowed, self.memory.store.all(locale))

    def allowed(self, unit: Unit) -> bool:
        return not unit.key or self._open.setdefault(unit.appeal, self._may_be_seen(unit.appeal))

    def _may_be_seen(self, appeal: str) -> bool:
        if appeal in self._open:
            return self._open[appeal]
        folder = AppealFolder(self.workspace, appeal)
        return not folder.exists() or may_be_remembered(folder.action())

    @cached_property
    def _open(self) -> dict[str, bool]:
        return {}


def take(workspace: Workspace, path: Path, wanted: tmx.Wanted, progress: Progress) -> tmx.Account:
    """Put the translations of a TMX or PO file into the memory. Raises UsageError for any other kind of file.

    Raises RefusedError for a catalog of an appeal of this workspace that is to stay among few.
    """
    account = tmx.Account()
    kinds: Mapping[str, Callable[[], Iterator[Unit]]] = {
        ".tmx": lambda: tmx.units(_pieces(path, progress), wanted, account),
        ".po": lambda: _entries(_shareable(path, workspace, progress), wanted, account),
    }
    read = kinds.get(path.suffix.lower())
    if not read:
        raise UsageError(f"{path}: a memory takes TMX and PO files ({', '.join(kinds)})")
    with contextlib.closing(store_of(workspace)) as store:
        account.added = store.add(read())
    return account


def _pieces(path: Path, progress: Progress) -> Iterator[bytes]:
    for piece in storage.pieces(path, _PIECE):
        yield piece
        progress(len(piece))


def _shareable(path: Path, workspace: Workspace, progress: Progress) -> Catalog:
    """A PO file, unless it lies in the folder of an appeal that must not be remembered, or its header names one."""
    data = storage.read_bytes(path)
    catalog = Catalog.parse(data, str(path))
    project = dict(catalog.header.fields).get("Project-Id-Version", "")
    names = {project, *project.split(), path.resolve().parent.name}
    for folder in workspace.appeals():
        if folder.id in names and not may_be_remembered(folder.action()):
            raise RefusedError(
                f"{path}: these are texts of {folder.id}, which is private or under embargo; they enter no memory"
            )
    progress(len(data))
    return catalog


def _entries(catalog: Catalog, wanted: tmx.Wanted, account: tmx.Account) -> Iterator[Unit]:
    """The finished entries of a PO file or compendium."""
    locale = wanted.locale or dict(catalog.header.fields).get("Language", "")
    if not locale:
        raise UsageError(f"{wanted.name}: its header names no Language; say which it is: -l TAG")
    date = dict(catalog.header.fields).get("PO-Revision-Date", "")[:10]
    source = dict(catalog.header.fields).get("X-Source-Language") or wanted.source
    for entry in catalog.entries:
        if entry.fuzzy or not all(entry.targets) or len(entry.targets) > 1 or not entry.source:
            account.skip("fuzzy, empty or plural", entry.where)
            continue
        account.units += 1
        yield Unit(
            language=languages.tag(source),
            locale=languages.tag(locale),
            source=(masked := as_masked(entry.source)),
            target=as_masked(entry.target),
            bearers=bearers(masked, entry.notes),
            context=entry.context,
            origin=_origin(entry.target, entry.comments, Origin.OTHER),
            appeal=wanted.name,
            translator=catalog.last_translator or "",
            date=date if date[:4].isdecimal() else "",
        )
