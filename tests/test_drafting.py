from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.drafting import Rejection, choose, draft
from ua_i18n.errors import PluginError, RefusedError, UsageError
from ua_i18n.hookspecs import TokenShape
from ua_i18n.model import Draft, Locale, Message

FRENCH = Locale(tag="fr")


@dataclass
class Machine:
    """Answers every message by `say`, and remembers what it was sent."""

    say: Callable[[str], Any] = str.upper
    name: str = "machine"
    token: TokenShape = TokenShape.LETTERS
    online: bool = False
    limit: int | None = None
    languages: frozenset[str] = frozenset({"en"})
    seen: list[Message] = field(default_factory=list)

    def supports(self, source: str, target: Locale) -> bool:
        return source in self.languages

    def draft(self, messages: Sequence[Message], locale: Locale) -> Iterator[Draft]:
        self.seen.extend(messages)
        for message in messages:
            yield Draft(message.key, self.say(message.source), self.name, 0.5)


def message(source: str, **facts: Any) -> Message:
    return Message(context="narrative", source=source, values=(("A", "Tomas ERIBE"),), notes=("at risk",), **facts)


def targets(messages: Iterable[Message], *machines: Any) -> list[str | None]:
    listed = list(messages)
    drafted = draft(listed, machines, FRENCH)
    return [drafted.drafts[each.key].target if each.key in drafted.drafts else None for each in listed]


@given(st.lists(st.sampled_from(["{A}", "{B}", "was", "{{x}}", "held"]), min_size=1).map(" ".join))
def test_a_machine_that_changes_nothing_gives_the_text(source: str) -> None:
    for shape in TokenShape:
        assert targets([message(source)], Machine(lambda text: text, token=shape)) == [source]


def test_values_and_notes_stay_here() -> None:
    machine = Machine()
    targets([message("{A} is held.")], machine)
    assert [(sent.source, sent.values, sent.notes) for sent in machine.seen] == [("Xqaax is held.", (), ())]


def test_one_that_knows_our_grammar_sees_the_message_itself() -> None:
    machine = Machine(str, token=TokenShape.BRACES)
    whole = message("{A} is held.")
    targets([whole], machine)
    assert machine.seen == [whole]


def test_messages_that_differ_only_in_names_are_asked_once_and_all_answered() -> None:
    machine = Machine(lambda text: f"FR {text}")
    assert targets([message("{A} is held."), message("{B} is held.")], machine) == [
        "FR {A} is held.",
        "FR {B} is held.",
    ]
    assert len(machine.seen) == 1


def test_the_first_whole_answer_wins() -> None:
    first = Machine(lambda text: "un" if "one" in text else "", name="first")
    second = Machine(lambda text: "deux", name="second")
    assert targets([message("one"), message("two")], first, second) == ["un", "deux"]
    assert [sent.source for sent in second.seen] == ["two"]


def test_a_lost_name_is_asked_for_again_in_another_shape() -> None:
    machine = Machine(lambda text: text.replace("Xqaax", "he"))
    drafted = draft([message("{A} is held.")], [machine], FRENCH)
    assert [sent.source for sent in machine.seen] == ["Xqaax is held.", "{0} is held."]
    assert [found.target for found in drafted.drafts.values()] == ["{A} is held."]
    assert drafted.rejected == ()


def test_a_name_lost_twice_is_rejected_and_the_next_one_asked() -> None:
    deaf, good = Machine(lambda text: "he is held", name="deaf"), Machine(lambda text: text, name="good")
    whole = message("{A} is held.")
    drafted = draft([whole], [deaf, good], FRENCH)
    assert drafted.rejected == (Rejection(whole.key, "deaf", "lost {A}"),)
    assert drafted.drafts[whole.key].origin == "good"
    assert len(deaf.seen) == 2


def test_only_what_failed_is_asked_again() -> None:
    machine = Machine(lambda text: text.replace("Xqaax was", "he was"))
    targets([message("{A} is held."), message("{A} was held.")], machine)
    assert [sent.source for sent in machine.seen] == ["Xqaax is held.", "Xqaax was held.", "{0} was held."]


def test_there_is_no_other_shape_for_our_own_grammar() -> None:
    machine = Machine(lambda text: "lost", token=TokenShape.BRACES)
    assert targets([message("{A} is held.")], machine) == [None]
    assert len(machine.seen) == 1


@pytest.mark.parametrize("nothing", ["", "  \n", None, 7])
def test_an_answer_that_says_nothing_is_none(nothing: object) -> None:
    assert targets([message("one")], Machine(lambda text: nothing), Machine(lambda text: "un")) == ["un"]


def test_answers_to_other_questions_are_passed_over() -> None:
    class Stray(Machine):
        def draft(self, messages: Sequence[Message], locale: Locale) -> Iterator[Any]:
            yield None
            yield Draft("000000000000", "stray", "stray", 1.0)
            yield Draft(messages[0].key, "un", "stray", 1.0)
            yield Draft(messages[0].key, "deux", "stray", 1.0)

    assert targets([message("one")], Stray()) == ["un"]


def test_a_translator_that_fails_leaves_the_rest_to_the_next() -> None:
    class Failing(Machine):
        def draft(self, messages: Sequence[Message], locale: Locale) -> Iterator[Draft]:
            self.seen.extend(messages)
            yield Draft(messages[0].key, "un", "failing", 1.0)
            raise PluginError("the quota is used up")

    failing = Failing(name="failing")
    messages = [message("one"), message("two")]
    drafted = draft(messages, [failing, Machine(lambda text: "deux")], FRENCH)
    assert [drafted.drafts[each.key].target for each in messages] == ["un", "deux"]
    assert drafted.rejected == (Rejection(messages[1].key, "failing", "the quota is used up"),)
    assert len(failing.seen) == 2


def test_a_translator_that_cannot_tell_its_languages_fails_alone() -> None:
    class Unsure(Machine):
        def supports(self, source: str, target: Locale) -> bool:
            raise PluginError("no list of languages")

    assert targets([message("one")], Unsure(), Machine(lambda text: "un")) == ["un"]


def test_what_is_too_long_is_not_sent() -> None:
    machine = Machine(limit=14)
    assert targets([message("{A_very_long_name} held"), message("much too long a text")], machine)[1] is None
    assert [sent.source for sent in machine.seen] == ["Xqaax held"]


def test_only_its_languages_are_sent() -> None:
    machine = Machine()
    assert targets([message("uno", language="es")], machine) == [None]
    assert machine.seen == []


def test_origin_and_score_stay_the_translators() -> None:
    whole = message("one")
    found = draft([whole], [Machine(name="mine")], FRENCH).drafts[whole.key]
    assert (found.key, found.origin, found.score) == (whole.key, "mine", 0.5)


def test_translators_are_chosen_in_the_users_order() -> None:
    known = {name: Machine(name=name) for name in ("a", "b", "c")}
    assert [each.name for each in choose(["c", "a", "c"], known, online=False)] == ["c", "a"]


def test_an_unknown_translator_is_a_mistake() -> None:
    with pytest.raises(UsageError, match=r"called d; there are: a, b"):
        choose(["d"], {"b": Machine(), "a": Machine()}, online=False)


def test_nothing_is_sent_away_unasked() -> None:
    known = {"cloud": Machine(online=True)}
    with pytest.raises(RefusedError, match="--online"):
        choose(["cloud"], known, online=False)
    assert choose(["cloud"], known, online=True) == (known["cloud"],)
