"""How old people are, where a text says so right behind their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

# "{ZHU_Rong} (f), 17," "{ZHU_Rong} (m), nurse, aged 17" "{ZHU_Rong} (m, 17)": what someone does may stand between, a
# word at most before the figure, and a mark behind it
_AGE = re.compile(
    r"\{(\w+)\}(?:\s*\([^(){}\d]{1,20}\))?,\s(?:[^,;.:(){}\d]{1,30},\s)?(?:[^\W\d_]+\s)?(\d{1,2})(?=\s*(?:[,;:.)\n]|$))"
    r"|\{(\w+)\}\s*\((?:[^(){}\d]{0,20}\s)?(\d{1,2})\)"
)


def ages(texts: Iterable[str]) -> Mapping[str, int]:
    """The age of each person that masked texts give one of, by placeholder; of two different ones none is known."""
    found: dict[str, set[int]] = {}
    for text in texts:
        for match in _AGE.finditer(text):
            found.setdefault(match[1] or match[3], set()).add(int(match[2] or match[4]))
    return {name: min(told) for name, told in found.items() if len(told) == 1}
