"""Text whose lines flow (RFC 3676): a mail program broke them, and marked where."""

from __future__ import annotations

import re

_QUOTES = re.compile(r">*")
_SIGNATURE = "-- "


def unflowed(text: str, *, delete_space: bool = False) -> str:
    """The text with each paragraph on one line; quoted ones keep their marks. `delete_space` is DelSp=yes."""
    lines: list[str] = []
    open_depth = -1  # of quoting, of the line that flows on; none does
    for raw in text.splitlines():
        quotes = _QUOTES.match(raw)
        depth = quotes.end() if quotes else 0
        line = raw[depth:].removeprefix(" ")
        flows = line.endswith(" ") and line != _SIGNATURE
        said = line[:-1] if flows and delete_space else line
        if depth == open_depth and line != _SIGNATURE:
            lines[-1] += said
        else:
            lines.append(f"{'>' * depth} {said}" if depth else said)
        open_depth = depth if flows else -1
    return "\n".join(lines)
