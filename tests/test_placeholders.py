from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.placeholders import BraceError, Slot, escape, fill, names, pieces


def test_pieces_of_a_masked_text() -> None:
    assert pieces("{{a}} {Li} b{Li}'ye") == ("{a} ", Slot("Li", 6, 10), " b", Slot("Li", 12, 16), "'ye")
    assert names("{B} {A} {B}") == ("B", "A", "B")
    assert pieces("") == ()


@pytest.mark.parametrize("text", ["{", "}", "{a", "a}", "{}", "{a.b}", "{a:b}", "{a!r}", "{0}", "{a b}", "{{{", "{é}"])
def test_other_braces_are_refused(text: str) -> None:
    with pytest.raises(BraceError) as caught:
        pieces(text)
    assert text[caught.value.offset] in "{}"


def test_fill_needs_every_value() -> None:
    assert fill("{A} {{x}}", {"A": "{B}\\1"}) == "{B}\\1 {x}"
    with pytest.raises(KeyError):
        fill("{A} {B}", {"A": "a"})


@given(st.text())
def test_escaped_text_comes_back(text: str) -> None:
    assert fill(escape(text), {}) == text
    assert names(escape(text)) == ()
