"""A set of letters on disk: files, the manifest that accounts for them, and the proof that both are whole."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from ua_i18n import records, storage
from ua_i18n.errors import FormatError
from ua_i18n.hookspecs import Renderer
from ua_i18n.model import Letter

FORMAT = 1
MANIFEST = "manifest.json"
_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Order:
    """One file that is asked for: a letter, who prints it, and where it goes, relative to the set."""

    letter: Letter
    renderer: Renderer
    path: str
    catalog: str
    sender: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A verbatim value of a file, told without telling it: where it stands, its length and the SHA-256 of its folded form."""

    role: str
    length: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a manifest says of one file; `sender` is a key, never a name."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    format: int
    appeal: str
    date: str
    versions: Mapping[str, str]
    files: tuple[Entry, ...]

    def text(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True, slots=True)
class Fault:
    """What `verify` found wrong with one file of a set."""

    path: str
    problem: str

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


def write(
    orders: Sequence[Order], folder: Path, *, jobs: int = 1, done: Callable[[str], None] = lambda path: None
) -> tuple[Entry, ...]:
    """The entries of all files, each written whole or not at all; `done` hears of each path in turn."""
    entries = []
    for order, data in zip(orders, _rendered(orders, jobs), strict=True):
        storage.write_if_changed(storage.inside(folder, *order.path.split("/")), data)
        entries.append(_entry(order, data))
        done(order.path)
    return tuple(entries)


def _rendered(orders: Sequence[Order], jobs: int) -> Iterator[bytes]:
    if jobs <= 1 or len(orders) < 2:
        yield from map(_render, orders)
        return
    with ProcessPoolExecutor(max_workers=jobs) as pool:
        yield from pool.map(_render, orders, chunksize=8)


def _render(order: Order) -> bytes:
    return order.renderer.render(order.letter)


def _entry(order: Order, data: bytes) -> Entry:
    letter = order.letter
    return Entry(
        path=order.path,
        sha256=hashlib.sha256(data).hexdigest(),
        format=order.renderer.name,
        locale=letter.locale,
        addressee=letter.addressee,
        channel=letter.channel,
        sender=order.sender,
        catalog=order.catalog,
        letter=letter.digest,
        draft=bool(letter.draft_mark),
        verbatim=tuple(_proofs(letter)),
    )


def _proofs(letter: Letter) -> Iterator[Proof]:
    proven: set[str] = set()
    for block in letter.blocks:
        for value in (run.text for line in block.lines for run in line if run.verbatim and run.text not in proven):
            proven.add(value)
            folded = fold(value)
            yield Proof(role=block.role.value, length=len(folded), sha256=_sha256(folded))


def fold(text: str) -> str:
    """A text as `verify` compares it: bidi controls stripped, white space folded to single spaces."""
    return " ".join(_BIDI_CONTROLS.sub("", text).split())


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest, keeping what an earlier one says of files that this run did not make anew."""
    made = {entry.path for entry in manifest.files}
    earlier = load_manifest(folder) if (folder / MANIFEST).exists() else None
    if earlier and earlier.appeal != manifest.appeal:
        raise FormatError(
            str(folder / MANIFEST), f"is of {earlier.appeal}; choose another folder for {manifest.appeal}"
        )
    kept = [entry for entry in earlier.files if entry.path not in made] if earlier else []
    files = tuple(sorted((*kept, *manifest.files), key=lambda entry: entry.path))
    whole = Manifest(
        format=manifest.format, appeal=manifest.appeal, date=manifest.date, versions=manifest.versions, files=files
    )
    storage.write_if_changed(folder / MANIFEST, whole.text())


def drop(folder: Path, outdated: Callable[[Entry], bool]) -> tuple[str, ...]:
    """Remove files that an earlier run made and that must not go out any more; return their paths."""
    if not (folder / MANIFEST).exists():
        return ()
    manifest = load_manifest(folder)
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
    except json.JSONDecodeError as error:
        raise FormatError(f"{path}:{error.lineno}", f"not JSON: {error.msg}") from error
    return records.structure(data, Manifest, str(path), using=_converter())


@cache
def _converter() -> Any:
    return records.converter()


def verify(folder: Path, renderers: Mapping[str, Renderer], known: Collection[str] = ()) -> Iterator[Fault]:
    """Every fault of a set: files changed, missing or unaccounted for, values missing from what they say.

    `known` are the verbatim values of the appeal, by which a missing one is named.
    """
    manifest = load_manifest(folder)
    named = {_sha256(fold(value)): value for value in known}
    for entry in manifest.files:
        yield from _verify_file(folder, entry, renderers, named)
    accounted = {entry.path for entry in manifest.files} | {MANIFEST}
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder).as_posix()
        if path.is_file() and relative not in accounted:
            yield Fault(relative, "is not in the manifest")


def _verify_file(
    folder: Path, entry: Entry, renderers: Mapping[str, Renderer], named: Mapping[str, str]
) -> Iterator[Fault]:
    path = storage.inside(folder, *entry.path.split("/"))
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
    except FormatError as error:
        yield Fault(entry.path, f"cannot be read: {error.problem}")
        return
    for proof in _missing(text, entry.verbatim, named):
        value = named.get(proof.sha256)
        what = repr(value) if value else f"a value of {proof.length} characters"
        yield Fault(entry.path, f"{what} ({proof.role}) is missing or changed")


def _missing(text: str, proofs: Iterable[Proof], named: Mapping[str, str]) -> Iterator[Proof]:
    for proof in proofs:
        value = named.get(proof.sha256)
        found = fold(value) in text if value else _has_window(text, proof)
        if not found:
            yield proof


def _has_window(text: str, proof: Proof) -> bool:
    """Whether some stretch of the text has the proof's hash: the value need not be known to be found."""
    last = len(text) - proof.length
    return any(_sha256(text[start : start + proof.length]) == proof.sha256 for start in range(last + 1))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
