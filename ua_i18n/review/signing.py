"""A person's way through letters to be signed, page by page: what each key does, as a pure state machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

KEYS: Mapping[str, str] = {
    "n": "next page",
    "b": "back",
    "y": "sign",
    "s": "skip this letter",
    "u": "take the last signature back",
    "q": "quit",
}
"""What the keys do, for the last line of a screen."""


class Act(StrEnum):
    SIGN = "sign"
    UNSIGN = "unsign"


@dataclass(frozen=True, slots=True)
class Effect:
    """Something to be done to a letter, by its number from 0."""

    act: Act
    letter: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Where a person is: on a page of a letter. `pages` counts those of each; `read` letters were seen to their end."""

    pages: tuple[int, ...]
    letter: int = 0
    page: int = 0
    read: frozenset[int] = frozenset()
    signed: tuple[int, ...] = ()
    notice: str = ""
    ended: bool = False

    @classmethod
    def begin(cls, pages: tuple[int, ...]) -> Signing:
        """At the first page of the first letter; each letter has a page at least."""
        return cls(pages=pages, ended=not pages)._at(0, 0)

    def press(self, pressed: str) -> tuple[Signing, Effect | None]:
        """Where a pressed key leads, and what is to be done now. Only who has seen the last page can sign."""
        calm = replace(self, notice="")
        if pressed == "y":
            if self.letter in self.read:
                return calm, Effect(Act.SIGN, self.letter)
            return replace(calm, notice="Read it to its end first: n turns the page."), None
        if pressed == "u":
            if self.signed:
                return calm, Effect(Act.UNSIGN, self.signed[-1])
            return replace(calm, notice="You have signed nothing yet."), None
        return calm._moved(pressed), None

    def after(self, effect: Effect, done: bool, notice: str) -> Signing:
        """Where the person is when the effect is done, or was refused with the reason in `notice`."""
        told = replace(self, notice=notice)
        if not done:
            return told
        if effect.act is Act.UNSIGN:
            return replace(told, signed=self.signed[:-1])._at(effect.letter, 0)
        return replace(told, signed=(*self.signed, effect.letter))._next_letter()

    def left(self) -> Signing:
        return replace(self, ended=True)

    def _moved(self, pressed: str) -> Signing:
        match pressed:
            case "n" if self.page + 1 < self.pages[self.letter]:
                return self._at(self.letter, self.page + 1)
            case "n":
                return replace(self, notice="This is the last page: y signs, s skips.")
            case "b" if self.page:
                return self._at(self.letter, self.page - 1)
            case "b":
                return self._at(max(0, self.letter - 1), 0)
            case "s":
                return self._next_letter()
            case "q":
                return self.left()
            case _:
                return replace(self, notice=f"{pressed!r} does nothing here.")

    def _next_letter(self) -> Signing:
        return self._at(self.letter + 1, 0) if self.letter + 1 < len(self.pages) else self.left()

    def _at(self, letter: int, page: int) -> Signing:
        if self.ended:
            return self
        read = self.read | {letter} if page == self.pages[letter] - 1 else self.read
        return replace(self, letter=letter, page=page, read=read)
