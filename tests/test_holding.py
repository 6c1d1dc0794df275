from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.drafting.holding import hold
from ua_i18n.model import Locale, Message, Term

SPANISH = Locale(
    tag="es",
    terms=(
        Term(source="prisoner", targets=("preso",)),
        Term(source="prisoner of conscience", targets=("preso de conciencia",), also=("POC",)),
        Term(source="a {x}", targets=("un {x}",)),
        Term(source="forbidden", forbidden=("prohibido",)),
    ),
)


def held(text: str) -> tuple[str, str]:
    """What is sent of a masked text, and what it is when it comes back as it was."""
    found = hold(Message(context="letter", source=text), SPANISH)
    return found.text, found.released(found.text)


@pytest.mark.parametrize(
    ("text", "sent", "back"),
    [
        ("A prisoner of conscience.", "A {held_1}.", "A preso de conciencia."),
        ("Prisoner {A}, POC", "{held_1} {A}, {held_2}", "Preso {A}, preso de conciencia"),
        ("prisoners and imprisoned", "prisoners and imprisoned", "prisoners and imprisoned"),
        ("{held_1} is a prisoner", "{held_1} is a {held_2}", "{held_1} is a preso"),
        ("since 1 March 2020", "since {held_1}", "since 1 de marzo de 2020"),
        ("in March 2020, on 2 March", "in March 2020, on 2 March", "in March 2020, on 2 March"),
        ("see a {{x}} and {{y}}", "see {held_1} and {{y}}", "see un {{x}} and {{y}}"),
        ("forbidden", "forbidden", "forbidden"),
        ("", "", ""),
    ],
)
def test_terms_and_full_dates_are_held(text: str, sent: str, back: str) -> None:
    assert held(text) == (sent, back)


@given(st.lists(st.sampled_from(["{A}", "{held_1}", "was", "{{z}}", "7", "March"]), max_size=8).map(" ".join))
def test_what_is_not_held_stays_as_it_is(text: str) -> None:
    assert held(text) == (text, text)
