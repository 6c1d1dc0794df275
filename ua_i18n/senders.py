"""The people who sign a set's letters, from a table as spreadsheets write it."""

from __future__ import annotations

import contextlib
import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ua_i18n import languages
from ua_i18n.errors import FormatError, UsageError
from ua_i18n.letters import Sender, is_mailbox

_COLUMNS = {
    "name": "name",
    "address": "address",
    "city": "city",
    "language": "language",
    "email": "email",
    "e-mail": "email",
}
_ZIP = b"PK\x03\x04"  # how every XLSX begins
_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))  # bidi controls: a name stands as written
_DELIMITERS = (";", "\t", ",")  # Excel writes what the system's country calls a list separator


@dataclass(frozen=True, slots=True)
class Senders:
    """The senders of a table, and the rows that name none, each with its number and the reason."""

    senders: tuple[Sender, ...]
    faults: tuple[str, ...]


def parse(data: bytes, where: str) -> Senders:
    """The senders in a table, CSV or XLSX. Raises FormatError where there is no column `name`.

    Columns, in any order and case: name, address (lines parted by line breaks or " / "), city, language (a BCP 47
    tag, or its name in English or in itself), email.
    """
    return _of_workbook(data, where) if data.startswith(_ZIP) else _of_csv(data, where)


def _of_csv(data: bytes, where: str) -> Senders:
    text = _decoded(data)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = _header(next(rows, []), where)
        return _read(
            [(rows.line_num, dict(zip(header, row, strict=False))) for row in rows if any(map(str.strip, row))]
        )
    except csv.Error as error:
        raise FormatError(f"{where}:{rows.line_num}", f"is not a table: {error}") from error


def _of_workbook(data: bytes, where: str) -> Senders:
    """The senders in the first sheet of a workbook; formulas count as the values that they last had."""
    try:
        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError:
        raise FormatError(where, "XLSX needs openpyxl: pip install ua-i18n[readers]; or save it as CSV") from None
    try:
        with contextlib.closing(load_workbook(io.BytesIO(data), read_only=True, data_only=True)) as book:
            rows = [[_written(cell) for cell in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError) as error:
        raise FormatError(f"{where}:1", f"is not a workbook: {error}") from error
    header = _header(rows[0] if rows else [], where)
    numbered = enumerate(rows[1:], 2)
    return _read([(number, dict(zip(header, row, strict=False))) for number, row in numbered if any(row)])


def _written(cell: object) -> str:
    """A cell as people see it: a house number is 12, not 12.0."""
    return "" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell).strip()


def _header(cells: Sequence[str], where: str) -> list[str]:
    header = [_COLUMNS.get(cell.strip().casefold(), "") for cell in cells]
    if "name" not in header:
        known = ", ".join(sorted(set(_COLUMNS.values())))
        raise FormatError(f"{where}:1", f"has no column `name`; the columns are: {known}")
    return header


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
    row = {column: text.translate(_TURNING) for column, text in row.items()}
    cells = {column: " ".join(row.get(column, "").split()) for column in ("name", "city", "language", "email")}
    if not cells["name"]:
        raise UsageError("has no name")
    address = [line.strip() for part in row.get("address", "").splitlines() for line in part.split(" / ")]
    lines = (cells["name"], *filter(None, address), *filter(None, [cells["city"]]))
    language = languages.named(cells["language"]) if cells["language"] else None
    lines = tuple(dict.fromkeys(lines))
    return Sender(key=key, lines=lines, city=cells["city"], language=language, email=_mailbox(cells["email"]))


def _mailbox(text: str) -> str:
    """Raises UsageError for what is no e-mail address: it would be a header of the mail."""
    if text and not is_mailbox(text):
        raise UsageError(f"{text!r} is no e-mail address")
    return text


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
