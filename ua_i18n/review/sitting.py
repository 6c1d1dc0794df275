"""A reviewer's way through the messages of a catalog: what each key does, as a pure state machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class Act(StrEnum):
    """What a reviewer does with a message."""

    APPROVE = "approve"
    EDIT = "edit"
    REJECT = "reject"
    IGNORE = "ignore"
    COMMENT = "comment"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Effect:
    """Something to be done to the message with this key; `text` is what the reviewer wrote for it."""

    act: Act
    key: str
    text: str = ""


class Question(StrEnum):
    """What a key asks before it does something; an empty answer calls it off."""

    REJECT = "Why is it rejected? Its translator will read this"
    IGNORE = "Why does the finding not count? (with several: its number first, as `2 said by the verb`)"
    COMMENT = "Comment"
    JUMP = "Jump to (number or key)"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an effect: a line for the reviewer, whether the message still waits, and whether it can be undone.

    A refused effect is not `done`.
    """

    notice: str
    waits: bool
    done: bool = True
    undoable: bool = False


_ACTS: Mapping[str, Act] = {"a": Act.APPROVE, "e": Act.EDIT, "u": Act.UNDO}
_QUESTIONS: Mapping[str, Question] = {
    "r": Question.REJECT,
    "i": Question.IGNORE,
    "c": Question.COMMENT,
    "j": Question.JUMP,
}
_ASKED: Mapping[Question, Act] = {
    Question.REJECT: Act.REJECT,
    Question.IGNORE: Act.IGNORE,
    Question.COMMENT: Act.COMMENT,
}
KEYS: Mapping[str, str] = {
    "a": "approve",
    "e": "edit",
    "r": "reject",
    "i": "ignore a finding",
    "c": "comment",
    "s": "skip",
    "n": "next",
    "b": "back",
    "u": "undo",
    "j": "jump",
    "q": "quit",
}
"""What the keys do, for the last line of a screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """Where a reviewer is: at `keys[position]`, perhaps asked something; `undoable` are the messages done, last last.

    `waiting` are the messages that a reviewer has to decide on; `typed` is the digit that began a jump.
    """

    keys: tuple[str, ...]
    waiting: frozenset[str]
    position: int = 0
    question: Question | None = None
    typed: str = ""
    notice: str = ""
    undoable: tuple[str, ...] = ()
    ended: bool = False

    @classmethod
    def begin(cls, keys: tuple[str, ...], waiting: frozenset[str]) -> Sitting:
        """At the first message that waits."""
        position = next((number for number, key in enumerate(keys) if key in waiting), 0)
        notice = "" if waiting else "Nothing waits for a decision."
        return cls(keys=keys, waiting=waiting, position=position, notice=notice, ended=not keys)

    @property
    def key(self) -> str:
        """The message that is before the reviewer."""
        return self.keys[self.position]

    def press(self, pressed: str) -> tuple[Sitting, Effect | None]:
        """Where a pressed key leads, and what is to be done now."""
        calm = replace(self, notice="", typed="")
        if pressed == "u" and not self.undoable:
            return replace(calm, notice="There is nothing to undo."), None
        if act := _ACTS.get(pressed):
            return calm, Effect(act, self.undoable[-1] if act is Act.UNDO else self.key)
        if question := _QUESTIONS.get(pressed):
            return replace(calm, question=question), None
        if pressed.isdecimal():
            return replace(calm, question=Question.JUMP, typed=pressed), None
        return calm._moved(pressed), None

    def answer(self, text: str) -> tuple[Sitting, Effect | None]:
        """Where an answer leads, and what is to be done now."""
        calm = replace(self, question=None, typed="", notice="")
        said = (self.typed + text).strip()
        if not said or self.question is None:
            return replace(calm, notice="Nothing was done."), None
        if self.question is Question.JUMP:
            return calm._jumped(said), None
        return calm, Effect(_ASKED[self.question], self.key, said)

    def after(self, effect: Effect, outcome: Outcome) -> Sitting:
        """Where the reviewer is when the effect is done: an approval leads on, all else stays to be looked at."""
        waiting = self.waiting | {effect.key} if outcome.waits else self.waiting - {effect.key}
        here = replace(self, waiting=waiting, notice=outcome.notice)
        if not outcome.done:
            return here
        if effect.act is Act.UNDO:
            return replace(here, position=self.keys.index(effect.key), undoable=self.undoable[:-1])
        if outcome.undoable:
            here = replace(here, undoable=(*self.undoable, effect.key))
        return here if outcome.waits or effect.act not in (Act.APPROVE, Act.REJECT) else here._onward()

    def left(self) -> Sitting:
        """After the reviewer has gone, or the input is at its end."""
        return replace(self, ended=True, question=None)

    def _moved(self, pressed: str) -> Sitting:
        match pressed:
            case "s":
                return self._onward()
            case "n":
                return replace(self, position=min(self.position + 1, len(self.keys) - 1))
            case "b":
                return replace(self, position=max(0, self.position - 1))
            case "q":
                return self.left()
            case _:
                return replace(self, notice=f"{pressed!r} does nothing here.")

    def _onward(self) -> Sitting:
        ahead = range(self.position + 1, len(self.keys))
        found = next((number for number in ahead if self.keys[number] in self.waiting), None)
        if found is not None:
            return replace(self, position=found)
        rest = f"{len(self.waiting)} still wait before it" if self.waiting - {self.key} else "q quits"
        return replace(self, notice=f"{self.notice} Nothing waits after this one; {rest}.".strip())

    def _jumped(self, said: str) -> Sitting:
        """By number from 1, or by a key or its beginning; a number that no message has may still begin a key."""
        if said.isdecimal() and 1 <= int(said) <= len(self.keys):
            return replace(self, position=int(said) - 1)
        found = [number for number, key in enumerate(self.keys) if key.startswith(said.lower())]
        if len(found) == 1:
            return replace(self, position=found[0])
        what = "Several messages have" if found else "No message has"
        return replace(self, notice=f"{what} the number or key {said}; there are {len(self.keys)}.")
