"""The translations of a PO file read at a glance, where it is written as msgcat and we write it; many times as fast."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ua_i18n.catalog import poparse, potext

Glances = Mapping[str, tuple[str, bool]]
"""By what `identity` makes of a message: the translation, still escaped, and whether it is fuzzy."""

_HEADER = re.compile(poparse.HEADER)
_ENTRY = re.compile(
    r"\n(?:#(?:[ .:][^\n]*+)?+\n)*+(?:#, ([^\n]*+)\n)?+(?:#\|[^\n]*+\n)*+"
    rf'(?:msgctxt "({poparse.INNER}"\nmsgid "{poparse.INNER})"\nmsgstr "({poparse.INNER})"\n|(?:#~[^\n]*+\n)++)'
    r"|([\s\S]++)"  # what is no entry goes in one piece with all behind it: nobody looks for one inside
)


def glance(data: bytes) -> Glances | None:
    """The translations by their identity; None for a file of another form, which `Catalog` has to read.

    It takes a file only where it has accounted for every character of it: one that is broken, wrapped, in another
    charset or with plurals is never misread.
    """
    if b"charset=UTF-8" not in data[:4000]:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    header = _HEADER.match(text)
    return _messages(text[header.end() :]) if header else None


def identity(context: str, source: str) -> str:
    """What `glance` has a message under: its context and text as they stand in the file."""
    return f'{potext.escaped(context)}"\nmsgid "{potext.escaped(source)}'


def _messages(entries: str) -> Glances | None:
    """The messages of a file; None where something else stands between them, or one stands there twice."""
    found: dict[str, tuple[str, bool]] = {}
    listed = 0
    for flags, identity, target, foreign in _ENTRY.findall(entries):
        if foreign:
            return None
        if identity:  # of what is obsolete only its place is accounted for
            listed += 1
            found[identity] = target, "fuzzy" in flags and "fuzzy" in map(str.strip, flags.split(","))
    return found if len(found) == listed else None
