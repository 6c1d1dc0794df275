"""The corpus is sound, the scores are counted right, and no score falls below what was reached once."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

import scoring.__main__
from scoring import addressees, protected
from scoring.__main__ import main
from scoring.comparing import Expected, Tally, contact, exact, many, one
from scoring.document import Scores, score
from scoring.gold import CORPUS, Case, corpus
from scoring.reporting import faults, figures, overall, table, total
from ua_i18n.model import Addressee, Protected, Span, SpanKind

pytestmark = pytest.mark.once

FLOOR = Path(__file__).parent / "scoring" / "floor.yaml"
"""The least that each part of the score may be, raised by hand as the program learns."""
ERAS = {"1989-1999", "2000-2007", "2008-2016", "2017-"}
CASES = corpus()
MARGIN = re.compile(r"\s*\n(?:>\s*)?\s*")
"""A line's end within a value, with the mark of quoting."""


# --- the corpus -------------------------------------------------------------------------------------


def test_every_document_has_gold() -> None:
    assert {path.stem for path in CORPUS.glob("*.txt")} == {case.name for case in CASES}


def test_every_era_is_there_open_and_held_back() -> None:
    assert len(CASES) >= 42
    held_back = [case.era for case in CASES if case.held_back]
    assert len(held_back) >= len(CASES) // 3
    assert set(held_back) == {case.era for case in CASES if not case.held_back} == ERAS


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_protected_values_of_gold_stand_in_the_document(case: Case) -> None:
    text = exact(MARGIN.sub(" ", case.source.read_text(encoding="utf-8")))
    values = [item for items in case.gold["protected"].values() for item in items]
    assert [value for value in values if not any(exact(form) in text for form in Expected.of(value).forms)] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_contacts_of_gold_stand_in_the_document(case: Case) -> None:
    text = contact(MARGIN.sub(" ", case.source.read_text(encoding="utf-8")))
    recipients = [item for group in case.gold["appeals"] for item in group["addressees"]] + case.gold["copies"]
    contacts = [
        value for item in recipients for key in ("fax", "phone", "email", "telex") for value in _values(item, key)
    ]
    assert [value for value in contacts if contact(value) not in text] == []


def _values(recipient: Mapping[str, Any], key: str) -> list[str]:
    value = recipient.get(key, [])
    options = value["any"][0] if isinstance(value, dict) else value
    return [form for item in options for form in Expected.of(item).forms]


def test_gold_that_nothing_scores_is_refused(tmp_path: Path) -> None:
    gold = "held_back: false\nappeals: [{addressees: [{name: A. B., shoe_size: 44}]}]\ncopies: []\n"
    (tmp_path / "x.yaml").write_text(gold, encoding="utf-8")
    with pytest.raises(ValueError, match="shoe_size"):
        corpus(tmp_path)


# --- counting ---------------------------------------------------------------------------------------


def test_a_value_given_twice_counts_once() -> None:
    assert many(["a", "b"], ["a", "a", "c"]).tally() == Tally(1, ("b",), ("a", "c"))


def test_any_accepted_form_is_a_hit_and_the_other_no_fault() -> None:
    gold = [{"any": ["Article 7", "Article 7 of the Act"]}]
    assert many(gold, ["Article 7 of the Act", "Article 7"]).tally() == Tally(1)


def test_what_may_be_absent_is_neither_missed_nor_spurious() -> None:
    assert one({"any": ["m", None]}, None).tally() == Tally()
    assert one({"any": ["m", None]}, "m").tally() == Tally(1)
    assert one({"any": ["m", None]}, "f").tally() == Tally(0, (), ("f",))


def test_null_asserts_that_nothing_is_found() -> None:
    assert one(None, None).tally() == Tally()
    assert one(None, "f").tally() == Tally(0, (), ("f",))


def test_precision_and_recall() -> None:
    tally = many(["a", "b", "c", "d"], ["a", "b", "x"]).tally()
    assert tally.precision == pytest.approx(2 / 3)
    assert tally.recall == pytest.approx(1 / 2)
    assert Tally().precision == Tally().recall == 1


@pytest.mark.parametrize(
    ("one_form", "other"),
    [("+41 22 555 0230 (please keep trying)", "+41 22 555 0230"), ("a@b.example;", "a@b.example")],
)
def test_remarks_do_not_change_a_contact(one_form: str, other: str) -> None:
    assert contact(one_form) == contact(other)


def test_recipients_are_paired_by_what_they_share() -> None:
    golds = [{"name": "A. Bel", "fax": ["1"]}, {"name": "C. Dor", "fax": ["2"]}]
    found = [Addressee(name="wrong", fax=("2",)), Addressee(name="A. Bel", fax=("1",))]
    assert addressees.paired(golds, found) == {0: 1, 1: 0}


def test_an_invented_recipient_costs_precision_and_a_lost_one_recall() -> None:
    golds = [{"name": "A. Bel", "fax": ["1"]}]
    invented = _sum(addressees.compare(golds, [Addressee(name="A. Bel", fax=("1",)), Addressee(name="x")], "to"))
    lost = _sum(addressees.compare(golds, [], "to"))
    assert invented == Tally(2, (), ("x",))
    assert lost == Tally(0, ("A. Bel", "1"))


def _sum(fields: Any) -> Tally:
    return sum((comparison.tally() for _, comparison in fields), Tally())


def test_a_wrong_kind_is_a_fault_but_the_value_is_kept() -> None:
    gold = {"protected": {"place": ["Insein Prison"]}, "appeals": [], "copies": []}
    item = Protected(name="x", kind=SpanKind.ORGANISATION, value="the Insein Prison")
    fields = {name: comparison.tally() for name, comparison in protected.compare(gold, [item], [])}
    assert fields["protected.place"].missed == ("Insein Prison",)
    assert fields["protected.organisation"].spurious == ("the Insein Prison",)
    assert fields["protected.kept"].perfect


def test_words_for_numbers_and_parts_of_addresses_are_open() -> None:
    gold = {"protected": {}, "appeals": [{"addressees": [{"address_lines": ["Camp Aguinaldo"]}]}], "copies": []}
    item = Protected(name="x", kind=SpanKind.PERSON, value="Aguinaldo")
    span = Span(0, 5, SpanKind.NUMBER, "three", "3")
    assert all(comparison.tally().perfect for _, comparison in protected.compare(gold, [item], [span]))


# --- printing ---------------------------------------------------------------------------------------


def test_table_shows_both_parts() -> None:
    row = table({"header.date": Tally(3, ("x",))}, {"header.date": Tally(1, (), ("y",))}).splitlines()[2]
    assert row.split() == ["header.date", "1.000", "0.750", "4", "0.500", "1.000", "1"]


def test_figures_hold_no_value_of_a_document() -> None:
    text = figures({"header.date": Tally(1, ("secret",), ("secret",))}, {})
    assert json.loads(text)["open"]["header.date"] == {"precision": 0.5, "recall": 0.5, "facts": 2}
    assert "secret" not in text


def test_faults_tell_what_is_lost_and_what_is_invented() -> None:
    assert list(faults("x", {"copy.fax": Tally(0, ("1",), ("2",))})) == ["x", "  - copy.fax: '1'", "  + copy.fax: '2'"]
    assert list(faults("x", {"copy.fax": Tally(1)})) == ["x: no fault"]


@pytest.fixture
def held_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A corpus of one document, held back, of which nothing is found."""
    case = Case("secret-1999", tmp_path / "secret-1999.txt", {"held_back": True, "era": "1989-1999"})
    monkeypatch.setattr(scoring.__main__, "corpus", lambda: (case,))
    monkeypatch.setattr(scoring.__main__, "score", lambda case: {"addressee.name": Tally(0, ("A. Bel",))})


@pytest.mark.usefixtures("held_back")
def test_what_is_held_back_is_only_revealed_when_asked() -> None:
    closed = CliRunner().invoke(main, ["secret-1999"], catch_exceptions=False)
    revealed = CliRunner().invoke(main, ["secret-1999", "--reveal"], catch_exceptions=False)
    assert closed.output == "secret-1999: held back; 1 faults\n"
    assert "A. Bel" in revealed.output


@pytest.mark.usefixtures("held_back")
def test_whole_corpus_is_printed_and_stored(tmp_path: Path) -> None:
    output = tmp_path / "scores.json"
    result = CliRunner().invoke(main, ["--json", str(output)], catch_exceptions=False)
    assert "addressee.name" in result.output
    assert json.loads(output.read_text(encoding="utf-8"))["held_back"]["addressee.name"]["recall"] == 0


@pytest.mark.usefixtures("held_back")
def test_a_name_that_no_document_has_is_an_error() -> None:
    assert CliRunner().invoke(main, ["nonsense"]).exit_code == 2


# --- the floor --------------------------------------------------------------------------------------

FLOORS = [
    (part, prefix, measure, least)
    for part, prefixes in (yaml.safe_load(FLOOR.read_text(encoding="utf-8")) or {}).items()
    for prefix, measures in prefixes.items()
    for measure, least in measures.items()
]


@pytest.fixture(scope="module")
def parts() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    """What each part has reached: figures alone, so that no failure prints a value of a document held back."""
    scores = {case.name: score(case) for case in CASES}
    return {
        part: _reached(total(scores[case.name] for case in CASES if case.held_back is (part == "held_back")))
        for part in ("open", "held_back")
    }


def _reached(scores: Scores) -> Mapping[str, Mapping[str, float]]:
    prefixes = {prefix for _, prefix, _, _ in FLOORS if prefix not in scores and overall(scores, prefix) != Tally()}
    tallies = {**scores, **{prefix: overall(scores, prefix) for prefix in prefixes}}
    return {name: {"precision": tally.precision, "recall": tally.recall} for name, tally in tallies.items()}


@pytest.mark.parametrize(("part", "prefix", "measure", "least"), FLOORS)
def test_no_score_falls(
    parts: Mapping[str, Mapping[str, Mapping[str, float]]], part: str, prefix: str, measure: str, least: float
) -> None:
    assert parts[part][prefix][measure] >= least


def test_every_floor_stands_under_a_score(parts: Mapping[str, Mapping[str, Mapping[str, float]]]) -> None:
    assert FLOORS
    assert [prefix for part, prefix, _, _ in FLOORS if prefix not in parts[part]] == []
