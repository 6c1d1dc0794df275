"""Index and UA numbers: compared by value, whatever their spelling, and made into ids."""

from __future__ import annotations

import re

_FIGURES = r"\d{1,9}(?!\d)"  # more make no number, and Python reads none of thousands of digits
_INDEX = re.compile(rf"\b([A-Z]{{3}})\s*({_FIGURES})/({_FIGURES})/({_FIGURES})", re.IGNORECASE)
_ACTION = re.compile(rf"(?<!\d)({_FIGURES})\s*[/.]\s*({_FIGURES})")
_EXTRA = re.compile(r"\bextra\b", re.IGNORECASE)

Value = tuple[str | int, ...]


def value(number: str | None) -> Value | None:
    """What a number means: `ASA 24/001/2000` is `ASA 24/01/00`, `First UA: 57/21` is `UA 57/21`; None for no number."""
    text = number or ""
    if index := _INDEX.search(text):
        region, *parts = index.groups()
        *body, year = map(int, parts)
        return (region.upper(), *body, year % 100)
    if action := _ACTION.search(text):
        series = "EXTRA" if _EXTRA.search(text) else "UA"
        return (series, int(action[1]), int(action[2]) % 100)
    return None


def same(one: str | None, other: str | None) -> bool:
    """Whether two numbers are both there and mean the same document or action."""
    meant = value(one)
    return meant is not None and meant == value(other)


def slug(number: str) -> str:
    """A number as an id, `ASA 24/01/00` → `asa-24-01-00`; empty where no letter or digit is left."""
    return re.sub(r"[^a-z0-9]+", "-", number.lower()).strip("-")
