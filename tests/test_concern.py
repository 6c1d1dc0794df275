from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n import packs, placeholders
from ua_i18n.concern import at_risk, propose_concern
from ua_i18n.model import LetterParts, Protected, Role, SpanKind, UrgentAction
from ua_i18n.segmentation import segment
from ua_i18n.sources import SourceLanguage
from ua_i18n.yamlfile import load

CASES = load(
    (Path(__file__).parent / "cases" / "requests" / "concerns.yml").read_text(encoding="utf-8"), "concerns.yml"
)
GRAMMAR = SourceLanguage.load("en", [packs.shipped() / "locales"]).grammar
DAY = date(2000, 6, 7)


def person(name: str, *also: str) -> Protected:
    value = name.replace("_", " ")
    return Protected(name=name, kind=SpanKind.PERSON, value=value, also=also, role=Role.AT_RISK)


def proposed(*texts: str, **fields: Any) -> tuple[str, ...]:
    action = segment(UrgentAction(date=DAY, narrative=tuple((text,) for text in texts), **fields))
    return propose_concern(action, GRAMMAR).letter.concern


@pytest.mark.parametrize("case", CASES.data, ids=[CASES.place(number) for number in range(len(CASES.data))])
def test_what_a_letter_says_first(case: dict[str, Any]) -> None:
    voice = Protected(name="Amnesty_International", kind=SpanKind.ORGANISATION, value="Amnesty International")
    people = tuple(person(name) for name in case.get("at_risk", ()))
    assert list(proposed(*case["narrative"], protected=(voice, *people))) == case["concern"]


@pytest.mark.parametrize(
    ("told", "resolved"),
    [
        ("since March this year", "since March 2000"),
        ("on 3 June last year", "on 3 June 1999"),
        ("earlier this year", "earlier in 2000"),
        ("since last year", "since 1999"),
        ("at the end of last month", "at the end of May 2000"),
        ("Last year, he fled", "In 1999, he fled"),
        ("was arrested yesterday", "was arrested on 6 June 2000"),
        ("until yesterday", "until 6 June 2000"),
        ("seized last night", "seized on the night of 6 June 2000"),
        ("next year’s vote", "in 2001’s vote"),
        ("this yearbook", "this yearbook"),
    ],
)
def test_relative_times_are_told_by_the_calendar(told: str, resolved: str) -> None:
    assert GRAMMAR.relative.resolved(told, DAY) == resolved


def test_months_reach_into_another_year() -> None:
    assert GRAMMAR.relative.resolved("last month", date(2001, 1, 31)) == "in December 2000"
    assert GRAMMAR.relative.resolved("next month", date(2001, 12, 31)) == "in January 2002"


def test_without_a_date_relative_times_stay() -> None:
    action = UrgentAction(narrative=(("He was beaten last year.",),))
    assert propose_concern(action, GRAMMAR).letter.concern[-1] == "He was beaten last year."


def test_what_a_person_wrote_stays() -> None:
    written = LetterParts(concern=("I write for the miners.",))
    assert proposed("He was beaten.", letter=written) == ("I write for the miners.",)


def test_a_model_letter_needs_none() -> None:
    assert proposed("He was beaten.", model_letter=(("I write for the miners.",),)) == ()


def test_the_summary_comes_before_the_narrative() -> None:
    assert proposed("Long ago.", summary=(("{A_B} is held.",),), protected=(person("A_B"),))[1] == "{A_B} is held."


def test_a_person_in_two_spellings_is_named_once() -> None:
    first, second = person("Tomas_Eribe", "TOMAS ERIBE"), person("TOMAS_ERIBE_2", "Tomas Eribe")
    second = Protected(name="TOMAS_ERIBE_2", kind=SpanKind.PERSON, value="TOMAS ERIBE", role=Role.AT_RISK)
    assert list(at_risk((first, second))) == [first]


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            "{Amnesty_International} fears that {A_B} may be tortured.",
            "There are fears for his safety.",
            "It is reported that {C_D} was seen last month.",
            "{A_B} was arrested yesterday.",
            "AI is concerned.",
            "Nothing is known of the miners.",
        ]
    ),
    max_size=6,
)


@given(FRAGMENTS, st.booleans())
def test_a_concern_is_short_and_whole(texts: list[str], named: bool) -> None:
    people = (person("A_B"), person("C_D")) if named else ()
    concern = proposed(*texts, protected=people)
    assert len(concern) <= 3
    assert len(set(concern)) == len(concern)
    for sentence in concern:
        assert sentence.endswith(".")
        assert set(placeholders.names(sentence)) <= {"A_B", "C_D", "Amnesty_International"}
        assert "{rest}" not in sentence
    if named and texts:
        assert any("{A_B}" in sentence or "{C_D}" in sentence for sentence in concern)
