"""What phrases take for the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n import packs
from ua_i18n_plugins.translators.sameness import Sameness

pytestmark = pytest.mark.once  # what it tells is the same on every Python

SAME = Sameness.of(
    ("at once=immediately", "grave concern=deep concern", "concern at=concern about", "organization=body")
)
ENGLISH = Sameness.of(packs.load("en", [packs.shipped() / "locales"]).words["same"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Free him at once.", "Free him immediately"),
        ("At once, free him;", "Immediately, free him"),
        ("expressing grave concern at the arrest", "expressing deep concern about the arrest"),
        ("{organization} at oncelessness", "{organization} at oncelessness"),
        ("Organizations", "Organizations"),
        ("“ours” and ’theirs’", "\"ours\" and 'theirs'"),
        ("", ""),
    ],
)
def test_words_are_put_for_others(text: str, told: str) -> None:
    assert SAME.told(text) == told


@given(st.sampled_from(sorted(ENGLISH.words)))
def test_shipped_pairs_come_to_rest(word: str) -> None:
    """Phrases and messages are told alike, so what is put in must not be something that would be replaced again."""
    once = ENGLISH.told(word)
    assert ENGLISH.told(once) == once


@given(st.text())
def test_nothing_is_the_same_without_pairs(text: str) -> None:
    assert Sameness.of(()).told(text).replace('"', "").replace("'", "") == "".join(
        mark for mark in text.rstrip(".:;") if mark not in "’‘“”\"'"
    )
