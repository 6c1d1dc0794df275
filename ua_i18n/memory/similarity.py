"""How alike two texts are: the share of characters that stand in both in the same order."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

Ratio = Callable[[str, str, float], float]
"""Two texts, and the least likeness that is of interest: what is below may be given as 0."""


@cache
def ratio() -> Ratio:
    """rapidfuzz where it is installed; else the same number, worked out here."""
    try:
        from rapidfuzz import fuzz
    except ImportError:
        return ratio_without_rapidfuzz
    return lambda one, other, least: fuzz.ratio(one, other, score_cutoff=least * 100) / 100


def ratio_without_rapidfuzz(one: str, other: str, least: float = 0.0) -> float:
    """Twice the longest common subsequence over both lengths."""
    total = len(one) + len(other)
    if one == other:
        return 1.0
    if 2 * min(len(one), len(other)) < least * total:
        return 0.0
    found = 2 * _common(one, other) / total
    return found if found >= least else 0.0


def _common(one: str, other: str) -> int:
    """The length of the longest common subsequence. Source: Hyyrö 2004, Bit-Parallel LCS-length Computation."""
    places: dict[str, int] = {}
    for place, character in enumerate(one):
        places[character] = places.get(character, 0) | 1 << place
    whole = (1 << len(one)) - 1
    row = whole
    for character in other:
        met = row & places.get(character, 0)
        row = ((row + met) | (row - met)) & whole
    return len(one) - row.bit_count()
