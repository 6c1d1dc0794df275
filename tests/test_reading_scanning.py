"""What a scanner has damaged is understood, and nothing else is touched."""

from __future__ import annotations

import pytest

from test_reading_labels import english
from ua_i18n.reading.scanning import dated, mended, says, squeezed_labels, unscanned

pytestmark = pytest.mark.once  # what it tells is the same on every Python


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RECOMMENDED ACT ION: Please", "RECOMMENDED ACTION: Please"),
        ("Te1exes: 123", "Telexes: 123"),
        ("PLEASE SEND APPEA LS IMMED IATELY. Check", "PLEASE SEND APPEALS IMMEDIATELY. Check"),
        ("BACKGROUND INFORMAT ION", "BACKGROUND INFORMATION"),
        ("Please send te legrams to him", "Please send telegrams to him"),
        ("PLEASE SEND APPEALS IMMEDIATELY.", "PLEASE SEND APPEALS IMMEDIATELY."),
        ("RECOMMENDED ACTlON: Please", "RECOMMENDED ACTION: Please"),
        ("COPlES TO:", "COPIES TO:"),
        ("APPEALSTO", "APPEALS TO"),
        ("BACKGROUND lNFORMATION", "BACKGROUND INFORMATION"),
        ("PLEASE SEND APPEALS lMMEDIATELY. Check", "PLEASE SEND APPEALS IMMEDIATELY. Check"),
        ("Further in formation on UA 1/98", "Further information on UA 1/98"),
        ("Telegrarns: Minister", "Telegrams: Minister"),
        ("BACKGROUND INFORMATION", "BACKGROUND INFORMATION"),
        ("Nobody was told of it.", "Nobody was told of it."),
        ("please send appea ls immediately", "please send appea ls immediately"),
        ("", ""),
    ],
)
def test_labels(text: str, expected: str) -> None:
    assert mended(text, squeezed_labels(english())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14 Ju1y 1993", "14 July 1993"),
        ("telegrams/te1exes/faxes", "telegrams/telexes/faxes"),
        ("2 0ctober 1990", "2 0ctober 1990"),
        ("UA 2l6/93", "UA 216/93"),
        ("AMR 46/l9/93", "AMR 46/19/93"),
        ("ASA 24/01/00", "ASA 24/01/00"),
        ("l6 June l993", "16 June 1993"),
        ("Il ll O1", "Il ll 01"),
        ("B12 and l", "B12 and l"),
        ("Il/la", "Il/la"),
    ],
)
def test_words_and_figures_of_a_header(text: str, expected: str) -> None:
    assert unscanned(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2June 1992", "2 June 1992"),
        ("2 Oc tober1998", "2 October 1998"),
        ("after 28 Augu st 1996.", "after 28 August 1996."),
        ("2 June 1992", "2 June 1992"),
        ("12 may be freed", "12 may be freed"),
        ("No figure in May", "No figure in May"),
        ("UA 12/98 Juneau", "UA 12/98 Juneau"),
        ("", ""),
    ],
)
def test_months_are_set_apart(text: str, expected: str) -> None:
    assert " ".join(dated(text, "en").split()) == expected


def test_a_phrase_is_heard_through_damage() -> None:
    assert says("and to dip1ornatic representativesof Lesotho", ("diplomatic representatives",))
    assert not says("and to the Embassy of Lesotho", ("diplomatic representatives",))
