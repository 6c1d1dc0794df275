"""Text by other hands as a terminal may show it: no control characters, right-to-left text isolated, lines folded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

import click

from ua_i18n.worddiff import Change, Piece

_RTL_ISOLATE, _LTR_ISOLATE, _POP = "\u2067", "\u2066", "\u2069"
_SLOT = re.compile(r"\{\w+\}")
_WIDEST = 100
_NO_WIDTH = ("Mn", "Me", "Cf")


def visible(text: str) -> str:
    """The text with every control and bidi character written out, so that none can move a cursor or hide a word."""
    return "".join(character if _harmless(character) else f"‹U+{ord(character):04X}›" for character in text)


def isolated(text: str, direction: str) -> str:
    """A line of right-to-left text, and each placeholder in it, kept apart from what stands around."""
    if direction != "rtl" or not text:
        return text
    return _RTL_ISOLATE + _SLOT.sub(lambda slot: _LTR_ISOLATE + slot[0] + _POP, text) + _POP


def folded(text: str, *, width: int, indent: str = "  ", direction: str = "ltr") -> str:
    """The text, made visible, in lines of at most `width` columns."""
    return "\n".join(
        line and indent + isolated(line, direction)
        for part in visible(text).split("\n")
        for line in broken(part, width)
    )


def marked(pieces: Iterable[Piece], *, width: int, indent: str = "  ") -> str:
    """A word diff that can be read without colours: [-gone-] and [+new+]."""
    shown = "".join(_mark(piece) for piece in pieces)
    return "\n".join(line and indent + line for part in shown.split("\n") for line in broken(part, width))


def width() -> int:
    """The columns to write in: those of the terminal, but no more than a reader's eye follows."""
    import shutil

    return min(shutil.get_terminal_size().columns, _WIDEST) - 2


def _mark(piece: Piece) -> str:
    text = visible(piece.text)
    match piece.change:
        case Change.REMOVED:
            return click.style(f"[-{text}-]", fg="red")
        case Change.ADDED:
            return click.style(f"[+{text}+]", fg="green")
        case Change.KEPT:
            return text


def _harmless(character: str) -> bool:
    return (
        character == "\n"
        or unicodedata.category(character) not in ("Cc", "Cs", "Co", "Cn", "Cf", "Zl", "Zp")
        or (
            character in "\u200c\u200d\u00ad"  # joiners, which Persian and Hindi need, and the soft hyphen
        )
    )


def broken(text: str, width: int) -> Iterator[str]:
    """The text broken at spaces; a word that is wider than a line stands alone."""
    line, used = "", 0
    for word in text.split(" "):
        columns = _columns(click.unstyle(word))
        if line and used + 1 + columns > width:
            yield line
            line, used = word, columns
        else:
            line, used = (f"{line} {word}", used + 1 + columns) if line else (word, columns)
    yield line


def _columns(text: str) -> int:
    """How many columns a text takes: two for wide characters, none for combining and invisible ones."""
    return sum(
        2 if unicodedata.east_asian_width(character) in "WF" else unicodedata.category(character) not in _NO_WIDTH
        for character in text
    )
