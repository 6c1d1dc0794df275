"""Rank and level of an office: by its words, by what it is of, and by its seat."""

from __future__ import annotations

import pytest

from test_reading_labels import english
from ua_i18n.reading.addressee import read_addressees
from ua_i18n.reading.lines import Line
from ua_i18n.reading.standing import standing_of

pytestmark = pytest.mark.once  # what it tells is the same on every Python


@pytest.mark.parametrize(
    ("office", "rank", "level"),
    [
        ("President", "head-of-state", "state"),
        ("President of the Republic", "head-of-state", "state"),
        ("President of Sri Lanka", "head-of-state", "state"),
        ("President of the Palestinian Authority", "head-of-state", "state"),
        ("Head of State and Chairman of the Revolution Council", "head-of-state", "state"),
        ("President of the Chechen Republic", "governor", "region"),
        ("President of the Bar Association", "official", "state"),
        ("President of the Sharia Court of Appeal", "judge", "state"),
        ("President of the High People's Court of the Xinjiang Uighur Autonomous Region", "judge", "region"),
        ("Governor of Kerman Prison", "official", "region"),
        ("Director of the Central Jail", "official", "region"),
        ("Governor of Texas", "governor", "region"),
        ("Chairman, Texas Board of Pardons and Paroles", "official", "region"),
        ("Attorney General of Guerrero State", "prosecutor", "region"),
        ("Chechen Republic Procurator", "prosecutor", "region"),
        ("Deputy Director of the National Gendarmerie", "police", "state"),
        ("Minister of Regional Development", "minister", "state"),
        ("Minister of Security of Buenos Aires Province", "minister", "region"),
        ("Minister of Defence of the State of Israel", "minister", "state"),
        ("National Security Adviser", "official", "state"),
        ("High Commissioner for Human Rights", "international-body", "body"),
    ],
)
def test_what_an_office_is(office: str, rank: str, level: str) -> None:
    assert standing_of(office, english()) == (rank, level)


@pytest.mark.parametrize(
    ("office", "seat", "rank", "level"),
    [
        ("President", "Supreme Court", "judge", "state"),
        ("President", "Presidential Palace", "head-of-state", "state"),
        ("Director", "Insein Prison", "official", "region"),
        ("Director", "National Police Headquarters", "police", "state"),
        ("Director", "National Protection Unit", "official", "state"),
        ("Minister of Justice", "Supreme Court Building", "minister", "state"),
    ],
)
def test_a_bare_office_is_that_of_its_seat(office: str, seat: str, rank: str, level: str) -> None:
    assert standing_of(office, english(), seat) == (rank, level)


def test_an_office_of_another_country_than_its_address_is_of_a_part_of_it() -> None:
    lines = [Line(1, "Police Chief of East Timor"), Line(2, "Dili, Indonesia")]
    (chief,) = read_addressees(lines, english(), None)
    assert (chief.rank, chief.level, chief.country) == ("police", "region", "ID")
