"""The people who sign a set's letters, from a table as spreadsheets write it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from ua_i18n import languages
from ua_i18n.errors import FormatError, UsageError
from ua_i18n.letters import Sender, is_mailbox
from ua_i18n.senders import columns, tablerows
from ua_i18n.senders.codepages import decode
from ua_i18n.senders.columns import HEAD, Columns
from ua_i18n.senders.tablerows import Row

_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))  # bidi controls: a name stands as written
# What no format of ours can print: controls, halves of characters, private use, noncharacters, byte order marks.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufffe\uffff\U000f0000-\U0010ffff]"
)
_TOLD = 5  # faults that are told where there is nothing else to tell
_LINES = re.compile(r"\r\n?|\n| / ")


@dataclass(frozen=True, slots=True)
class Senders:
    """The senders of a table, the rows that cannot sign, each with its number and the reason, and what else to know."""

    senders: tuple[Sender, ...]
    faults: tuple[str, ...]
    notes: tuple[str, ...] = ()


def parse(data: bytes, where: str) -> Senders:
    """The senders in a table, CSV or XLSX. Raises FormatError where nobody can sign, or a code page is not certain.

    Columns, in any order and case, titled in any of our languages: name, address (lines parted by line breaks or
    " / "), postal code, city, language (a BCP 47 tag, or its name in one of our languages), email.
    """
    known = columns.shipped()
    if tablerows.is_workbook(data):
        return _of_rows(tablerows.of_workbook(data, where), where, known)
    decoded = decode(data, where, known)
    found = _of_rows(tablerows.of_text(decoded.text, known.known), where, known)
    return Senders(found.senders, found.faults, (*filter(None, [decoded.note]), *found.notes))


def _of_rows(rows: Iterable[Row], where: str, known: Columns) -> Senders:
    table = list(rows)
    place = _header(table, where, known)
    titles, below = table[place].cells, table[place + 1 :]
    senders, faults = [], []
    width = max(3, len(str(len(below) + 1)))
    for number, row in enumerate(below, 1):
        try:
            senders.append(_sender(f"s{number:0{width}}", _cells(row, titles, known), known))
        except UsageError as error:
            faults.append(f"row {row.number}: {error}")
    if not senders:
        raise FormatError(f"{where}:{table[place].number}", "; ".join(("names nobody who can sign", *faults[:_TOLD])))
    return Senders(tuple(senders), tuple(faults), tuple(_unknown(titles, where, known)))


def _header(table: Sequence[Row], where: str, known: Columns) -> int:
    """Which row has the titles of the columns: of the first ones the one that has most of them."""
    heads = {
        place: known.known(row.cells)
        for place, row in enumerate(islice(table, HEAD))
        if "name" in map(known.column, row.cells)
    }
    if not heads:
        fault = next((f"; row {row.number} {row.fault}" for row in table[:1] if row.fault), "")
        raise FormatError(f"{where}:1", f"has no column `name`; the columns are: {_known()}{fault}")
    return max(heads, key=lambda place: heads[place])


def _known() -> str:
    return ", ".join(name.replace("_", " ") for name in columns.NAMES)


def _unknown(titles: Sequence[str], where: str, known: Columns) -> Iterator[str]:
    """Tells of columns that are left out."""
    left = [f"`{title.strip()}`" for title in titles if title.strip() and not known.column(title)]
    if left:
        them = "column" if len(left) == 1 else "columns"
        yield f"{where}: the {them} {', '.join(left)} cannot be made sense of and is left out; known are: {_known()}"


def _cells(row: Row, titles: Sequence[str], known: Columns) -> dict[str, str]:
    """What a row has in each column; parts of an address are its lines. Raises UsageError for a row out of shape."""
    if row.fault:
        raise UsageError(row.fault)
    if any(map(str.strip, row.cells[len(titles) :])):
        raise UsageError("has more cells than there are columns; put a cell with a separator in quotation marks")
    found: dict[str, str] = {}
    for title, cell in zip(titles, row.cells, strict=False):
        if column := known.column(title):
            if fault := _UNPRINTABLE.search(cell):
                raise UsageError(f"has U+{ord(fault[0]):04X} in `{title.strip()}`, which cannot be printed")
            found[column] = "\n".join(filter(None, (found.get(column), cell.translate(_TURNING))))
    return found


def _sender(key: str, row: Mapping[str, str], known: Columns) -> Sender:
    """Raises UsageError for a row that cannot sign."""
    cells = {column: " ".join(row.get(column, "").split()) for column in columns.NAMES}
    if not cells["name"]:
        raise UsageError("has no name")
    address = [line.strip() for line in _LINES.split(row.get("address", ""))]
    place = [cells[column] for column in row if column in ("postal_code", "city")]  # in the order of their country
    lines = (cells["name"], *filter(None, address), *filter(None, [" ".join(filter(None, place))]))
    language = _language(cells["language"], known) if cells["language"] else None
    lines = tuple(dict.fromkeys(lines))
    return Sender(key=key, lines=lines, city=cells["city"], language=language, email=_mailbox(cells["email"]))


def _language(text: str, known: Columns) -> str:
    """The tag of a language by its tag, or by its name in any language that tables are headed in."""
    try:
        return languages.named(text)
    except UsageError:
        for tag in known.languages:
            if code := languages.language_codes(tag).get(text.casefold()):
                return languages.tag(code)
        raise


def _mailbox(text: str) -> str:
    """Raises UsageError for what is no e-mail address: it would be a header of the mail."""
    if text and not is_mailbox(text):
        raise UsageError(f"{text!r} is no e-mail address")
    return text
