"""Cuts a text that is longer than a service takes, between sentences where that is possible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ua_i18n_plugins.translators.wire import UnansweredError

_SENTENCE = re.compile(r"(?<=[.!?;:。！？])\s+")
_WORD = re.compile(r"\s+")


def split(text: str, limit: int) -> tuple[str, ...]:
    """Parts of at most `limit` characters: whole sentences, else whole words.

    Raises UnansweredError for a single word that is longer: it may be a token, which would not come back.
    """
    return tuple(_joined(_pieces(text, limit), limit))


def _pieces(text: str, limit: int) -> Iterator[str]:
    for sentence in _SENTENCE.split(text):
        if len(sentence) <= limit:
            yield sentence
        else:
            yield from _joined(iter(_WORD.split(sentence)), limit)


def _joined(pieces: Iterator[str], limit: int) -> Iterator[str]:
    """The pieces in as few parts as the limit lets."""
    part = ""
    for piece in pieces:
        if len(piece) > limit:
            raise UnansweredError(f"one word has more than {limit} characters")
        if part and len(part) + 1 + len(piece) > limit:
            yield part
            part = piece
        else:
            part = f"{part} {piece}" if part else piece
    if part:
        yield part
