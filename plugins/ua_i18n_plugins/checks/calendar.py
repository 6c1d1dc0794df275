"""Dates by value, whatever their language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ua_i18n import Check, Finding, Locale, Sentence, Severity, Translation, fault, hookimpl, sentence
from ua_i18n_plugins.checks.figures import digits, numbers, same_figures, spelt
from ua_i18n_plugins.checks.months import Dated, Day, dated, dates, hinted, named, names_of

_LONGEST = 4  # digits of a day or a year


@dataclass(frozen=True, slots=True)
class _Known:
    """What a text can have of a date: months, and figures that may be its days and years."""

    dates: Sequence[Dated]
    months: frozenset[int]
    figures: frozenset[int]

    def has(self, day: Day) -> bool:
        """Whether the month is named, the day belongs to no other month only, and the year stands somewhere."""
        return day.month in self.months and self._has_day(day) and (not day.year or day.year in self.figures)

    def _has_day(self, day: Day) -> bool:
        holders = {other.month for _, days in self.dates for other in days if day.day and other.day == day.day}
        return day.month in holders or not day.day or (not holders and day.day in self.figures)


class DateChanged:
    """A deadline in the wrong month is worse than none."""

    id = "date-changed"
    severity = Severity.WARNING
    description = "A date of the message is another in the translation."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        message = translation.message
        source, names = sentence(message.source), names_of(message.language, locale.original)
        own, months = names_of(locale.tag, locale), named(source, names)
        for target in map(sentence, translation.targets):
            here = named(target, own)
            if not (months or here) or (months == here and len(months) < 2 and same_figures(source, target)):
                continue
            if dated(source, names) or dated(target, own):
                yield from self._compared(translation, target, locale)

    def _compared(self, translation: Translation, target: Sentence, locale: Locale) -> Iterator[Finding]:
        message = translation.message
        there = _known(sentence(message.source), message.language, locale.original)
        here = _known(target, locale.tag, locale)
        for span, days in there.dates:
            if not all(map(here.has, days)):
                yield fault(self, translation, "{date} is missing or another date", date=span.value)
        for span, days in here.dates:
            if not all(map(there.has, days)):
                place = (span.start, span.end)
                yield fault(self, translation, "{date} is not in the message", span=place, date=span.value)


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(DateChanged())


def _known(text: Sentence, language: str, locale: Locale | None) -> _Known:
    found = dates(text, language, locale)
    told = frozenset(day.month for _, days in found for day in days)
    figures = {int(figure) for figure in digits(text) if len(figure) <= _LONGEST} | numbers(text, locale)
    figures |= {int(value) for value in spelt(text, locale, language)} | {day.year for _, days in found for day in days}
    return _Known(found, told | hinted(text, names_of(language, locale)), frozenset(figures))
