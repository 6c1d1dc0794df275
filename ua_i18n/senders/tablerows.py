"""The rows of a table as spreadsheets write it, CSV or XLSX: a row that cannot be read costs no other."""

from __future__ import annotations

import contextlib
import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ua_i18n.errors import FormatError
from ua_i18n.senders.columns import HEAD

_ZIP = b"PK\x03\x04"  # how every XLSX begins
_DELIMITERS = (";", "\t", ",")  # Excel writes what the system's country calls a list separator
_DELIMITER_LINE = re.compile(r"sep=(.)\s*$", re.IGNORECASE)  # what Excel itself reads as the separator


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the number that a person sees beside it; `fault` says why it cannot be read, if so."""

    number: int
    cells: Sequence[str] = ()
    fault: str = ""


def is_workbook(data: bytes) -> bool:
    return data.startswith(_ZIP)


def of_text(text: str, titles: Callable[[Iterable[str]], int]) -> Iterator[Row]:
    """The rows of a CSV that say something, each with the number that a spreadsheet shows beside it: a row of several
    lines is one.

    By how many of its cells are `titles` the line is known that heads the columns, and by it what parts them.
    A quotation mark that is out of place spoils its own line: the next one is read as a row again.
    """
    lines = io.StringIO(text, newline="").readlines()
    start = int(bool(lines) and _DELIMITER_LINE.match(lines[0]) is not None)
    number = 0
    delimiter = _delimiter(lines, titles)
    while start < len(lines):
        rows = csv.reader((lines[place] for place in range(start, len(lines))), delimiter=delimiter, strict=True)
        number += 1
        try:
            cells = next(rows, [])
        except csv.Error:
            yield Row(number, fault="has a quotation mark out of place; put one before and one behind a cell")
            start += 1
            continue
        if any(map(str.strip, cells)):
            yield Row(number, cells)
        start += rows.line_num


def _delimiter(lines: Sequence[str], titles: Callable[[Iterable[str]], int]) -> str:
    """What parts the cells: what the file says itself, else what parts most titles in one of its first lines."""
    if lines and (said := _DELIMITER_LINE.match(lines[0])):
        return said[1]

    def parted(delimiter: str) -> tuple[int, int]:
        return max(((titles(line.split(delimiter)), line.count(delimiter)) for line in lines[:HEAD]), default=(0, 0))

    return max(_DELIMITERS, key=parted)


def of_workbook(data: bytes, where: str) -> Iterator[Row]:
    """The rows of the first sheet of a workbook; formulas count as the values that they last had."""
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
    return (Row(number, cells) for number, cells in enumerate(rows, 1) if any(cells))


def _written(cell: object) -> str:
    """A cell as people see it: a house number is 12, not 12.0."""
    return "" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell).strip()
