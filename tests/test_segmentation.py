from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.model import UrgentAction
from ua_i18n.segmentation import segment, sentences


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("He was seen on 3 May. {Y} said so.", "en", ["He was seen on 3 May.", "{Y} said so."]),
        ("“Is it?” she asked. {{x}} stays.", "en", ["“Is it?” she asked.", "{{x}} stays."]),
        (
            "Col. {R}, Dr. {S} and Gen. {T} met at 5 p.m. in Apia.",
            "en",
            ["Col. {R}, Dr. {S} and Gen. {T} met at 5 p.m. in Apia."],
        ),
        (
            "Art. 5 of Law No. 5 applies. See www.example.org. Go.",
            "en",
            ["Art. 5 of Law No. 5 applies.", "See www.example.org.", "Go."],
        ),
        ("M. {X} est là. Mme {Y} aussi.", "fr", ["M. {X} est là.", "Mme {Y} aussi."]),
        ("他说。{A}走了。好！", "zh", ["他说。", "{A}走了。", "好！"]),
        ("قال ذلك. {A} ذهب. لماذا؟ نعم.", "ar", ["قال ذلك.", "{A} ذهب.", "لماذا؟", "نعم."]),
        ("", "en", []),
        ("  \n ", "en", []),
    ],
)
def test_sentences(text: str, language: str, expected: list[str]) -> None:
    assert list(sentences(text, language)) == expected


def test_words_that_only_look_abbreviated() -> None:
    assert sentences("She is ill. {Y} came.", "en", {"ill"}) == ("She is ill.", "{Y} came.")
    assert sentences("It is ill. of her.", "en", {"ill"}) == ("It is ill. of her.",)


def test_segments_every_part_and_keeps_the_breaks_that_are_there() -> None:
    paragraph = ("One is here. Two is there.", "Three goes on")
    action = UrgentAction(
        summary=(paragraph,),
        narrative=(paragraph,),
        background=(paragraph,),
        model_letter=(paragraph,),
        title="A b. C d.",
    )
    segmented = segment(action)
    expected = ("One is here.", "Two is there.", "Three goes on")
    assert segmented.summary == segmented.narrative == segmented.background == segmented.model_letter == (expected,)
    assert segmented.title == action.title
    assert segment(segmented) == segmented


@given(
    st.lists(
        st.sampled_from(
            ["{A}", "{{", "}}", "He", "said", "5", ". ", "! ", "… ", "\n\n", " ", "。", "Mr.", "é", "😀", "؟ "]
        )
    )
)
def test_nothing_is_lost(parts: list[str]) -> None:
    text = "".join(parts)
    found = sentences(text, "en")
    assert re.sub(r"\s", "", "".join(found)) == re.sub(r"\s", "", text)
    assert all(sentence in text and sentence == sentence.strip() for sentence in found)


def test_a_very_long_paragraph_is_split_as_a_short_one() -> None:
    sentence = "The guards of the prison let nobody in, and nobody out. "
    assert sentences(sentence * 1000, "en") == (sentence.strip(),) * 1000
