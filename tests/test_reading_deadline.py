"""Deadlines in notices, in headings of addresses, and in the lead-in to requests, with or without a year."""

from __future__ import annotations

from datetime import date

import pytest

from test_reading_labels import english
from ua_i18n.model import Deadline
from ua_i18n.reading import read
from ua_i18n_plugins.readers.text import TextReader

pytestmark = pytest.mark.once  # what it tells is the same on every Python

HEAD = (
    "PUBLIC AI Index: AMR 51/003/2018\n\nUA 12/18 Legal concern 9 February 2018\n\nUSA Lee Roy Bell (m)\n\n"
    "He is in prison.\n\n"
)
REQUESTS = "- urging them to free him immediately;\n- noting that he was due to leave before 1 March 2018.\n"
ADDRESS = "Governor Ann Poe\nBox 3, Baton Rouge, USA\n"


def deadline(lead: str, notice: str = "", heading: str = "APPEALS TO:") -> Deadline:
    text = f"{HEAD}{lead}\n{REQUESTS}\n{heading}\n{ADDRESS}\n{notice}\n"
    return read(TextReader().read(text.encode(), "case.txt"), english()).action.deadline


@pytest.mark.parametrize(
    ("lead", "before"),
    [
        ("TAKE ACTION NOW - write before 28 March 2018", date(2018, 3, 28)),
        ("RECOMMENDED ACTION: Please send appeals before 3 May:", date(2018, 5, 3)),
        ("RECOMMENDED ACTION (no later than 12 January): Please write in English:", date(2019, 1, 12)),
        ("TAKE ACTION:\nWrite before 15 April 2018 in Spanish, English or your own language:", date(2018, 4, 15)),
        (
            "RECOMMENDED ACTION: Please send faxes, if possible to arrive\nby 30 March 2018, in English:",
            date(2018, 3, 30),
        ),
        ("RECOMMENDED ACTION: Please send faxes in English:", None),
        ("RECOMMENDED ACTION: Please send faxes before the trial in May:", None),
    ],
)
def test_a_lead_in_tells_the_day(lead: str, before: date | None) -> None:
    assert deadline(lead) == Deadline(before=before)


def test_a_request_tells_no_deadline() -> None:
    assert deadline("RECOMMENDED ACTION: Please write in English:") == Deadline()


def test_a_notice_counts_before_a_lead_in() -> None:
    notice = (
        "PLEASE SEND APPEALS BEFORE 20 MARCH 2018. Please check with your section office if sending appeals after that."
    )
    told = deadline("RECOMMENDED ACTION: Please write by 10 March 2018:", notice)
    assert told == Deadline(before=date(2018, 3, 20))


def test_a_heading_and_a_notice_together() -> None:
    told = deadline(
        "RECOMMENDED ACTION: Please write in English:",
        "Please check with your section office if sending appeals after 1 May 2018.",
        "PLEASE SEND APPEALS BEFORE 20 MARCH TO:",
    )
    assert told == Deadline(before=date(2018, 3, 20), check_after=date(2018, 5, 1))


@pytest.mark.parametrize(
    "notice",
    [
        "Respond by 20 March 2018",
        "Please act by March 20!",
        "Action expires 20 March 2018.",
        "Closing date: 20/03/2018",
        "Expiry date: 20 March 2018",
        "DEADLINE:\n20 March 2018",
        "Send your letters before 20 March 2018",
        "Appeals should arrive no later than 2O March 20l8",
    ],
)
def test_a_notice_in_any_words(notice: str) -> None:
    text = f"{HEAD}TAKE ACTION\n{REQUESTS}\nAPPEALS TO:\n{ADDRESS}{notice}\n"
    action = read(TextReader().read(text.encode(), "case.txt"), english()).action
    assert action.deadline.before == date(2018, 3, 20)
    assert [len(group.addressees) for group in action.appeals] == [1]


@pytest.mark.parametrize("day", ["30 February", "29 February"])
def test_a_day_that_no_year_has_is_none(day: str) -> None:
    assert deadline(f"RECOMMENDED ACTION: Please write before {day}:") == Deadline()
