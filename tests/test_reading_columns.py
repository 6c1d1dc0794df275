"""Two addresses side by side are read one after the other; what only stands to the right is no column."""

from __future__ import annotations

import pytest

from test_reading_labels import english
from ua_i18n.model import SourceText, UrgentAction
from ua_i18n.reading import read
from ua_i18n.reading.columns import side_by_side, split_columns
from ua_i18n.reading.lines import Line, clean
from ua_i18n_plugins.readers.text import TextReader

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


def addresses(text: str) -> list[str]:
    return [line.text for line in side_by_side(clean(source(text), english()).said, lambda _: False)]


def source(text: str) -> SourceText:
    return TextReader().read(text.encode(), "case.txt")


def test_three_columns_of_several_heights() -> None:
    block = (
        "Prime Minister        Minister of Justice   Prosecutor\n"
        "Ana Bel               Ben Dor               Cem Eke\n"
        "Box 1                 Box 2                 Box 3\n"
        "Rome                                        Rome\n"
        "Fax: 1                                      Fax: 3\n"
        "Dear Ana"
    )
    assert addresses(block) == [
        *("Prime Minister", "Ana Bel", "Box 1", "Rome", "Fax: 1", "Dear Ana"),
        *("Minister of Justice", "Ben Dor", "Box 2"),
        *("Prosecutor", "Cem Eke", "Box 3", "Rome", "Fax: 3"),
    ]


def document(text: str) -> UrgentAction:
    head = "URGENT ACTION\nPOET HELD IN LOME\nUA: 8/12 Index: AFR 57/003/2012 Togo Date: 3 May 2012\n\n"
    story = "Poet Kossi Amegan was arrested in the capital on 2 May and is held without charge.\n\n"
    return read(source(head + story + text), english()).action


ASKED = "Please write immediately in French:\n- Urging his release.\n\nPLEASE SEND APPEALS BEFORE 4 JUNE 2012 TO:\n"


@pytest.mark.parametrize(
    "block",
    [
        "Minister of Justice       And copies to:\nYao Koffi                 Kodjo Sena\n"
        "Box 1, Lomé, Togo         Box 2, Lomé, Togo\nFax: +228 1               Fax: +228 2\n",
        "\nMinister of Justice     COPIES TO:\nYao Koffi               Kodjo Sena\n"
        "Box 1                   Box 2\nLomé, Togo              Lomé, Togo\nFax: +228 1\n",
        "Minister of Justice       With copies to:\nYao Koffi                 Kodjo Sena\n"
        "Ministry of Justice       Box 2\nBox 1                     Lomé, Togo\nLomé, Togo\n",
    ],
)
def test_copies_beside_an_addressee(block: str) -> None:
    action = document(ASKED + block)
    assert [each.name for each in action.appeals[0].addressees] == ["Yao Koffi"]
    assert [each.name for each in action.copies] == ["Kodjo Sena"]


@pytest.mark.parametrize("heading", ["ADDITIONAL INFORMATION", "BACKGROUND INFORMATION", "Background"])
def test_running_text_in_two_columns(heading: str) -> None:
    action = document(
        f"{ASKED}Minister of Justice\nBox 1, Lomé\n\n{heading}\n"
        "Poets in Togo have been followed              against the new law on the press.\n"
        "and beaten since the march that               Three of them are still held in the\n"
        "took place in the capital on 4                south, where no lawyer was allowed\n"
        "April, when thousands protested               to see them.\n"
    )
    assert " ".join(text for paragraph in action.background for text in paragraph).endswith(
        "when thousands protested against the new law on the press. Three of them are still held in the south, where "
        "no lawyer was allowed to see them."
    )


def test_a_table_is_no_running_text() -> None:
    rows = "Kossi Amegan      teacher      Lomé\nYao Koffi         poet         Kara\n"
    action = document(f"{ASKED}Minister of Justice\nBox 1, Lomé\n\nBACKGROUND\n{rows * 3}")
    assert action.background[0][0].startswith("Kossi Amegan teacher Lomé")
