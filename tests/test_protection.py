from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.errors import FormatError, UsageError
from ua_i18n.model import (
    VERBATIM_KINDS,
    Addressee,
    AppealGroup,
    Gender,
    LetterParts,
    Level,
    Policy,
    Protected,
    Request,
    Role,
    Span,
    SpanKind,
    Update,
    UrgentAction,
)
from ua_i18n.placeholders import names
from ua_i18n.protection import Lexicon, add_value, protect, remask, remove_value, typed_spans, unprotect
from ua_i18n.protection.masking import running_texts

pytestmark = pytest.mark.once  # what it tells is the same on every Python

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases" / "protection"
PIECES = json.loads((CASES / "pieces.json").read_text("utf-8"))


@cache
def lexicon_of(language: str) -> Lexicon:
    return Lexicon.parse((ROOT / "locales" / language / "names.yaml").read_text("utf-8"), "names.yaml")


ENGLISH = lexicon_of("en")


def action_of(*texts: str, **fields: Any) -> UrgentAction:
    return UrgentAction(narrative=tuple((text,) for text in texts), **fields)


def values(action: UrgentAction, kind: SpanKind | None = None) -> list[str]:
    return [entry.value for entry in action.protected if kind in (None, entry.kind)]


def by_value(action: UrgentAction) -> dict[str, Protected]:
    return {entry.value: entry for entry in action.protected}


def cases() -> list[Any]:
    return list(_cases())


def _cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        for number, case in enumerate(yaml.safe_load(path.read_text("utf-8")), 1):
            marks = [pytest.mark.xfail(reason="known shortcoming", strict=True)] if path.stem == "shortcomings" else []
            yield pytest.param(case, id=f"{path.stem}-{number}", marks=marks)


@pytest.mark.parametrize("case", cases())
def test_finds_exactly_what_must_not_change(case: dict[str, Any]) -> None:
    """A case's `optional` values may be protected or not, as whatever."""
    language = case.get("language", "en")
    plain = action_of(case["text"], title=case.get("title", ""), language=language)
    action = protect(plain, lexicon_of(language))
    open_to = set(case.get("optional", ()))
    expected = {(kind, value) for kind in set(case) & set(VERBATIM_KINDS) for value in case[kind]}
    found = {(entry.kind.value, entry.value) for entry in action.protected if entry.value not in open_to}
    assert sorted(found) == sorted(pair for pair in expected if pair[1] not in open_to)
    assert unprotect(action).narrative == plain.narrative


# --- a whole action -------------------------------------------------------------------------------

GOVERNOR = Addressee(
    name="OKELLO Peter",
    honorific="Mr",
    office="Governor of Bright Valley",
    telegram="Governor Okello Peter, Lake City, Ruritania",
    salutation="Dear Governor",
)
JUDGE = Addressee(name="Ana d'Almeida", gender=Gender.FEMININE, salutation="Dear Judge d'Almeida")
ACTION = UrgentAction(
    id="afr-99-03-01",
    index="AFR 99/03/01",
    ua_number="UA 17/01",
    updates=(Update(ua_number="UA 17/01", index="AFR 99/01/01"),),
    title="RURITANIA: Grace Adong (f), aged 16",
    concerns=("Fear for safety",),
    summary=(("Grace Adong has been missing since 2 May.",),),
    narrative=(("Adong was taken to Bright Valley Prison by the Home Guard Service (HGS). {Braces} stay.",),),
    background=(("The HGS answers to Mr Okello Peter.",),),
    appeals=(
        AppealGroup(
            to="THE HGS",
            requests=(Request(text="urging them to free Grace Adong", letter={Level.STATE: "Free Grace Adong."}),),
            addressees=(GOVERNOR,),
        ),
    ),
    copies=(JUDGE,),
    copies_to=("diplomats of Ruritania",),
    letter=LetterParts(concern=("I write about Grace Adong.",)),
)


def test_every_running_text_is_masked_and_data_is_not() -> None:
    action = protect(ACTION, ENGLISH)
    assert action.title == "RURITANIA: {Grace_Adong} (f), aged 16"
    assert action.summary == (("{Grace_Adong} has been missing since 2 May.",),)
    assert action.narrative[0][0] == (
        "{Adong} was taken to {Bright_Valley_Prison} by the {Home_Guard_Service_HGS}. {{Braces}} stay."
    )
    assert action.appeals[0].to == "THE {HGS}"
    assert action.appeals[0].requests[0].text == "urging them to free {Grace_Adong}"
    assert action.appeals[0].requests[0].letter == {Level.STATE: "Free {Grace_Adong}."}
    assert action.letter.concern == ("I write about {Grace_Adong}.",)
    assert action.appeals[0].addressees == (GOVERNOR,)
    assert action.copies == (JUDGE,)


def test_persons_carry_role_gender_and_minority() -> None:
    known = by_value(protect(ACTION, ENGLISH))
    assert known["Grace Adong"].role is Role.AT_RISK
    assert (known["Grace Adong"].gender, known["Grace Adong"].minor) == (Gender.FEMININE, True)
    assert (known["OKELLO Peter"].role, known["OKELLO Peter"].gender) == (Role.ADDRESSEE, Gender.MASCULINE)
    assert (known["Ana d'Almeida"].role, known["Ana d'Almeida"].gender) == (Role.ADDRESSEE, Gender.FEMININE)


def test_spellings_of_one_bearer_are_linked() -> None:
    known = by_value(protect(ACTION, ENGLISH))
    assert known["OKELLO Peter"].also == ("Okello Peter",)
    assert known["Okello Peter"].also == ("OKELLO Peter",)
    assert known["Adong"].also == ("Grace Adong",)
    assert known["d'Almeida"].also == ("Ana d'Almeida",)
    assert known["HGS"].also == ("Home Guard Service (HGS)",)


def test_references_of_the_header_are_protected() -> None:
    assert values(protect(ACTION, ENGLISH), SpanKind.REFERENCE) == ["AFR 99/03/01", "UA 17/01", "AFR 99/01/01"]


def test_unprotect_and_remask_are_exact() -> None:
    action = protect(ACTION, ENGLISH)
    assert replace(unprotect(action), protected=()) == ACTION
    assert remask(action, action.protected) == action
    assert replace(remask(action, ()), protected=()) != ACTION  # braces stay doubled in masked text
    assert replace(unprotect(remask(action, ())), protected=()) == ACTION


# --- what people have settled ---------------------------------------------------------------------


def test_previous_entries_stay_as_people_left_them() -> None:
    settled = Protected(
        name="The_girl", kind=SpanKind.PERSON, value="Grace Adong", also=("Gracie",), exceptions=("Grace Adong Trust",)
    )
    gone = Protected(name="HGS", kind=SpanKind.ORGANISATION, value="Harbour Guild")
    action = protect(ACTION, ENGLISH, previous=(settled, gone))
    assert action.protected[0] == settled
    assert "{The_girl} (f)" in action.title
    assert "Harbour Guild" not in values(action)
    assert by_value(action)["HGS"].name == "HGS_2", "the name of a value that is gone is not given to another"
    assert protect(unprotect(action), ENGLISH, previous=action.protected).protected == action.protected


def test_ordinary_values_are_left_alone() -> None:
    action = protect(ACTION, ENGLISH, ordinary={"Bright Valley Prison", "Grace Adong"})
    assert not {"Bright Valley Prison", "Grace Adong"} & set(values(action))


def test_exceptions_and_policies() -> None:
    may = Protected(name="May", kind=SpanKind.PERSON, value="May", exceptions=("1 May", "May Day"))
    hall = Protected(name="Hall", kind=SpanKind.PLACE, value="Hall", policy=Policy.TRANSLATE)
    action = remask(action_of("On 1 May and May Day, May sat in the Hall. Maybe."), (may, hall))
    assert action.narrative == (("On 1 May and May Day, {May} sat in the Hall. Maybe.",),)


def test_values_are_added_and_removed() -> None:
    action = protect(action_of("The Moonlight Choir sang for Otto Brandt."), ENGLISH, ordinary={"Moonlight Choir"})
    added = add_value(action, "Moonlight Choir", SpanKind.ORGANISATION)
    assert added.narrative == (("The {Moonlight_Choir} sang for {Otto_Brandt}.",),)
    assert remove_value(added, "Moonlight_Choir").narrative == action.narrative
    assert remove_value(added, "Moonlight Choir").narrative == action.narrative


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("Nobody Here", "nowhere"),
        ("", "nowhere"),
        ("otto brandt", "nowhere"),
        ("Bran", "only inside longer words"),
        ("O", "too short"),
        ("a", "too short"),
        ("for", "too short"),
        ("安", "too short"),
    ],
)
def test_a_value_that_the_text_lacks_or_is_full_of_is_not_added(value: str, reason: str) -> None:
    action = protect(action_of("They sang for Otto Brandt in 西安."), ENGLISH)
    with pytest.raises(UsageError, match=reason):
        add_value(action, value)


def test_a_short_name_is_added_as_a_whole_word_only() -> None:
    action = protect(action_of("Li left Lima; Ali and Li's son stayed."), ENGLISH, ordinary={"Ali", "Li"})
    assert add_value(action, "Li").narrative == (("{Li} left Lima; Ali and {Li}'s son stayed.",),)


def test_mistaken_corrections_are_usage_errors() -> None:
    action = protect(action_of("They sang for Otto Brandt on 1 May."), ENGLISH)
    with pytest.raises(UsageError, match="already"):
        add_value(action, "Otto Brandt")
    with pytest.raises(UsageError, match="localised"):
        add_value(action, "1 May", SpanKind.DATE)
    with pytest.raises(UsageError, match="near: Otto_Brandt"):
        remove_value(action, "Oto_Brandt")


def test_recognisers_add_values_but_no_dates() -> None:
    def recognise(text: str, language: str) -> Iterator[Span]:
        assert language == "en"
        for kind, pattern in ((SpanKind.CONTACT, r"@\w+"), (SpanKind.DATE, r"noon")):
            for match in re.finditer(pattern, text):
                yield Span(*match.span(), kind, match[0])

    action = protect(action_of("Write to @someone at noon."), ENGLISH, spans=recognise)
    assert action.narrative == (("Write to {someone} at noon.",),)


# --- robustness -------------------------------------------------------------------------------------


@given(st.lists(st.sampled_from(PIECES["words"]), max_size=25).map(" ".join) | st.text(max_size=80))
def test_masking_loses_nothing(text: str) -> None:
    plain = action_of(text, title=text)
    action = protect(plain, ENGLISH)
    assert replace(unprotect(action), protected=()) == plain
    known = {entry.name for entry in action.protected}
    assert all(set(names(masked)) <= known for masked in running_texts(action))
    for value in values(action):
        assert value in text


@pytest.mark.parametrize("piece", [*PIECES["hostile"], "".join(PIECES["hostile"]) * 20])
def test_hostile_repetition_ends(piece: str) -> None:
    text = piece * (max(10_000, 30 * len(piece)) // len(piece))
    action = action_of(text)
    assert unprotect(protect(action, ENGLISH)).narrative == action.narrative
    assert all(span.end <= len(text) for span in typed_spans(text, "en", ENGLISH, 2000))


def test_without_a_lexicon_what_needs_no_words_is_found() -> None:
    action = protect(action_of("EZTU! info@example.org, UA 5/99, LIU Wenbo"), Lexicon())
    assert set(values(action)) == {"EZTU", "info@example.org", "UA 5/99", "LIU Wenbo"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("format: 2", "format: 1"),
        ("format: 1\nnames: {}", "names"),
        ("format: 1\npersons: {honorifics: {Mr: x}}", "honorifics"),
        ("format: 1\ngrammar: {of: 5}", "of"),
        ("[", "YAML"),
    ],
)
def test_a_faulty_lexicon_is_told_where(text: str, problem: str) -> None:
    with pytest.raises(FormatError, match=problem) as caught:
        Lexicon.parse(text, "names.yaml")
    assert caught.value.where.startswith("names.yaml")


# --- typed spans --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between 50,000 and 300,000", [("number", "50000"), ("number", "300000")]),
        ("at 6pm, 6.30 a.m., 12:27 and 12 h 27", [("time", t) for t in ("18:00", "06:30", "12:27", "12:27")]),
        ("US$1,500, 1500 USD, €2.5 million", [("money", "1500 USD"), ("money", "1500 USD"), ("money", "2500000 EUR")]),
        ("aged 17 on 3 May", [("number", "17"), ("date", "2000-05-03")]),
        ("Article 12(2) of the 1951 UN Refugee Convention, UA 105/00, resolution 65/206", []),
        ("{Camp_22} and {UN_Refugee_Convention_1951}, 3 times", [("number", "3")]),
        ("+44 20 7946 0000, https://example.org/5/6", []),
        ("25:61 and 1990s", []),
    ],
)
def test_typed_spans(text: str, expected: list[tuple[str, str]]) -> None:
    spans = typed_spans(text, "en", ENGLISH, 2000)
    assert [(span.kind.value, span.normal) for span in spans] == expected
    assert all(text[span.start : span.end] == span.value == span.value.strip() for span in spans)


@pytest.mark.parametrize(
    "text",
    [
        "The 17-year-old student Ruslan Aslanov was arrested.",
        "Ruslan Aslanov, aged 16, was arrested.",
        "Ruslan Aslanov, 15, was arrested.",
        "Ruslan Aslanov, a 14-year-old boy, was arrested.",
    ],
)
def test_an_age_beside_a_name_tells_a_minor(text: str) -> None:
    (bearer,) = protect(action_of(text), ENGLISH).protected
    assert (bearer.value, bearer.minor) == ("Ruslan Aslanov", True)


def test_an_adult_is_no_minor() -> None:
    (bearer,) = protect(action_of("The 18-year-old student Ruslan Aslanov was arrested."), ENGLISH).protected
    assert not bearer.minor
