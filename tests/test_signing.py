from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.review.signing import KEYS, Act, Effect, Signing


def test_only_who_has_seen_the_last_page_can_sign() -> None:
    begun = Signing.begin((2, 1))
    refused, nothing = begun.press("y")
    assert nothing is None
    assert "to its end" in refused.notice
    turned, _ = begun.press("n")
    assert turned.press("b")[0].press("y")[1] == Effect(Act.SIGN, 0)
    signed = turned.after(Effect(Act.SIGN, 0), True, "signed")
    assert (signed.letter, signed.page, signed.signed) == (1, 0, (0,))
    assert signed.press("y")[1] == Effect(Act.SIGN, 1)


def test_a_signature_can_be_taken_back() -> None:
    signed = Signing.begin((1, 1)).after(Effect(Act.SIGN, 0), True, "")
    undo = signed.press("u")[1]
    assert undo == Effect(Act.UNSIGN, 0)
    back = signed.after(undo, True, "")
    assert (back.letter, back.signed) == (0, ())
    assert back.press("u")[1] is None


def test_the_last_letter_ends_it() -> None:
    assert Signing.begin((1,)).press("s")[0].ended
    assert Signing.begin((1,)).after(Effect(Act.SIGN, 0), True, "").ended
    assert not Signing.begin((1,)).after(Effect(Act.SIGN, 0), False, "no").ended
    assert Signing.begin(()).ended


@given(st.lists(st.integers(1, 4), min_size=1, max_size=4), st.lists(st.sampled_from([*KEYS, "x"])))
def test_nothing_is_signed_unread(pages: list[int], pressed: list[str]) -> None:
    now = Signing.begin(tuple(pages))
    seen = {(0, 0)}
    for key in pressed:
        now, effect = now.press(key)
        if effect:
            assert effect.act is Act.UNSIGN or (effect.letter, pages[effect.letter] - 1) in seen
            now = now.after(effect, True, "")
        if now.ended:
            return
        seen.add((now.letter, now.page))
        assert 0 <= now.page < pages[now.letter]
