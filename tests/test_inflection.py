from __future__ import annotations

import pytest

from ua_i18n.inflection import find_term


@pytest.mark.parametrize(
    ("phrase", "text", "language", "found"),
    [
        ("asylum seeker", "Two asylum seekers fled.", "en", "asylum seekers"),
        ("peine de mort", "les peines de mort prononcées", "fr", "peines de mort"),
        ("a", "an a here", "en", "a"),
        ("تعذيب", "مهدد بالتعذيب", "ar", "بالتعذيب"),
        ("拷問", "拷問を恐れて", "ja", "拷問"),
        ("death penalty", "the penalty of death", "en", None),
        ("", "nothing", "en", None),
    ],
)
def test_a_phrase_is_found_in_any_inflection(phrase: str, text: str, language: str, found: str | None) -> None:
    span = find_term(phrase, text, language)
    assert (text[slice(*span)] if span else None) == found


def test_exactly_takes_only_what_the_stemmer_knows_to_be_one_word() -> None:
    assert find_term("state", "a stateless person", "en", exactly=True) is None
