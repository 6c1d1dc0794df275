"""Copies whose lines an archive has numbered read as they were; lists and addresses keep their numbers."""

from __future__ import annotations

import pytest

from test_reading_head import BODY, reading
from ua_i18n.model import SourceLine
from ua_i18n.reading.numbering import unnumbered

pytestmark = pytest.mark.once  # what it tells is the same on every Python

HEAD = "AI Index: EUR 61/09/96\n\nUA 158/96   Fear of torture   5 June 1996\n\nTURKMENISTAN   Annakurban AMANKLY, poet"


def numbered(text: str, shape: str) -> str:
    return "\n".join(shape.format(number, line) for number, line in enumerate(text.splitlines(), start=1))


@pytest.mark.parametrize("shape", ["{:3}  {}", "{:03}: {}", "{} {}", "{:4}| {}"])
def test_a_numbered_copy_reads_as_the_plain_one(shape: str) -> None:
    plain, copy = reading(HEAD), reading(numbered(HEAD + BODY, shape), "")
    assert copy.action == plain.action


def test_numbers_may_be_lost_with_their_blank_lines() -> None:
    lines = [line for line in numbered(HEAD + BODY, "{:3} {}").splitlines() if line.strip(" 0123456789")]
    action = reading("\n".join(lines), "").action
    assert (action.index, action.ua_number, action.concerns) == ("EUR 61/09/96", "UA 158/96", ("Fear of torture",))


@pytest.mark.parametrize(
    "texts",
    [
        ["1. urging their release;", "2. asking for a doctor;", "3. calling for an inquiry."],
        [f"{year} was a year of arrests" for year in (1989, 1975, 2001)] * 5,
        ["12 Mira Street", "Box 3"] * 10,
    ],
)
def test_other_numbers_stay(texts: list[str]) -> None:
    lines = [SourceLine(number, text) for number, text in enumerate(texts, start=1)]
    assert unnumbered(lines) == lines
