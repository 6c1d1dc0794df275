"""The translations of a PO file read at a glance, where it is written as msgcat and we write it; many times as fast."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ua_i18n import potext

Glances = Mapping[tuple[str, str], tuple[str, bool]]
"""By escaped context and text: the translation, still escaped, and whether it is fuzzy."""

_STRING = r'"[^"\\\n]*+(?:\\[ntrvbf"\\][^"\\\n]*+)*+"\n'
_HEADER = rf'(?:#[^~,=|\n][^\n]*+\n|#\n)*+msgid ""\nmsgstr ""\n(?:{_STRING})++'
_ENTRY = (
    r"\n(?:#[ .:][^\n]*+\n|#\n)*+(?:#, [^\n]*+\n)?+(?:#\|[^\n]*+\n)*+"
    rf"(?:msgctxt {_STRING}msgid {_STRING}msgstr {_STRING}|(?:#~[^\n]*+\n)++)"
)
_FILE = re.compile(rf"{_HEADER}(?:{_ENTRY})*+")
_MESSAGE = re.compile(
    r"\n(?:#, ([^\n]*+)\n)?+(?:#\|[^\n]*+\n)*+msgctxt \"([^\n]*+)\nmsgid \"([^\n]*+)\nmsgstr \"([^\n]*+)\n"
)  # in a file that is known to be well-formed a line is as good as a string
_ESCAPE = re.compile(r"\\(.)")
_MEANINGS = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f"}


def glance(data: bytes) -> Glances | None:
    """The translations by escaped context and text; None for a file of another form, which `Catalog` has to read.

    It takes a file only where it has accounted for every character of it: one that is broken, wrapped, in another
    charset or with plurals is never misread.
    """
    if b"charset=UTF-8" not in data[:4000]:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return _messages(text) if _FILE.fullmatch(text) else None


def identity(context: str, source: str) -> tuple[str, str]:
    """What `glance` has a message under."""
    return potext.escaped(context), potext.escaped(source)


def unescaped(raw: str) -> str:
    """The text that stands between quotes."""
    return _ESCAPE.sub(lambda escape: _MEANINGS.get(escape[1], escape[1]), raw) if "\\" in raw else raw


def _messages(text: str) -> Glances | None:
    """The messages of a well-formed file; None where one stands there twice, which is a fault."""
    listed = _MESSAGE.findall(text)
    found = {(context[:-1], source[:-1]): (target[:-1], "fuzzy" in flags) for flags, context, source, target in listed}
    return found if len(found) == len(listed) else None
