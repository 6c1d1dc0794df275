"""Two addresses side by side are read one after the other; what only stands to the right is no column."""

from __future__ import annotations

import pytest

from ua_i18n.reading.columns import side_by_side, split_columns
from ua_i18n.reading.lines import Line

pytestmark = pytest.mark.once  # what it tells is the same on every Python


def texts(block: str) -> list[str]:
    lines = (Line(number, text) for number, text in enumerate(block.splitlines(), start=1))
    return [line.text for line in side_by_side(lines, lambda text: text.startswith("Dear"))]


def test_columns_one_after_the_other() -> None:
    block = "Minister of Justice     Director\nAna Bel                 Ben Dor\nBox 1                   Box 2\nRome"
    assert texts(block) == ["Minister of Justice", "Ana Bel", "Box 1", "Rome", "Director", "Ben Dor", "Box 2"]


def test_the_second_column_starts_an_address() -> None:
    lines = [Line(n, "a     b") for n in range(3)]
    assert [line.after_blank for line in side_by_side(lines, bool) if line.text == "b"] == []
    assert [line.after_blank for line in side_by_side(lines, lambda _: False)] == [
        False,
        False,
        False,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    "block",
    [
        "Minister of Justice  Director\nAna Bel              Ben Dor\nBox 1                Box 2",  # narrow
        "Minister of Justice  Director\nAna Bel  Ben Dor\nBox 1  Box 2",  # two spaces are left
        "Minister of Justice     Director\nAna Bel                 Ben Dor\nBox 1         East      Box 2",
    ],
)
def test_columns_set_close_together(block: str) -> None:
    assert texts(block)[:2] == ["Minister of Justice", "Ana Bel"]
    assert texts(block)[-3:] == ["Director", "Ben Dor", "Box 2"]


def test_salutations_below_both_columns_belong_to_them() -> None:
    block = "Ana Bel       Ben Dor\nBox 1         Box 2\nRome          Rome\nDear Ana      Dear Ben"
    assert texts(block) == ["Ana Bel", "Box 1", "Rome", "Dear Ana", "Ben Dor", "Box 2", "Rome", "Dear Ben"]


@pytest.mark.parametrize(
    "block",
    [
        "Ana Bel\nFax:      1\nTel:      2\nTelex:    3",
        "Ana Bel     Dear Minister\nBox 1\nRome",
        "Ana Bel\nFax: 1     Tel: 2\nFax: 3     Tel: 4\nFax: 5     Tel: 6",
        "Ana Bel     Ben Dor\nBox 1",
    ],
)
def test_what_is_no_column(block: str) -> None:
    assert texts(block) == block.splitlines()


def test_halves() -> None:
    assert split_columns("  a b    c  d ") == ("a b", "c  d")
    assert split_columns("a b") == ("a b", "")
