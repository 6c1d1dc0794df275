"""The people who sign a set's letters, from a table as spreadsheets write it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass

from ua_i18n import languages
from ua_i18n.errors import FormatError, UsageError
from ua_i18n.letters import Sender

_COLUMNS = {
    "name": "name",
    "address": "address",
    "city": "city",
    "language": "language",
    "email": "email",
    "e-mail": "email",
}
_DELIMITERS = (";", "\t", ",")  # Excel writes what the system's country calls a list separator


@dataclass(frozen=True, slots=True)
class Senders:
    """The senders of a table, and the rows that name none, each with its number and the reason."""

    senders: tuple[Sender, ...]
    faults: tuple[str, ...]


def parse(data: bytes, where: str) -> Senders:
    """The senders in a CSV file. Raises FormatError where there is no column `name`.

    Columns, in any order and case: name, address (lines parted by line breaks or " / "), city, language (a BCP 47
    tag), email.
    """
    text = _decoded(data)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = [_COLUMNS.get(cell.strip().casefold(), "") for cell in next(rows, [])]
        if "name" not in header:
            raise FormatError(
                f"{where}:1", "has no column `name`; the columns are: " + ", ".join(sorted(set(_COLUMNS.values())))
            )
        return _read(
            [(rows.line_num, dict(zip(header, row, strict=False))) for row in rows if any(map(str.strip, row))]
        )
    except csv.Error as error:
        raise FormatError(f"{where}:{rows.line_num}", f"is not a table: {error}") from error


def _read(rows: list[tuple[int, dict[str, str]]]) -> Senders:
    senders, faults = [], []
    width = len(str(len(rows) + 1))
    for number, (line, row) in enumerate(rows, 1):
        try:
            senders.append(_sender(f"s{number:0{max(3, width)}}", row))
        except UsageError as error:
            faults.append(f"row {line}: {error}")
    return Senders(tuple(senders), tuple(faults))


def _sender(key: str, row: Mapping[str, str]) -> Sender:
    """Raises UsageError for a row that cannot sign."""
    cells = {column: " ".join(row.get(column, "").split()) for column in ("name", "city", "language", "email")}
    if not cells["name"]:
        raise UsageError("has no name")
    address = [line.strip() for part in row.get("address", "").splitlines() for line in part.split(" / ")]
    lines = (cells["name"], *filter(None, address), *filter(None, [cells["city"]]))
    language = languages.tag(cells["language"]) if cells["language"] else None
    return Sender(key=key, lines=tuple(dict.fromkeys(lines)), city=cells["city"], language=language)


def _decoded(data: bytes) -> str:
    for encoding in ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max(_DELIMITERS, key=head.count)
