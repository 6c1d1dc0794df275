"""What a scanner has damaged is understood, and nothing else is touched."""

from __future__ import annotations

import pytest

from test_reading_labels import english
from ua_i18n.reading.scanning import mended, squeezed_labels, unscanned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RECOMMENDED ACT ION: Please", "RECOMMENDED ACTION: Please"),
        ("Te1exes: 123", "Telexes: 123"),
        ("PLEASE SEND APPEA LS IMMED IATELY. Check", "PLEASE SEND APPEALS IMMEDIATELY. Check"),
        ("BACKGROUND INFORMAT ION", "BACKGROUND INFORMATION"),
        ("Please send te legrams to him", "Please send telegrams to him"),
        ("PLEASE SEND APPEALS IMMEDIATELY.", "PLEASE SEND APPEALS IMMEDIATELY."),
        ("Nobody was told of it.", "Nobody was told of it."),
        ("please send appea ls immediately", "please send appea ls immediately"),
        ("", ""),
    ],
)
def test_labels(text: str, expected: str) -> None:
    assert mended(text, squeezed_labels(english())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14 Ju1y 1993", "14 July 1993"),
        ("2 0ctober 1990", "2 0ctober 1990"),
        ("UA 2l6/93", "UA 216/93"),
        ("AMR 46/l9/93", "AMR 46/19/93"),
        ("ASA 24/01/00", "ASA 24/01/00"),
        ("Il/la", "Il/la"),
    ],
)
def test_words_and_figures_of_a_header(text: str, expected: str) -> None:
    assert unscanned(text) == expected
