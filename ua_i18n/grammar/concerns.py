"""How the concern of a narrative is told in the first person: "It is feared that …" → "I fear that …"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ua_i18n.grammar.file import RequestsFile
from ua_i18n.grammar.wording import alternatives, any_of, compiled, shaped


@dataclass(frozen=True)
class Concerns:
    """The patterns of sentences that tell a concern."""

    file: RequestsFile

    def openings(self, voices: Iterable[str]) -> tuple[tuple[re.Pattern[str], str], ...]:
        """Patterns with their first-person templates; `voices` as masked."""
        speakers = any_of([*self.file.voices, *voices])
        return tuple(
            (compiled(rf"{shaped(words, {'voice': speakers})}(?=[\s,]|$)"), template)
            for words, template in alternatives(self.file.concern)
        )

    def voices(self, masked: Iterable[str]) -> re.Pattern[str]:
        """Where the organisation speaks of itself; case counts, for "AI" is no part of "Said"."""
        return re.compile(rf"(?<!\w){any_of([*self.file.voices, *masked])}(?!\w)")

    def again(self, telling: str) -> str:
        """A second concern, told so that it does not open like the first."""
        for opening, other in self.file.concern_again.items():
            if telling.startswith(opening):
                return other + telling.removeprefix(opening)
        return telling
