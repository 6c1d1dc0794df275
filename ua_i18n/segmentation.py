"""Paragraphs of a masked action as sentences."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from ua_i18n.languages import month_numbers
from ua_i18n.model import Paragraph, UrgentAction
from ua_i18n.placeholders import Slot, pieces

_INITIAL = re.compile(r"[^\W\d_]\.")  # "M.": the next word belongs to it
_LONGEST_PIECE = 20_000  # characters, a long paragraph: sentencex takes four times as long for what is twice as long
_LONGEST_MONTH = 40  # characters
_ORDINAL = re.compile(r"(?<![\d.])\d{1,2}\.\s*$")  # "20.": the month after it belongs to it
_STOP = re.compile(r"(?<!\w)([^\W\d_]+)[.!?]\s+(?=[^\W\d_])(?=[^a-zß-ÿа-я])")


def segment(action: UrgentAction, whole: Collection[str] = ()) -> UrgentAction:
    """The masked action with each paragraph split into its sentences; breaks that are there already stay.

    `whole` are words that end a sentence though they look like abbreviations ("ill.").
    """

    def resplit(paragraph: Paragraph) -> Paragraph:
        return tuple(chain.from_iterable(sentences(text, action.language, whole) for text in paragraph))

    def split(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(resplit(paragraph) for paragraph in paragraphs)

    return replace(
        action,
        summary=split(action.summary),
        narrative=split(action.narrative),
        background=split(action.background),
        model_letter=split(action.model_letter),
    )


def sentences(text: str, language: str, whole: Collection[str] = ()) -> tuple[str, ...]:
    """The sentences of a masked text, each exactly as it stands there, without the white space between them."""
    found: list[str] = []
    start = 0
    for end in _ends(text, language, whole):
        if not _INITIAL.fullmatch(text[start:end].strip()):
            found.append(text[start:end].strip())
            start = end
    return tuple(sentence for sentence in [*found, text[start:].strip()] if sentence)


def _ends(text: str, language: str, whole: Collection[str]) -> list[int]:
    """Where sentences may end: after white space, or after a full stop of a script that sets none; not in "3.5"."""
    words = _as_words(text)
    ends = set()
    at = 0
    for sentence in _split(words, language):
        at += len(sentence)
        apart = sentence[-1:].isspace() or not sentence[-1:].isascii()
        if apart and not (_ORDINAL.search(sentence) and _opens_with_month(words[at : at + _LONGEST_MONTH], language)):
            ends.add(at)
    known = frozenset(whole) | _month_names(language)
    ends.update(match.end() for match in _STOP.finditer(words) if match[1].casefold() in known)
    return sorted(ends)


def _split(text: str, language: str) -> Iterator[str]:
    """The sentences of a text, white space and all, as sentencex tells them piece by piece: what a piece cuts off
    begins the next one."""
    from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]

    start = 0
    while start < len(text):
        piece = text[start : start + _LONGEST_PIECE]
        found = [boundary["text"] for boundary in get_sentence_boundaries(language, piece)]
        whole = found[:-1] if len(found) > 1 and start + len(piece) < len(text) else found
        yield from whole
        start += sum(map(len, whole)) or len(piece)


def _opens_with_month(text: str, language: str) -> bool:
    word = re.match(r"\s*([^\W\d_]+)", text)
    return word is not None and word[1].casefold() in month_numbers(language)


@lru_cache(maxsize=16)
def _month_names(language: str) -> frozenset[str]:
    """The months in full: "3 May." may end a sentence, "3 Jan." is short for January."""
    months = month_numbers(language)
    return frozenset(
        name for name in months if not any(other != name and other.startswith(name.rstrip(".")) for other in months)
    )


def _as_words(text: str) -> str:
    """The text with capitalised words, as long as they are, for placeholders: a name may open a sentence."""
    parts = list(text)
    for slot in pieces(text):
        if isinstance(slot, Slot):
            parts[slot.start : slot.end] = "N" + "n" * (slot.end - slot.start - 1)
    return "".join(parts)
