"""The text of a table that a spreadsheet wrote: in Unicode, or in a code page that its own words give away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ua_i18n.errors import FormatError
from ua_i18n.senders.columns import HEAD, Columns

_MARKS = (b"\xff\xfe", b"\xfe\xff")
_WESTERN = "cp1252"
_TOLD = 5  # words that are enough to see whether they are right
_SEPARATORS = re.compile('[;,\t"]')


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what a person should look at where its encoding was concluded; else empty."""

    text: str
    note: str = ""


def decode(data: bytes, where: str, columns: Columns) -> Decoded:
    """The text of a table. Raises FormatError where its code page is not certain: no name is ever guessed."""
    try:
        return Decoded(data.decode("utf-16" if data.startswith(_MARKS) else "utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    codepage = _by_titles(data, columns) or _western(data, columns)
    if not codepage:
        raise FormatError(
            f"{where}:{line}", "is not UTF-8, and what else it is cannot be told; save it as CSV UTF-8, or as XLSX"
        )
    text = data.decode(codepage)
    words = ", ".join(dict.fromkeys(list(_foreign(text))[:_TOLD]))
    read = f"{where} is not UTF-8; read in code page {codepage.removeprefix('cp')} it has {words}"
    return Decoded(text, f"{read}; if that is wrong, save it as CSV UTF-8")


def _by_titles(data: bytes, columns: Columns) -> str:
    """The code page of the languages that most column titles are in; none where English has as many."""
    votes: dict[str, int] = {}
    head = (data.splitlines() or [b""])[:HEAD]
    for tag, titles in columns.languages.items():
        count = max(columns.spoken(tag, cells) for cells in _heads(head, titles.codepage or "ascii"))
        votes[titles.codepage] = max(count, votes.get(titles.codepage, 0))
    most = max(votes.values())
    first = [codepage for codepage, count in votes.items() if count == most]
    return first[0] if most and len(first) == 1 and _fits(data, first[0]) else ""


def _heads(lines: Iterable[bytes], codepage: str) -> Iterator[list[str]]:
    """The cells of lines."""
    for line in lines:
        yield [cell.strip() for cell in _SEPARATORS.split(line.decode(codepage, "replace"))]


def _western(data: bytes, columns: Columns) -> str:
    """Windows-1252 where each word that is not ASCII reads like one of its languages, and like none of another page."""
    if not _fits(data, _WESTERN):
        return ""
    likely = re.compile(f"(?:[ -~]|{'|'.join(columns.western)})+")
    words = _foreign(data.decode(_WESTERN))
    return _WESTERN if all(likely.fullmatch(word) and _has_a_plain_letter(word) for word in words) else ""


def _has_a_plain_letter(word: str) -> bool:
    """Whether a word has letters that all code pages share: one in another alphabet has none."""
    return len(word) == 1 or not re.search(r"[^\W\d_ªº]", word) or bool(re.search("[A-Za-z]", word))


def _fits(data: bytes, codepage: str) -> bool:
    try:
        data.decode(codepage or "ascii")
    except UnicodeDecodeError:
        return False
    return True


def _foreign(text: str) -> Iterator[str]:
    """Each word with a character that is not ASCII."""
    return (word for word in re.split(r"[\s;,\"]+", text) if not word.isascii())
