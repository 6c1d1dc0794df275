"""CSV, one message a row: cells that a spreadsheet would run are guarded, and unguarded on return."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence

from ua_i18n import Exchange, FormatError, Locale, Translation, hookimpl

_COLUMNS = ("key", "context", "source", "target", "fuzzy", "notes")
_RUN = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula (OWASP, "CSV Injection")
_GUARD = "'"


class Table:
    """A UTF-8 table with a byte-order mark, as Excel wants it; only the target column is read back."""

    name = "csv"
    suffix = ".csv"

    def export(self, translations: Sequence[Translation], locale: Locale) -> bytes:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(_COLUMNS)
        writer.writerows([_guarded(cell) for cell in _row(translation)] for translation in translations)
        return out.getvalue().encode("utf-8-sig")

    def read(self, data: bytes, name: str) -> Iterator[tuple[str, str]]:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise FormatError(name, f"not UTF-8 at byte {error.start}; save it as “CSV UTF-8”") from error
        rows = csv.DictReader(io.StringIO(text, newline=""), dialect=_dialect(text))
        if missing := {"key", "target"} - set(rows.fieldnames or ()):
            raise FormatError(f"{name}:1", f"the column {', '.join(sorted(missing))} is missing")
        try:
            for row in rows:
                if row["target"] and row["key"]:
                    yield _unguarded(row["key"]), _unguarded(row["target"])
        except csv.Error as error:
            raise FormatError(f"{name}:{rows.line_num + 1}", f"not a table: {error}") from error


def _row(translation: Translation) -> tuple[str, ...]:
    message = translation.message
    fuzzy = "fuzzy" if translation.fuzzy else ""
    return (message.key, message.context, message.source, translation.target, fuzzy, "\n".join(message.notes))


def _dialect(text: str) -> type[csv.Dialect]:
    """Commas, the semicolons that Excel writes where the comma is a decimal mark, or tabs."""
    head = text.partition("\n")[0]

    class Dialect(csv.excel):
        delimiter = max(",;\t", key=head.count)
        strict = True

    return Dialect


def _guarded(cell: str) -> str:
    return _GUARD + cell if cell.startswith((*_RUN, _GUARD)) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARD) and cell[1:].startswith((*_RUN, _GUARD)) else cell


@hookimpl
def register_exchanges(register: Callable[[Exchange], None]) -> None:
    register(Table())
