"""The manifest of a set: what every file is, made from what, for whom, with proofs of what it holds."""

from __future__ import annotations

import heapq
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby, islice, takewhile
from operator import itemgetter
from pathlib import Path

from ua_i18n import records, storage
from ua_i18n.errors import FormatError, UsageError
from ua_i18n.letterset.entry import Entry, Told, entry_of, line_of, place, told_by
from ua_i18n.letterset.journal import journals, unfinished
from ua_i18n.letterset.spool import Spool

FORMAT = 1
MANIFEST = "manifest.json"
IGNORE = ".gitignore"

_OPENING, _CLOSING = ' "files": [\n', " ]\n}\n"
_LONGEST_HEAD = 64  # lines; ours has six


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`reviewed` tells of each locale whether a native reader has put a name to its pack."""

    format: int
    appeal: str
    date: str
    versions: Mapping[str, str]
    reviewed: Mapping[str, bool] = field(default_factory=dict)
    files: tuple[Entry, ...] = ()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest, keeping what an earlier one says of files that this run did not make anew."""
    with Spool() as spool:
        spool.extend(manifest.files)
        account(folder, manifest, spool)


def account(
    folder: Path, manifest: Manifest, spool: Spool, unasked: Callable[[Entry], bool] = lambda entry: False
) -> tuple[str, ...]:
    """Write the manifest as `write_manifest` does, of the files that the spool tells of, however many they are.

    What an earlier run made, this one did not, and is `unasked` for, goes; its paths are returned.
    """
    before = claimed(folder, manifest.appeal)
    if before:
        manifest = replace(manifest, reviewed={**before.reviewed, **manifest.reviewed})
    gone: list[str] = []

    def kept() -> Iterator[str]:
        earlier = ((path, line, True) for path, line in (_lines(folder) if before else ()))
        both = heapq.merge(earlier, ((path, line, False) for path, line in spool.lines()), key=itemgetter(0))
        for path, same in groupby(both, itemgetter(0)):
            _, line, old = tuple(same)[-1]
            if old and unasked(entry_of(line)):
                storage.remove(place(folder, path))
                gone.append(path)
            else:
                yield line

    storage.write_pieces(folder / MANIFEST, _written(manifest, kept()))
    return tuple(gone)


def left_over(folder: Path, paths: Collection[str]) -> tuple[str, ...]:
    """Remove those of the files that the manifest does not name, and return their paths."""
    named = {path for path, _ in _lines(folder) if path in paths} if (folder / MANIFEST).exists() else set()
    gone = [path for path in sorted(set(paths) - named) if place(folder, path).is_file()]
    for path in gone:
        storage.remove(place(folder, path))
    return tuple(gone)


def keep_from_git(folder: Path) -> None:
    """Keep a set with senders' names out of git, wherever in a repository it lies."""
    storage.write_if_changed(folder / IGNORE, "*\n")


def claimed(folder: Path, appeal: str) -> Manifest | None:
    """The manifest of an earlier run without its files, if any.

    Raises UsageError where the folder holds another appeal's letters.
    """
    if others := unfinished(journals(folder)).appeals - {appeal}:
        raise UsageError(f"{folder} holds letters of {min(others)}, unfinished; choose another folder for {appeal}")
    if not (folder / MANIFEST).exists():
        return None
    manifest = _head(folder) or replace(load_manifest(folder), files=())
    if manifest.appeal != appeal:
        raise UsageError(f"{folder} holds the letters of {manifest.appeal}; choose another folder for {appeal}")
    return manifest


def drop(folder: Path, appeal: str, outdated: Callable[[Entry], bool]) -> tuple[str, ...]:
    """Remove an appeal's files that an earlier run made and that must not go out any more; return their paths."""
    if not (manifest := claimed(folder, appeal)):
        return ()
    gone = tuple(path for path, line in _lines(folder) if outdated(entry_of(line)))
    for path in gone:
        storage.remove(place(folder, path))
    if gone:
        dropped = frozenset(gone)
        left = (line for path, line in _lines(folder) if path not in dropped)
        storage.write_pieces(folder / MANIFEST, _written(manifest, left))
    return gone


def load_manifest(folder: Path) -> Manifest:
    """Raises FormatError where the manifest is missing or not what this program writes."""
    path = folder / MANIFEST
    if not path.is_file() and journals(folder):
        raise FormatError(str(path), f"not found: its run was interrupted; run it again, or: ua-i18n purge {folder}")
    if not path.is_file():
        raise FormatError(str(path), "not found; give the folder that `letters` wrote")
    return _parsed(storage.read_text(path), path)


def _parsed(text: str, path: Path) -> Manifest:
    try:
        data = json.loads(text)
        json.dumps(data, ensure_ascii=False).encode()  # half a character, as "\\ud800", is no text
    except json.JSONDecodeError as error:
        raise FormatError(f"{path}:{error.lineno}", f"not JSON: {error.msg}") from error
    except (RecursionError, ValueError):  # brackets without end, a number of thousands of digits
        raise FormatError(str(path), "is no manifest: nested too deeply, a number without end, or no text") from None
    manifest = records.structure(data, Manifest, str(path))
    if manifest.format != FORMAT:
        raise FormatError(str(path), f"format is {manifest.format}; this program reads format {FORMAT}")
    return manifest


def _written(manifest: Manifest, lines: Iterator[str]) -> Iterator[str]:
    """The text of a manifest, piece by piece: a file a line, so that a long one can be read a line at a time."""
    head = {key: getattr(manifest, key) for key in ("format", "appeal", "date", "versions", "reviewed")}
    yield "{\n" + "".join(
        f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)},\n" for key, value in head.items()
    )
    yield _OPENING
    for number, line in enumerate(lines):
        yield f",\n  {line}" if number else f"  {line}"
    yield f"\n{_CLOSING}"


def _head(folder: Path) -> Manifest | None:
    """A manifest without its files, if it is laid out as we write it."""
    path = folder / MANIFEST
    with path.open(encoding="utf-8", errors="replace", newline="\n") as file:
        lines = list(islice(file, _LONGEST_HEAD))
    if _OPENING not in lines:
        return None
    return _parsed("".join(lines[: lines.index(_OPENING) + 1]) + _CLOSING, path)


def _lines(folder: Path) -> Iterator[Told]:
    """What a manifest says of each file, a line each, by path."""
    if _head(folder) is None:
        for entry in sorted(load_manifest(folder).files, key=lambda entry: entry.path):
            yield entry.path, line_of(entry)
        return
    with (folder / MANIFEST).open(encoding="utf-8", newline="\n") as file:
        next(line for line in file if line == _OPENING)
        for line in takewhile(lambda line: line != _CLOSING.partition("\n")[0] + "\n", file):
            if line.strip():
                yield told_by(line.strip().removesuffix(","))
