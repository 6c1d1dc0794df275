"""Proves a set: every file as it was made, none missing, none beside them, every verbatim value in what it says."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ua_i18n import storage
from ua_i18n.errors import StorageError, UaError
from ua_i18n.hookspecs import Renderer
from ua_i18n.letterset.entry import Entry, place
from ua_i18n.letterset.journal import journals
from ua_i18n.letterset.manifest import IGNORE, MANIFEST, load_manifest
from ua_i18n.letterset.proof import Folding, fold, folding, hashed, missing


@dataclass(frozen=True, slots=True)
class Fault:
    """What `verify` found wrong with one file of a set."""

    path: str
    problem: str

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


def verify(folder: Path, renderers: Mapping[str, Renderer], known: Collection[str] = ()) -> Iterator[Fault]:
    """Every fault of a set: files changed, missing or unaccounted for, values missing from what they say.

    `known` are the verbatim values of the appeal, by which a missing one is named.
    """
    manifest = load_manifest(folder)
    for entry in manifest.files:
        yield from _verify_file(folder, entry, renderers, known)
    for path in journals(folder):
        yield Fault(path.name, "a run that wrote here was interrupted, or is still at work; run it again")
    accounted = {entry.path for entry in manifest.files} | {MANIFEST, IGNORE, *(path.name for path in journals(folder))}
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder).as_posix()
        if path.is_file() and relative not in accounted:
            yield Fault(relative, "is not in the manifest")


def _verify_file(
    folder: Path, entry: Entry, renderers: Mapping[str, Renderer], known: Collection[str]
) -> Iterator[Fault]:
    try:
        path = place(folder, entry.path)
    except StorageError:
        yield Fault(entry.path, "leads out of the set; it was not read")
        return
    if not path.is_file():
        yield Fault(entry.path, "is missing")
        return
    data = storage.read_bytes(path)
    if hashlib.sha256(data).hexdigest() != entry.sha256:
        yield Fault(entry.path, "was changed after it was made: its SHA-256 is not the manifest's")
    if not (renderer := renderers.get(entry.format)):
        yield Fault(entry.path, f"cannot be read: no plugin for {entry.format}")
        return
    try:
        text = fold(renderer.text(data))
    except UaError as error:  # it is no file of its format any more
        yield Fault(entry.path, f"cannot be read: {error}")
        return
    values = _named(known, folding(renderer))
    folded = {digest: pair[0] for digest, pair in values.items()}
    for proof in missing(text, entry.verbatim, folded):
        value = values[proof.sha256][1] if proof.sha256 in values else None
        what = repr(value) if value else f"a value of {proof.length} characters"
        yield Fault(entry.path, f"{what} ({proof.role}) is missing or changed")


def _named(known: Collection[str], folded: Folding) -> Mapping[str, tuple[str, str]]:
    """The known values by the hash that their proof has, each as it is compared and as it is."""
    return {hashed(folded(value)): (folded(value), value) for value in known}
