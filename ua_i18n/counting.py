"""Counts with their nouns, in the English of our own messages."""

from __future__ import annotations


def counted(count: int, one: str, many: str = "") -> str:
    """ "1 message" or "3 messages"; `many` is what is said of several, where that is not `one` with an "s".

    >>> counted(1, "message was", "messages were")
    '1 message was'
    """
    return f"{count} {one if count == 1 else many or f'{one}s'}"
