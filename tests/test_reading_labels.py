"""Labels and countries: data that is checked where it is read, and the questions that others ask of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from ua_i18n import FormatError
from ua_i18n.reading.labels import Labels
from ua_i18n.reading.leadin import channels, languages

pytestmark = pytest.mark.once  # what it tells is the same on every Python

FOLDER = Path(__file__).parents[1] / "locales" / "en"
ALL_BY_POST_AND_WIRE = ["telegram", "telex", "fax", "express-letter", "airmail-letter"]
SMALL = "format: 1\nlanguage: en\n"
COUNTRIES = 'format: 1\ncountries:\n  CN: {names: [China, "People\'s Republic of China"], adjectives: [Chinese]}\n'


@cache
def english() -> Labels:
    return Labels.parse(
        (FOLDER / "labels.yaml").read_text(encoding="utf-8"),
        (FOLDER / "countries.yaml").read_text(encoding="utf-8"),
        "en",
    )


@pytest.mark.parametrize(
    ("labels", "countries", "problem"),
    [
        (SMALL + "opners: {}\n", COUNTRIES, r"^fr/labels.yaml.*unknown key opners"),
        (SMALL + "openers: {appeels: []}\n", COUNTRIES, "expected one of title, date"),
        (SMALL + "openers: {appeals: APPEALS}\n", COUNTRIES, r"^fr/labels.yaml:3: .*expected a list"),
        (SMALL + "header: {index: [2]}\n", COUNTRIES, "expected text"),
        (SMALL + "addressees: {offices: {emperor: [Emperor]}}\n", COUNTRIES, "expected one of head-of-state"),
        ("format: 1\n", COUNTRIES, "the key language is missing"),
        ("format: 2\nlanguage: en\n", COUNTRIES, "format 2 is not known"),
        ("- a\n", COUNTRIES, "expected keys and values"),
        ("", COUNTRIES, "expected keys and values"),
        (SMALL + "header: []\n", COUNTRIES, "fr/labels.yaml"),
        ("a: [\n", COUNTRIES, r"^fr/labels.yaml:2: is not YAML"),
        (SMALL, "format: 1\ncountries: {CN: {names: China}}\n", "expected a list"),
        (SMALL, "format: 1\ncountries: {CN: {names: [], name: [China]}}\n", "unknown key name"),
        (SMALL, "format: 1\n", "the key countries is missing"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(labels: str, countries: str, problem: str) -> None:
    with pytest.raises(FormatError, match=problem):
        Labels.parse(labels, countries, "fr/labels.yaml")


def test_every_list_may_be_empty() -> None:
    labels = Labels.parse(SMALL, COUNTRIES, "en")
    assert (labels.openers, labels.contacts, labels.header.index) == ({}, {}, ())


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("China", "CN"),
        ("CHINA", "CN"),
        ("the People’s Republic of China", "CN"),
        ("Côte d'Ivoire", "CI"),
        ("Viet Nam", "VN"),
        ("U.S.A.", "US"),
        ("USSR", "RU"),
        ("Zaire", "CD"),
        ("Burma", "MM"),
        ("Yugoslavia", "RS"),
        ("Czechoslovakia", "CZ"),
        ("Norway", "NO"),
        ("Atlantis", None),
        ("the", None),
        ("", None),
    ],
)
def test_countries_by_name(name: str, code: str | None) -> None:
    assert english().countries.code_of(name) == code


def test_adjectives_both_ways() -> None:
    countries = english().countries
    assert countries.adjectives("KP") == ("North Korean",)
    assert countries.code_of_adjective("north korean") == "KP"
    assert (countries.adjectives("ZZ"), countries.names("ZZ"), countries.code_of_adjective("x")) == ((), (), None)


def test_every_country_has_a_name_and_an_adjective_and_no_name_is_shared() -> None:
    by_code = english().countries.by_code
    assert len(by_code) >= 200
    assert [code for code, words in by_code.items() if not (words.names and words.adjectives)] == []
    names = [name.casefold() for words in by_code.values() for name in words.names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("DEMOCRATIC PEOPLE'S REPUBLIC OF KOREA (NORTH KOREA) / PEOPLE'S REPUBLIC OF CHINA (CHINA)", ("KP", "CN")),
        ("ISRAEL/OCCUPIED TERRITORIES Samir A (m)", ("IL", "PS")),
        ("IRAQ, IRAN and TURKEY: refugees", ("IQ", "IR", "TR")),
        ("USA: (Texas) David M CLARK", ("US",)),
        ("UNITED STATES OF AMERICA Chad Smith (m)", ("US",)),
        ("DEMOCRATIC REPUBLIC OF THE CONGO A, B", ("CD",)),
        ("CONGO (KINSHASA) A", ("CD",)),
        ("BOSNIA AND HERZEGOVINA", ("BA",)),
        ("TRINIDAD AND TOBAGO A", ("TT",)),
        ("GUINEA-BISSAU A", ("GW",)),
        ("SERBIA-based writer", ()),
        ("Ana TURKEY", ()),
        ("", ()),
    ],
)
def test_the_countries_that_a_title_begins_with(title: str, codes: tuple[str, ...]) -> None:
    assert english().countries.leading(title)[0] == codes


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Beijingshi 100032 - People's Republic of China", "CN"),
        ("06644 Ankara, Turkey", "TR"),
        ("Ciudad de Guatemala, GUATEMALA.", "GT"),
        ("Seoul, Korea (South)", "KR"),
        ("11 Xinfa Lu", None),
        ("", None),
    ],
)
def test_the_country_at_the_end_of_an_address(line: str, code: str | None) -> None:
    assert english().countries.trailing(line) == code


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        (
            "telegrams/telexes/faxes/express/airmail letters",
            ["telegram", "telex", "fax", "express-letter", "airmail-letter"],
        ),
        (
            "telegrams, telexes, faxes, express and airmail letters",
            ["telegram", "telex", "fax", "express-letter", "airmail-letter"],
        ),
        ("letters, e-mails and faxes", ["letter", "email", "fax"]),
        ("appeals to arrive as quickly as possible", []),
    ],
)
def test_channels(text: str, slugs: list[str]) -> None:
    assert list(channels(f"Please send {text} in French:", english().action)) == slugs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("faxes in English or in your own language:", ["English", "your own language"]),
        ("letters either in Turkish or English or in your own language:", ["Turkish", "English", "your own language"]),
        (
            "in Farsi, Arabic, English, French or your own language:",
            ["Farsi", "Arabic", "English", "French", "your own language"],
        ),
        ("appeals to arrive in time, in Spanish:", ["Spanish"]),
        ("appeals:", []),
    ],
)
def test_languages(text: str, expected: list[str]) -> None:
    assert list(languages(f"Please send {text}", english())) == expected
