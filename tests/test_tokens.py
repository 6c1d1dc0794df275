from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n import placeholders
from ua_i18n.drafting.tokens import encode
from ua_i18n.hookspecs import TokenShape

OURS = (TokenShape.LETTERS, TokenShape.DIGITS)
PIECES = st.sampled_from(
    [
        "{A}",
        "{B_2}",
        "{Zhu_Rongji}",
        " ",
        "was",
        "{{",
        "}}",
        "{{0}}",
        "{{ 1 }}",
        "Xqaax",
        "xqbbx",
        "é",
        "中",
        "\\1",
        "$",
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join)
MANY = "".join(f"{{N{number}}} " for number in range(800))


@given(TEXTS, st.sampled_from(TokenShape))
def test_what_comes_back_unchanged_is_the_text(text: str, shape: TokenShape) -> None:
    encoded = encode(text, shape)
    assert encoded.decoded(encoded.text) == text


@given(TEXTS, st.sampled_from(OURS))
def test_a_translator_sees_no_name(text: str, shape: TokenShape) -> None:
    encoded = encode(text, shape)
    assert all(name not in encoded.text for name in ("Zhu_Rongji", "B_2"))
    assert len(encoded.names) == len(set(placeholders.names(text)))


@given(st.permutations(["{A}", "{B}", "{A}", "{C}"]), st.sampled_from(TokenShape))
def test_names_may_change_places(order: list[str], shape: TokenShape) -> None:
    encoded = encode("{A} {B} {A} {C}", shape)
    tokens = dict(zip(["{A}", "{B}", "{A}", "{C}"], encoded.text.split(), strict=True))
    assert encoded.decoded(" ".join(tokens[name] for name in order)) == " ".join(order)


@pytest.mark.parametrize("shape", TokenShape)
def test_many_names_keep_apart(shape: TokenShape) -> None:
    encoded = encode(MANY, shape)
    assert encoded.decoded(encoded.text) == MANY


@pytest.mark.parametrize("shape", TokenShape)
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda first, second: second, "lost {A}"),
        (lambda first, second: f"{first} {first} {second}", "added {A}"),
        (lambda first, second: f"{second} {second}", "lost {A}, added {B}"),
        (lambda first, second: "", "lost {A}, lost {B}"),
    ],
)
def test_lost_and_doubled_tokens_are_told(shape: TokenShape, change: object, reason: str) -> None:
    encoded = encode("{A} {B}", shape)
    assert callable(change)
    with pytest.raises(ValueError, match=r"lost|added") as caught:
        encoded.decoded(change(*encoded.text.split()))
    assert str(caught.value) == reason


def test_foreign_names_are_told() -> None:
    with pytest.raises(ValueError, match=r"added \{B\}"):
        encode("{A}", TokenShape.BRACES).decoded("{A} {B}")
    assert encode("{A}", TokenShape.DIGITS).decoded("{0} {7}") == "{A} {{7}}"


@pytest.mark.parametrize("answer", ["{A", "{A!r}", "{A:>9}", "{0}"])
def test_our_own_grammar_is_held_to(answer: str) -> None:
    with pytest.raises(placeholders.BraceError):
        encode("{A}", TokenShape.BRACES).decoded(answer)


@pytest.mark.parametrize(
    ("shape", "answer"),
    [(TokenShape.LETTERS, "XQAAX’ye"), (TokenShape.LETTERS, "xqaax’ye"), (TokenShape.DIGITS, "{ 0 }’ye")],
)
def test_case_and_spaces_in_a_token_do_not_count(shape: TokenShape, answer: str) -> None:
    assert encode("{A}", shape).decoded(answer) == "{A}’ye"


def test_a_token_that_the_text_has_already_is_not_used() -> None:
    encoded = encode("{{0}} and Xqaax: {A}", TokenShape.DIGITS)
    assert encoded.text == "{0} and Xqaax: {1}"
    assert encode("XQAAX: {A}", TokenShape.LETTERS).text != "XQAAX: Xqaax"
