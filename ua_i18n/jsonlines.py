"""Files that only grow, a JSON object a line: what is whole of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from ua_i18n.errors import FormatError


def parse(text: str, where: str, required: Mapping[str, type], problem: str) -> Iterator[dict[str, Any]]:
    """The objects, in order; a line that was cut off is passed over.

    Raises FormatError, with `problem`, for a whole line that has not each `required` value, of its type.
    """
    for number, line in enumerate(text.split("\n"), start=1):
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if not isinstance(found, dict) or not all(isinstance(found.get(name), kind) for name, kind in required.items()):
            raise FormatError(f"{where}:{number}", problem)
        yield found
