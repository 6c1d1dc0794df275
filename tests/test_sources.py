"""Urgent Actions published in other languages than English: told by their labels, read whole, and protected."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from _pytest.mark.structures import ParameterSet
from hypothesis import given, settings
from hypothesis import strategies as st

from test_reading import differences, plain
from ua_i18n.dates import find_dates
from ua_i18n.errors import FormatError, UsageError
from ua_i18n.intake import typed_values, understand
from ua_i18n.model import Reading, SourceLine, SourceText
from ua_i18n.protection import unprotect
from ua_i18n.reading import read
from ua_i18n.reading.references import references
from ua_i18n.sources import SourceLanguage, SourceLanguages
from ua_i18n_plugins.readers.text import TextReader

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[1]
LOCALES = [ROOT / "locales"]
CASES = sorted((ROOT / "tests" / "cases" / "reading_languages").glob("*.txt"))
ENGLISH = sorted((ROOT / "tests" / "cases" / "reading").glob("*.txt"))
STEMS = [case.stem for case in CASES]


@cache
def language(tag: str) -> SourceLanguage:
    return SourceLanguage.load(tag, LOCALES)


def source_of(case: Path) -> SourceText:
    return TextReader().read(case.read_bytes(), case.name)


def gold_of(case: Path) -> dict[str, Any]:
    gold: dict[str, Any] = yaml.safe_load(case.with_suffix(".yaml").read_text(encoding="utf-8"))
    return gold


@cache
def reading_of(case: Path) -> Reading:
    return read(source_of(case), language(gold_of(case)["language"]).labels)


@pytest.mark.parametrize("case", CASES, ids=STEMS)
def test_every_fact_of_a_document_is_read(case: Path) -> None:
    gold = gold_of(case)
    facts = {key: value for key, value in gold.items() if key not in ("protected", "dates")}
    assert list(differences(facts, plain(reading_of(case).action))) == []


@pytest.mark.parametrize("case", CASES, ids=STEMS)
def test_every_line_of_a_document_is_placed(case: Path) -> None:
    reading = reading_of(case)
    assert reading.action.unrecognised == ()
    assert set(reading.placed) == {line.number for line in source_of(case).lines if line.text.strip()}
    assert reading.warnings == ()


# --- what must not change -----------------------------------------------------------------------------------


@cache
def understood(case: Path) -> Reading:
    return understand(source_of(case), language(gold_of(case)["language"]))


KINDS = ("person", "organisation", "place", "citation", "reference", "contact")
SHORTCOMINGS = {
    ("ar-sudan-2004", "person"),  # the end of a chain of names, told as a name of its own
}
"""What the program does not find yet, or finds too much of; each is expected to fail until it is mended."""


def cases_by_kind() -> Iterator[ParameterSet]:
    for case in CASES:
        for kind in KINDS:
            known = (case.stem, kind) in SHORTCOMINGS
            marks = [pytest.mark.xfail(strict=True, reason="known shortcoming")] if known else []
            yield pytest.param(case, kind, marks=marks, id=f"{kind}-{case.stem}")


@pytest.mark.parametrize(("case", "kind"), list(cases_by_kind()))
def test_exactly_what_must_not_change_is_protected(case: Path, kind: str) -> None:
    found = {entry.value for entry in understood(case).action.protected if entry.kind == kind}
    assert found == set(gold_of(case)["protected"].get(kind, ()))


@pytest.mark.parametrize("case", CASES, ids=STEMS)
def test_dates_are_known_by_value(case: Path) -> None:
    action = understood(case).action
    dates = {span.normal for span in typed_values(action, language(action.language).lexicon)}
    assert set(gold_of(case)["dates"]) <= dates


@pytest.mark.parametrize("case", CASES, ids=STEMS)
def test_masking_loses_nothing(case: Path) -> None:
    before, after = reading_of(case).action, unprotect(understood(case).action)
    assert [" ".join(told) for told in after.narrative] == [" ".join(told) for told in before.narrative]
    asked = [[request.text for group in action.appeals for request in group.requests] for action in (before, after)]
    assert asked[0] == asked[1]


# --- which language a source is in --------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=STEMS)
def test_the_language_of_a_source_is_told_by_its_labels(case: Path) -> None:
    assert SourceLanguages(tuple(LOCALES)).of_source(source_of(case)).tag == gold_of(case)["language"]


@pytest.mark.parametrize("case", ENGLISH, ids=lambda case: case.stem)
def test_english_sources_are_told_apart(case: Path) -> None:
    assert SourceLanguages(tuple(LOCALES)).of_source(source_of(case)).tag == "en"


def test_a_source_without_labels_is_in_the_usual_language() -> None:
    prose = SourceText("a.txt", "", (SourceLine(1, "UA 1/01"), SourceLine(2, "Nothing else is told.")))
    assert SourceLanguages(tuple(LOCALES)).of_source(prose).tag == "en"
    assert SourceLanguages(tuple(LOCALES), usual="fr").of_source(prose).tag == "fr"


def test_web_chrome_in_another_language_does_not_tell() -> None:
    case = next(case for case in CASES if case.stem == "es-amenazas-2004")
    chrome = [SourceLine(0, "Background"), SourceLine(0, "Summary"), SourceLine(0, "Email: subscribe@example.org")]
    source = source_of(case)
    around = replace(source, lines=(*chrome, *source.lines))
    assert SourceLanguages(tuple(LOCALES)).of_source(around).tag == "es"


def test_a_language_without_names_is_refused_by_file(tmp_path: Path) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "labels.yaml").write_text("format: 1\nlanguage: xx\n", encoding="utf-8")
    (tmp_path / "xx" / "countries.yaml").write_text("format: 1\ncountries: {}\n", encoding="utf-8")
    assert SourceLanguages((tmp_path,)).tags == ("xx",)
    with pytest.raises(UsageError, match=r"locales/xx/names.yaml is missing"):
        SourceLanguage.load("xx", [tmp_path])


def test_without_a_grammar_what_letters_say_waits_for_a_person(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.stem == "de-sorge-2005")
    shutil.copytree(LOCALES[0] / "de", tmp_path / "de")
    (tmp_path / "de" / "requests.yaml").unlink(missing_ok=True)
    found = SourceLanguage.load("de", [tmp_path])
    action = understand(source_of(case), found).action
    assert found.grammar is None
    assert action.letter.concern == ()
    assert [request.letter for group in action.appeals for request in group.requests] == [{}, {}, {}]


# --- shapes that other languages have -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "text", "day"),
    [
        ("fr", "1er août 2006", "2006-08-01"),
        ("es", "15 de junio de 2004", "2004-06-15"),
        ("es", "7 setiembre 1998", "1998-09-07"),
        ("de", "8. April 2011", "2011-04-08"),
        ("de", "12. Jänner 2011", "2011-01-12"),
        ("ar", "24 مايو/أيار 2021", "2021-05-24"),
        ("ar", "١٢ آب/أغسطس ٢٠٠٤", "2004-08-12"),
        ("ar", "3 تشرين الثاني 2010", "2010-11-03"),
        ("ar", "3 جويلية 2010", "2010-07-03"),
    ],
)
def test_dates_of_every_region_are_understood(tag: str, text: str, day: str) -> None:
    found = list(find_dates(f"{text}.", tag))
    assert [(span.value, span.normal) for span in found] == [(text, day)]


@pytest.mark.parametrize(
    ("tag", "text", "number", "ordinal"),
    [
        ("fr", "AU 173/06", "AU 173/06", 0),
        ("fr", "l'AU 212/01", "AU 212/01", 0),
        ("es", "Sexta AU: 103/22", "AU 103/22", 6),
        ("de", "UA-Nr.: UA-105/2005", "UA 105/2005", 0),
        ("de", "UA-240/2010", "UA 240/2010", 0),
        ("ar", "التحرك العاجل الثاني: 57/21", "UA 57/21", 2),
    ],
)
def test_numbers_of_every_series_are_read(tag: str, text: str, number: str, ordinal: int) -> None:
    (found,) = references(text, language(tag).labels.header)
    assert (found.number, found.ordinal) == (number, ordinal)


@given(st.sampled_from(["fr", "es", "de", "ar"]), st.text(alphabet="ABaéß«» .،:؛\n-–()/1٢الأبو'’", max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_understood_or_refused(tag: str, text: str) -> None:
    source = TextReader().read(f"{language(tag).labels.header.number[0]} 12/05\n{text}".encode(), "any.txt")
    with contextlib.suppress(FormatError):
        reading = understand(source, language(tag))
        assert len(reading.placed) + len(reading.action.unrecognised) > 0
