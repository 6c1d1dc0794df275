"""What stands before a value: elided before a vowel, whole before other letters, nothing sure where nobody knows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ua_i18n import packs
from ua_i18n.elision import fitting

FOLDERS = (packs.shipped() / "locales",)
FRENCH = packs.load("fr", FOLDERS).words


@pytest.mark.parametrize(
    ("tag", "text", "value", "expected"),
    [
        ("fr", "au mois de ", "avril", ("au mois d’",)),
        ("fr", "au mois d’", "juin", ("au mois de ",)),
        ("fr", "au mois d'", "juin", ("au mois de ",)),
        ("fr", "de ", "juin", ("de ",)),
        ("fr", "l’", "Comité", ("le ", "la ")),
        ("fr", "L’", "Comité", ("Le ", "La ")),
        ("fr", "selon ", "Ana", ("selon ",)),
        ("fr", "la parade ", "Ana", ("la parade ",)),
        ("fr", "de ", "Élise", ("d’",)),
        ("fr", "de ", "Hugo", ()),
        ("fr", "le ", "UNHCR", ("l’",)),
        ("fr", "le ", "8", ("le ",)),
        ("it", "della ", "Ana", ("dell’",)),
        ("es", "de ", "abril", ("de ",)),
        ("fr", "", "Ana", ("",)),
    ],
)
def test_the_last_word_fits_the_value(tag: str, text: str, value: str, expected: tuple[str, ...]) -> None:
    assert fitting(text, value, packs.load(tag, FOLDERS).words) == expected


@settings(deadline=None)
@given(st.text(), st.text())
def test_a_language_without_elision_leaves_every_text(text: str, value: str) -> None:
    assert fitting(text, value, {}) == (text,)


@settings(deadline=None)
@given(st.text(), st.text())
def test_what_fits_fits_again(text: str, value: str) -> None:
    for fit in fitting(text, value, FRENCH):
        assert fit in fitting(fit, value, FRENCH)
