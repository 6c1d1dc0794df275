from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.catalog import provenance
from ua_i18n.catalog.provenance import Provenance
from ua_i18n.model import Draft


def test_a_draft_says_where_it_comes_from() -> None:
    draft = Draft("k", "x", "memory", 0.92, "amr-37-6674-2017")
    comment = provenance.draft_comment(draft)
    assert comment == "ua: draft=memory score=0.92 from=amr-37-6674-2017"
    assert provenance.drafted(["a note", comment]) == Provenance("memory", 0.92, "amr-37-6674-2017")


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"])),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
)
def test_any_origin_comes_back(note: str, origin: str) -> None:
    found = provenance.drafted([provenance.draft_comment(Draft("k", "x", origin, 0.5, note))])
    assert found == Provenance(origin, 0.5, note)


@pytest.mark.parametrize("comment", ["a note", "ua: ignore=x y", "ua draft=memory"])
def test_a_persons_own_text_has_no_origin(comment: str) -> None:
    assert provenance.drafted([comment]) is None


def test_a_damaged_mark_is_still_a_draft() -> None:
    assert provenance.drafted(['ua: draft=mt score=high from="cut']) == Provenance("mt", 0.0, '"cut')


def test_only_a_reason_makes_a_check_ignored() -> None:
    comments = ["ua: ignore=length-ratio it is shorter in Arabic", "ua: ignore=numbers", "ua: ignore=homoglyph  "]
    assert provenance.ignored(comments) == {"length-ratio": "it is shorter in Arabic"}


def test_marks_are_taken_away_one_kind_at_a_time() -> None:
    comments = ("a note", "ua: draft=memory score=1.00", "ua: ignore=numbers because")
    assert provenance.undrafted(comments) == ("a note", "ua: ignore=numbers because")
    assert provenance.unignored(comments) == ("a note", "ua: draft=memory score=1.00")
