"""Terms as a table: `terms.csv`, of a locale pack or of a workspace."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ua_i18n.errors import FormatError
from ua_i18n.model import Term, TermStatus

COLUMNS = ("concept", "source", "target", "in_text", "part", "note", "forbidden", "status", "authority")
_LOCALE = "locale"
_MANY = "|"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: a term, and the locale that it is for; an empty one is that of the file's folder."""

    locale: str
    term: Term


def parse(text: str, where: str) -> Iterator[Row]:
    """The rows of a CSV with a heading; several names, targets or forbidden wordings stand with `|` between.

    Only `source` and `target` (or `forbidden`) are needed. Raises FormatError with the line for what is no term.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True, restkey="")
    try:
        _refuse_columns(reader.fieldnames or (), where)
        for values in reader:
            if any(values.values()):
                yield _row(values, f"{where}:{reader.line_num}")
    except csv.Error as error:
        raise FormatError(f"{where}:{reader.line_num}", f"no CSV: {error}") from None


def to_text(rows: Iterable[Row], *, localised: bool) -> str:
    """The rows as CSV; with the column `locale` where they are `localised`."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*([_LOCALE] if localised else []), *COLUMNS])
    for row in rows:
        writer.writerow([*([row.locale] if localised else []), *_cells(row.term)])
    return out.getvalue()


def _refuse_columns(names: Iterable[str], where: str) -> None:
    known = {*COLUMNS, _LOCALE}
    if unknown := [name for name in names if name not in known]:
        raise FormatError(f"{where}:1", f"unknown column {unknown[0]!r}; the columns are: {', '.join(sorted(known))}")
    if "source" not in names:
        raise FormatError(f"{where}:1", "the column source is missing")


def _row(values: Mapping[str, str | None], where: str) -> Row:
    if "" in values:
        raise FormatError(where, "more cells than columns; put a text with a comma in quotes")
    cell = {name: (value or "").strip() for name, value in values.items()}
    names, targets, forbidden = (_several(cell.get(name, "")) for name in ("source", "target", "forbidden"))
    if not names or not (targets or forbidden):
        raise FormatError(where, "a term needs a source, and a target or a forbidden wording")
    try:
        status = TermStatus(cell.get("status") or TermStatus.PREFERRED)
    except ValueError:
        raise FormatError(where, f"status {cell['status']!r}: expected {', '.join(TermStatus)}") from None
    texts = {name: cell.get(name, "") for name in ("concept", "in_text", "part", "note", "authority")}
    term = Term(source=names[0], also=names[1:], targets=targets, forbidden=forbidden, status=status, **texts)
    return Row(cell.get(_LOCALE, ""), term)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for text in cell.split(_MANY) if (part := text.strip()))


def _cells(term: Term) -> tuple[str, ...]:
    names, targets, forbidden = (_MANY.join(texts) for texts in (term.sources, term.targets, term.forbidden))
    return (term.concept, names, targets, term.in_text, term.part, term.note, forbidden, term.status, term.authority)
