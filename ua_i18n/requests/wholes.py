"""Whole sentences of what was put: their capitals and full stops."""

from __future__ import annotations

import re


def going_on(joint: str, part: str, openings: re.Pattern[str]) -> str:
    """A part as it stands after a joint: with a capital where that ends a sentence, else without that of our own words.

    `openings` are those words; a name keeps its capital.
    """
    if joint.rstrip().endswith("."):
        return part[:1].upper() + part[1:]
    return lowered(part) if openings.match(part) else part


def lowered(text: str) -> str:
    """A text as it stands inside a sentence."""
    return text[:1].lower() + text[1:]


def finished(sentence: str) -> str:
    """A sentence with its capital, and one full stop, inside a quotation that ends it with its own."""
    ends = (".", "!", "?", '."', ".”", ".’", '?"', "?”", '!"', "!”")
    whole = sentence.removesuffix(".")
    ended = whole if whole.endswith(ends) else f"{whole}."
    return ended[:1].upper() + ended[1:]
