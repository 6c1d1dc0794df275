"""Addresses that a copy ran together, by slashes or by nothing at all."""

from __future__ import annotations

import pytest

from test_reading_labels import english
from ua_i18n.reading.lines import Line
from ua_i18n.reading.runon import apart
from ua_i18n.reading.wrapping import unwrapped

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "Governor of South Kivu Province Didace Ilunga Gouverneur de Province Gouvernorat du Sud Kivu, Bukavu",
            (
                "Governor of South Kivu Province",
                "Didace Ilunga",
                "Gouverneur de Province Gouvernorat du Sud Kivu, Bukavu",
            ),
        ),
        (
            "Minister of Justice Mr Juan Paz Ministerio de Justicia Calle 3, Lima, Peru",
            ("Minister of Justice", "Mr Juan Paz", "Ministerio de Justicia Calle 3, Lima, Peru"),
        ),
        (
            "Attorney General Dr Amir Ali Khan PO Box 3 Lahore Pakistan",
            ("Attorney General", "Dr Amir Ali Khan", "PO Box 3 Lahore Pakistan"),
        ),
        ("Chairman of the Xinjiang Uighur Autonomous Regional People's Government", None),
        ("Minister of Justice and Attorney General of the Republic of the Gambia", None),
        ("Director of Public Prosecutions Office of the Director of Public Prosecutions State Law Office", None),
    ],
)
def test_an_address_on_one_line_is_taken_apart(text: str, pieces: tuple[str, ...] | None) -> None:
    assert apart(text, english()) == (pieces or (text,))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Lic. Ana Paz/ Ministra de Gobierno/ Avda. Arce 3/ La Paz, Bolivia", 4),
        ("His Excellency Omar Khalil / Presidential Palace / Damascus / Syrian Arab Republic", 4),
        ("Fax: +1 555 0100 / 555 0101 / 555 0102 / 555 0103", 1),
        ("Dear Minister / Señora Ministra", 1),
    ],
)
def test_slashes_set_the_lines_of_an_address_apart(text: str, count: int) -> None:
    assert len(list(unwrapped([Line(1, text)], english(), width=0))) == count
