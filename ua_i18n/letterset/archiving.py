"""A set as one zip file: what its manifest accounts for, and nothing else."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

from ua_i18n import storage
from ua_i18n.errors import StorageError
from ua_i18n.letterset.entry import place
from ua_i18n.letterset.manifest import MANIFEST, load_manifest

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day of the zip format: the same set is the same file


def archive_path(folder: Path) -> Path:
    """Where the archive of a set stands: beside it, under its name."""
    return folder.with_name(f"{folder.name}.zip")


def archive(folder: Path) -> Path:
    """Write the archive of a set and return its path; a reader meets the old one or the new one whole."""
    target = archive_path(folder)
    partial = target.with_name(f".{target.name}.tmp")
    try:
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as parts:
            for path in (MANIFEST, *(entry.path for entry in load_manifest(folder).files)):
                info = zipfile.ZipInfo(f"{folder.name}/{path}", _EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = 3  # else the same set is another file on Windows
                parts.writestr(info, storage.read_bytes(place(folder, path)))
        os.replace(partial, target)
    except OSError as error:
        raise StorageError(f"{target}: cannot write it: {error.strerror or error}") from error
    finally:
        storage.remove(partial)
    return target
