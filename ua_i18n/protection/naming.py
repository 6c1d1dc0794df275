"""Placeholder names: what `{ZHU_Rongji}` is made of."""

from __future__ import annotations

import keyword
import re
from collections.abc import Collection

_LONGEST = 40


def name_for(value: str, taken: Collection[str]) -> str:
    """A name for `value`, an ASCII identifier that differs by more than case from all of `taken`, casefolded names."""
    base = _shortened(_identifier(value))
    name, number = base, 2
    while name.casefold() in taken or keyword.iskeyword(name):
        name, number = f"{base}_{number}", number + 1
    return name


def _identifier(value: str) -> str:
    """The ASCII of a value with its leading digits at the end: "1951 Convention" gives "Convention_1951"."""
    from anyascii import anyascii

    joined = "_".join(re.findall(r"[A-Za-z0-9]+", anyascii(value)))
    rest = joined.lstrip("0123456789_")
    digits = joined[: len(joined) - len(rest)].strip("_")
    return "_".join(part for part in (rest or "value", digits) if part)


def _shortened(name: str) -> str:
    if len(name) <= _LONGEST:
        return name
    cut = name[: _LONGEST + 1].rpartition("_")[0]
    return (cut or name[:_LONGEST]).rstrip("_")
