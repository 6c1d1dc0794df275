from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.dates import NO_WORDS, DateWords, find_dates, parse_date
from ua_i18n.languages import format_date

pytestmark = pytest.mark.once  # what it tells is the same on every Python

ENGLISH = DateWords(
    joins=("and", "or"),
    ranges=("to", "until"),
    links=("of",),
    cues=("since", "in", "from", "between"),
    years=(("this year", 0), ("last year", -1)),
    capitalised=True,
)


def found(
    text: str, language: str = "en", words: DateWords = ENGLISH, year: int | None = 2000
) -> list[tuple[str, str]]:
    spans = list(find_dates(text, language, year, words))
    assert all(text[span.start : span.end] == span.value for span in spans)
    return [(span.value, span.normal) for span in spans]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Born on 7 June 1971.", [("7 June 1971", "1971-06-07")]),
        ("the border closes between 1 and 25 June, it said", [("1 and 25 June", "2000-06-01/2000-06-25")]),
        ("on 1, 2 and 3 May", [("1, 2 and 3 May", "2000-05-01/2000-05-02/2000-05-03")]),
        ("from 3-5 May 2001", [("3-5 May 2001", "2001-05-03/2001-05-05")]),
        ("from 30 December 1999 to 2 January 2000", [("30 December 1999 to 2 January 2000", "1999-12-30/2000-01-02")]),
        ("between 3 May and 5 June 1998", [("3 May and 5 June 1998", "1998-05-03/1998-06-05")]),
        ("on 30 March 2010 and 4 May 2010", [("30 March 2010", "2010-03-30"), ("4 May 2010", "2010-05-04")]),
        ("since March this year when", [("March this year", "2000-03")]),
        ("in April last year", [("April last year", "1999-04")]),
        ("Since 1995, hunger", [("1995", "1995")]),
        ("between 1995 and 1997", [("1995 and 1997", "1995/1997")]),
        ("January to March 2001", [("January to March 2001", "2001-01/2001-03")]),
        ("June 7, 2000 was", [("June 7, 2000", "2000-06-07")]),
        ("by 31 January, 2018:", [("31 January, 2018", "2018-01-31")]),
        ("APPEALS BEFORE 4 MAY 2015 TO", [("4 MAY 2015", "2015-05-04")]),
        ("12 Novmeber 1992", [("12 Novmeber 1992", "1992-11-12")]),
        ("on 1st June at noon", [("1st June", "2000-06-01")]),
        ("dated 2000-06-07 or 10/03/2010", [("2000-06-07", "2000-06-07"), ("10/03/2010", "2010-03-10")]),
        ("aged 17 and detained in June 1999", [("June 1999", "1999-06")]),
    ],
)
def test_finds(text: str, dates: list[tuple[str, str]]) -> None:
    assert found(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "you may 50",
        "may 2000 people",
        "31 June 2000",
        "UA 105/00 (ASA 17/21/00)",
        "ASA 17/006/2012",
        "EUR 12/10/2005",
        "resolution 65/206",
        "the 1990s",
        "50,000 and 300,000",
        "tel 12 345 1995",
        "She may go. March on!",
        "",
    ],
)
def test_finds_no_date_in(text: str) -> None:
    assert found(text) == []


def test_without_a_year_the_month_and_day_are_told() -> None:
    assert found("on 7 June and in July", year=None) == [("7 June", "--06-07"), ("July", "--07")]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("2000. június 7-én", "hu", "2000. június 7"),
        ("于2000年6月7日离开", "zh", "2000年6月7日"),
        ("le 7 juin 2000", "fr", "7 juin 2000"),
        ("el 7 de junio de 2000", "es", "7 de junio de 2000"),
        ("في 7 يونيو 2000", "ar", "7 يونيو 2000"),
        ("٧ يونيو ٢٠٠٠", "ar", "٧ يونيو ٢٠٠٠"),
        ("am 7. Juni 2000", "de", "7. Juni 2000"),
        ("7 июня 2000 г.", "ru", "7 июня 2000"),
    ],
)
def test_finds_in_other_languages(text: str, language: str, value: str) -> None:
    assert found(text, language, DateWords(links=("de",))) == [(value, "2000-06-07")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("7 June 2000", date(2000, 6, 7)),
        ("Wednesday, 7th of June, 2000.", date(2000, 6, 7)),
        ("June 7, 2000", date(2000, 6, 7)),
        ("4 MAY 2015", date(2015, 5, 4)),
        ("12 Novmeber 1992", date(1992, 11, 12)),
        ("2000-06-07", date(2000, 6, 7)),
        ("7/6/2000", date(2000, 6, 7)),
        ("6/17/2000", date(2000, 6, 17)),
        ("13.11.91", date(1991, 11, 13)),
        ("31 June 2000", None),
        ("June 2000", None),
        ("He was seen on 7 June 2000", None),
        ("7 June 2000 and 8 June 2000", None),
        ("", None),
    ],
)
def test_parses(text: str, day: date | None) -> None:
    assert parse_date(text, "en") == day


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["en", "fr", "es", "de", "pt", "ru", "ar", "hu"])
)
def test_reads_back_what_cldr_writes(day: date, language: str) -> None:
    written = format_date(day, language)
    assert parse_date(written, language) == day
    words = DateWords(links=("de",))
    assert [span.normal for span in find_dates(f"– {written} –", language, None, words)] == [day.isoformat()]


@given(st.text(alphabet="0123456789 ,.-/andtomayjune年MJ", max_size=60))
def test_spans_are_of_the_text_and_apart(text: str) -> None:
    end = 0
    for span in find_dates(text, "en", 2000, ENGLISH):
        assert end <= span.start < span.end
        assert text[span.start : span.end] == span.value
        end = span.end
    assert all(text[span.start : span.end] == span.value for span in find_dates(text, "en", None, NO_WORDS))


@pytest.mark.parametrize("piece", ["1,", "1 and ", "June ", "1-", "since ", "2000 ", "a", "1.1."])
def test_long_repetition_ends(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert all(span.end <= len(text) for span in find_dates(text, "en", 2000, ENGLISH))


def test_finds_a_month_with_the_letter_that_its_language_sets_before_it() -> None:
    assert [(span.value, span.normal) for span in find_dates("נעצרה ב-7 ביוני 2026 בביתה", "he")] == [
        ("7 ביוני 2026", "2026-06-07")
    ]
