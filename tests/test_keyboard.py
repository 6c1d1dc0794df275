from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from conftest import need
from ua_i18n.cli.keyboard import Terminal


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A pseudo-terminal that is the standard input; what is written to the descriptor was typed."""
    need(os.name == "posix", "pseudo-terminals")
    import pty

    person, program = pty.openpty()
    with os.fdopen(program, "r", encoding="utf-8") as terminal:
        monkeypatch.setattr("sys.stdin", terminal)
        yield person
    os.close(person)


def test_what_is_typed_ahead_is_not_lost(typed: int) -> None:
    os.write(typed, "a \né".encode())
    keys = Terminal()
    assert [keys.key(), keys.key()] == ["a", "é"]


def test_arrows_are_keys_and_other_long_keys_are_not_taken_apart(typed: int) -> None:
    os.write(typed, b"\x1b[C\x1b[D\x1bOB\x1b[3~q")
    keys = Terminal()
    assert [keys.key() for _ in range(5)] == ["n", "b", "n", "\x1b[3~", "q"]


def test_an_answer_that_was_typed_ahead_is_taken(typed: int) -> None:
    os.write(typed, b"rtoo strong\na")
    keys = Terminal()
    assert (keys.key(), keys.line("Why"), keys.key()) == ("r", "too strong", "a")


def test_end_and_interrupt_leave(typed: int) -> None:
    keys = Terminal("\x04\x03")
    with pytest.raises(EOFError):
        keys.key()
    with pytest.raises(KeyboardInterrupt):
        keys.key()
