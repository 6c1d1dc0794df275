from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n import concern, packs, placeholders
from ua_i18n.concern import at_risk, propose_concern
from ua_i18n.model import (
    ActionKind,
    AppealGroup,
    Gender,
    LetterParts,
    Level,
    Protected,
    Request,
    Role,
    SpanKind,
    UrgentAction,
)
from ua_i18n.segmentation import segment
from ua_i18n.sources import SourceLanguage
from ua_i18n.yamlfile import load

pytestmark = pytest.mark.once  # what it tells is the same on every Python

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
        ("next year’s vote", "2001’s vote"),
        ("this yearbook", "this yearbook"),
        ("was shot today", "was shot on 7 June 2000"),
        ("was shot on 3 June", "was shot on 3 June 2000"),
        ("was shot on June 3 in Port-Sarel", "was shot on June 3, 2000 in Port-Sarel"),
        ("is to die on 1 October", "is to die on 1 October 2000"),
        ("fled on 30 December", "fled on 30 December"),
        ("on 3 May and 6 June 2000", "on 3 May and 6 June 2000"),
        ("on 16 and 17 June", "on 16 and 17 June 2000"),
        ("on June 3, 2000", "on June 3, 2000"),
        ("the 31 June Movement", "the 31 June Movement"),
        ("in May", "in May"),
        ("was seen two weeks ago", "was seen around 24 May 2000"),
        ("died last week", "died in the week before 7 June 2000"),
        ("arrested a month ago", "arrested in May 2000"),
        ("after last year’s raid", "after 1999’s raid"),
        ("during today’s hearing", "during today’s hearing"),
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
    said = proposed("Long ago.", summary=(("{A_B} is held.",),), protected=(person("A_B"),))
    assert said == ("I am deeply concerned to learn that {A_B} is held.",)


def test_a_person_in_two_spellings_is_named_once() -> None:
    first, second = person("Tomas_Eribe", "TOMAS ERIBE"), person("TOMAS_ERIBE_2", "Tomas Eribe")
    second = Protected(name="TOMAS_ERIBE_2", kind=SpanKind.PERSON, value="TOMAS ERIBE", role=Role.AT_RISK)
    assert list(at_risk((first, second))) == [first]


def test_a_name_in_capitals_gives_way_to_its_plain_spelling() -> None:
    loud = person("Tomas_ERIBE", "Tomas Eribe")
    plain = Protected(name="Tomas_Eribe", kind=SpanKind.PERSON, value="Tomas Eribe")
    said = proposed("{Tomas_Eribe} is held. Nobody may see him.", protected=(loud, plain))
    assert said == ("I am deeply concerned to learn that {Tomas_Eribe} is held.",)
    said = proposed(
        "He is held.", protected=(loud, plain, Protected(name="Eribe", kind=SpanKind.PERSON, value="Eribe"))
    )
    assert said == ("I am deeply concerned for {Tomas_Eribe}.", "He is held.")


@pytest.mark.parametrize(
    ("gender", "told"),
    [(Gender.FEMININE, "that she may"), (Gender.MASCULINE, "that he may"), (None, "that {A_B} may")],
)
def test_a_name_is_not_said_twice_where_a_pronoun_is_plain(gender: Gender | None, told: str) -> None:
    one = replace(person("A_B"), gender=gender)
    said = proposed("{A_B} is held. It is feared that {A_B} may be tortured.", protected=(one,))
    assert said[1] == f"I also fear {told} be tortured."
    other = Protected(name="C_D", kind=SpanKind.PERSON, value="C D")
    said = proposed("{A_B} was shot by {C_D}. It is feared that {A_B} may be shot at again.", protected=(one, other))
    assert "that {A_B} may" in said[1]


def test_many_are_they() -> None:
    people = (person("A_B"), person("C_D"))
    said = proposed("{A_B} and {C_D} are held. There are fears that {A_B} and {C_D} may be shot.", protected=people)
    assert said[1] == "I also fear that they may be shot."


def test_a_concern_that_is_asked_to_be_expressed_is_expressed_once() -> None:
    worry = Request(
        text="expressing concern", letter={Level.STATE: "I wish to express my deep concern at the night raid."}
    )
    told = ("{A_B} was beaten. Amnesty International is concerned at the night raid. AI fears for her life.",)
    said = proposed(*told, protected=(person("A_B"),), appeals=(AppealGroup(requests=(worry,)),))
    assert said == (
        "I am writing to you because I have learned that {A_B} was beaten.",
        "I fear for her life.",
    )
    told = ("{A_B} was beaten. Amnesty International is concerned that {A_B} may be tortured.",)
    said = proposed(*told, protected=(person("A_B"),), appeals=(AppealGroup(requests=(worry,)),))
    assert said[1] == "I am deeply concerned that {A_B} may be tortured."


def test_a_space_before_a_mark_is_the_scanner_s() -> None:
    assert proposed("{A_B} , a nurse, was shot .", protected=(person("A_B"),))[0].endswith("{A_B}, a nurse, was shot.")


def test_a_stop_action_has_no_concern() -> None:
    assert proposed("{A_B} was freed.", protected=(person("A_B"),), kind=ActionKind.STOP_ACTION) == ()


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


def test_spellings_of_many_persons_are_found_without_comparing_each_with_each() -> None:
    """Two spellings each, linked from one side: the second is no person of its own."""
    count = 10_000
    people = [each for n in range(count) for each in (person(f"A_{n}", f"B {n}"), person(f"B_{n}"))]
    found = concern._bearers(UrgentAction(protected=tuple(people))).people
    assert len(found) == count
    assert set(found[7]) == {"{A_7}", "{B_7}"}


@pytest.mark.parametrize(
    ("short", "learnt"),
    [
        ("Ana Ruiz", True),  # without what stands between
        ("Ana María Ruiz", True),
        ("Ruiz", False),
        ("María Ruiz", False),
        ("Ana Falk", True),
        ("Ana Quist", False),
    ],
)
def test_a_name_without_its_middle_is_the_same_person(short: str, learnt: bool) -> None:
    full = Protected(name="full", kind=SpanKind.PERSON, value="Ana María Ruiz Falk", role=Role.AT_RISK)
    other = Protected(name="short", kind=SpanKind.PERSON, value=short, role=Role.OTHER)
    first, *_ = proposed("{short}, a teacher, was arrested on 3 June.", protected=(full, other))
    assert first.startswith("I am deeply concerned to learn that {short}") is learnt


@pytest.mark.parametrize(
    ("told", "resolved"),
    [
        ("يوم 9 مايو/أيار 2007", "يوم 9 مايو/أيار 2007"),
        ("يوم 9 مايو/أيار", "يوم 9 مايو/أيار 2000"),
        ("في 3 يونيو 2000", "في 3 يونيو 2000"),
        ("في 3 يونيو", "في 3 يونيو 2000"),
    ],
)
def test_a_month_with_two_names_keeps_them_together(told: str, resolved: str) -> None:
    grammar = SourceLanguage.load("ar", [packs.shipped() / "locales"]).grammar
    assert grammar is not None
    assert grammar.relative.resolved(told, DAY) == resolved
