"""The translator `memory`: drafts what was said before, with today's names and dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ua_i18n.hookspecs import TokenShape
from ua_i18n.memory.folding import fingerprint
from ua_i18n.memory.lookup import THRESHOLD, Match, Memory, Query
from ua_i18n.model import Draft, Locale, Message

NAME = "memory"
Around = Mapping[str, tuple[str, str]]
"""The fingerprints of the messages before and after each message, by key."""


@dataclass(slots=True)
class MemoryTranslator:
    """Asks a memory; what it found besides what it drafted is kept in `seen`, by message key, for reviewers."""

    memory: Memory
    around: Around = field(default_factory=dict)
    seen: dict[str, tuple[Match, ...]] = field(default_factory=dict, compare=False)
    name: str = NAME
    online: bool = False
    token: TokenShape = TokenShape.BRACES
    limit: int | None = None

    def supports(self, source: str, target: Locale) -> bool:
        return True

    def draft(self, messages: Sequence[Message], locale: Locale) -> Iterator[Draft]:
        for message in messages:
            query = Query.of(message, self.around.get(message.key, ("", "")))
            found = self.memory.matches(query, locale)
            self.seen[message.key] = found
            for match in found[:1]:
                if match.target and match.score >= THRESHOLD:
                    yield draft_of(match, message.key)


def draft_of(match: Match, key: str) -> Draft:
    return Draft(key, match.target, NAME, match.score, match.unit.appeal)


def around(messages: Sequence[Message]) -> Around:
    """What stands beside each message of an appeal."""
    marks = ["", *(fingerprint(message.source) for message in messages), ""]
    return {message.key: (marks[place], marks[place + 2]) for place, message in enumerate(messages)}
