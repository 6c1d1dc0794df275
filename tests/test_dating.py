"""Dates as a locale's sentences have them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n import packs
from ua_i18n.dating import restyled, written

FOLDERS = (packs.shipped() / "locales",)


@pytest.mark.parametrize(
    ("tag", "value", "expected"),
    [
        ("fr", "2024-06-01", "1er juin 2024"),
        ("fr", "--06-01", "1er juin"),
        ("fr", "--06-02", "2 juin"),
        ("ru", "2004-05-09", "9 мая 2004 года"),
        ("ru", "--05-09", "9 мая"),
        ("pl", "--05-09", "9 maja"),
        ("hu", "--05-09", "május 9."),
        ("de", "--05-09", "9. Mai"),
        ("es", "--05-09", "9 de mayo"),
        ("fa", "--05-09", "۹ مهٔ"),
        ("ja", "--05-09", "5月9日"),
        ("fr", "", ""),
        ("fr", "last June", ""),
    ],
)
def test_a_date_in_a_sentence(tag: str, value: str, expected: str) -> None:
    assert written(value, packs.load(tag, FOLDERS)) == expected


@given(st.dates(date(1961, 1, 1), date(2040, 1, 1)), st.sampled_from(["fr", "de", "pl", "ar"]))
def test_what_is_written_is_known_again(day: date, tag: str) -> None:
    locale = packs.load(tag, FOLDERS)
    assert restyled(written(day.isoformat(), locale), day.isoformat(), "2000-02-03", locale) == written(
        "2000-02-03", locale
    )
