from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n import appealfile, yamlfile
from ua_i18n.errors import FormatError
from ua_i18n.model import (
    ActionKind,
    Addressee,
    AppealGroup,
    Deadline,
    Gender,
    Level,
    Protected,
    Rank,
    Request,
    SpanKind,
    UrgentAction,
)
from ua_i18n.protection.masking import masked as masked_with


def built(record: type) -> st.SearchStrategy[Any]:
    """Records with every field filled, those with a default too."""
    kinds = get_type_hints(record)
    return st.builds(record, **{field.name: values(kinds[field.name]) for field in fields(record)})


def values(kind: Any) -> st.SearchStrategy[Any]:
    of = [values(inner) for inner in get_args(kind) if inner is not Ellipsis]
    if is_dataclass(kind):
        return built(kind)
    if get_origin(kind) is tuple:
        return st.lists(of[0], max_size=2).map(tuple)
    if get_origin(kind) is Mapping:
        return st.dictionaries(*of, max_size=2)
    if get_origin(kind) is UnionType:
        return st.one_of(of)
    return st.text(max_size=10) if kind is str else st.from_type(kind)


ACTIONS = st.deferred(lambda: built(UrgentAction))
SMALL = UrgentAction(
    id="asa-24-1-00",
    kind=ActionKind.FURTHER_INFORMATION,
    date=date(2000, 6, 7),
    countries=("NO",),
    narrative=(("{A} is held.", "Since 1999."),),
    appeals=(
        AppealGroup(
            to="THEM",
            requests=(Request(text="urging them to act", letter={Level.STATE: "I urge you to act."}),),
            addressees=(Addressee(name="N. N.", rank=Rank.JUDGE, level=Level.BODY, gender=Gender.FEMININE),),
        ),
    ),
    deadline=Deadline(send="immediately", check_after=date(2000, 7, 19)),
    protected=(Protected(name="A", kind=SpanKind.PERSON, value="Ann", exceptions=("Ann Arbor",)),),
)


@given(ACTIONS)
def test_an_action_survives_its_file(action: UrgentAction) -> None:
    masked = masked_with(action, ())
    assert appealfile.from_yaml(appealfile.to_yaml(masked), "appeal.yaml") == masked


@given(ACTIONS)
def test_an_action_survives_json(action: UrgentAction) -> None:
    data = json.loads(json.dumps(appealfile.to_data(action)))
    assert appealfile.from_data(data, "stdin") == action


def test_the_keys_are_those_of_the_format() -> None:
    data = appealfile.to_data(SMALL)
    assert next(iter(data)) == "format"
    assert data["date"] == "2000-06-07"
    assert data["protected"][0]["except"] == ["Ann Arbor"]
    assert data["appeals"][0]["requests"][0]["letter"] == {"state": "I urge you to act."}
    assert data["deadline"] == {"send": "immediately", "before": None, "check_after": "2000-07-19"}


def test_what_people_leave_out_is_empty() -> None:
    assert appealfile.from_yaml("format: 1\nid: x\n", "appeal.yaml") == UrgentAction(id="x")


def changed(old: str, new: str) -> str:
    text = appealfile.to_yaml(SMALL)
    assert old in text
    return text.replace(old, new)


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (changed("private: true", "private: yes please"), "private:", "true or false"),
        (changed("kind: further-information", "kind: new-ish"), "kind:", "expected one of new, further-information"),
        (changed("date: 2000-06-07", "date: 2000-06-31"), "date: 2000-06-31", "expected a date as 2000-06-07"),
        (changed("update_number: null", "update_number: 1.5"), "update_number:", "a whole number"),
        (changed("title: ''", "titel: ''"), None, "unknown key titel; the keys are: id, language"),
        (changed("gender: f", "gender: x"), "gender: x", "expected one of m, f"),
        (changed("rank: judge", "rank: king"), "rank: king", "expected one of head-of-state"),
        (changed("state: I urge", "empire: I urge"), None, "expected one of state, region, body"),
        (changed("name: N. N.", "name: 12"), "- name: 12", "put it in quotes"),
        (changed("- - '{A} is held.'\n  - Since 1999.", "- only text"), "- only text", "expected a list"),
        (changed("  except:", "  exempt:"), None, "unknown key exempt"),
        (changed("format: 1", "format: 2"), None, "format is 2; this program reads format 1"),
        ("- a\n", None, "expected the keys of an appeal"),
        ("", None, "expected the keys of an appeal"),
        ("format: 1\nprotected:\n- {kind: person, value: X}\n", None, "the key name is missing"),
        ("format: 1\nid: [\n", None, "is not YAML"),
        ("format: 1\ntitle: '{B} and others'\n", None, "{B} is no name under `protected`"),
        ("format: 1\nnarrative: [['One {brace.']]\n", None, "double a brace"),
    ],
)
def test_a_wrong_key_or_type_is_told_with_its_line(text: str, line: str | None, problem: str) -> None:
    with pytest.raises(FormatError) as caught:
        appealfile.from_yaml(text, "a/appeal.yaml")
    assert problem in caught.value.problem
    assert caught.value.where.startswith("a/appeal.yaml")
    if line is not None:
        number = next(number for number, found in enumerate(text.splitlines(), 1) if found.strip().startswith(line))
        assert caught.value.where == f"a/appeal.yaml:{number}"


KEYS = st.sampled_from(list(appealfile.to_data(SMALL)))
PLAIN: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner),
    max_leaves=10,
)


@given(st.dictionaries(KEYS, PLAIN))
def test_any_data_is_an_action_or_a_format_error(data: dict[str, Any]) -> None:
    try:
        found = appealfile.from_yaml(yamlfile.dump({**data, "format": 1}), "x.yaml")
    except FormatError as error:
        assert error.where.startswith("x.yaml")  # noqa: PT017 (an action is as good)
    else:
        assert isinstance(found, UrgentAction)
