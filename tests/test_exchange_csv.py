from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n import FormatError, Locale, Message, Translation
from ua_i18n_plugins.exchanges.table import Table

FRENCH = Locale(tag="fr")


def translation(target: str, source: str = "A sentence.", **facts: bool) -> Translation:
    message = Message(context="narrative", source=source, notes=("one", "two"))
    return Translation(message=message, targets=(target,), **facts)


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def read(text: str | bytes) -> list[tuple[str, str]]:
    return list(Table().read(text.encode() if isinstance(text, str) else text, "fr.csv"))


@given(st.text(min_size=1))
def test_any_text_comes_back(target: str) -> None:
    found = translation(target)
    assert read(Table().export([found], FRENCH)) == [(found.message.key, target)]


@given(st.text(alphabet="=+-@\t\r'ab", min_size=1), st.text(alphabet="=+-@'ab"))
def test_no_cell_is_a_formula(target: str, source: str) -> None:
    for row in rows(Table().export([translation(target, source)], FRENCH)):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_a_row_tells_what_a_translator_needs() -> None:
    header, row = rows(Table().export([translation("Une phrase.", fuzzy=True)], FRENCH))
    assert header == ["key", "context", "source", "target", "fuzzy", "notes"]
    assert row[1:] == ["narrative", "A sentence.", "Une phrase.", "fuzzy", "one\ntwo"]


def test_excel_opens_it_as_utf_8() -> None:
    assert Table().export([], FRENCH).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_what_spreadsheets_write_back(mark: str) -> None:
    lines = (("key", "source", "target"), ("k1", '"a, b; c"', f'"un{mark} deux"'), ("k2", "x", ""))
    assert read("\r\n".join(map(mark.join, lines))) == [("k1", f"un{mark} deux")]


def test_columns_may_stand_in_any_order_and_be_fewer() -> None:
    assert read("target,key\nun,k1\n") == [("k1", "un")]


@pytest.mark.parametrize(
    ("data", "where", "problem"),
    [
        (b"key,target\n\xff,x\n", "fr.csv", "save it as “CSV UTF-8”"),
        ("cle,cible\nk1,un\n", "fr.csv:1", "the column key, target is missing"),
        ("", "fr.csv:1", "the column key, target is missing"),
        ('key,target\nk1,"un\nk2,deux\n', "fr.csv:", "not a table"),
        ('key,target\nk1,"un" deux\n', "fr.csv:2", "not a table"),
    ],
)
def test_what_is_no_table(data: str | bytes, where: str, problem: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(data)
    assert caught.value.where.startswith(where)
    assert problem in caught.value.problem
