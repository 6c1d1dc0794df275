from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appeal_fixtures import APPEAL, Run
from ua_i18n import Message, State, Translation
from ua_i18n_plugins.commands.count import Count, by_state, count


def french(ua: Run) -> dict[str, dict[str, int]]:
    return dict(json.loads(ua("count", APPEAL, "-l", "fr", "--json").stdout)["locales"]["fr"])


def test_all_is_to_translate_in_a_new_catalog(imported: Run) -> None:
    imported("draft", APPEAL, "-l", "fr", "--with", "phrases")
    found = french(imported)
    assert found["to_translate"]["messages"] == found["untranslated"]["messages"] + found["draft"]["messages"] > 0


def test_words_and_states_are_those_of_status(translated: Run) -> None:
    (appeal,) = json.loads(translated("status", "--json").stdout)["appeals"]
    status, found = appeal["locales"]["fr"], french(translated)
    assert {state: found[state]["messages"] for state in State} == {state: status[state] for state in State}
    assert {state: found[state]["words"] for state in State} == status["words_by_state"]


def test_what_is_translated_is_no_more_to_translate(translated: Run, home: Path) -> None:
    assert french(translated)["to_translate"] == {"messages": 0, "words": 0, "characters": 0}
    printed = translated("count", APPEAL).stdout.splitlines()
    assert printed[0] == "fr"
    assert [line.split()[0] for line in printed[1:]] == ["to", "translated"]


def test_an_unknown_locale_says_how_to_get_it(imported: Run) -> None:
    assert "draft" in imported("count", APPEAL, "-l", "es", code=2).stderr
    assert "draft" in imported("count", APPEAL).stdout


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("He is free.", Count(1, 3, 11)),
        ("{Ana_BERK} is free.", Count(1, 3, 9)),
        ("Torture", Count(1, 1, 7)),
        ("{{sic}} {A_1}", Count(1, 2, 6)),
    ],
)
def test_a_placeholder_is_a_word_and_no_characters(source: str, expected: Count) -> None:
    assert count(source) == expected


@given(st.lists(st.tuples(st.sampled_from(["One two.", "Three {A} four.", "x"]), st.sampled_from(State))))
def test_every_message_is_counted_once(drawn: list[tuple[str, State]]) -> None:
    pairs = [(Translation(message=Message(context="title", source=text)), state) for text, state in drawn]
    assert sum(by_state(pairs).values(), Count()) == sum((count(text) for text, _ in drawn), Count())
