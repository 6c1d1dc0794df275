"""A masked text as checks look at it: its own words, with every placeholder out of sight but in its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from ua_i18n.placeholders import BraceError, Slot, pieces
from ua_i18n.vocabulary import Remembered

HIDDEN = "\ufffc"
"""What stands for each character of a placeholder: part of no word, number or sentence end."""

_SLOT = re.compile(r"\{([A-Za-z_]\w*)\}", re.ASCII)
_TOKEN = re.compile(rf"\w++(?:'(?=[\w{HIDDEN}]))?+|[^\w\s{HIDDEN}]")
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640]")
_FULL_WIDTH = re.compile("[\uff10-\uff19]")
_BLOCK = 128  # characters: scripts begin at such steps
_BLOCKS_WITH_MARKS = range(0x300 // _BLOCK, 0x10000 // _BLOCK)
_MARKED = re.compile("[\u0300-\u036f\u0483-\u1fff\ua66f-\uabff]")  # marks, and the scripts that have them


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


def saying(text: Sentence, folded: str) -> Sentence:
    """The sentence as if it said something else; its text and its places stay as they are."""
    tokens = tokens_of(folded)
    return text._replace(folded=folded, tokens=tokens, words=_words_among(tokens, folded))


def fold(text: str) -> str:
    """A text to compare words by."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    folded = _FULL_WIDTH.sub(lambda digit: str(int(digit[0])), folded.replace("’", "'"))
    return _VOWEL_SIGNS.sub("", folded.replace("i\u0307", "i")) if has_marks(folded) else folded


def tokens_of(folded: str) -> list[str]:
    """The words, figures and single marks of a folded text, in order."""
    return list(chain.from_iterable(map(_cuts().__getitem__, folded.split())))


def has_letters(token: str) -> bool:
    """Whether a token is a word: in many scripts vowel signs, which are no letters to Python, are part of one."""
    return token[:1].isalpha()


def has_marks(text: str) -> bool:
    """Whether a text may have combining marks: it is in a script that has them."""
    return not text.isascii() and _MARKED.search(text) is not None


@lru_cache(maxsize=1)
def marked_letters() -> str:
    """What words are made of in any script, for the inside of a character class."""
    return rf"\w{''.join(map(_marks_in, _BLOCKS_WITH_MARKS))}"


def marks_of(text: str) -> str:
    """The combining marks of the scripts of a text, for the inside of a character class; `\\w` has none of them."""
    blocks = sorted({ord(letter) // _BLOCK for letter in text})
    return "".join(map(_marks_in, blocks))


@lru_cache(maxsize=256)
def _marks_in(block: int) -> str:
    signs = map(chr, range(block * _BLOCK, (block + 1) * _BLOCK))
    return "".join(sign for sign in signs if unicodedata.category(sign).startswith("M"))


def _cut(piece: str) -> tuple[str, ...]:
    """The tokens of what stands between two spaces."""
    return tuple((_marked_token() if has_marks(piece) else _TOKEN).findall(piece))


@lru_cache(maxsize=1)
def _cuts() -> Remembered[tuple[str, ...]]:
    return Remembered(_cut)


@lru_cache(maxsize=1)
def _marked_token() -> re.Pattern[str]:
    letter = marked_letters()
    return re.compile(rf"[{letter}]++(?:'(?=[\w{HIDDEN}]))?+|[^{letter}\s{HIDDEN}]")


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
    folded = literal.casefold() if literal.isascii() else fold(literal)
    tokens = tokens_of(folded)
    return Sentence(text, literal, folded, tokens, _words_among(tokens, folded), names, stray)


def _words_among(tokens: list[str], folded: str) -> frozenset[str]:
    words = frozenset(tokens)
    return words.union([token[:-1] for token in words if token[-1] == "'"]) if "'" in folded else words
