"""Lines that hold more of a header than one thing."""

from __future__ import annotations

import pytest

from test_reading_head import reading
from test_reading_labels import english
from ua_i18n.reading.crowded import pieces
from ua_i18n.reading.header import read_line
from ua_i18n.reading.lines import Line

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "EXTERNAL AI Index: AFR 57/03/92 UA 7/92 Torture 3 May 1992 TOGO: Kossi Amegan, teacher",
            ["EXTERNAL AI Index: AFR 57/03/92 UA 7/92 Torture 3 May 1992", "TOGO: Kossi Amegan, teacher"],
        ),
        (
            "12 May 1999 UA 8/99 Fear for safety / threats TOGO Kossi Amegan (m)",
            ["12 May 1999 UA 8/99 Fear for safety / threats", "TOGO Kossi Amegan (m)"],
        ),
        (
            "UA 8/99 Death penalty TOGO: Kossi Amegan 12 May 1999",
            ["UA 8/99 Death penalty 12 May 1999", "TOGO: Kossi Amegan"],
        ),
        (
            "Further information on UA 8/99 (AFR 57/03/99, 2 May 1999) - Fear of torture TOGO Kossi Amegan",
            ["Further information on UA 8/99 (AFR 57/03/99, 2 May 1999) - Fear of torture", "TOGO Kossi Amegan"],
        ),
        (
            "UA: 8/12 Index: AFR 57/003/2012 TOGO Date: 3 May 2012",
            ["UA: 8/12 Index: AFR 57/003/2012 TOGO Date: 3 May 2012"],
        ),
        ("POET HELD IN LOME (Togo: UA 8.21)", ["POET HELD IN LOME", "Togo: UA 8.21"]),
        ("POET HELD IN LOME (see Togo: UA 8.21)", ["POET HELD IN LOME (see Togo: UA 8.21)"]),
        (
            "URGENT ACTION POET HELD IN LOME UA: 8/12 Index: AFR 57/003/2012 Togo Date: 3 May 2012",
            ["POET HELD IN LOME", "UA: 8/12 Index: AFR 57/003/2012 Togo Date: 3 May 2012"],
        ),
        (
            "MAYOR FEARS FOR HIS LIFE Further information on UA: 8/12 Index: AFR 57/004/2012 Togo Date: 9 May 2012",
            [
                "MAYOR FEARS FOR HIS LIFE",
                "Further information on UA: 8/12 Index: AFR 57/004/2012 Togo Date: 9 May 2012",
            ],
        ),
        ("FURTHER INFORMATION ON UA 8/92 (3 May 1992)", ["FURTHER INFORMATION ON UA 8/92 (3 May 1992)"]),
        (
            "TOGO: Kossi Amegan, teacher, and his brother Yao Kossi Amegan, a teacher at the college of Kpalimé, was "
            "taken from his classroom on 2 May by four gendarmes.",
            [
                "TOGO: Kossi Amegan, teacher, and his brother Yao",
                "Kossi Amegan, a teacher at the college of Kpalimé, was taken from his classroom on 2 May by four "
                "gendarmes.",
            ],
        ),
    ],
)
def test_a_crowded_line_is_cut(text: str, expected: list[str]) -> None:
    assert [piece.text for piece in pieces(Line(1, text), english())] == expected


@pytest.mark.parametrize(
    ("text", "number", "countries"),
    [
        ("UA: KYRGYZSTAN 41.23", "UA 41/23", ("KG",)),
        ("Iran: UA 83.21", "UA 83/21", ("IR",)),
        ("Mozambique | UA 201/18 | AFR 41/9377/2018 | 29 November 2018", "UA 201/18", ("MZ",)),
        ("IRAQ                                   UA 231/90", "UA 231/90", ("IQ",)),
        ("Urgent Action 77/21 · ASA 41/4099/2021 · 7 May 2021", "UA 77/21", ()),
    ],
)
def test_a_country_may_stand_before_a_number_or_within_it(text: str, number: str, countries: tuple[str, ...]) -> None:
    told = read_line(text, english())
    assert told is not None
    assert (told.number, told.countries) == (number, countries)


@pytest.mark.parametrize(
    ("above", "below", "title"),
    [
        ("GROUP 9 NEWSLETTER - MAY 2012\nNext meeting: 8 May!\n\nURGENT ACTION\n", "", "POET HELD IN LOME"),
        ("Friday, May 4, 2012\n\nPosted by Group 9\n\nURGENT ACTION APPEAL\n", "", "POET HELD IN LOME"),
        ("", "\nURGENT ACTION\nPOET HELD IN LOME\n", "POET HELD IN LOME"),
    ],
)
def test_a_headline_is_told_once_and_from_what_stands_above(above: str, below: str, title: str) -> None:
    head = f"{above}POET HELD IN LOME\nUA: 8/12 Index: AFR 57/003/2012 Togo Date: 3 May 2012\n{below}"
    assert reading(head).action.title == title


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Togo: Poet Must Be Freed\nUA: 8/12\nMay 3, 2012", "Togo: Poet Must Be Freed"),
        (
            "Take action: Togo – free the jailed poet\n\nUA 8/12 · AFR 57/003/2012 · 3 May 2012",
            "Take action: Togo – free the jailed poet",
        ),
        ("Home > Urgent actions > Togo\n\nUA 8/12 Torture 3 May 2012\n\nTOGO Kossi Amegan", "TOGO Kossi Amegan"),
    ],
)
def test_the_headline_of_a_web_page_stands_above_its_number(head: str, title: str) -> None:
    assert reading(head).action.title == title


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Further information on UA 7/02 issued on 20 June 2002 - Fear for safety", "2002-06-20"),
        ("Further information on UA 7/02, issued 20 June 2002 - Fear for safety", "2002-06-20"),
        ("Further information on UA 7/02 (issued on 20 June 2002) - Fear for safety", "2002-06-20"),
    ],
)
def test_the_day_of_what_is_updated_is_not_that_of_the_update(line: str, day: str) -> None:
    action = reading(f"5 September 2002\n\n{line}\n\nTOGO Kossi Amegan").action
    assert str(action.date) == "2002-09-05"
    assert [str(update.date) for update in action.updates] == [day]
    assert action.concerns == ("Fear for safety",)
