from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n import placeholders
from ua_i18n.extraction import Extractor, describe, extract
from ua_i18n.model import (
    Addressee,
    AppealGroup,
    Gender,
    GrammaticalNumber,
    LetterParts,
    Level,
    Message,
    Policy,
    Protected,
    Rank,
    Request,
    Role,
    SpanKind,
    UrgentAction,
)

PERSON = Protected(
    name="Ines_Falk", kind=SpanKind.PERSON, value="Ines FALK", gender=Gender.FEMININE, role=Role.AT_RISK, minor=True
)
OFFICE = Protected(name="Refugee_Office", kind=SpanKind.ORGANISATION, value="Refugee Office")
GOVERNOR = Addressee(
    name="Odil Ravenel", office="Governor of Merou", rank=Rank.GOVERNOR, level=Level.REGION, salutation="dear Governor"
)
ACTION = UrgentAction(
    language="en",
    title="Fear for {Ines_Falk}",
    concerns=("Fear for safety",),
    narrative=(("{Ines_Falk} is held.", "Braces {{so}}."), ("She is ill.",)),
    background=(("Long ago.",),),
    letter=LetterParts(concern=("I fear for {Ines_Falk}.",)),
    appeals=(
        AppealGroup(
            to="THE {Refugee_Office}",
            requests=(
                Request(text="urging them to act", letter={Level.STATE: "Act.", Level.REGION: "Act.", Level.BODY: ""}),
                Request(text="urging them to look", letter={Level.STATE: "Look."}),
            ),
            addressees=(GOVERNOR,),
        ),
    ),
    copies=(Addressee(office="Embassy", salutation="Your Excellency"),),
    copies_to=("diplomats",),
    protected=(PERSON, OFFICE),
)


def message(source: str, context: str | None = None) -> Message:
    return next(each for each in extract(ACTION) if each.source == source and context in (None, each.context))


def test_messages_stand_in_the_documents_order() -> None:
    assert [(each.context, each.source) for each in extract(ACTION)] == [
        ("title", "Fear for {Ines_Falk}"),
        ("heading", "Fear for safety"),
        ("narrative", "{Ines_Falk} is held."),
        ("narrative", "Braces {{so}}."),
        ("narrative", "She is ill."),
        ("narrative", "Long ago."),
        ("letter", "I fear for {Ines_Falk}."),
        ("heading", "THE {Refugee_Office}"),
        ("request", "urging them to act"),
        ("letter", "Act."),
        ("request", "urging them to look"),
        ("letter", "Look."),
        ("salutation:governor:n", "Dear Governor"),
        ("office", "Governor of Merou"),
        ("salutation:official:n", "Your Excellency"),
        ("office", "Embassy"),
        ("note", "diplomats"),
    ]


def test_a_message_tells_its_values_and_what_grammar_needs() -> None:
    found = message("{Ines_Falk} is held.")
    assert found.values == (("Ines_Falk", "Ines FALK"),)
    assert "{Ines_Falk} = Ines FALK (person, at risk, f, minor; unchanged)" in found.notes
    assert "narrative, paragraph 1" in found.notes


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (OFFICE, "{Refugee_Office} = Refugee Office (organisation; unchanged)"),
        (
            Protected(
                name="A",
                kind=SpanKind.PERSON,
                value="A",
                role=Role.ADDRESSEE,
                number=GrammaticalNumber.MANY,
                policy=Policy.TRANSLATE,
            ),
            "{A} = A (person, addressee, plural; to be translated)",
        ),
    ],
)
def test_a_value_described(entry: Protected, told: str) -> None:
    assert describe(entry) == told


def test_requests_tell_their_place_and_reader() -> None:
    assert message("urging them to act").notes == ("request 1 of 2 to THE Refugee Office",)
    assert message("Act.").notes == (
        "request 1 of 2 to THE Refugee Office, as letters say it to one who speaks for a state",
        "request 1 of 2 to THE Refugee Office, as letters say it to one who does not speak for a state",
    )


def test_places_are_those_of_the_sources_own_words() -> None:
    places = {"Ines FALK is held.": "source.txt:7", "urging them to act": "source.txt:12"}
    found = {each.source: each.references for each in extract(ACTION, lambda text: places.get(text, ""))}
    assert found["{Ines_Falk} is held."] == ("source.txt:7",)
    assert found["Act."] == ("source.txt:12",)
    assert found["She is ill."] == ()


def test_a_name_in_a_salutation_is_masked() -> None:
    addressee = Addressee(salutation="dear Ines FALK", rank=Rank.PERSON, gender=Gender.FEMININE)
    found = Extractor.of(ACTION).salutation(addressee)
    assert (found.context, found.source) == ("salutation:person:f", "Dear {Ines_Falk}")


@given(st.lists(st.lists(st.sampled_from(["{Ines_Falk}", "One.", "Two {{x}}.", "", " "]), max_size=3), max_size=3))
def test_every_text_is_one_message(paragraphs: list[list[str]]) -> None:
    action = UrgentAction(narrative=tuple(map(tuple, paragraphs)), protected=(PERSON,))
    found = extract(action)
    sources = [each.source for each in found]
    assert set(sources) == {text for paragraph in paragraphs for text in paragraph if text.strip()}
    assert len(sources) == len(set(sources))
    for each in found:
        assert [name for name, _ in each.values] == list(dict.fromkeys(placeholders.names(each.source)))


def test_an_empty_action_has_no_messages() -> None:
    empty: Any = UrgentAction(appeals=(AppealGroup(requests=(Request(text=""),)),))
    assert extract(empty) == ()
