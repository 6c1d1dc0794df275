from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n import packs, placeholders
from ua_i18n.model import Addressee, AppealGroup, Level, Protected, Rank, Request, SpanKind, UrgentAction
from ua_i18n.requests import Reader, is_ground, put_request, put_requests
from ua_i18n.sources import SourceLanguage
from ua_i18n.yamlfile import load

CASES = Path(__file__).parent / "cases" / "requests"
GRAMMAR = SourceLanguage.load("en", [packs.shipped() / "locales"]).grammar
STATE = ({"adjective": "Sarelian"}, {"country": "Sarel"}, {"country": "Republic of Sarel"})
PERSONS = frozenset({"Tomas_Eribe", "Ines_Falk"})
READERS = {
    Level.STATE: Reader(
        level=Level.STATE,
        group="sarelian authorities",
        own_state=GRAMMAR.own_state_forms(STATE),
        state_names=GRAMMAR.own_state_names(STATE),
        persons=PERSONS,
    ),
    Level.REGION: Reader(level=Level.REGION, group="sarelian authorities", persons=PERSONS),
    Level.BODY: Reader(level=Level.BODY, group="{refugee_office}", persons=PERSONS),
}


def cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("*.yaml")):
        document = load(path.read_text(encoding="utf-8"), path.name)
        for number, case in enumerate(document.data):
            yield pytest.param(case, id=document.place(number))


def expected(case: Mapping[str, str]) -> dict[Level, str]:
    found = {level: case.get(level.value, case.get("every")) for level in Level}
    return {level: sentence for level, sentence in found.items() if sentence is not None}


@pytest.mark.parametrize("case", list(cases()))
def test_a_request_put_to_each_reader(case: dict[str, str]) -> None:
    wanted = expected(case)
    assert wanted
    assert {level: put_request(case["text"], READERS[level], GRAMMAR) for level in wanted} == wanted


# --- nothing is dropped -----------------------------------------------------------------------------

OBJECTS = st.lists(
    st.sampled_from(
        [
            *("{Tomas_Eribe}", "{Ines_Falk}", "{Camp_Merou}", "miners", "camp", "(both)", "1,200", "“quoted”"),
            *("non-refoulement", "Sarel", "doctor’s", "road", "river", "tonight", "quickly", "{{sic}}", "café"),
        ]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)
FRAMES = (
    "urging them to help {}",
    "Calling on the Sarelian authorities to find {};",
    "asking the Minister of Works to repair {}; and",
    "urging them, as a matter of urgency, not to close {}",
    "noting that {} was closed",
    "calling for {}",
    "expressing concern about {}",
    "Ratify {}.",
    "an end to {}",
    "urging them to help {} and calling for an inquiry",
)


@given(frame=st.sampled_from(FRAMES), what=OBJECTS, level=st.sampled_from(Level))
def test_every_word_of_the_object_is_said(frame: str, what: str, level: Level) -> None:
    said = put_request(frame.replace("{}", what), READERS[level], GRAMMAR)
    assert said == "" or what.casefold() in said.casefold()


WORDS = (
    *("urging them to", "calling on the authorities to", "calling for", "and urging them to", ", and asking that"),
    *("noting that", "they", "them", "their", "their obligations", "himself", "release", "Release", "free", "the"),
    *("prisoners", "{Ines_Falk}", "{Camp_Merou}", "the Sarelian government", "by reviewing", "should", "must", "be"),
    *("not", "not to", "to", "and", "; and", ".", ",", "you", "your", "who", "is", "immediately", "do not", "A full"),
    *("investigation", "into", "of", "(", ")", "“", "”"),
)
TURNED = {
    "them",
    "they",
    "their",
    "himself",
    "you",
    "your",
    "and",
    "but",
    "not",
    "do",
    "to",
    "the",
    "must",
    "should",
    "that",
}
FORMS = {
    *("urging", "asking", "calling", "noting", "on", "for", "authorities", "sarelian", "government"),
    *(word for reader in GRAMMAR.file.reader for word in reader.split()),
}


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join), st.sampled_from(Level))
def test_whatever_is_said_keeps_names_and_words(text: str, level: Level) -> None:
    said = put_request(text, READERS[level], GRAMMAR)
    if said:
        assert Counter(placeholders.names(said)) == Counter(placeholders.names(text))
        words = Counter(re.findall(r"\w+", text.casefold()))
        lost = words - Counter(re.findall(r"\w+", said.casefold()))
        assert set(lost) <= TURNED | FORMS, (text, said)
        assert said[0] == said[0].upper()
        assert said.rstrip('”"’)')[-1] in ".!?"


@given(st.text(max_size=60), st.sampled_from(Level))
def test_any_text_is_put_or_left(text: str, level: Level) -> None:
    assert isinstance(put_request(placeholders.escape(text), READERS[level], GRAMMAR), str)


# --- whom a request means ---------------------------------------------------------------------------


def state_names(country: str) -> Iterator[Mapping[str, str]]:
    yield from STATE if country == "SR" else ({"adjective": "Torvian"}, {"country": "Torvia"})


def said(text: str, *addressees: Addressee, to: str = "SARELIAN AUTHORITIES", **letter: str) -> dict[str, str]:
    protected = (Protected(name="Odil_Ravenel", kind=SpanKind.PERSON, value="Odil RAVENEL"),)
    request = Request(text=text, letter={Level(level): sentence for level, sentence in letter.items()})
    group = AppealGroup(to=to, requests=(request,), addressees=addressees)
    action = put_requests(UrgentAction(appeals=(group,), protected=protected), GRAMMAR, state_names)
    return {level.value: sentence for level, sentence in action.appeals[0].requests[0].letter.items()}


def addressee(**facts: Any) -> Addressee:
    known = {"country": "SR", "level": Level.STATE, "rank": Rank.MINISTER}
    return Addressee(**{**known, **facts})


PRESIDENT = addressee(name="Odil RAVENEL", office="President of the Republic", rank=Rank.HEAD_OF_STATE)
JUSTICE = addressee(name="Mara Quist", honorific="Ms", office="Minister of Justice")
PREFECT = addressee(name="Ivo Lund", office="Prefect of Merou", level=Level.REGION, rank=Rank.GOVERNOR)


def test_one_sentence_for_each_level() -> None:
    assert said("calling on the Sarelian government to end the siege", PRESIDENT, JUSTICE, PREFECT) == {
        "state": "I call on your government to end the siege.",
        "region": "I call on the Sarelian government to end the siege.",
    }


@pytest.mark.parametrize(
    "whom", ["the President", "President", "{Odil_Ravenel}", "the President of the Republic", "him", "Odil RAVENEL"]
)
def test_an_addressee_by_name_or_office_is_the_reader(whom: str) -> None:
    assert said(f"urging {whom} to pardon the miners", PRESIDENT) == {
        "state": "I respectfully urge you to pardon the miners."
    }


def test_one_of_several_addressees_by_name_is_left_to_a_person() -> None:
    assert said("urging the Minister of Justice to pardon the miners", PRESIDENT, JUSTICE) == {"state": ""}
    assert said("urging the Minister of Justice to pardon the miners", PREFECT) == {
        "region": "I respectfully urge the Minister of Justice to pardon the miners."
    }


def test_no_state_is_presumed_of_readers_of_two() -> None:
    ambassador = addressee(name="Pia Holm", country="TV", rank=Rank.AMBASSADOR)
    assert said("urging the authorities to end the siege", PRESIDENT, ambassador) == {
        "state": "I respectfully urge the authorities to end the siege."
    }


def test_a_reader_of_unknown_level_speaks_for_nobody() -> None:
    assert said("urging the Sarelian government to end the siege", addressee(name="A B", level=None)) == {
        "region": "I respectfully urge the Sarelian government to end the siege."
    }


def test_what_a_person_wrote_stays() -> None:
    written = said("urging them to end the siege", PRESIDENT, PREFECT, state="Please end the siege.")
    assert written["state"] == "Please end the siege."
    assert written["region"] == "I respectfully urge you to end the siege."


def test_an_office_of_an_international_body() -> None:
    commissioner = addressee(name="N N", country=None, level=Level.BODY, rank=Rank.INTERNATIONAL_BODY)
    assert said("calling on the Refugee Office to register them", commissioner, to="THE REFUGEE OFFICE") == {
        "body": "I call on your Office to register them."
    }


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("noting that nobody was charged", True),
        ("welcoming the release of the editors", True),
        ("Reminding the authorities of their promise", True),
        ("urging them to note that nobody was charged", False),
        ("calling for an inquiry", False),
        ("Ratify the treaty", False),
    ],
)
def test_grounds(text: str, ground: bool) -> None:
    assert is_ground(text, GRAMMAR) is ground


@pytest.mark.parametrize("whom", ["President {Eribe}", "President {Tomas_Eribe}", "Mr {Eribe}", "the President"])
def test_a_reader_called_by_title_and_surname_is_the_reader(whom: str) -> None:
    protected = (
        Protected(name="Tomas_Eribe", kind=SpanKind.PERSON, value="Tomas Eribe"),
        Protected(name="Eribe", kind=SpanKind.PERSON, value="Eribe"),
    )
    president = Addressee(
        name="Tomas Eribe",
        honorific="Mr",
        office="President of the Republic",
        rank=Rank.HEAD_OF_STATE,
        level=Level.STATE,
    )
    group = AppealGroup(requests=(Request(text=f"urging {whom} to commute the sentence"),), addressees=(president,))
    action = UrgentAction(appeals=(group,), protected=protected)
    (put,) = put_requests(action, GRAMMAR, lambda code: ()).appeals[0].requests
    assert put.letter == {Level.STATE: "I respectfully urge you to commute the sentence."}
