"""Printed lines joined to paragraphs: hyphens, web addresses, strokes; and what a running line is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n_plugins.readers.joining import Joiner
from ua_i18n_plugins.readers.pdfprint import PrintedPage, Stretch
from ua_i18n_plugins.readers.running import separated


def joined(*lines: str, elsewhere: str = "") -> str:
    return Joiner.of([lines, [elsewhere]] if elsewhere else [lines]).joined(lines)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("held in a cell", "without light"), "held in a cell without light"),
        (("Jean-", "Pierre Aduma"), "Jean-Pierre Aduma"),
        (("her 12-", "year-old son"), "her 12-year-old son"),
        (("Alena (she/", "her)"), "Alena (she/her)"),
        (("Fear for safety/", "Torture"), "Fear for safety/ Torture"),
        (("reference HRTF/", "BT/0417/93."), "reference HRTF/BT/0417/93."),
        (("under Section 36(6)", "(c) of the Constitution"), "under Section 36(6)(c) of the Constitution"),
        (("see www.rights.example/docu", "ments/12/en/ for more"), "see www.rights.example/documents/12/en/ for more"),
        (("see https://rights.example/en/", "Write to them"), "see https://rights.example/en/ Write to them"),
    ],
)
def test_what_stands_between_two_lines(lines: tuple[str, ...], text: str) -> None:
    assert joined(*lines) == text


def test_a_word_that_stands_whole_elsewhere_shows_that_lines_are_hyphenated() -> None:
    lines = ("the com-", "munity of Para-", "meswary")
    assert joined(*lines, elsewhere="a community") == "the community of Parameswary"
    assert joined(*lines[1:], elsewhere="nothing of it") == "munity of Para-meswary"


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=12), min_size=1))
def test_joining_loses_nothing_but_hyphens(lines: list[str]) -> None:
    assert joined(*lines).replace(" ", "").replace("-", "") == "".join(lines).replace("-", "")


def printed(*lines: tuple[str, float, float]) -> PrintedPage:
    stretches = (Stretch(text, 60, 300, top, top + size, size) for text, top, size in lines)
    return PrintedPage(tuple(stretches), 595)


BODY = tuple((f"Line {number} of the text", 100.0 + 13 * number, 10.0) for number in range(20))


@pytest.mark.parametrize("number", ["1", "- 1 -", "Page 1", "1 / 1", "Page 1 of 1", "Seite 1"])
def test_the_number_of_a_single_page_goes(number: str) -> None:
    found = separated([printed(*BODY, (number, 800.0, 10.0))])
    assert [len(found.pages[0].stretches), found.small_print] == [len(BODY), []]


def test_small_print_at_the_edge_of_a_single_page_is_kept_apart() -> None:
    found = separated([printed(("Urgent Action Network", 30.0, 7.0), *BODY)])
    assert [len(found.pages[0].stretches), found.small_print] == [len(BODY), ["Urgent Action Network"]]


def test_an_address_at_the_end_of_a_single_page_stays() -> None:
    page = printed(*BODY, ("BP 1207", 360.0, 10.0), ("Port-Sarel", 373.0, 10.0))
    assert separated([page]).pages == [page]


def test_a_title_that_comes_again_on_the_next_page_stays_where_it_stands_first() -> None:
    title = ("NURSES ON TRIAL", 40.0, 12.0)
    other = [(f"{text} that goes on: {'x' * place}", top, size) for place, (text, top, size) in enumerate(BODY)]
    found = separated([printed(title, *BODY), printed(title, *other)])
    assert [page.stretches[0].text for page in found.pages] == ["NURSES ON TRIAL", other[0][0]]
