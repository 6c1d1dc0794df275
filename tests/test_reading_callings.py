"""Headings that call those whom requests go to, among requests and among addresses."""

from __future__ import annotations

import pytest

from test_reading_labels import english
from ua_i18n.reading.callings import calling, heading, is_same
from ua_i18n.reading.lines import Line

pytestmark = pytest.mark.once  # what it tells is the same on every Python

ASKED = Line(2, "urging them to stop it;", bullet=True)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("To the Sudanese Government", "the Sudanese Government"),
        ("to the Lao authorities, in Lao, French or your own language:", "the Lao authorities"),
        ("To SPLA:", "SPLA"),
        ("2. In letters to UNITA:", "UNITA"),
        ("(b) Appeals to the Government of Angola:", "the Government of Angola"),
        ("Please write to the Chechen leadership:", "the Chechen leadership"),
        ("Government:", "Government"),
        ("SPLA:", "SPLA"),
        ("SUDANESE GOVERNMENT", "SUDANESE GOVERNMENT"),
        ("President of the Federation:", "President of the Federation"),
    ],
)
def test_whom_the_next_requests_go_to(text: str, whom: str) -> None:
    assert calling((Line(1, text), ASKED), english()) == whom


@pytest.mark.parametrize(
    "text",
    [
        "Please send telegrams/telexes/faxes/express and airmail letters:",
        "Write in Arabic or your own language:",
        "Please also:",
        "urging the Government:",
        "Please write to the authorities, urging them to:",
        "He was taken to Khartoum.",
    ],
)
def test_what_calls_nobody(text: str) -> None:
    assert calling((Line(1, text), ASKED), english()) == ""


def test_without_requests_nobody_is_called() -> None:
    address = Line(2, "Box 3, Khartoum")
    assert calling((Line(1, "To the Government:"), address), english()) == ""
    assert calling((Line(1, "To the Government:"),), english()) == ""
    assert calling((), english()) == ""


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Government:", "Government"),
        ("For the LTTE:", "the LTTE"),
        ("Liberation Tigers of Tamil Eelam:", "Liberation Tigers of Tamil Eelam"),
        ("Sri Lankan government:", "Sri Lankan government"),
        ("Minister of Justice:", ""),
        ("1) President of the Republic:", ""),
        ("Embassy of Togo in Ghana:", ""),
        ("Ministry of Defence:", ""),
        ("Government", ""),
        ("Box 3:", ""),
    ],
)
def test_a_heading_of_addresses_is_none_of_them(text: str, whom: str) -> None:
    assert heading((Line(1, text), Line(2, "Mr Ravi Jaya")), english()) == whom


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Sudanese Government", "THE GOVERNMENT", True),
        ("UNHCR", "the UNHCR", True),
        ("the Government of Sudan", "the Government of Kenya", False),
        ("the", "of", False),
    ],
)
def test_who_is_called_twice(one: str, other: str, same: bool) -> None:
    assert is_same(one, other, english()) is same
