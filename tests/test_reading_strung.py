"""Addressees that a copy strung together on one line are told apart; what belongs to one stays whole."""

from __future__ import annotations

import pytest

from test_reading_labels import english
from ua_i18n.reading.strung import one_by_one

pytestmark = pytest.mark.once  # what it tells is the same on every Python


@pytest.mark.parametrize(
    "addressees",
    [
        ("1. Minister of Justice: Ana Ruiz, Box 3, Lima, Peru", "2. Chief of Police: Ben Dor, Box 4, Lima, Peru"),
        ("1) President X. Oban, Box 1, Lomé", "2) Judge Kofi Adu, Box 2, Lomé", "3) Mayor Ama Sai, Box 3, Lomé"),
        ("Fax: 1 512 463 8120 Salutation: Dear Ms Owens", "Governor Rick Parry, Box 12428, Austin, TX 78711"),
        ("Minister X, Box 2, Lima Fax: 511 431 1200", "Attorney General Ana Ruiz, Av. Sur 3, Lima"),
        ("Salutation: Your Excellency", "Minister of Defence Col. Jan Sima, Box 9, Prague"),
        ("CONAMU, 8a Avenida 2-29, Guatemala City, GUATEMALA", "Ambassador Ana Ruiz, 2220 R St. NW, Washington"),
        ("The Daily, Box 3, Lomé, TOGO", "Minister of Justice, Box 4, Lomé, TOGO"),
        ("El Diario, Calle 3, Lima, PERU", "Dr Ana Ruiz, Box 7, Lima, PERU"),
    ],
)
def test_each_addressee_by_itself(addressees: tuple[str, ...]) -> None:
    assert one_by_one(" ".join(addressees), english()) == addressees


@pytest.mark.parametrize(
    "addressees",
    [
        ("Col. Jan Sima, President, Box 1, Niamey", "Minister of Justice, Box 2, Niamey"),
        ("Judge Ana Ruiz, Box 7, Lima", "Chief of Police, Box 8, Lima"),
        ("Ana Ruiz, Minister of Justice, Box 7, Lima", "Ben Dor, Mayor, Box 9, Lima", "Mr Jan Sima, Box 1, Lima"),
    ],
)
def test_semicolons_set_addressees_apart(addressees: tuple[str, ...]) -> None:
    first, *more = addressees
    assert one_by_one("; and ".join((first, *more)) + ".", english()) == addressees


@pytest.mark.parametrize(
    "text",
    [
        "Salutation: Madame la Ministre, / Dear Minister 3",
        "Fax: +51 1 431 1200; +51 1 431 1201",
        "Salutation: Dear Mr President, Minister",
        "1. Mai Street 5, Vienna",
        "12. Brigade, Box 3; Camp 4, Lima",
        "Embassy of PERU, Box 3, Washington",
    ],
)
def test_one_addressee_stays_whole(text: str) -> None:
    assert one_by_one(text, english()) == (text,)
