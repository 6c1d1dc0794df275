from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.worddiff import Change, Piece, compare, words


def test_a_word_that_changed_is_shown_as_a_word() -> None:
    assert compare("held since May.", "held since June.") == (
        Piece("held since "),
        Piece("May", Change.REMOVED),
        Piece("June", Change.ADDED),
        Piece("."),
    )


def test_scripts_without_spaces_are_compared_by_character() -> None:
    assert Piece("六", Change.ADDED) in compare("五月被捕", "六月被捕")
    assert words("พบ") == ("พ", "บ")


def test_a_placeholder_and_a_word_with_accents_are_words() -> None:
    assert words("{Yawa_A} été") == ("{", "Yawa_A", "}", " ", "été")


@given(st.text(), st.text())
def test_both_texts_can_be_read_from_it(former: str, current: str) -> None:
    pieces = compare(former, current)
    assert "".join(piece.text for piece in pieces if piece.change is not Change.ADDED) == former
    assert "".join(piece.text for piece in pieces if piece.change is not Change.REMOVED) == current


@given(st.text())
def test_words_joined_are_the_text(text: str) -> None:
    assert "".join(words(text)) == text
