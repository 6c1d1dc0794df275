"""Persons in lines of their own: their genders are kept, and no line is told twice."""

from __future__ import annotations

import pytest

from test_reading_labels import english
from ua_i18n.model import Gender
from ua_i18n.reading.labels import PartKind
from ua_i18n.reading.lines import Line
from ua_i18n.reading.listed import read_listed
from ua_i18n.reading.parts import Part

pytestmark = pytest.mark.once  # what it tells is the same on every Python

TOLD = "Espoir Kambale and Solange Bora were arrested. Vital K. was not."


def parts(*lines: str) -> list[Part]:
    return [Part(PartKind.PERSONS, "Name", "", number, (Line(number, text),)) for number, text in enumerate(lines)]


@pytest.mark.parametrize(
    ("lines", "genders"),
    [
        (["Espoir Kambale (m), Solange Bora (f)"], {"Espoir Kambale": "m", "Solange Bora": "f"}),
        (["Espoir Kambale (he/him) and Solange Bora (she/her/hers)"], {"Espoir Kambale": "m", "Solange Bora": "f"}),
        (["Solange Bora", "f"], {"Solange Bora": "f"}),
        (["Solange Bora", "female"], {"Solange Bora": "f"}),
        (["Espoir Kambale, Solange Bora", "both"], {}),
        (["Espoir Kambale (they/them)"], {}),
    ],
)
def test_genders_that_are_told(lines: list[str], genders: dict[str, str]) -> None:
    listed = read_listed(parts(*lines), TOLD, english())
    assert listed.genders == {name: Gender(gender) for name, gender in genders.items()}
    assert listed.more == ()


def test_a_name_that_nothing_else_tells_is_kept() -> None:
    listed = read_listed(parts("Espoir Kambale (m), Unknown Person"), TOLD, english())
    assert listed.more == ("Name: Espoir Kambale (m), Unknown Person",)
