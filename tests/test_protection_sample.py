from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from conftest import shared
from ua_i18n.model import SourceLine, SourceText, SpanKind
from ua_i18n.protection import protect
from ua_i18n.reading import read
from ua_i18n.segmentation import segment
from ua_i18n.sources import SourceLanguage

LOCALES = Path(__file__).parents[1] / "locales"


def lines_of(text: str) -> Iterator[SourceLine]:
    for number, line in enumerate(text.splitlines(), 1):
        marks, body = re.fullmatch(r"(#+ |- )?(.*)", line.strip()).groups("")  # type: ignore[union-attr]
        yield SourceLine(number, body, level=marks.count("#"), bullet=marks == "- ")


def test_the_shared_sample_is_protected_as_people_read_it() -> None:
    source = SourceText("source.txt", "", tuple(lines_of(shared("seeds/ua-105-00.txt").read_text("utf-8"))))
    english = SourceLanguage.load("en", (LOCALES,))
    action = segment(protect(read(source, english.labels).action, english.lexicon))
    gold = yaml.safe_load(shared("gold/ua-105-00.yaml").read_text("utf-8"))["protected"]
    for kind in (SpanKind.PERSON, SpanKind.ORGANISATION, SpanKind.CITATION, SpanKind.REFERENCE):
        assert {entry.value for entry in action.protected if entry.kind is kind} == set(gold[f"{kind}s"])
    assert {entry.kind for entry in action.protected}.isdisjoint({SpanKind.PLACE, SpanKind.CONTACT, SpanKind.ADDRESS})
    assert [len(paragraph) for paragraph in action.narrative] == [4, 2, 1, 2]
