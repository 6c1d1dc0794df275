"""Which document of an Urgent Action is the newest, found at once for all and for each by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.model import ActionKind, Update
from ua_i18n.workspace.following import dated_after, successors, tied

INDEXES = ("ASA 99/001/2004", "ASA 99/01/04", "ASA 99/002/2004", "EUR 01/001/2004", "not numbered", None)
NUMBERS = ("UA 1/04", "1/04", "UA 2/04", "EXTRA 1/04", None)


@dataclass(frozen=True)
class Paper:
    id: str
    index: str | None = None
    ua_number: str | None = None
    date: date | None = None
    updates: tuple[Update, ...] = ()
    kind: ActionKind = ActionKind.NEW


DAYS = st.none() | st.dates(date(2004, 1, 1), date(2004, 1, 4))
UPDATES = st.lists(st.builds(Update, ua_number=st.sampled_from(NUMBERS), index=st.sampled_from(INDEXES)), max_size=2)
PAPERS = st.lists(
    st.tuples(st.sampled_from(INDEXES), st.sampled_from(NUMBERS), DAYS, UPDATES.map(tuple)), max_size=7
).map(lambda rows: [Paper(f"paper-{number}", *row) for number, row in enumerate(rows)])


@given(PAPERS)
def test_the_newest_of_all_is_the_newest_that_each_finds(papers: list[Paper]) -> None:
    found = successors(papers)
    for paper in papers:
        later = [other for other in papers if other is not paper and tied(paper, other) and dated_after(other, paper)]
        newest = found.get(paper.id)
        assert (newest is None) is (not later)
        if newest:
            assert newest in later
            assert newest.date == max(other.date for other in later if other.date)


def test_a_document_need_not_say_its_number_to_be_followed_up() -> None:
    first = Paper("first", index="ASA 99/001/2004", date=date(2004, 1, 1))
    second = Paper("second", date=date(2004, 1, 2), updates=(Update(index="ASA 99/01/04"),))
    other = Paper("other", index="ASA 99/002/2004", date=date(2004, 1, 3))
    assert successors([other, second, first]) == {"first": second}
