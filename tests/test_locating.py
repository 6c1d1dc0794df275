from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.locating import locator
from ua_i18n.model import SourceLine, SourceText

LINES = (
    "UA 31/24",
    "",
    "Tomas ERIBE was arrested at his home in the old",
    "harbour on 3 May. He has not been",
    "seen since.",
    "- urging them to act;",
)


def source(*lines: str) -> SourceText:
    return SourceText("ua.txt", "", tuple(SourceLine(number, text) for number, text in enumerate(lines, 1)))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("UA 31/24", "source.txt:1"),
        ("Tomas Eribe was arrested at his home in the old harbour on 3 May.", "source.txt:3"),
        ("He has  not been seen since.", "source.txt:4"),
        ("urging them to act;", "source.txt:6"),
        ("Tomas ERIBE was arrested at his home in the old harbour on 4 June, as a person corrected it.", ""),
        ("Tomas ERIBE was arrested at his home in the old harbour on 3 May, and a person added this.", "source.txt:3"),
        ("nowhere", ""),
        ("", ""),
        (" \n", ""),
    ],
)
def test_the_line_of_a_text(text: str, place: str) -> None:
    assert locator(source(*LINES), "source.txt")(text) == place


def test_an_empty_source_has_no_lines() -> None:
    assert locator(source(), "source.txt")("anything") == ""
    assert locator(source("", " "), "source.txt")("") == ""


@given(st.lists(st.text("ab \n", max_size=8), max_size=6))
def test_every_line_is_found_at_or_before_itself(lines: list[str]) -> None:
    locate = locator(source(*lines), "s")
    for number, line in enumerate(lines, 1):
        place = locate(line)
        assert (place == "") == (not line.strip())
        assert not place or int(place.removeprefix("s:")) <= number
