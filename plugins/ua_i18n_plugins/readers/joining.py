"""The text of a paragraph from its printed lines: words that were broken at a line's end become whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_HYPHENATED = 0.04  # the share of broken lines that end in a hyphen where a program hyphenates
_BROKEN = re.compile(r"\w-$")
_WORD = re.compile(r"\w+(?:-\w+)*")
_SLASHED = re.compile(r"\w/$")
_ADDRESS = re.compile(r"\W?(?:https?://|www\.)\S", re.I)
_CITED = re.compile(r"\d\(\w{1,4}\)$")
_GOES_ON = re.compile(r"^(?:\S*[/.\d_%=?&-]|[a-z0-9]++$)")  # what a part of a web address looks like


def is_broken(line: str) -> bool:
    """Whether a line ends in the middle of a word."""
    return bool(_BROKEN.search(line))


@dataclass(frozen=True, slots=True)
class Joiner:
    """Joins lines; knows the words of the document, and whether the program that set it hyphenates."""

    words: frozenset[str]
    hyphenates: bool

    @classmethod
    def of(cls, paragraphs: Iterable[Sequence[str]]) -> Joiner:
        """From the lines of all paragraphs: a word that stands broken here and whole there shows that it hyphenates."""
        paragraphs = list(paragraphs)
        words = frozenset(word.lower() for lines in paragraphs for line in lines for word in _WORD.findall(line))
        breaks = [pair for lines in paragraphs for pair in pairwise(lines)]
        ends = [_parts(*pair) for pair in breaks if is_broken(pair[0])]
        shown = any(f"{head}{tail}".lower() in words for head, tail in ends if tail[:1].islower())
        return cls(words, shown or (len(ends) > 1 and len(ends) > _HYPHENATED * len(breaks)))

    def joined(self, lines: Sequence[str]) -> str:
        """The text of a paragraph on one line."""
        pieces = [lines[0]]
        for line in lines[1:]:
            if is_broken(pieces[-1]) and line[:1].isalnum():
                if self._drops(*_parts(pieces[-1], line)):
                    pieces[-1] = pieces[-1][:-1]
            elif not _is_cut(pieces[-1], line):
                pieces.append(" ")
            pieces.append(line)
        return "".join(pieces)

    def _drops(self, head: str, tail: str) -> bool:
        """Whether a hyphen was put there to break a word."""
        if not tail[:1].islower() or not head[-1:].isalpha():
            return False
        if f"{head}-{tail}".lower() in self.words:
            return False
        return f"{head}{tail}".lower() in self.words or self.hyphenates


def _parts(one: str, other: str) -> tuple[str, str]:
    """The two parts of a word that a hyphen breaks."""
    tail = _WORD.match(other)
    return _WORD.findall(one)[-1], tail[0] if tail else ""


def _is_cut(one: str, other: str) -> bool:
    """Whether a line ends where there is no space: in a web address, in "she/her", "AB/CD/12" and "36(6)(c)"."""
    if _ADDRESS.match(one.rsplit(None, 1)[-1]):
        return bool(_GOES_ON.match(other.split()[0]))
    if _CITED.search(one) and other.startswith("("):
        return True
    return bool(_SLASHED.search(one)) and (other[:1].islower() or "/" in other.split()[0])
