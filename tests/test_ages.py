from __future__ import annotations

import pytest

from ua_i18n.ages import ages


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("{Ana} (f), 17, student", 17),
        ("{Ana} (f), aged 17", 17),
        ("{Ana}, aged 17, was taken away.", 17),
        ("{Ana} (17) was taken away.", 17),
        ("{Ana} (f, aged 17) was taken away.", 17),
        ("{Ana}, 17: student", 17),
        ("{Ana} (f), nurse, aged 17", 17),
        ("{Ana}, a nurse from the south, 17.", 17),
        ("{Ana}, on 17 June, left.", None),
        ("{Ana}, 1970, was born.", None),
        ("{Ana} spent 17 years there.", None),
        ("{Ana}, held for 17 days, left.", None),
    ],
)
def test_an_age_is_told_right_behind_a_name(text: str, age: int | None) -> None:
    assert ages([text]).get("Ana") == age


def test_of_two_ages_none_is_known() -> None:
    assert ages(["{Ana}, aged 17,", "{Ana}, aged 18,", "{Bo}, 20,"]) == {"Bo": 20}
