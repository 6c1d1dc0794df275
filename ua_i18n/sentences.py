"""A masked text as checks look at it: its own words, with every placeholder out of sight but in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ua_i18n.placeholders import BraceError, Slot, pieces

HIDDEN = "\ufffc"
"""What stands for each character of a placeholder: part of no word, number or sentence end."""

_SLOT = re.compile(r"\{([A-Za-z_]\w*)\}", re.ASCII)
_TOKEN = re.compile(rf"\w+(?:'(?=[\w{HIDDEN}]))?|[^\w\s{HIDDEN}]")
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640]")


class Sentence(NamedTuple):
    """One text, source or target, and what nearly every check asks of it.

    `literal` hides placeholders and is as long as the text, so that positions are the same. `folded` is that text to
    look words up in: case-folded, with straight apostrophes, without vowel signs. `tokens` are its words, figures and
    single marks in order, `words` the same without order. An apostrophe belongs to the word before it where another
    follows; that is among `words` with it and without ("n'", "n"). `stray` is the position of a brace that belongs to
    no placeholder; then no `names` are known.
    """

    text: str
    literal: str
    folded: str
    tokens: list[str]
    words: frozenset[str]
    names: tuple[str, ...] = ()
    stray: int | None = None

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The placeholders of the text and their places; none where its braces cannot be read."""
        if not self.names:
            return ()
        if "{{" in self.text or "}}" in self.text:
            return tuple(piece for piece in pieces(self.text) if isinstance(piece, Slot))
        return tuple([Slot(slot[1], *slot.span()) for slot in _SLOT.finditer(self.text)])


@lru_cache(maxsize=512)
def sentence(text: str) -> Sentence:
    """The sentence of a text; one that was just looked at is remembered, as all checks look at it in turn."""
    if "{" not in text and "}" not in text:
        return _sentence(text, text, ())
    found = _SLOT.findall(text)
    if len(found) == text.count("{") == text.count("}"):  # nothing doubled, nothing stray: no need to look closer
        return _sentence(text, _SLOT.sub(_hidden, text), tuple(found))
    try:
        slots = [piece for piece in pieces(text) if isinstance(piece, Slot)]
    except BraceError as error:
        return _sentence(text, _SLOT.sub(_hidden, text), (), error.offset)
    literal = "".join(_with_hidden(text, slots))
    return _sentence(text, literal, tuple(slot.name for slot in slots))


def fold(text: str) -> str:
    """A text to compare words by."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return _VOWEL_SIGNS.sub("", folded.replace("’", "'").replace("i\u0307", "i"))


def tokens_of(folded: str) -> list[str]:
    """The words, figures and single marks of a folded text, in order."""
    return _TOKEN.findall(folded)


def _hidden(slot: re.Match[str]) -> str:
    return HIDDEN * len(slot[0])


def _with_hidden(text: str, slots: Iterable[Slot]) -> Iterator[str]:
    position = 0
    for slot in slots:
        yield text[position : slot.start]
        yield HIDDEN * (slot.end - slot.start)
        position = slot.end
    yield text[position:]


def _sentence(text: str, literal: str, names: tuple[str, ...], stray: int | None = None) -> Sentence:
    folded = fold(literal)
    tokens = tokens_of(folded)
    words = frozenset(tokens)
    if "'" in folded:
        words = words.union([token[:-1] for token in tokens if token[-1] == "'"])
    return Sentence(text, literal, folded, tokens, words, names, stray)
