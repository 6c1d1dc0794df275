"""Copies the sample appeals that come with the program into a workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ua_i18n import storage
from ua_i18n.workspace.folder import AppealFolder, Workspace


def copy_samples(shipped: Path, workspace: Workspace) -> Iterator[AppealFolder]:
    """Each sample, copied file by file where the workspace does not have it; nothing there is overwritten."""
    for folder in sorted(path.parent for path in shipped.glob("*/appeal.yaml")):
        for path in sorted(folder.iterdir()):
            copy = storage.inside(workspace.root, "catalogs", folder.name, path.name)
            if path.is_file() and path.name != "sets.jsonl" and not copy.exists():
                storage.write(copy, storage.read_bytes(path))
        yield AppealFolder(workspace, folder.name)
