from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.review.sitting import KEYS, Act, Outcome, Question, Sitting

MESSAGES = ("aa11", "ab22", "bb33", "cc44")


def sitting(*waiting: str) -> Sitting:
    return Sitting.begin(MESSAGES, frozenset(waiting))


def test_it_begins_at_the_first_message_that_waits() -> None:
    assert sitting("bb33", "cc44").key == "bb33"
    assert "Nothing waits" in sitting().notice
    assert Sitting.begin((), frozenset()).ended


def test_an_approval_leads_on_to_the_next_that_waits() -> None:
    here, effect = sitting("aa11", "cc44").press("a")
    assert effect is not None
    assert (effect.act, effect.key) == (Act.APPROVE, "aa11")
    there = here.after(effect, Outcome("approved", waits=False, undoable=True))
    assert (there.key, there.waiting, there.undoable) == ("cc44", {"cc44"}, ("aa11",))


def test_what_is_refused_stays_before_the_reviewer() -> None:
    here, effect = sitting("aa11").press("a")
    assert effect is not None
    there = here.after(effect, Outcome("no", waits=True, done=False))
    assert (there.key, there.notice, there.undoable) == ("aa11", "no", ())


def test_a_rejection_asks_for_its_reason_first() -> None:
    asked, nothing = sitting("aa11").press("r")
    assert (asked.question, nothing) == (Question.REJECT, None)
    here, effect = asked.answer(" too strong ")
    assert effect is not None
    assert (effect.act, effect.text, here.question) == (Act.REJECT, "too strong", None)
    assert asked.answer("  ")[1] is None


def test_undo_goes_back_to_the_last_message_done() -> None:
    here, effect = sitting("aa11", "ab22").press("a")
    assert effect is not None
    there, undo = here.after(effect, Outcome("", waits=False, undoable=True)).press("u")
    assert undo is not None
    assert (undo.act, undo.key) == (Act.UNDO, "aa11")
    back = there.after(undo, Outcome("undone", waits=True))
    assert (back.key, back.undoable, back.waiting) == ("aa11", (), {"aa11", "ab22"})
    assert back.press("u")[1] is None


def test_one_jumps_by_number_or_by_the_beginning_of_a_key() -> None:
    def jumped(said: str) -> Sitting:
        return sitting("aa11").press("j")[0].answer(said)[0]

    assert jumped("3").key == "bb33"
    assert jumped("CC").key == "cc44"
    assert "Several" in jumped("a").notice
    assert "No message" in jumped("9").notice
    assert sitting("aa11").press("4")[0].answer("")[0].key == "cc44"


def test_skipping_passes_what_is_decided_and_next_does_not() -> None:
    assert sitting("aa11", "cc44").press("s")[0].key == "cc44"
    assert sitting("aa11", "cc44").press("n")[0].key == "ab22"
    assert "Nothing waits after" in sitting("cc44").press("s")[0].notice
    assert sitting("bb33").press("b")[0].key == "ab22"


INPUTS = st.lists(st.tuples(st.sampled_from([*KEYS, "x", "7", "é"]), st.text(max_size=6), st.booleans(), st.booleans()))


@given(st.frozensets(st.sampled_from(MESSAGES)), INPUTS)
def test_no_input_leads_astray(waiting: frozenset[str], inputs: list[tuple[str, str, bool, bool]]) -> None:
    """Whatever is pressed and answered: one is at a message, an effect is of one, and undos match what was done."""
    now = Sitting.begin(MESSAGES, waiting)
    done: list[str] = []
    for pressed, text, waits, succeeds in inputs:
        now, effect = now.press(pressed)
        if now.question:
            now, effect = now.answer(text)
        if effect:
            assert effect.key in MESSAGES
            undo = effect.act is Act.UNDO
            assert not undo or effect.key == done[-1]
            now = now.after(effect, Outcome("", waits=waits, done=succeeds, undoable=not undo))
            if succeeds:
                done = done[:-1] if undo else [*done, effect.key]
        assert now.key in MESSAGES
        assert now.question is None
        assert now.undoable == tuple(done)
        assert now.waiting <= set(MESSAGES)
        assert not now.ended or pressed == "q"
        if now.ended:
            return
