from __future__ import annotations

import contextlib
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n import yamlfile
from ua_i18n.errors import FormatError


def test_only_what_is_meant_is_a_number_or_a_boolean() -> None:
    text = "[NO, yes, off, 007, 1.10, 12:30, 1e5, 0x1F, 2000-06-07, =, <<, true, ~, 7, -2, 1.5, '8']"
    strings = ["NO", "yes", "off", "007", "1.10", "12:30", "1e5", "0x1F", "2000-06-07", "=", "<<"]
    assert yamlfile.load(text, "f").data == [*strings, True, None, 7, -2, 1.5, "8"]


def test_lines_are_known_by_path() -> None:
    document = yamlfile.load("a:\n  b: 1\n  NO:\n  - x\n  - y: z\n", "f.yaml")
    assert document.data == {"a": {"b": 1, "NO": ["x", {"y": "z"}]}}
    assert [document.line("a", "NO", 1, "y"), document.line("a", "b"), document.line("c")] == [5, 2, None]
    assert document.place("a", "NO") == "f.yaml:3"
    assert document.place("c") == "f.yaml"


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n"])
def test_an_empty_file_has_no_data(text: str) -> None:
    assert yamlfile.load(text, "f").data is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\nb: !!python/object/apply:os.system [x]", "f:2: the tag .*os.system is not allowed"),
        ("a: !!str 1", "f:1: the tag"),
        ("!!python/name:os.system : 1", "f:1: the tag"),
        ("a: 1\nb: 2\na: 3", "f:3: the key 'a' stands here already, on line 1"),
        ("a: &x [1]\nb: *x", "f:1: anchors"),
        ("b: *x", "f:1: anchors|f:1: is not YAML"),
        ("a: [", "f:[12]: is not YAML"),
        ("\ta: 1", "f:1: is not YAML"),
        ("a: \x07", r"f: is not YAML: character U\+0007"),
        ("? [a]\n: b", "f:1: a key must be plain text"),
        ("a: 1\n---\nb: 2", "f:2: a second document"),
        # The parser itself refuses very deep text, or we do: it depends on its version.
        ("- " * 5000, "f:1: is nested too deeply|f:1: is not YAML: .* nesting depth"),
        ("[" * 100_000, "f:1: is nested too deeply|f:1: is not YAML: .* nesting depth"),
    ],
)
def test_what_has_no_place_is_refused(text: str, problem: str) -> None:
    with pytest.raises(FormatError, match=problem):
        yamlfile.load(text, "f")


class Colour(StrEnum):
    RED = "red"


def test_values_of_ours_are_written_plainly() -> None:
    data = {"z": date(2000, 6, 7), "a": (Colour.RED,), "long": "word " * 60 + "end", "name": "يونيو Łódź", "none": None}
    text = yamlfile.dump(data)
    assert text.splitlines() == [
        "z: 2000-06-07",
        "a:",
        "- red",
        f"long: {'word ' * 60}end",
        "name: يونيو Łódź",
        "none: null",
    ]


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(PLAIN)
def test_what_is_dumped_is_loaded(data: object) -> None:
    assert yamlfile.load(yamlfile.dump(data), "f").data == data


@given(st.from_regex(r"[-+.~0-9a-zA-Z:_=<]{1,6}", fullmatch=True))
def test_a_short_text_stays_a_text(text: str) -> None:
    assert yamlfile.load(yamlfile.dump([text]), "f").data == [text]


@given(st.text(alphabet="[]{}:-,&*!#|>'\"%@` \nab\t?"))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(FormatError):
        yamlfile.load(text, "f")
