from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.protection.naming import name_for


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("ZHU Rongji", "ZHU_Rongji"),
        ("1951 UN Refugee Convention", "UN_Refugee_Convention_1951"),
        ("Public Security Service (PPS)", "Public_Security_Service_PPS"),
        ("Şebnem Yurt", "Sebnem_Yurt"),
        ("UA 105/00", "UA_105_00"),
        ("62/149", "value_62_149"),
        (
            "Article 12(2) of the International Covenant on Civil and Political Rights",
            "Article_12_2_of_the_International",
        ),
        ("None", "None_2"),
        ("3rd Battalion", "rd_Battalion_3"),
        ("!", "value"),
    ],
)
def test_names(value: str, name: str) -> None:
    assert name_for(value, ()) == name


def test_names_differ_by_more_than_case() -> None:
    assert name_for("Zhu Rongji", {"zhu_rongji"}) == "Zhu_Rongji_2"
    assert name_for("Zhu-Rongji", {"zhu_rongji", "zhu_rongji_2"}) == "Zhu_Rongji_3"


@given(st.lists(st.text(max_size=80), max_size=12))
def test_names_are_ascii_identifiers_and_unique(values: list[str]) -> None:
    taken: list[str] = []
    for value in values:
        taken.append(name_for(value, {name.casefold() for name in taken}))
    assert len({name.casefold() for name in taken}) == len(values)
    assert all(name.isascii() and name.isidentifier() and not keyword.iskeyword(name) for name in taken)
    assert all(len(name) <= 40 + len("_12") for name in taken)
