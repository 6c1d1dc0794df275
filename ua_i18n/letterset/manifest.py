"""The manifest of a set: what every file is, made from what, for whom, with proofs of what it holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from ua_i18n import records, storage
from ua_i18n.errors import FormatError, UsageError
from ua_i18n.letterset.proof import Proof

FORMAT = 1
MANIFEST = "manifest.json"
IGNORE = ".gitignore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a manifest says of one file; `sender` is a key, never a name.

    `transform` names the alphabet of a medium that cannot hold every character, in which its values are proved.
    """

    path: str
    sha256: str
    format: str
    locale: str
    addressee: str
    channel: str
    sender: str | None
    catalog: str
    letter: str
    draft: bool
    verbatim: tuple[Proof, ...]
    transform: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    format: int
    appeal: str
    date: str
    versions: Mapping[str, str]
    files: tuple[Entry, ...]

    def text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest, keeping what an earlier one says of files that this run did not make anew."""
    made = {entry.path for entry in manifest.files}
    earlier = claimed(folder, manifest.appeal)
    kept = [entry for entry in earlier.files if entry.path not in made] if earlier else []
    files = tuple(sorted((*kept, *manifest.files), key=lambda entry: entry.path))
    storage.write_if_changed(folder / MANIFEST, replace(manifest, files=files).text())


def keep_from_git(folder: Path) -> None:
    """Keep a set with senders' names out of git, wherever in a repository it lies."""
    storage.write_if_changed(folder / IGNORE, "*\n")


def claimed(folder: Path, appeal: str) -> Manifest | None:
    """The manifest of an earlier run, if any. Raises UsageError where the folder holds another appeal's letters."""
    if not (folder / MANIFEST).exists():
        return None
    manifest = load_manifest(folder)
    if manifest.appeal != appeal:
        raise UsageError(f"{folder} holds the letters of {manifest.appeal}; choose another folder for {appeal}")
    return manifest


def drop(folder: Path, appeal: str, outdated: Callable[[Entry], bool]) -> tuple[str, ...]:
    """Remove an appeal's files that an earlier run made and that must not go out any more; return their paths."""
    if not (manifest := claimed(folder, appeal)):
        return ()
    gone = tuple(entry for entry in manifest.files if outdated(entry))
    for entry in gone:
        storage.remove(storage.inside(folder, *entry.path.split("/")))
    if gone:
        left = tuple(entry for entry in manifest.files if entry not in gone)
        storage.write(folder / MANIFEST, replace(manifest, files=left).text())
    return tuple(entry.path for entry in gone)


def load_manifest(folder: Path) -> Manifest:
    """Raises FormatError where the manifest is missing or not what this program writes."""
    path = folder / MANIFEST
    if not path.is_file():
        raise FormatError(str(path), "not found; give the folder that `letters` wrote")
    try:
        data = json.loads(storage.read_text(path))
        json.dumps(data, ensure_ascii=False).encode()  # half a character, as "\\ud800", is no text
    except json.JSONDecodeError as error:
        raise FormatError(f"{path}:{error.lineno}", f"not JSON: {error.msg}") from error
    except (RecursionError, ValueError):  # brackets without end, a number of thousands of digits
        raise FormatError(str(path), "is no manifest: nested too deeply, a number without end, or no text") from None
    manifest = records.structure(data, Manifest, str(path), using=_converter())
    if manifest.format != FORMAT:
        raise FormatError(str(path), f"format is {manifest.format}; this program reads format {FORMAT}")
    return manifest


@cache
def _converter() -> Any:
    return records.converter()
