"""A masked text as checks look at it: its own words, with every placeholder out of sight but in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ua_i18n import BraceError, Slot, pieces

HIDDEN = "\ufffc"
"""What stands for each character of a placeholder: part of no word, number or sentence end."""

_SLOT = re.compile(r"\{([A-Za-z_]\w*)\}", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+'?")
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640]")


class Sentence(NamedTuple):
    """One text, source or target, and what nearly every check asks of it.

    `literal` hides placeholders and is as long as the text, so that positions are the same. `folded` is that text to
    look words up in: case-folded, with straight apostrophes, without vowel signs. `words` are its words; one that an
    apostrophe ends is there with it and without ("n'", "n"). `stray` is the position of a brace that belongs to no
    placeholder; then there are no `slots`, and no `names` of them.
    """

    text: str
    literal: str
    folded: str
    words: frozenset[str]
    slots: tuple[Slot, ...] = ()
    names: tuple[str, ...] = ()
    stray: int | None = None


@lru_cache(maxsize=512)
def sentence(text: str) -> Sentence:
    """The sentence of a text; one that was just looked at is remembered, as all checks look at it in turn."""
    if "{" not in text and "}" not in text:
        return _sentence(text, text)
    found = list(_SLOT.finditer(text))
    if len(found) == text.count("{") == text.count("}"):  # nothing doubled, nothing stray: no need to look closer
        slots = [Slot(slot[1], *slot.span()) for slot in found]
        return _sentence(text, _hidden(text, slots), tuple(slots))
    try:
        slots = [piece for piece in pieces(text) if isinstance(piece, Slot)]
    except BraceError as error:
        return _sentence(text, _SLOT.sub(lambda slot: HIDDEN * len(slot[0]), text), stray=error.offset)
    return _sentence(text, _hidden(text, slots), tuple(slots))


def _hidden(text: str, slots: Iterable[Slot]) -> str:
    for slot in slots:
        text = text[: slot.start] + HIDDEN * (slot.end - slot.start) + text[slot.end :]
    return text


def _sentence(text: str, literal: str, slots: tuple[Slot, ...] = (), stray: int | None = None) -> Sentence:
    folded = fold(literal)
    words = _WORD.findall(folded)
    if "'" in folded:
        words += [word[:-1] for word in words if word[-1] == "'"]
    return Sentence(text, literal, folded, frozenset(words), slots, tuple(slot.name for slot in slots), stray)


def fold(text: str) -> str:
    """A text to compare words by."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return _VOWEL_SIGNS.sub("", folded.replace("’", "'").replace("i\u0307", "i"))
