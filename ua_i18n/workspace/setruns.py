"""One run that writes a set: journalled before its first file, accounted for after its last, and remembered."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ua_i18n import ledger, letterset, storage
from ua_i18n.errors import StorageError
from ua_i18n.reasons import some
from ua_i18n.workspace.covers import Made
from ua_i18n.workspace.folder import AppealFolder, now, place_of
from ua_i18n.workspace.recall import remember
from ua_i18n.workspace.tally import Tally


@dataclass(frozen=True, slots=True)
class SetRun:
    """Where a run writes, with how many processes, and which files of earlier runs it has no place for."""

    folder: AppealFolder
    output: Path
    jobs: int
    unasked: Callable[[letterset.Entry], bool]

    def write(self, files: Iterable[letterset.Order], manifest: letterset.Manifest) -> tuple[Tally, tuple[str, ...]]:
        """Write the files, and the manifest unless none of them is a letter; tell which earlier ones went."""
        tally = Tally()
        with self._alone() as alone, letterset.Spool() as spool:
            before = letterset.journals(self.output) if alone else ()
            journal = letterset.Journal.of_run(self.output, self.folder.id)
            entries = letterset.written(journal.told(files), self.output, jobs=self.jobs, failed=tally.fail)
            spool.extend(tally.counted(entries))
            gone: tuple[str, ...] = ()
            if tally.letters:
                gone = letterset.account(self.output, manifest, spool, self.unasked)
            ours = () if tally.letters and not tally.failures else (journal.path,)
            unfinished = letterset.unfinished(path for path in (*before, *ours) if path.is_file())
            gone += letterset.left_over(self.output, unfinished.paths)
            for path in (*before, journal.path):
                storage.remove(path)
        return tally, gone

    @contextlib.contextmanager
    def _alone(self) -> Iterator[bool]:
        """Whether nobody else writes into the folder: then a journal that lies there is of a run that has ended."""
        name = f"set-{storage.digest(str(self.output.resolve()))[:16]}.lock"
        with contextlib.ExitStack() as stack:
            try:
                stack.enter_context(storage.locked(self.folder.workspace.root / ".ua-i18n" / "locks" / name, timeout=0))
            except StorageError:
                yield False
            else:
                yield True

    def begin(self, made: Sequence[Made]) -> None:
        """Note in sets.jsonl what is about to be made: should the run be interrupted, it can be called back."""
        letters = [(locale.tag, found) for _, locale, found in made if found.letter]
        record = {
            "time": ledger.timestamp(now()),
            "begun": True,
            "locales": sorted({tag for tag, _ in letters}),
            "addressees": sorted({found.addressee.label for _, found in letters}),
            "drafts": all(found.letter and found.letter.draft_mark for _, found in letters),
            "where": self._where,
        }
        remember(self.folder, record)

    def end(self, tally: Tally) -> None:
        """Note in sets.jsonl what was made, so that a stop or a newer document can tell which sets to call back."""
        record = {
            "time": ledger.timestamp(now()),
            "files": tally.files if tally.letters else 0,
            "locales": sorted(tally.locales),
            "formats": sorted(tally.formats),
            "addressees": [] if "" in tally.addressees else sorted(tally.addressees),
            "drafts": not tally.final,
            "where": self._where,
        }
        remember(self.folder, record)

    @property
    def _where(self) -> str:
        return place_of(self.output, self.folder.workspace)


def told_of_gone(gone: Sequence[str]) -> Iterator[str]:
    """Tells of files of earlier runs that went, for they are not of this set."""
    if gone:
        yield f"removed, for an earlier run made them and this one does not: {some(gone)}"
