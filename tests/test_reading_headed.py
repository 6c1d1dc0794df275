"""Addresses under a heading that only names the office: what an envelope shows of them."""

from __future__ import annotations

import pytest

from test_reading_labels import english
from ua_i18n.model import Addressee
from ua_i18n.reading.addressee import read_addressees
from ua_i18n.reading.lines import Line

pytestmark = pytest.mark.once  # what it tells is the same on every Python


def _read(block: str) -> Addressee:
    lines = [Line(number, text) for number, text in enumerate(block.splitlines(), start=1)]
    (addressee,) = read_addressees(lines, english(), None)
    return addressee


@pytest.mark.parametrize(
    ("block", "printed"),
    [
        (
            "2) Minister of Justice:\nMme Jeanne Ilunga Banza\nMinistre de la Justice et Garde des Sceaux\nBP 3137",
            ("Mme Jeanne Ilunga Banza", "Ministre de la Justice et Garde des Sceaux", "BP 3137"),
        ),
        (
            "Attorney General:\nLic. Marta Ruiz Peña\nFiscal General de la República\nBulevar Morazán 3",
            ("Lic. Marta Ruiz Peña", "Fiscal General de la República", "Bulevar Morazán 3"),
        ),
        (
            "1. President of the Republic\nSon Excellence M. Laurent Mbuyi, Président de la République\nKinshasa",
            ("Son Excellence M. Laurent Mbuyi", "Président de la République", "Kinshasa"),
        ),
        (
            "(3) Minister of the Interior:\nMinistro del Interior\nDr. Hugo Paz Lima\nCalle 3, Asunción",
            ("Dr. Hugo Paz Lima", "Ministro del Interior", "Calle 3, Asunción"),
        ),
        ("1) Minister of Justice:\nMinistre de la Justice\nBP 3137", ("Ministre de la Justice", "BP 3137")),
        (
            "4) Governor of the Province:\nMehmet Aksoy\nVali\nHükümet Konağı",
            ("Mehmet Aksoy", "Vali", "Hükümet Konağı"),
        ),
    ],
)
def test_a_heading_is_no_line_of_an_address_that_has_the_title(block: str, printed: tuple[str, ...]) -> None:
    addressee = _read(block)
    assert addressee.postal_lines == printed
    assert addressee.native_title in addressee.address_lines
    assert addressee.office == block.splitlines()[0].lstrip("(1234).").strip(" :")


@pytest.mark.parametrize(
    ("block", "office"),
    [
        ("2) Minister of Justice:\nMr Jan Novak\nMinistry of Justice\nBox 3", "Minister of Justice"),
        ("1) Prime Minister:\nMr Jan Novak\nPrime Minister's Office\nBox 3", "Prime Minister"),
        ("1) Minister of Justice:\nMr Jan Novak, Attorney General\nBox 3", "Minister of Justice"),
        ("Premier of the State WEI Guohua Zongli\nBox 3", "Premier of the State"),
        ("Minister of Justice\nMr Jan Novak\nMinistre de la Justice\nBox 3", "Minister of Justice"),
    ],
)
def test_an_office_that_the_address_lacks_is_printed(block: str, office: str) -> None:
    assert office in _read(block).postal_lines


def test_a_title_in_the_name_s_own_line_stays_there() -> None:
    assert _read("Premier of the State WEI Guohua Zongli\nBox 3").postal_lines[0] == "WEI Guohua Zongli"


def test_a_second_office_behind_a_name_is_no_honorific() -> None:
    addressee = _read("1) Minister of Justice:\nMr Jan Novak, Attorney General\nBox 3")
    assert addressee.postal_lines == ("Mr Jan Novak", "Minister of Justice", "Attorney General", "Box 3")
