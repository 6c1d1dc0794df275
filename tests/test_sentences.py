from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.placeholders import BraceError, Slot, pieces
from ua_i18n.sentences import HIDDEN, sentence


def test_a_placeholder_is_out_of_sight_and_in_its_place() -> None:
    view = sentence("Free {Adil}, {{now}}!")
    assert view.literal == f"Free {HIDDEN * 6}, {{{{now}}}}!"
    assert view.names == ("Adil",)
    assert [(slot.start, slot.end) for slot in view.slots] == [(5, 11)]


def test_words_are_folded_and_an_apostrophe_belongs_to_the_word_before_it() -> None:
    view = sentence("N’ÉTAIT ‘pas’ l’{Adil}")
    assert {"n'", "était", "pas", "l'"} <= view.words


def test_a_stray_brace_is_told_and_hides_nothing_else() -> None:
    view = sentence("{Adil} } left")
    assert view.stray == 7
    assert view.slots == ()


@given(st.text(alphabet="{}ab_1 é’", max_size=30))
def test_positions_are_those_of_the_text_whatever_stands_in_it(text: str) -> None:
    view = sentence(text)
    assert len(view.literal) == len(text)
    assert view.slots == (slots_of(text) if view.stray is None else ())
    assert (view.stray is None) is readable(text)


def readable(text: str) -> bool:
    try:
        pieces(text)
    except BraceError:
        return False
    return True


def slots_of(text: str) -> tuple[Slot, ...]:
    return tuple(piece for piece in pieces(text) if isinstance(piece, Slot))
