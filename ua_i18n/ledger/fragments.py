"""Lines of a ledger that were cut off or run together: what is whole in them, and what a lost event may have been."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ua_i18n.model import Action

_START = re.compile(r'(?=\{"v":)')  # inside a JSON string its quotes would have backslashes
_HEAD = re.compile(
    r'\{"v":\d+,"time":"[^"\\]*","by":"(?:[^"\\]|\\.)*","verified":(?:true|false),'
    r'"action":"(?P<action>\w+)"(?:,"locale":"(?P<locale>[^"\\]*)")?'
)
_TAKE_BACK = frozenset({Action.REJECT, Action.REVOKE})
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Fragment:
    """What is left of an event that was cut off, and the file and line where it stands."""

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: skipped a line that was cut off: {self.text[:_SHOWN]}"

    def may_take_back(self, locale: str) -> bool:
        """Whether a rejection or revocation in a locale may be lost here: what cannot be told may be one."""
        head = _HEAD.match(self.text)
        if head is None:
            return True
        return head["action"] in _TAKE_BACK and head["locale"] in (None, locale)


def pieces(content: str) -> tuple[str, ...]:
    """The parts of a line that lost its end, and that of the line before it: each an event, or what is left of one."""
    return tuple(filter(str.strip, _START.split(content)))
