"""Texts as they are compared: names and figures out of sight, and the words by which a text is found."""

from __future__ import annotations

import hashlib
import re

_SLOT = re.compile(r"\{[A-Za-z_]\w*\}")
_FIGURES = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{1,40}")  # a longer one is told from others by less
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
SLOT = "\ue000"  # of the private use area: part of no text


def plain(masked: str) -> str:
    """The text with each placeholder as one character and each figure as another: whose they are does not count."""
    if "{" in masked:
        masked = _SLOT.sub(SLOT, masked)
    return _FIGURES.sub("0", masked)


def words(masked: str) -> tuple[str, ...]:
    """The distinct words of a text in small letters; pairs of characters where a script puts no spaces between."""
    text = (_SLOT.sub(" ", masked) if "{" in masked else masked).lower()
    found = dict.fromkeys(_WORD.findall(text))
    if text.isascii() or not _UNSPACED.search(text):
        return tuple(found)
    return tuple(dict.fromkeys(piece for word in found for piece in _pieces(word)))


def indexable(masked: str) -> str:
    """A text of whose words any index makes the same: ASCII as it stands, without its names; else words only."""
    if masked.isascii():
        return _SLOT.sub(" ", masked) if "{" in masked else masked
    return " ".join(words(masked))


def fingerprint(masked: str) -> str:
    """A short mark of a text that does not depend on its names and figures."""
    return hashlib.blake2b(plain(masked).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def _pieces(word: str) -> list[str]:
    if not _UNSPACED.search(word) or len(word) < 3:
        return [word]
    return [word[place : place + 2] for place in range(len(word) - 1)]
