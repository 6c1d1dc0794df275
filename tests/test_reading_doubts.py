"""What a document says in two ways is told, with both; what only looks alike is not."""

from __future__ import annotations

import pytest

from ua_i18n.model import Update
from ua_i18n.reading.doubts import doubts
from ua_i18n.reading.header import Header
from ua_i18n.reading.lines import Line

pytestmark = pytest.mark.once  # what it tells is the same on every Python


def told(text: str, header: Header) -> list[str]:
    return list(doubts(header, [Line(1, text)]))


@pytest.mark.parametrize("text", ["see EUR 44/95/94", "AI Index: EUR 44/095/1994", "AFR 45/95/94"])
def test_an_index_that_may_be_a_slip(text: str) -> None:
    (warning,) = told(text, Header(index="EUR 45/95/94"))
    assert "EUR 45/95/94" in warning
    assert text.split()[-1] in warning


@pytest.mark.parametrize(
    "text", ["EUR 45/095/1994", "EUR 45/96/94", "EUR 45/95/95", "AFR 44/95/94", "EUR 44/95/94/cor is EUR 45/95", "none"]
)
def test_other_documents_are_no_doubt(text: str) -> None:
    updates = (Update(index="EUR 44/95/94"),)
    assert told(text, Header(index="EUR 45/95/94", updates=updates)) == []


def test_what_the_header_says_twice() -> None:
    assert told("", Header(doubted=("1994-03-02 / 1994-03-03",))) == [
        "the header says two things: 1994-03-02 / 1994-03-03; the first was taken"
    ]
