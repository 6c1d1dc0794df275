"""Takes source files into a workspace, and keeps what people have made of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from ua_i18n import appealfile, merging, storage
from ua_i18n.errors import RefusedError, UsageError
from ua_i18n.hookspecs import Reader
from ua_i18n.intake import Known, Spans, prepare, understand
from ua_i18n.locating import locator
from ua_i18n.model import Gender, Reading, Source, SourceText, UrgentAction
from ua_i18n.protection import unprotect
from ua_i18n.requests import other_readers, out_of_step, without_outgrown
from ua_i18n.sources import SourceLanguages
from ua_i18n.workspace import conflicts
from ua_i18n.workspace.catalogs import Change, refresh
from ua_i18n.workspace.embassies import own_addressees
from ua_i18n.workspace.folder import AppealFolder, Workspace
from ua_i18n.workspace.standing import earlier

_CONCERN = ("letter", "concern")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did: `outcome` is "new", "unchanged" or "merged"."""

    folder: AppealFolder
    outcome: str
    reading: Reading
    conflicts: tuple[conflicts.Open, ...] = ()
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Importer:
    """Reads sources, each in its own language, with what plugins recognise."""

    workspace: Workspace
    languages: SourceLanguages
    spans: Spans | None = None

    def take(self, path: Path, reader: Reader, *, update: bool = False) -> Imported:
        """Import a file. Raises UsageError where its appeal is there with another text, unless `update`."""
        data = storage.read_bytes(path)
        text = reader.read(data, path.name)
        reading = self._understood(text)
        folder = self.workspace.folder_for(reading.action, path.stem)
        file = f"source{path.suffix.lower()}"
        with self.workspace.locked(folder.id):
            if folder.exists():
                self._refuse_unasked(folder, reading.action, text, path=path, update=update)
            elif known := self._known_before(folder, reading.action):
                reading = self._understood(text, known)
            storage.write_if_changed(folder.path / file, data)
            return self._settle(folder, reading, text, file)

    def _refuse_unasked(
        self, folder: AppealFolder, action: UrgentAction, text: SourceText, *, path: Path, update: bool
    ) -> None:
        """Raises UsageError for another text without --update, RefusedError for one that is older than ours."""
        if folder.source_digest() == text.sha256:
            return
        if not update:
            raise UsageError(f"{folder.id} is there with another text; to merge this one: import {path} --update")
        there = folder.reading().date
        if action.date and there and action.date < there:
            raise RefusedError(
                f"{path} is of {action.date}, older than what {folder.id} has, of {there}; nothing was done"
            )

    def _understood(self, text: SourceText, known: Known | None = None) -> Reading:
        known = replace(known or Known(), addressees=own_addressees(self.workspace.root))
        return understand(text, self.languages.of_source(text), self.spans, known)

    def _known_before(self, folder: AppealFolder, action: UrgentAction) -> Known | None:
        """What people have settled about protected values in the last document that a new one follows up."""
        for former in earlier(self.workspace, replace(action, id=folder.id)):
            return _settled_by_people(AppealFolder(self.workspace, former.id).reading(), former)
        return None

    def reread(self, folder: AppealFolder, reader: Reader) -> Imported:
        """Read an appeal's stored source again, with a newer program."""
        with self.workspace.locked(folder.id):
            path = folder.source_path(folder.action())
            text = reader.read(storage.read_bytes(path), path.name)
            return self._settle(folder, self._understood(text), text, path.name)

    def _settle(self, folder: AppealFolder, reading: Reading, text: SourceText, file: str) -> Imported:
        """Save what was read, beside or into what people made of it: the appeal first, so that a crash repeats it."""
        theirs = replace(reading.action, id=folder.id, source=Source(file=file, sha256=text.sha256))
        reading = replace(reading, action=theirs)
        expected = folder.appeal_digest()
        ours = folder.action() if folder.exists() else None
        action, waiting = self._merged(folder, ours, theirs) if ours else (theirs, ())
        outcome = "new" if ours is None else "unchanged" if action == ours else "merged"
        conflicts.save(folder, waiting)
        folder.save_both(action, theirs, expected)
        changes = refresh(folder, action, locator(text, file))
        return Imported(folder=folder, outcome=outcome, reading=reading, conflicts=waiting, changes=changes)

    def _merged(
        self, folder: AppealFolder, ours: UrgentAction, theirs: UrgentAction
    ) -> tuple[UrgentAction, tuple[conflicts.Open, ...]]:
        """Three ways, on plain text: what is protected is settled by people, and masked anew."""
        base, known = folder.reading() if folder.has_reading() else theirs, conflicts.load(folder)
        if base == theirs and not (known or out_of_step(ours, base) or other_readers(ours, base)):
            return ours, ()
        before, people, program = (
            appealfile.to_data(replace(unprotect(side), protected=())) for side in (base, ours, theirs)
        )
        settled, waiting = conflicts.settle(people, known)
        merged = merging.merge(before, settled, program)
        action = appealfile.from_data(merged.data, str(folder.path / "appeal.yaml"))
        action = without_outgrown(action, (base, theirs))
        taken = conflicts.taken(known, _CONCERN)
        action, kept = (_unconfirmed(action), ()) if taken else _with_confirmed_concern(action, ours)
        prepared = prepare(action, self.languages.of(action.language), self.spans, _settled_by_people(base, ours))
        return _reconfirmed(prepared, ours), (*waiting, *conflicts.opened((*merged.conflicts, *kept)))


def _with_confirmed_concern(
    action: UrgentAction, ours: UrgentAction
) -> tuple[UrgentAction, tuple[merging.Conflict, ...]]:
    """The merged, plain action with the concern that a person stood by; where a new one is proposed, they decide."""
    mine = unprotect(ours).letter
    if not ours.confirmed.concern or not mine.concern or action.letter == mine:
        return action, ()
    conflict = merging.Conflict(_CONCERN, list(mine.concern), list(action.letter.concern), confirmed=True)
    return replace(action, letter=mine), (conflict,)


def _unconfirmed(action: UrgentAction) -> UrgentAction:
    """The action with a concern that a person took from the newer reading, and that nobody has stood by yet."""
    return replace(action, confirmed=replace(action.confirmed, concern=None))


def _reconfirmed(action: UrgentAction, ours: UrgentAction) -> UrgentAction:
    """The action; its list of protected values counts as confirmed only while it is the one that a person read."""
    if {entry.value for entry in action.protected} == {entry.value for entry in ours.protected}:
        return action
    return replace(action, confirmed=replace(action.confirmed, protected=None))


def _settled_by_people(base: UrgentAction, ours: UrgentAction) -> Known:
    """The protected values that people have, and those that they took from the program's list."""
    removed = {entry.value for entry in base.protected} - {entry.value for entry in ours.protected}
    return Known(protected=ours.protected, ordinary=removed, genders=_genders(base))


def _genders(reading: UrgentAction) -> dict[str, Gender]:
    """The genders that a reading tells of persons, some of them in lines that the text does not repeat."""
    return {entry.value: entry.gender for entry in reading.protected if entry.gender}
