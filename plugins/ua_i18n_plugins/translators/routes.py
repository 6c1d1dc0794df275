"""The ways from language to language that a set of installed pairs opens."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ua_i18n import UsageError, tag

_MODE = re.compile(r"(?P<source>[a-z]{2,3})-(?P<target>[a-z]{2,3}(?:_[A-Z]{2})?)")
_MOST_HOPS = 3


@dataclass(frozen=True, slots=True)
class Routes:
    """Pairs of languages by BCP 47 tag, each with the name of the mode that translates between them."""

    modes: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, names: Iterable[str]) -> Routes:
        """The pairs among names as `eng-spa` or `fr-es`; variants that are no languages are left out."""
        found: dict[tuple[str, str], str] = {}
        for name in names:
            if match := _MODE.fullmatch(name):
                try:
                    found.setdefault((tag(match["source"]), tag(match["target"])), name)
                except UsageError:
                    continue
        return cls(found)

    def route(self, source: str, target: str) -> tuple[str, ...]:
        """The modes of the shortest way, in order; none where there is no way, or only a very long one."""
        for wanted in dict.fromkeys((target, target.partition("-")[0])):
            if found := self._shortest(source.partition("-")[0], wanted):
                return found
        return ()

    def _shortest(self, source: str, target: str) -> tuple[str, ...]:
        ways: deque[tuple[str, tuple[str, ...]]] = deque([(source, ())])
        seen = {source}
        while ways:
            place, way = ways.popleft()
            for (start, end), mode in self.modes.items() if len(way) < _MOST_HOPS else ():
                if start == place and end == target:
                    return (*way, mode)
                if start == place and end not in seen:
                    seen.add(end)
                    ways.append((end, (*way, mode)))
        return ()

    @property
    def named(self) -> str:
        """The pairs as people read them."""
        return ", ".join(sorted(f"{source} → {target}" for source, target in self.modes)) or "none"
