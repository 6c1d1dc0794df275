from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from ua_i18n import records, yamlfile
from ua_i18n.errors import FormatError


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Inner:
    name: str
    count: int = 0


@dataclass(frozen=True)
class Outer:
    title: str
    open: bool = False
    day: date | None = None
    colour: Colour = Colour.RED
    inner: tuple[Inner, ...] = ()
    words: Mapping[Colour, str] | None = None


def read(text: str) -> Outer:
    document = yamlfile.load(text, "x.yaml")
    return records.structure(document.data, Outer, "x.yaml", line_of=document.line, using=records.converter())


def test_a_record_of_plain_data() -> None:
    text = "title: A\nopen: true\nday: 2000-06-07\ncolour: blue\ninner: [{name: B, count: 2}]\nwords: {red: C}\n"
    assert read(text) == Outer("A", True, date(2000, 6, 7), Colour.BLUE, (Inner("B", 2),), {Colour.RED: "C"})


def test_and_back() -> None:
    outer = Outer("A", True, date(2000, 6, 7), Colour.BLUE, (Inner("B", 2),), {Colour.RED: "C"})
    data = records.converter().unstructure(outer)
    assert data["day"] == "2000-06-07"
    assert data["colour"] == "blue"
    assert read(yamlfile.dump(data)) == outer


@pytest.mark.parametrize(
    ("text", "where", "problem"),
    [
        ("title: 7", "x.yaml:1", "title: expected text; put it in quotes, not 7"),
        ("title: A\nopen: maybe", "x.yaml:2", "open: expected true or false, not 'maybe'"),
        ("title: A\nday: june", "x.yaml:2", "day: expected a date as 2000-06-07, not 'june'"),
        ("title: A\ncolour: green", "x.yaml:2", "colour: expected one of red, blue, not 'green'"),
        ("title: A\ninner: text", "x.yaml:2", "inner: expected a list, not 'text'"),
        ("title: A\ninner:\n- name: B\n  count: 1.5", "x.yaml:4", "expected a whole number, not 1.5"),
        ("title: A\ninner:\n- count: 1", "x.yaml:3", "the key name is missing"),
        ("title: A\ninner:\n- name: B\n  size: 1", "x.yaml:4", "unknown key size; the keys are: name, count"),
        ("title: A\ninner:\n- B", "x.yaml:3", "does not fit"),
        ("title: A\nwords: {green: D}", "x.yaml", "expected one of red, blue"),
        ("open: true", "x.yaml:1", "the key title is missing"),
        ("titel: A\ntitle: B", "x.yaml:1", "unknown key titel"),
        ("- title", "x.yaml", "expected keys with values, not list"),
        ("7", "x.yaml", "expected keys with values, not int"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(text: str, where: str, problem: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(text)
    assert problem in caught.value.problem
    assert caught.value.where.startswith(where)


@pytest.mark.parametrize("value", [1, 0, "true", None])
def test_no_type_is_taken_for_another(value: Any) -> None:
    with pytest.raises(FormatError):
        records.structure({"title": "A", "open": value}, Outer, "x", using=records.converter())
