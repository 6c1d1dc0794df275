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
)
_GROUPS = 3
_CROWD = re.compile(r"(?:\n#[^\n]*+){200}")
"""Lines of comment in such a row that a fault behind them would be looked for from each of them."""


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
    if _CROWD.search(entries):
        return None
    parts = _ENTRY.split(entries)
    if any(parts[:: _GROUPS + 1]):
        return None
    columns = (parts[number :: _GROUPS + 1] for number in range(1, _GROUPS + 1))
    listed = [
        (identity, (target, "fuzzy" in map(str.strip, (flags or "").split(","))))
        for flags, identity, target in zip(*columns, strict=True)
        if identity is not None  # of what is obsolete only its place is accounted for
    ]
    found = dict(listed)
    return found if len(found) == len(listed) else None
