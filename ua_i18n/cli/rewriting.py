"""A translation in the reviewer's own editor, with what there is to know of it beside it."""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

import click

from ua_i18n import storage
from ua_i18n.errors import FormatError, StorageError, UsageError
from ua_i18n.workspace.viewing import View

_SCISSORS = "------------------------ >8 ------------------------"
_EARLIER = 2_000_000_000  # ns: some disks tell no less
_EXPLAINED = "Write the translation above; this line and all below it are left out."


def begin(view: View, folder: Path) -> Path:
    """A new file for the reviewer's editor. It is ours to remove, once what was written in it is in the catalog."""
    key = view.translation.message.key
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f"{key}-", suffix=".txt", dir=folder)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as handle:
            handle.write(sheet(view))
    except OSError as error:
        raise StorageError(f"{folder}: cannot keep a text for the editor there ({error.strerror})") from None
    return Path(name)


def rewrite(path: Path, source: str) -> str | None:
    """The text that the reviewer saved in $VISUAL or $EDITOR; None where nothing was saved, or no text.

    Raises UsageError, with the file that keeps what was written, where that cannot be read.
    """
    before = os.stat(path).st_mtime_ns - _EARLIER
    os.utime(path, ns=(before, before))  # an editor may be so quick that the time of its file stays
    try:
        click.edit(filename=str(path))
        if _untouched(path, before):
            return None
        saved = storage.read_text(path).removeprefix("\ufeff")
    except click.ClickException as error:
        said = f"the editor failed ({error.message}); set EDITOR to one that works"
        if _untouched(path, before):
            storage.remove(path)
            raise UsageError(said) from None
        raise UsageError(f"{said}; what it wrote is kept in {path}") from None
    except FormatError:
        said = "what the editor saved is not UTF-8 text; set the editor to UTF-8, and take your text from"
        raise UsageError(f"{said} {path}, where it is kept") from None
    except StorageError:
        raise UsageError(
            f"the editor left no text in {path}; set EDITOR to one that saves the file it is given"
        ) from None
    return taken(saved.replace("\r\n", "\n"), source)


def _untouched(path: Path, before: int) -> bool:
    return path.is_file() and path.stat().st_mtime_ns == before


def sheet(view: View) -> str:
    """What the editor opens: the translation, then, below a line, its source and what grammar needs."""
    message = view.translation.message
    known = (*view.place, *view.values, *(f"{found.check}: {found.explanation}" for found in view.findings))
    return "\n".join([view.translation.target, "", _SCISSORS, _EXPLAINED, "", message.source, "", *known, ""])


def taken(saved: str, source: str) -> str | None:
    """The translation in a saved sheet; lines that an editor has broken are joined where the source is one line."""
    text = saved.partition(_SCISSORS)[0].strip()
    if "\n" not in source:
        text = re.sub(r"\s*\n\s*", " ", text)
    return text or None
