"""Terms and dates that pass through a machine unseen, since what they become is known beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ua_i18n import placeholders
from ua_i18n.dates import find_dates
from ua_i18n.dating import written
from ua_i18n.model import Locale, Message

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}")  # what every full date has
_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Held:
    """A masked text in which each held stretch is one placeholder more, and the masked text that each becomes."""

    text: str
    becomes: Mapping[str, str]

    def released(self, answer: str) -> str:
        """A masked answer with the held stretches in their place."""
        return "".join(
            placeholders.escape(piece) if isinstance(piece, str) else self.becomes.get(piece.name, f"{{{piece.name}}}")
            for piece in placeholders.pieces(answer)
        )


Stretch = tuple[int, int, str]
"""Where a held stretch begins and ends in its text, and what it becomes."""


def hold(message: Message, locale: Locale) -> Held:
    """A message's text with the terms of the termbase and its full dates held; placeholders stay as they are."""
    taken = set(placeholders.names(message.source))
    becomes: dict[str, str] = {}
    parts: list[str] = []
    for piece in placeholders.pieces(message.source):
        if not isinstance(piece, str):
            parts.append(f"{{{piece.name}}}")
            continue
        position = 0
        for start, end, target in _stretches(piece, message.language, locale):
            name = _free("held", taken)
            becomes[name] = placeholders.escape(target)
            parts += [placeholders.escape(piece[position:start]), f"{{{name}}}"]
            position = end
        parts.append(placeholders.escape(piece[position:]))
    return Held("".join(parts), becomes)


def _free(stem: str, taken: set[str]) -> str:
    number = 1
    while (name := f"{stem}_{number}") in taken:
        number += 1
    taken.add(name)
    return name


def _stretches(text: str, language: str, locale: Locale) -> Iterator[Stretch]:
    """What is held, in order; of two that overlap the longer."""
    found = sorted((*_dates(text, language, locale), *_terms(text, locale)), key=lambda hit: hit[0] - hit[1])
    kept: list[Stretch] = []
    for start, end, target in found:
        if all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end, target))
    return iter(sorted(kept))


def _dates(text: str, language: str, locale: Locale) -> Iterator[Stretch]:
    for span in find_dates(text, language) if _YEAR.search(text) else ():
        if _DAY.fullmatch(span.normal):
            yield span.start, span.end, written(span.normal, locale)


def _terms(text: str, locale: Locale) -> Iterator[Stretch]:
    """Terms as the termbase writes them: another inflection would need one in the target too."""
    pattern, targets = _termbase(locale)
    for match in pattern.finditer(text):
        target = targets[match[0].casefold()]
        opens = match[0][:1].isupper() and match[0].casefold() == match[0][:1].lower() + match[0][1:]
        yield *match.span(), target[:1].upper() + target[1:] if opens else target


@lru_cache(maxsize=64)
def _termbase(locale: Locale) -> tuple[re.Pattern[str], Mapping[str, str]]:
    targets: dict[str, str] = {}
    for term in locale.terms:
        for name in term.sources if term.targets else ():
            targets.setdefault(name.casefold(), term.targets[0])
    names = "|".join(map(re.escape, sorted(targets, key=len, reverse=True)))
    return (re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE) if names else _NOTHING), targets
