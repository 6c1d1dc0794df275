"""Keys and lines from whoever types: a person at a terminal, or a script through a pipe."""

from __future__ import annotations

import os
import re
import select
import sys
from dataclasses import dataclass
from typing import Protocol

import click

_FORTH = ("\x1b[C", "\x1b[B", "\x1bOC", "\x1bOB", "\xe0M", "\xe0P")  # arrows right and down, as terminals send them
_BACK = ("\x1b[D", "\x1b[A", "\x1bOD", "\x1bOA", "\xe0K", "\xe0H")
_ARROWS = dict.fromkeys(_FORTH, "n") | dict.fromkeys(_BACK, "b")
_LONG_KEY = re.compile(r"\x1b(?:\[[0-9;]*[A-Za-z~]|O[A-Za-z])|\xe0[A-Z]")
_INTERRUPT, _END = "\x03", "\x04"
_LISTENING = 0.2  # seconds


class Keyboard(Protocol):
    """Where keys come from."""

    def key(self) -> str:
        """The next key; raises EOFError where there are no more."""
        ...

    def line(self, prompt: str, typed: str = "") -> str:
        """The answer to a question, without what was `typed` already; raises EOFError where there is none."""
        ...


@dataclass(slots=True)
class Terminal:
    """A person's keyboard: a key works at once, arrows too; what is typed ahead is kept for the next question."""

    _ahead: str = ""

    def key(self) -> str:
        while True:
            pressed, self._ahead = _first(self._ahead or _typed())
            if pressed == _END:
                raise EOFError
            if pressed == _INTERRUPT:
                raise KeyboardInterrupt
            if pressed.strip():  # Enter and space do nothing: hands that rest on them decide nothing
                return _ARROWS.get(pressed, pressed)

    def line(self, prompt: str, typed: str = "") -> str:
        ahead, newline, self._ahead = self._ahead.replace("\r", "\n").partition("\n")
        if newline:
            return ahead
        shown = f"{prompt}: {typed}{ahead}"
        try:
            return ahead + str(click.prompt(shown, default="", show_default=False, prompt_suffix=""))
        except click.Abort:
            return ""


@dataclass(slots=True)
class Pipe:
    """A script: keys one after another or a line each; an answer is a line of its own, or what follows its key."""

    def key(self) -> str:
        while character := sys.stdin.read(1):
            if character.strip():
                return character
        raise EOFError

    def line(self, prompt: str, typed: str = "") -> str:
        line = self._line()
        return line if line.strip() or typed else self._line()

    def _line(self) -> str:
        if not (line := sys.stdin.readline()):
            raise EOFError
        return line.rstrip("\r\n")


def _typed() -> str:
    """What was typed, at least a key; never dropped, as happens where a terminal is emptied before it is read."""
    if os.name != "posix":
        return click.getchar()
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSADRAIN)
        while not select.select([descriptor], [], [], _LISTENING)[0]:
            pass  # an interrupt that came just before the wait is heard between two waits
        return os.read(descriptor, 4096).decode("utf-8", "replace") or _END
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def _first(typed: str) -> tuple[str, str]:
    """The first key of what was typed, one that sends several characters whole, and the rest."""
    match = _LONG_KEY.match(typed)
    key = match[0] if match else typed[:1]
    return key, typed[len(key) :]


def keyboard() -> Keyboard:
    return Terminal() if sys.stdin.isatty() else Pipe()
