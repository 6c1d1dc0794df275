"""What a manifest says of one file, and the line that it says it in."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ua_i18n import records, storage
from ua_i18n.errors import FormatError
from ua_i18n.letterset.proof import Proof

_WHERE = "manifest.json"

Told = tuple[str, str]
"""The path of a file and the line that tells of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a manifest says of one file; `sender` is a key, never a name.

    A file with letters to several addressees names none, and `letter` is then the digest of their digests. `transform`
    names the alphabet of a medium that cannot hold every character, in which its values are proved.
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


def place(folder: Path, path: str) -> Path:
    """Where the file of a path lies, in the folder of its set. Raises UaError where that would be outside."""
    return storage.inside(folder, *path.split("/"))


def line_of(entry: Entry) -> str:
    """The entry as one line of JSON."""
    return json.dumps(asdict(entry), ensure_ascii=False)


def told_by(line: str) -> Told:
    """A line behind the path of the file that it tells of. Raises FormatError for a line that tells of none."""
    data = _loaded(line)
    if not isinstance(data, dict) or not isinstance(data.get("path"), str):
        raise FormatError(_WHERE, "a file without its path; make the set anew")
    return str(data["path"]), line


def entry_of(line: str) -> Entry:
    """The entry that a line holds. Raises FormatError for a line that holds none."""
    return records.structure(_loaded(line), Entry, _WHERE)


def _loaded(line: str) -> Any:
    try:
        return json.loads(line)
    except (RecursionError, ValueError) as error:
        raise FormatError(_WHERE, f"a line that says nothing of a file: {str(error)[:60]}") from None
