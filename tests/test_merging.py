"""A three-way merge loses no change of either side without saying so."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.merging import Conflict, merge

PARAGRAPHS = [
    "The journalist was arrested at her home on Monday morning.",
    "Her lawyer has not been allowed to see her since then.",
    "A court in the capital will hear the case next month.",
    "Two of her colleagues have left the country.",
]

leaves = st.one_of(st.none(), st.booleans(), st.integers(0, 9), st.text("abc", max_size=4))
data = st.recursive(
    leaves,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from("kmn"), inner, max_size=3)),
    max_leaves=12,
)
texts = st.lists(st.sampled_from([f"{letter * 3} sentence {letter}" for letter in "abcdefgh"]), max_size=6, unique=True)


@given(data, data)
def test_a_change_of_one_side_alone_stands(base: Any, changed: Any) -> None:
    assert merge(base, changed, base).data == changed
    assert merge(base, base, changed).data == changed
    assert merge(base, changed, changed) == merge(changed, changed, changed)


@given(data, data, data)
def test_the_result_is_settled(base: Any, ours: Any, theirs: Any) -> None:
    """Merging the same reading again, now from itself, changes nothing."""
    merged = merge(base, ours, theirs).data
    assert merge(theirs, merged, theirs).data == merged


@given(texts, texts, texts)
def test_no_added_item_is_lost(base: list[str], ours: list[str], theirs: list[str]) -> None:
    merged = merge(base, ours, theirs)
    told = [value for conflict in merged.conflicts for value in (conflict.ours, conflict.theirs)]
    for item in {*ours, *theirs} - set(base):
        assert item in merged.data or item in told


@given(texts, texts)
def test_what_both_sides_keep_is_kept_once(base: list[str], ours: list[str]) -> None:
    theirs = [*base, "a wholly new ending"]
    merged = merge(base, ours, theirs).data
    assert [item for item in base if item in ours] == [item for item in base if item in merged]
    assert merged.count("a wholly new ending") == 1


def test_edits_meet_insertions_moves_and_removals() -> None:
    first, second, third, fourth = PARAGRAPHS
    ours = [first, second.replace("allowed", "permitted"), third, fourth]
    theirs = ["An update opens the text.", third, first, second]
    merged = merge(PARAGRAPHS, ours, theirs)
    assert merged.conflicts == ()
    assert merged.data == ["An update opens the text.", third, first, second.replace("allowed", "permitted")]


def test_both_replacing_one_item_is_a_conflict() -> None:
    merged = merge(["Office", "Town"], ["Palace", "Town"], ["1 New Street", "Town", "Country"])
    assert merged.data == ["Palace", "Town", "Country"]
    assert merged.conflicts == (Conflict((0,), "Palace", "1 New Street"),)


def test_both_rewording_one_sentence_is_a_conflict() -> None:
    ours, theirs = list(PARAGRAPHS), list(PARAGRAPHS)
    ours[0] = ours[0].replace("Monday", "Tuesday")
    theirs[0] = theirs[0].replace("Monday", "Friday")
    merged = merge(PARAGRAPHS, ours, theirs)
    assert merged.data == ours
    assert merged.conflicts == (Conflict((0,), ours[0], theirs[0]),)
    assert str(merged.conflicts[0]).startswith("[0]: kept ")


@pytest.mark.parametrize("people_removed", [True, False])
def test_removed_by_one_and_changed_by_the_other_is_a_conflict(people_removed: bool) -> None:
    removed = [PARAGRAPHS[0], *PARAGRAPHS[2:]]
    changed = [PARAGRAPHS[0], PARAGRAPHS[1].replace("allowed", "permitted"), *PARAGRAPHS[2:]]
    if people_removed:
        merged = merge(PARAGRAPHS, removed, changed)
        assert merged.data == removed
        assert merged.conflicts == (Conflict((3,), None, changed[1]),)
    else:
        merged = merge(PARAGRAPHS, changed, removed)
        assert merged.data == changed
        assert merged.conflicts == (Conflict((1,), changed[1], None),)


def test_records_are_followed_by_their_name() -> None:
    base = [{"name": "A", "fax": ["1"], "gender": None}, {"name": "B", "fax": ["2"], "gender": None}]
    ours = [{"name": "A", "fax": ["1"], "gender": "f"}, {"name": "B", "fax": ["2"], "gender": "m"}]
    theirs = [{"name": "C", "fax": [], "gender": None}, {"name": "B", "fax": ["3"], "gender": None}, base[0]]
    merged = merge({"to": base}, {"to": ours}, {"to": theirs})
    assert merged.conflicts == ()
    assert merged.data == {"to": [theirs[0], {"name": "B", "fax": ["3"], "gender": "m"}, ours[0]]}


LONG = "Members of the staff are deeply concerned for the safety of {who}, who was taken from a clinic on 3 October."


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        (LONG.format(who="Yawa"), LONG.format(who="Afi"), "… the safety of [-Yawa-][+Afi+], who was taken …"),
        (
            [LONG.format(who="Yawa"), "She is ill."],
            [LONG.format(who="Yawa"), "She is well."],
            "… October. She is [-ill-][+well+].",
        ),
        ({"name": "A" * 70, "office": None}, {"name": "A" * 70, "office": "Mayor"}, "[+, Mayor+]"),
        ({"name": "A" * 70, "minor": True}, {"name": "A" * 70, "minor": False}, "[-True-][+False+]"),
        ("Lome", "Kara", "kept 'Lome', the new text has 'Kara'"),
        ("Lome", None, "kept 'Lome', the new text has nothing"),
    ],
)
def test_a_conflict_shows_what_differs(ours: Any, theirs: Any, said: str) -> None:
    told = str(Conflict(("letter", "concern"), ours, theirs))
    assert said in told
    assert "['" not in told


def test_a_conflict_tells_what_was_only_confirmed() -> None:
    assert "which you confirmed" in str(Conflict(("letter", "concern"), ["Short."], ["Other."], confirmed=True))
