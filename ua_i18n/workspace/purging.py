"""Removes a set of letters, and with it the names and addresses of those who signed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ua_i18n import ledger, letterset, storage
from ua_i18n.errors import UsageError
from ua_i18n.workspace.folder import Workspace, now, place_of
from ua_i18n.workspace.recall import remember


@dataclass(frozen=True, slots=True)
class Purged:
    """How many files went, and what was found in the folder beside them."""

    removed: int
    left: tuple[Path, ...]


def purge(folder: Path, workspace: Workspace | None) -> Purged:
    """Remove what the manifest of a set names, and what an interrupted run was about to write.

    The manifest and the journal go last, so that a broken purge can be taken up again.
    """
    unfinished = letterset.unfinished(letterset.journals(folder))
    manifest = None
    if (folder / letterset.MANIFEST).exists() or not unfinished.journals:
        manifest = letterset.load_manifest(folder)
    named = {*unfinished.paths, *(entry.path for entry in (manifest.files if manifest else ()))}
    paths = [letterset.place(folder, path) for path in sorted(named)]
    removed = sum(path.is_file() for path in paths)
    for path in paths:
        storage.remove(path)
    if workspace:
        for appeal in sorted({*unfinished.appeals, *([manifest.appeal] if manifest else [])}):
            _note(workspace, appeal, folder)
    storage.remove(letterset.archive_path(folder))
    for path in (*unfinished.journals, folder / letterset.MANIFEST, folder / letterset.IGNORE):
        storage.remove(path)
    root = storage.inside(folder)
    parents = {parent for path in paths for parent in path.parents if parent.is_relative_to(root) and parent != root}
    for parent in sorted(parents, reverse=True):
        storage.remove_empty(parent)
    storage.remove_empty(folder)
    left = tuple(path for path in sorted(folder.rglob("*")) if path.is_file()) if folder.is_dir() else ()
    return Purged(removed + 1, left)


def _note(workspace: Workspace, appeal: str, folder: Path) -> None:
    """Tell the appeal's sets.jsonl that the set is gone, where the appeal is here."""
    try:
        found = workspace.appeal(appeal)
    except UsageError:
        return
    remember(found, {"time": ledger.timestamp(now()), "where": place_of(folder, workspace), "purged": True})
