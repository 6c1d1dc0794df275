from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.model import Locale
from ua_i18n.sentences import sentence
from ua_i18n.wordlists import Lexicon, lexicon

pytestmark = pytest.mark.once  # what it tells is the same on every Python

WORDS = {
    "negation": ("not", "no one", "-n't-", "un-", "-less"),
    "negation_not": ("not only", "unless"),
    "months": ("may=5",),
}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He is not free.", "not"),
        ("NOT so", "not"),
        ("No one came.", "no one"),
        ("It isn’t so.", "n't"),
        ("An unfair trial", "unfair"),
        ("He is homeless", "homeless"),
        ("Nobody came.", ""),
        ("knot, noteworthy", ""),
        ("Not only he", ""),
        ("not only he, not she", "not"),
        ("unless he comes", ""),
        ("the {not} slot", ""),
        ("no one's", "no one"),
        ("", ""),
    ],
)
def test_a_word_is_found_as_words_yaml_writes_it(text: str, word: str) -> None:
    found = Lexicon(WORDS)["negation"]
    assert found.found(sentence(text)) == word
    assert found.stands_in(sentence(text)) is bool(word)


def test_where_nothing_stands_between_words_all_is_found_inside() -> None:
    found = Lexicon({"negation": ("ない",), "negation_not": ("危ない",)})["negation"]
    assert found.stands_in(sentence("起訴されていない。"))
    assert not found.stands_in(sentence("とても危ない。"))


def test_what_a_language_joins_to_a_word_does_not_hide_it() -> None:
    found = Lexicon({"negation": ("لم", "لا أحد"), "clitics": ("و",)})["negation"]
    assert found.stands_in(sentence("ولم ير محاميا"))
    assert found.stands_in(sentence("ولا أحد يعرف"))


@pytest.mark.parametrize(
    ("word", "inside", "alone"),
    [
        ("रोक", "उसने रोका नहीं।", "उस पर रोक है।"),  # Devanagari: a vowel sign follows
        ("न", "मकान में", "न वह आया"),
        ("न दी", "अनुमति न दीजिए", "अनुमति न दी।"),
        ("বন্ধ", "বন্ধু এসেছেন", "সব বন্ধ আছে"),  # Bengali
        ("না", "নানা বলেন", "তিনি না এলেন"),
        ("இல்லை", "இல்லையென", "அவர் இல்லை."),  # Tamil
        ("ไม", "ไม่มีใคร", "ไมล์"),  # Thai puts nothing between words, but a tone mark belongs to its letter
    ],
)
def test_a_vowel_sign_is_part_of_its_word(word: str, inside: str, alone: str) -> None:
    found = Lexicon({"negation": (word,)})["negation"]
    assert not found.stands_in(sentence(inside))
    assert not found.counted(sentence(inside))
    assert found.found(sentence(alone)) == word
    assert found.counted(sentence(alone)) == {word: 1}


@pytest.mark.parametrize("text", ["उन्हें नहीं", "হয়নি কেউ", "ไม่ได้ พบ", "இல்லை யாரும்", "cafe\u0301 noir"])
def test_words_of_any_script_are_whole(text: str) -> None:
    assert sentence(text).tokens == text.split()


def test_an_entry_that_is_no_word_is_no_fault() -> None:
    assert Lexicon({"negation": ("'", "-", "n't", "x’")})["negation"].found(sentence("it isn't x")) == ""


def test_a_list_that_there_is_not_is_false_and_finds_nothing() -> None:
    missing = Lexicon(WORDS)["hedges"]
    assert not missing
    assert missing.found(sentence("not so")) == ""


def test_the_lists_of_a_locale_are_made_once() -> None:
    locale = Locale(tag="en", words=WORDS)
    assert lexicon(locale) is lexicon(locale)


@given(st.text(alphabet="not ’'{}a.-x 不ない", max_size=40))
def test_any_text_can_be_looked_at(text: str) -> None:
    found = Lexicon(WORDS)["negation"]
    assert bool(found.found(sentence(text))) is found.stands_in(sentence(text))
