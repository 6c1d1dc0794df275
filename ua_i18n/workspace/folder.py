"""Where things lie in a workspace, and how they are loaded and saved."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from ua_i18n import appealfile, languages, ledger, packs, storage, terms
from ua_i18n.catalog import Catalog
from ua_i18n.errors import FormatError, UsageError
from ua_i18n.model import Event, Locale, Message, Term, Translation, UrgentAction
from ua_i18n.numbers import same, slug
from ua_i18n.settings import Settings
from ua_i18n.terms import termtable
from ua_i18n.workspace import pairing, paper

SETTINGS = "ua-i18n.yaml"
TEMPLATE = "messages.pot"
_STARTER = """\
# What this workspace has decided; every setting has a careful default.
format: 1
# locales: [fr, es, ar]
# four_eyes: true        # who wrote a translation does not approve it
# sign_off: required     # a person reads each letter before a set is made
"""
_GITATTRIBUTES = "*.jsonl merge=union\n"
_GITIGNORE = "/.ua-i18n/\n/letters/\n/senders*\n"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder with `ua-i18n.yaml`, its appeals, and a section's own locale data."""

    root: Path
    settings: Settings

    @classmethod
    def open(cls, root: Path) -> Workspace:
        """Raises UsageError where `root` is no workspace."""
        path = root / SETTINGS
        if not path.is_file():
            raise UsageError(f"{root}: no workspace here ({SETTINGS} is missing); make one with: ua-i18n init")
        return cls(root.resolve(), Settings.parse(storage.read_text(path), str(path)))

    @classmethod
    def find(cls, start: Path) -> Workspace:
        """The workspace that `start` lies in."""
        for folder in (start.resolve(), *start.resolve().parents):
            if (folder / SETTINGS).is_file():
                return cls.open(folder)
        raise UsageError(f"{start}: no workspace here or above; make one with: ua-i18n init, or give --workspace DIR")

    @classmethod
    def init(cls, root: Path) -> Workspace:
        """Make a workspace of a folder; files that are there stay as they are."""
        starters = {SETTINGS: _STARTER, ".gitattributes": _GITATTRIBUTES, ".gitignore": _GITIGNORE}
        for name, text in starters.items():
            if not (root / name).exists():
                storage.write(root / name, text)
        (root / "catalogs").mkdir(parents=True, exist_ok=True)
        return cls.open(root)

    def appeals(self) -> tuple[AppealFolder, ...]:
        """Every appeal, by id."""
        folders = sorted(path.parent for path in (self.root / "catalogs").glob("*/appeal.yaml"))
        return tuple(AppealFolder(self, folder.name) for folder in folders)

    def appeal(self, name: str) -> AppealFolder:
        """The appeal with that id, index or UA number; of several documents of a UA, the newest."""
        if slug(name) and (direct := AppealFolder(self, slug(name))).exists():
            return direct
        found = [
            (str(action.date or ""), folder.id, folder)
            for folder in self.appeals()
            if (action := folder.action()) and (same(name, action.index) or same(name, action.ua_number))
        ]
        if found:
            return max(found)[-1]
        known = ", ".join(folder.id for folder in self.appeals()) or "none; import one first"
        raise UsageError(f"no appeal {name!r} in {self.root}; there are: {known}")

    def folder_for(self, action: UrgentAction, fallback: str) -> AppealFolder:
        """Where a document lies, or would: the folder with its index, however that is written, else a new one."""
        named = AppealFolder(self, slug(action.index or action.ua_number or fallback) or "appeal")
        if named.exists() or not action.index:
            return named
        return next((folder for folder in self.appeals() if same(folder.action().index, action.index)), named)

    def locale(self, tag: str) -> Locale:
        """A locale's pack, this workspace's own `locales/<tag>/` laid over the shipped one."""
        pack = packs.load(languages.tag(tag), self.locale_folders)
        own = [row.term for row in self.terms() if row.locale in (pack.tag, pack.tag.partition("-")[0])]
        layout = paper.laid_out(pack.layout, pack.tag, self.settings.section, self.root / SETTINGS)
        return replace(pack, layout=layout, terms=terms.laid_over(pack.terms, own) if own else pack.terms)

    def terms(self) -> tuple[termtable.Row, ...]:
        """The rows of this workspace's own `terms.csv`, each with its locale."""
        path = self.root / "terms.csv"
        rows = tuple(termtable.parse(storage.read_text(path), str(path))) if path.is_file() else ()
        if any(not row.locale for row in rows):
            raise FormatError(str(path), "each term needs the tag of its language in the column locale")
        return rows

    def add_terms(self, tag: str, added: Sequence[Term]) -> None:
        """Put terms of a locale into `terms.csv`, in the place of those with their concept or source."""
        rows = self.terms()
        merged = terms.laid_over([row.term for row in rows if row.locale == tag], added)
        kept = [row for row in rows if row.locale != tag]
        text = termtable.to_text([*kept, *(termtable.Row(tag, term) for term in merged)], localised=True)
        storage.write_if_changed(self.root / "terms.csv", text)

    @property
    def locale_folders(self) -> tuple[Path, ...]:
        """The `locales` folders, general first: the shipped one, then this workspace's own."""
        own = self.root / "locales"
        return (packs.shipped() / "locales", *([own] if own.is_dir() else []))

    @contextlib.contextmanager
    def locked(self, appeal: str) -> Iterator[None]:
        """Keep other processes of ours away from one appeal."""
        with storage.locked(self.root / ".ua-i18n" / "locks" / f"{appeal}.lock"):
            yield


@dataclass(frozen=True, slots=True)
class AppealFolder:
    """One appeal's folder: `catalogs/<id>/`."""

    workspace: Workspace
    id: str

    @property
    def path(self) -> Path:
        return storage.inside(self.workspace.root / "catalogs", self.id)

    def exists(self) -> bool:
        return (self.path / "appeal.yaml").is_file()

    def action(self) -> UrgentAction:
        return self._load(pairing.APPEAL)

    def reading(self) -> UrgentAction:
        """What the program read when the source was last imported. Raises FormatError where that is lost."""
        if not self.has_reading():
            what = f"is missing; the stored source can be read again: ua-i18n import {self.id} --reread"
            raise FormatError(str(self.path / pairing.READING), what)
        return self._load(pairing.READING)

    def has_reading(self) -> bool:
        pairing.recover(self.path)
        return (self.path / pairing.READING).is_file()

    def _load(self, name: str) -> UrgentAction:
        path = self.path / name
        return appealfile.from_yaml(storage.read_text(path), str(path))

    def source_digest(self) -> str | None:
        """SHA-256 of the source that was last read, whatever became of the appeal since."""
        source = self.reading().source
        return source.sha256 if source else None

    def appeal_digest(self) -> str | None:
        """What appeal.yaml is now: taken before it is read, it tells whether someone edited it before we write."""
        path = self.path / pairing.APPEAL
        return storage.digest(storage.read_bytes(path)) if path.is_file() else None

    def save_action(self, action: UrgentAction, expected: str | None) -> None:
        """Write an action that was read when the file's digest was `expected`, unless someone edited it since."""
        storage.replace_if(self.path / pairing.APPEAL, expected, appealfile.to_yaml(action))

    def save_both(self, action: UrgentAction, reading: UrgentAction, expected: str | None) -> None:
        """Save what people have and what the program read, as one; `expected` as in `save_action`."""
        pairing.write(self.path, appealfile.to_yaml(action), appealfile.to_yaml(reading), expected)

    def source_path(self, action: UrgentAction) -> Path:
        if not action.source:
            raise UsageError(f"{self.path}: appeal.yaml names no source")
        return storage.inside(self.path, action.source.file)

    def locale(self, tag: str) -> Locale:
        """A locale's pack, with that of the appeal's own language beside it where it is another and has one."""
        pack, own = self.workspace.locale(tag), self.action().language
        if languages.tag(own).partition("-")[0] == pack.tag.partition("-")[0]:
            return pack
        try:
            return replace(pack, original=self.workspace.locale(own))
        except UsageError:
            return pack

    def locales(self) -> tuple[str, ...]:
        """The locales that have a catalog, without the source's own."""
        return tuple(sorted(path.stem for path in self.path.glob("*.po")))

    def catalog_path(self, locale: str) -> Path:
        return storage.inside(self.path, f"{languages.tag(locale)}.po")

    def catalog(self, locale: str) -> Catalog:
        """Raises UsageError where the locale has none yet."""
        path = self.catalog_path(locale)
        if not path.is_file():
            raise UsageError(
                f"{self.id} has no {locale} catalog yet; make it with: ua-i18n draft {self.id} -l {locale}"
            )
        return Catalog.parse(storage.read_bytes(path), str(path))

    def save_catalog(self, locale: str, catalog: Catalog, read: Catalog | None) -> None:
        """Write a catalog that was read as `read` (None: that is new), unless someone edited it since."""
        if catalog is not read:
            expected = storage.digest(read.source) if read and read.source is not None else None
            storage.replace_if(self.catalog_path(locale), expected, catalog.text())

    def template(self) -> Catalog | None:
        path = self.path / TEMPLATE
        return Catalog.parse(storage.read_bytes(path), str(path)) if path.is_file() else None

    def save_template(self, catalog: Catalog) -> None:
        storage.write_if_changed(self.path / TEMPLATE, catalog.text())

    def translations(self, locale: str, messages: Iterable[Message]) -> tuple[Translation, ...]:
        """What a locale has for the messages; the source's own language says them as they are."""
        listed = tuple(messages)
        if listed and listed[0].language == locale:
            return tuple(Translation(message=message, targets=(message.source,)) for message in listed)
        return self.catalog(locale).translations(listed)

    def last_translator(self, locale: str) -> str | None:
        """Whom a locale's catalog names as its last translator; nobody for the source's own language."""
        return self.catalog(locale).last_translator if locale in self.locales() else None

    def confirm_concern(self, by: str) -> None:
        """Note who first stood by what letters say of the concern."""
        expected, action = self.appeal_digest(), self.action()
        if not action.confirmed.concern:
            self.save_action(replace(action, confirmed=replace(action.confirmed, concern=by)), expected)

    def ledger(self) -> ledger.Ledger:
        path = self.path / "ledger.jsonl"
        return ledger.parse(storage.read_text(path), str(path)) if path.is_file() else ledger.Ledger()

    def record(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """Add events, each after those that it was made in view of; they are returned as they stand in the ledger."""
        recorded = tuple(self.ledger().following(events))
        for event in recorded:
            storage.append(self.path / "ledger.jsonl", ledger.line(event))
        return recorded


def place_of(path: Path, workspace: Workspace) -> str:
    """A path as records keep it: inside the workspace relative to it, so that it may be moved as a whole."""
    resolved = path.resolve()
    inside = resolved.is_relative_to(workspace.root)
    return resolved.relative_to(workspace.root).as_posix() if inside else str(resolved)


def today() -> date:
    """The day on this machine's calendar: what deadlines are counted from."""
    return date.today()


def now() -> datetime:
    """The moment, in UTC: the one clock that workspaces read."""
    return datetime.now(UTC)
