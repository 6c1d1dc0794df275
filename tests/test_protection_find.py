from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.model import Span, SpanKind
from ua_i18n.protection import Matcher
from ua_i18n.protection.find import without_overlaps


def found(text: str, *values: str) -> list[str]:
    return [text[start:end] for start, end, key in Matcher({value: value for value in values}).find(text)]


@pytest.mark.parametrize(
    ("text", "value", "times"),
    [
        ("Li, Lima, Ali and Li's", "Li", 2),
        ("li LI", "Li", 0),
        ("ZHU Rongji'ye", "ZHU Rongji", 1),
        ("由ZHU Rongji说", "ZHU Rongji", 1),
        ("وZHU قال", "ZHU", 1),
        ("对赵紫阳说", "赵紫阳", 1),
        ("Іван Франко та Франков", "Франко", 1),
        ("PPS_2 PPS2 PPS-2", "PPS", 1),
        ("Rene\u0301e Rene\u0301", "Rene\u0301", 1),
        ("info@x.org", "info@x.org", 1),
    ],
)
def test_values_stand_alone(text: str, value: str, times: int) -> None:
    assert found(text, value) == [value] * times


def test_the_longest_value_comes_first() -> None:
    assert found("UNHCR Executive Committee, UNHCR", "UNHCR", "UNHCR Executive Committee") == [
        "UNHCR Executive Committee",
        "UNHCR",
    ]


def test_a_shorter_value_is_found_where_the_longer_one_is_glued() -> None:
    assert found("Zhu Rongjiang", "Zhu", "Zhu Rongji") == ["Zhu"]


def test_values_without_a_key_hide_what_they_hold() -> None:
    assert list(Matcher({"May": "May", "May Day": None}).find("May Day, May")) == [(9, 12, "May")]


def test_overlaps_are_settled_longest_first() -> None:
    spans = [Span(0, 2, SpanKind.PERSON, "ab"), Span(1, 5, SpanKind.PLACE, "bcde"), Span(5, 6, SpanKind.PERSON, "f")]
    assert without_overlaps(spans) == (spans[1], spans[2])


@given(st.text(alphabet="ab é́د趙", max_size=30), st.lists(st.text(alphabet="ab é́د趙", max_size=5), max_size=5))
def test_matches_are_of_the_text_and_apart(text: str, values: list[str]) -> None:
    end = 0
    for start, stop, key in Matcher({value: value for value in values}).find(text):
        assert end <= start
        assert text[start:stop] == key
        end = stop
