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

pytestmark = pytest.mark.once

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
    return {key.value: sentence for key, sentence in action.appeals[0].requests[0].letter.items()}


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


@pytest.mark.parametrize(
    ("request_", "put"),
    [
        ("asking the President to exercise his power of clemency", "I ask you to exercise your power of clemency."),
        ("urging the President to commute his sentence", "I respectfully urge you to commute his sentence."),
        ("urging the President to see that he is freed", "I respectfully urge you to see that he is freed."),
        ("urging the President to say that he is committed to peace", ""),
        ("urging the President to use her influence", "I respectfully urge you to use your influence."),
    ],
)
def test_pronouns_after_an_office_may_mean_the_reader(request_: str, put: str) -> None:
    assert said(request_, PRESIDENT) == {"state": put}


BOARD = addressee(name="Ana Sol", office="Board of Pardons", level=Level.REGION, rank=Rank.OFFICIAL)


def test_one_of_several_addressees_by_name_is_asked_and_the_others_hear_of_it() -> None:
    assert said("urging the Minister of Justice to pardon the miners", PRESIDENT, JUSTICE) == {
        "state": "I respectfully urge the Minister of Justice to pardon the miners.",
        "minister": "I respectfully urge you to pardon the miners.",
    }
    assert said("reminding the Prefect of his promise to the miners", PREFECT, BOARD) == {
        "region": "May I remind the Prefect of his promise to the miners.",
        "governor": "May I remind you of your promise to the miners.",
    }
    assert said("asking the Prefect to grant a reprieve", PRESIDENT, PREFECT, BOARD) == {
        "state": "I ask the Prefect to grant a reprieve.",
        "region": "I ask the Prefect to grant a reprieve.",
        "governor": "I ask you to grant a reprieve.",
    }


@pytest.mark.parametrize("whom", ["His Majesty", "the King", "His Majesty the King", "King Aldan"])
def test_one_who_is_called_by_an_honorific_of_several_words(whom: str) -> None:
    king = addressee(name="Aldan", honorific="His Majesty King", office=None, rank=Rank.MONARCH)
    assert said(f"urging {whom} to use his power to pardon the miners", king, JUSTICE) == {
        "state": f"I respectfully urge {whom} to use his power to pardon the miners.",
        "monarch": "I respectfully urge you to use your power to pardon the miners.",
    }


def test_a_letter_says_what_is_written_for_its_reader_alone() -> None:
    request = Request(
        text="asking the Prefect", letter={Level.REGION: "I ask the Prefect.", Rank.GOVERNOR: "I ask you."}
    )
    assert [request.said_to(reader) for reader in (PREFECT, BOARD, PRESIDENT)] == [
        "I ask you.",
        "I ask the Prefect.",
        "",
    ]


def test_one_of_two_of_the_same_rank_is_left_to_a_person() -> None:
    interior = addressee(name="Ida Berg", office="Minister of the Interior")
    assert said("urging the Minister of Justice to pardon the miners", JUSTICE, interior) == {"state": ""}
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
    ("called", "text", "sentence"),
    [
        (
            "State Board of Pardons",
            "calling on the Board to commute the sentence",
            "I call on you to commute the sentence.",
        ),
        ("Commission of Inquiry", "urging the commission to hear them", "I respectfully urge you to hear them."),
        ("State Board of Pardons", "urging the Council to act", "I respectfully urge the Council to act."),
    ],
)
def test_a_body_may_be_called_by_what_it_is(called: str, text: str, sentence: str) -> None:
    body = addressee(name=called, office=None, level=Level.REGION, rank=Rank.OFFICIAL)
    assert said(text, body) == {"region": sentence}


def test_who_chairs_a_board_is_not_the_board() -> None:
    chair = addressee(name="Ida Berg", office="Chair, Board of Pardons", level=Level.REGION, rank=Rank.OFFICIAL)
    assert said("urging the Board to act", chair) == {"region": "I respectfully urge the Board to act."}


# --- lists inside a list ----------------------------------------------------------------------------


def listed(*texts: str) -> list[dict[str, str]]:
    requests = tuple(Request(text=text) for text in texts)
    group = AppealGroup(to="SARELIAN AUTHORITIES", requests=requests, addressees=(JUSTICE,))
    action = put_requests(UrgentAction(appeals=(group,)), GRAMMAR, state_names)
    return [{key.value: said for key, said in request.letter.items()} for request in action.appeals[0].requests]


@pytest.mark.parametrize(
    ("texts", "sentences"),
    [
        (
            ("calling on the authorities to:", "lift the siege;", "Pay the miners;", "noting that winter is near."),
            [
                "I call on your government to lift the siege.",
                "I call on your government to pay the miners.",
                "Winter is near.",
            ],
        ),
        (
            ("urging them:", "to lift the siege;", "not to return.", "expressing alarm at the siege"),
            [
                "I respectfully urge you to lift the siege.",
                "I respectfully urge you not to return.",
                "I wish to express my alarm at the siege.",
            ],
        ),
        (
            ("asking them to take the following steps:", "lift the siege;", "open the roads."),
            ["I ask you to lift the siege.", "I ask you to open the roads."],
        ),
        (
            ("calling for:", "an end to the siege;", "an inquiry into it."),
            ["I call for an end to the siege.", "I call for an inquiry into it."],
        ),
    ],
)
def test_an_item_goes_on_in_what_opens_its_list(texts: tuple[str, ...], sentences: list[str]) -> None:
    opener, *items = listed(*texts)
    assert opener == {}
    assert [item["state"] for item in items] == sentences


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (SpanKind.CITATION, "May I remind your government of Article 31 and of its obligations."),
        (SpanKind.ORGANISATION, ""),  # whose obligations?
    ],
)
def test_a_law_has_no_duties_of_its_own(kind: SpanKind, sentence: str) -> None:
    law = Protected(name="Article_31", kind=kind, value="Article 31")
    text = "reminding the authorities of {Article_31} and of their obligations"
    group = AppealGroup(requests=(Request(text=text),), addressees=(JUSTICE,))
    action = put_requests(UrgentAction(appeals=(group,), protected=(law,)), GRAMMAR, state_names)
    assert action.appeals[0].requests[0].letter[Level.STATE] == sentence.replace("Article 31", "{Article_31}")


def test_a_ground_does_not_open_like_one_before_it() -> None:
    said = listed(
        "expressing concern at the siege",
        "urging them to lift it",
        "expressing sympathy for the miners",
        "noting that winter is near",
        "expressing alarm at the cold",
        "asking for food",
        "asking for fuel",
    )
    assert [each["state"] for each in said] == [
        "I wish to express my concern at the siege.",
        "I respectfully urge you to lift it.",
        "I also wish to express my sympathy for the miners.",
        "Winter is near.",
        "I also wish to express my alarm at the cold.",
        "I ask for food.",
        "I ask for fuel.",
    ]


def test_what_opens_no_list_is_left_to_a_person() -> None:
    assert listed("calling on the authorities to:", "urging them to lift the siege;")[0] == {"state": ""}
    assert listed("calling on the authorities to:")[0] == {"state": ""}


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("noting that nobody was charged", True),
        ("welcoming the release of the editors", True),
        ("Reminding the authorities of their promise", True),
        ("expressing concern at the raid", True),
        ("welcoming the release and calling for an inquiry", False),
        ("acknowledging the crime; noting that some forgive it", True),
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
