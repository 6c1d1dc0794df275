"""Relative times told by the calendar, for letters read in another year: "this year" → "in 2000"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from ua_i18n import languages
from ua_i18n.grammar.file import RelativeTime, RelativeWords
from ua_i18n.grammar.wording import any_of, compiled, filled, shaped

_NEAR = timedelta(days=120)  # the year of a day farther off may be another


@dataclass(frozen=True)
class RelativeTimes:
    """The relative times of one language."""

    language: str
    words: RelativeWords

    def resolved(self, text: str, day: date) -> str:
        """The text with each time told as it was on `day`; after a month or a preposition only the time itself."""

        def told(match: re.Match[str]) -> str:
            time = self._times[" ".join(match["time"].casefold().split())]
            owns = match["owns"] is not None
            if owns and time.days is not None:  # "today's hearing"
                return match[0]
            said = languages.format_date(_moved(day, time), self.language, time.date)
            before = match["before"] or ""
            if not (owns or self._is_month(before) or before.strip().casefold() in self.words.after):
                said = filled(time.alone, {"date": said})
            capital = not before and match["time"][:1].isupper()
            return before + (said[:1].upper() + said[1:] if capital else said)

        return self._with_years(self._pattern.sub(told, text), day)

    def _with_years(self, text: str, day: date) -> str:
        """Each day of a month that has no year of its own with the year that puts it nearest to `day`."""
        for pattern, template in self._yearless:

            def told(match: re.Match[str], template: str = template) -> str:
                month = languages.month_numbers(self.language)[match["month"].casefold().rstrip(".")]
                year = _nearest_year(int(match["day"]), month, day)
                return filled(template, {"found": match[0], "year": str(year)}) if year else match[0]

            text = pattern.sub(told, text)
        return text

    def _is_month(self, word: str) -> bool:
        return word.strip().casefold() in languages.month_numbers(self.language)

    @cached_property
    def _times(self) -> Mapping[str, RelativeTime]:
        return {words.casefold(): time for words, time in self.words.times.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return compiled(rf"(?P<before>\b\w+\.?\s+)?\b(?P<time>{any_of(self._times)})\b(?P<owns>(?=['’]))?")

    @cached_property
    def _yearless(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """A day that neither a year follows nor another day that has one ("on 3 May and 6 June 2000")."""
        month = any_of(languages.month_numbers(self.language))
        groups = {
            "day": r"(?P<day>\d{1,2})",
            "month": f"(?P<month>{month})(?:\\s*/\\s*{month})?",  # "مايو/أيار"
        }
        ends = r"(?![\w-])(?!\s*/)(?!,?\s+\d{4})(?!\s+\w+\s+\d{1,2}\s+\w+\s+\d{4})(?!\s+\w+\s+\w+\s+\d{1,2},\s+\d{4})"
        return tuple(
            (compiled(rf"(?<![\w-]){shaped(shape, groups)}{ends}"), template)
            for shape, template in self.words.yearless.items()
        )


def _nearest_year(number: int, month: int, day: date) -> int | None:
    """The year in which a day of a month stands near to `day`; None where it is far from it in any."""
    years = [year for year in (day.year - 1, day.year, day.year + 1) if 1 <= number <= monthrange(year, month)[1]]
    return next((year for year in years if abs(date(year, month, number) - day) <= _NEAR), None)


def _moved(day: date, time: RelativeTime) -> date:
    """The day so many years, months and days later; in years and months it stands for, its first day."""
    if time.days is not None:
        return day + timedelta(days=time.days)
    months = day.year * 12 + day.month - 1 + time.years * 12 + time.months
    return date(months // 12, months % 12 + 1, 1)
