"""Telex: ITA2 as operators write it, and nothing lost on the way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import letter_cases
from ua_i18n_plugins.renderers.telex import COLUMNS, Telex, ita2

ALPHABET = set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-?:().,'=/+ ")


def test_what_the_alphabet_lacks_is_written_as_operators_do() -> None:
    assert ita2("Zoë & 50 % à pm@gov.example") == "ZOE (AMPERSAND) 50 0/0 A PM(AT)GOV.EXAMPLE"


@given(st.text(max_size=300))
def test_any_text_becomes_letters_of_the_alphabet(text: str) -> None:
    assert set(ita2(text)) <= ALPHABET


@given(st.lists(st.text("ab-", min_size=1, max_size=200), min_size=1, max_size=20))
def test_cut_words_are_put_together_again(words: list[str]) -> None:
    text = " ".join(words)
    data = Telex().render(letter_cases.letter(text))
    assert max(map(len, data.decode("ascii").split("\r\n"))) <= COLUMNS
    assert " ".join(Telex().text(data).split()) == ita2(text)
