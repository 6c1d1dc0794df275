"""Relative times told by the calendar, for letters read in another year: "this year" → "in 2000"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from ua_i18n import languages
from ua_i18n.grammar.file import RelativeTime, RelativeWords
from ua_i18n.grammar.wording import any_of, compiled, filled


@dataclass(frozen=True)
class RelativeTimes:
    """The relative times of one language."""

    language: str
    words: RelativeWords

    def resolved(self, text: str, day: date) -> str:
        """The text with each time told as it was on `day`; after a month or a preposition only the time itself."""

        def told(match: re.Match[str]) -> str:
            time = self._times[" ".join(match["time"].casefold().split())]
            said = languages.format_date(_moved(day, time), self.language, time.date)
            before = match["before"] or ""
            if not (self._is_month(before) or before.strip().casefold() in self.words.after):
                said = filled(time.alone, {"date": said})
            capital = not before and match["time"][:1].isupper()
            return before + (said[:1].upper() + said[1:] if capital else said)

        return self._pattern.sub(told, text)

    def _is_month(self, word: str) -> bool:
        return word.strip().casefold() in languages.month_numbers(self.language)

    @cached_property
    def _times(self) -> Mapping[str, RelativeTime]:
        return {words.casefold(): time for words, time in self.words.times.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return compiled(rf"(?P<before>\b\w+\.?\s+)?\b(?P<time>{any_of(self._times)})\b")


def _moved(day: date, time: RelativeTime) -> date:
    """The day so many years, months and days later; in years and months it stands for, its first day."""
    if time.days:
        return day + timedelta(days=time.days)
    months = day.year * 12 + day.month - 1 + time.years * 12 + time.months
    return date(months // 12, months % 12 + 1, 1)
