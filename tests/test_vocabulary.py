"""What words tell is worked out once a word, and the same however often it is asked for."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n import vocabulary
from ua_i18n.vocabulary import Vocabulary

pytestmark = pytest.mark.once  # what it tells is the same on every Python

WORDS = st.frozensets(st.text(alphabet="abc1", min_size=1, max_size=3))


def length_of_long(word: str) -> int | None:
    return len(word) if len(word) > 1 else None


@given(st.lists(WORDS, max_size=8))
def test_it_tells_what_each_word_tells_be_it_known_or_new(texts: list[frozenset[str]]) -> None:
    known = Vocabulary(length_of_long)
    for words in texts:
        expected = [len(word) for word in words if len(word) > 1 and not word.isdigit()]
        assert Counter(known.told(words)) == Counter(expected)


def test_a_word_is_looked_into_once_and_figures_never() -> None:
    asked: list[str] = []
    known: Vocabulary[int] = Vocabulary(asked.append)
    for _ in range(3):
        known.told(frozenset({"a", "b", "2024"}))
    assert sorted(asked) == ["a", "b"]


def test_there_is_an_end_to_what_it_remembers() -> None:
    asked: list[str] = []
    known: Vocabulary[int] = Vocabulary(asked.append)
    known.told({f"x{number}" for number in range(vocabulary.REMEMBERED)})
    known.told({"one more"})
    known.told({"x0"})
    assert asked.count("x0") == 2
