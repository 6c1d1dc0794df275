"""Blocks of addressees: labels with their values below, fields, salutations beside and below, broken lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from test_reading_labels import english
from ua_i18n.model import Addressee
from ua_i18n.reading.addressee import read_addressees
from ua_i18n.reading.lines import Line, clean
from ua_i18n.reading.wrapping import unwrapped
from ua_i18n_plugins.readers.text import TextReader

pytestmark = pytest.mark.once  # what it tells is the same on every Python


def addressees(block: str) -> tuple[Addressee, ...]:
    return read_addressees(lines(block), english(), None)


def lines(block: str) -> list[Line]:
    found: list[Line] = []
    blank = True
    for number, text in enumerate(block.splitlines(), start=1):
        if text.strip():
            found.append(Line(number, text.strip(), after_blank=blank))
        blank = not text.strip()
    return found


@pytest.mark.parametrize(
    ("block", "facts"),
    [
        (
            "Minister of Justice\nMr Abu Mala\nAddress:\nWay 3\nAbuja, Nigeria\nFax:\n+234 9 55501\n+234 9 55502\n"
            "E-mail:\ninfo@justice.example\nSalutation:\nHonourable Minister",
            {
                "address_lines": ("Way 3", "Abuja, Nigeria"),
                "fax": ("+234 9 55501", "+234 9 55502"),
                "email": ("info@justice.example",),
                "salutation": "Honourable Minister",
            },
        ),
        (
            "Name: Abu Mala\nPosition: Minister of Justice\nAddress: Way 3, Abuja, Nigeria\nEmail: a@b.example",
            {"name": "Abu Mala", "office": "Minister of Justice", "address_lines": ("Way 3, Abuja, Nigeria",)},
        ),
        (
            "General Soe Than, Chairman, Pagoda Road, Yangon, Myanmar. Fax: +95 1 555 229. Salutation: Dear General",
            {"fax": ("+95 1 555 229",), "salutation": "Dear General"},
        ),
        (
            "Minister of Government\nSr. Galo Luque\nQuito, Ecuador\nSalutation: Señor Ministro/Dear\nMinister",
            {"salutation": "Dear Minister", "salutation_by_language": {"es": "Señor Ministro"}},
        ),
        (
            "Attorney General\nDr. Ana Zurita\nQuito, Ecuador\nSalutation: Señora Fiscal /\nDear Attorney General",
            {"salutation": "Dear Attorney General", "salutation_by_language": {"es": "Señora Fiscal"}},
        ),
        (
            "Minister of Justice (Salutation: Monsieur le Ministre)\nMe Yao Agbodjan\nBP 3, Lome, Togo",
            {"name": "Yao Agbodjan", "honorific": "Me", "office": "Minister of Justice"},
        ),
        (
            "Military Commander\n(Salutation: Dear Colonel)\nCol. Johny Lumintana\nDili, East Timor",
            {"name": "Johny Lumintana", "office": "Military Commander", "salutation": "Dear Colonel"},
        ),
        (
            "Chairman\nMr Muse Farole\nBosaso, Somalia\nTelexes: 5871 SALVCO DJ;\n5990 FAROLE DJ (mark it)",
            {"telex": ("5871 SALVCO DJ", "5990 FAROLE DJ (mark it)")},
        ),
        (
            "Minister of Justice\nMr Abu Mala\nAbuja, Nigeria\nTel: + 234 9 55506 Fax + 234 9 55508\n"
            "Tel./Fax: (+234) 9 55503, (+234) 9 55504\nFax No.: 234 9 55505",
            {
                "phone": ("+ 234 9 55506", "(+234) 9 55503", "(+234) 9 55504"),
                "fax": ("+ 234 9 55508", "(+234) 9 55503", "(+234) 9 55504", "234 9 55505"),
            },
        ),
        (
            "President\nMajor Pierre Buyana\nBP 3, Lome, Togo\n(Telexes: 5039 MINIAF BDI)\n(Monsieur le Président)",
            {"telex": ("5039 MINIAF BDI",), "salutation": "Monsieur le Président"},
        ),
        (
            "Military Commander, Korem 164, East Timor\nCol. Johny Lumintana\nMakorem 164\nDili, Indonesia",
            {"name": "Johny Lumintana", "office": "Military Commander, Korem 164, East Timor"},
        ),
        (
            "Chief of Police, Dili, East Timor:\n\nCol. Andreas Sugi\nDili\nIndonesia",
            {"name": "Andreas Sugi", "office": "Chief of Police, Dili, East Timor"},
        ),
    ],
)
def test_one_addressee(block: str, facts: Mapping[str, Any]) -> None:
    (found,) = addressees(block)
    assert {name: getattr(found, name) for name in facts} == facts


@pytest.mark.parametrize(
    "block",
    [
        "1) Mr Ana Bel\nLima, Peru\n2) Mr Ben Dor\nLima, Peru",
        "(i) Mr Ana Bel\nLima, Peru\n(ii) Mr Ben Dor\nLima, Peru",
        "a) Mr Ana Bel\nLima, Peru\nb) Mr Ben Dor\nLima, Peru",
        "Mr Ana Bel\nLima, Peru\nSalutation: Dear Mr Bel\nBen Dor\nLima, Peru",
        "Mr Ana Bel    Mr Ben Dor\nBox 1         Box 2\nLima, Peru    Lima, Peru",
    ],
)
def test_two_addressees(block: str) -> None:
    assert [found.name for found in addressees(block)] == ["Ana Bel", "Ben Dor"]


def test_initials_are_no_numbers() -> None:
    assert [found.name for found in addressees("Mr V. Prabha\nI. Karim Street 3\nLima, Peru")] == ["V. Prabha"]


@pytest.mark.parametrize(
    ("block", "count"),
    [
        ("United Nations High Commissioner for Refugees, Regional Office, P.O. Box\n11-7332, Beirut, Lebanon", 1),
        ("1) Col. X, Military Commander, Dili,\nEast Timor, Indonesia. Fax: 3", 1),
        ("Office of the United Nations High Commissioner for Refugees in Pakistan\n11-7332 Road, Islamabad", 2),
        ("The Permanent Representative of Burundi to the United Nations, Palais des\nFax: +41 22 555 0130", 2),
        ("Ministry of Justice\nBox 3", 2),
    ],
)
def test_a_line_that_the_margin_broke_is_whole_again(block: str, count: int) -> None:
    assert len(list(unwrapped(lines(block), english(), width=76))) == count


@pytest.mark.parametrize(
    ("lines_of_address", "marked"),
    [
        (("- 5 Street", "Kathmandu", "Nepal"), ("- 5 Street", "Kathmandu", "Nepal")),
        (("Palace", "+ Annex B", "Lima", "Peru"), ("Palace", "+ Annex B", "Lima", "Peru")),
        (("Way 3", "– Block C", "Abuja", "Nigeria"), ("Way 3", "– Block C", "Abuja", "Nigeria")),
        (("- Way 3", "- Abuja", "- Nigeria"), ("Way 3", "Abuja", "Nigeria")),  # a list
        (("• Way 3", "Abuja", "Nigeria"), ("Way 3", "Abuja", "Nigeria")),
    ],
)
def test_a_dash_in_an_address_is_a_part_of_it_where_it_marks_no_list(
    lines_of_address: tuple[str, ...], marked: tuple[str, ...]
) -> None:
    text = "\n".join(("Minister of Justice", "Mr Abu Mala", *lines_of_address))
    source = TextReader().read(text.encode(), "source.txt")
    (found,) = read_addressees(clean(source, english()).said, english(), None)
    assert found.address_lines == marked


@pytest.mark.parametrize(
    ("block", "offices"),
    [
        ("A. Minister of Justice\nMr Abu Mala\nAbuja\nB. Attorney General\nMs Ife Oko\nAbuja", 2),
        ("A) Governor of Kano State\nGovernment House\nKano\n\nB) Commissioner of Police\nKano", 2),
        (
            "A. Minister of Justice\nMr B. Mala\nAbuja\n\nB. Minister of Defence\nMr A. Bello\nAbuja\n\n"
            "C. President\nLagos",
            3,
        ),
    ],
)
def test_letters_that_count_addressees_are_no_initials(block: str, offices: int) -> None:
    found = addressees(block)
    assert len(found) == offices
    assert not any((each.office or "").startswith(("A", "B", "C")) and each.office[1:2] in ".)" for each in found)
    assert all(not re.match(r"[A-C][.)]", line) for each in found for line in each.address_lines)


def test_an_initial_that_nothing_counts_stays() -> None:
    (found,) = addressees("A. Bello\nMinister of Justice\nAbuja")
    assert found.name == "A. Bello"
