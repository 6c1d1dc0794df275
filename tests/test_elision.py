"""What stands before a value: elided before a vowel, whole before other letters, nothing sure where nobody knows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ua_i18n import packs
from ua_i18n.elision import fitting, joint_before

pytestmark = pytest.mark.once  # what it tells is the same on every Python

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
        ("it", "il ", "8 marzo", ("l’",)),
        ("it", "il ", "11 marzo", ("l’",)),
        ("it", "il ", "18 marzo", ("il ",)),
        ("it", "il ", "1º marzo", ("il ",)),
        ("fr", "l’", "11 septembre", ("le ", "la ")),
        ("it", "della ", "Ana", ("dell’",)),
        ("it", "del ", "11 settembre", ("dell’",)),
        ("it", "dell’", "8 marzo", ("dell’",)),
        ("it", "l’", "7 marzo", ("il ", "la ", "lo ")),
        ("it", "il ", "80", ("l’",)),
        ("it", "il ", "11.500", ("l’",)),
        ("it", "il ", "110", ("il ",)),
        ("ca", "el ", "1 de maig", ("l’",)),
        ("ca", "de l’", "11 de setembre", ("de l’",)),
        ("ca", "el ", "1.000", ("el ",)),
        ("ca", "el ", "8 de març", ("el ",)),
        ("ca", "de ", "abril", ("d’",)),
        ("ca", "de ", "FMI", ()),
        ("ca", "la ", "universitat", ()),
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


@pytest.mark.parametrize(
    ("tag", "joint", "value", "expected"),
    [
        ("es", " y ", "imparcial", " e "),
        ("es", " y ", "Inés", " e "),
        ("es", " y ", "Hidalgo", " e "),
        ("es", " y ", "Hierro", " y "),
        ("es", " y ", "Ana", " y "),
        ("es", ", ", "Inés", ", "),
        ("fr", " et ", "Inès", " et "),
    ],
)
def test_what_joins_fits_what_follows(tag: str, joint: str, value: str, expected: str) -> None:
    assert joint_before(joint, value, packs.load(tag, FOLDERS).words) == expected
