"""The fuzz target, driven by hypothesis in every run; atheris drives it in `make fuzz`."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import source_files
from fuzz import target
from fuzz.target import LANGUAGES, SUFFIXES, protect_text, read_file
from ua_i18n.model import SourceLine

LINES = tuple(
    SourceLine(number, line) for number, line in enumerate(("UA 12/99 Torture", "RURITANIA: Ana Berk (f)"), 1)
)
FILES = (
    source_files.docx(LINES),
    source_files.odt(LINES),
    source_files.rtf(LINES),
    source_files.page(LINES).encode(),
    source_files.mail("A text about Ana Berk.\n"),
)
PIECES = (
    *(
        "PUBLIC AI Index: ASA 24/01/00",
        "UA 12/99",
        "Further information on UA 1/99 (AFR 1/1/99)",
        "RURITANIA:",
        "Dear Mr Berk",
    ),
    *(
        "Ana BERK (f), aged 17",
        "al-Hajj bin Ali's",
        "Article 5(2) of the",
        "Act, 1998 (Cap. 7)",
        "v.",
        "No.",
        "the Union (ABC)",
    ),
    *(
        "APPEALS TO:",
        "Salutation:",
        "Fax: +1 2 3",
        "> ",
        "| ",
        "\t",
        "{x}",
        "{{",
        "}",
        "بن عبد الله",
        "سجن",
        "1/2/3",
        "§",
        "“",
        "\u200f",
    ),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=30).map(" ".join)


def mutated(parts: tuple[bytes, int, int, bytes]) -> bytes:
    """A file with a piece cut out and another put in its place."""
    data, start, length, piece = parts
    at = start % (len(data) + 1)
    return data[:at] + piece + data[at + length :]


DAMAGED = st.tuples(
    st.sampled_from(FILES) | st.binary(max_size=200),
    st.integers(0, 100_000),
    st.integers(0, 300),
    st.binary(max_size=40),
).map(mutated)
QUIET = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)


@QUIET
@given(st.sampled_from(range(len(SUFFIXES))), DAMAGED)
def test_no_file_makes_a_reader_fail(kind: int, data: bytes) -> None:
    read_file(bytes([kind]) + data)


@QUIET
@given(st.sampled_from(LANGUAGES), st.lists(TEXTS, max_size=15).map("\n".join))
def test_no_text_makes_protection_fail(language: str, text: str) -> None:
    protect_text(language, text)


def test_the_target_swallows_nothing_but_what_we_raise(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("a fault of ours")

    read_file(b"")
    monkeypatch.setattr(target, "understand", fail)
    with pytest.raises(ValueError, match="a fault of ours"):
        read_file(bytes([SUFFIXES.index(".txt")]) + b"UA 12/99 Torture")
