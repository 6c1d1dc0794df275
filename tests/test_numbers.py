"""Numbers are compared by value and made into ids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.numbers import same, slug, value


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ASA 24/01/00", "ASA 24/001/2000"),
        ("amr 37/6674/2017", "AMR 37/6674/17"),
        ("UA 105/00", "UA: 105/00"),
        ("First UA: 57/21", "UA 57/21"),
        ("AU 173/06", "UA 173/06"),
        ("FI 103/22-4", "UA 103/22"),
        ("EXTRA 19/92", "Extra 19/92"),
    ],
)
def test_spellings_of_one_number(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("UA 105/00", "UA 105/01"), ("EXTRA 19/92", "UA 19/92"), ("ASA 24/01/00", "UA 24/01"), (None, None), ("", "")],
)
def test_different_numbers(one: str | None, other: str | None) -> None:
    assert not same(one, other)


def test_ids() -> None:
    assert slug("ASA 24/01/00") == "asa-24-01-00"
    assert slug("UA 105/00") == "ua-105-00"


@given(st.text())
def test_any_text_has_a_value_or_none_and_a_slug_that_is_a_safe_name(text: str) -> None:
    assert value(text) is None or same(text, text)
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize("number", ["1" * 5000 + "/00", "UA 1/" + "2" * 5000, "ASA 24/" + "3" * 5000])
def test_endless_figures_are_no_number(number: str) -> None:
    assert value(number) is None
