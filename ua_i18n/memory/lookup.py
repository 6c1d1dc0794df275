"""Looks texts up in a memory: what was said likest, how like it is, and why it may not do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from ua_i18n.memory import index, similarity
from ua_i18n.memory.filling import Filler, UnfitError, paired
from ua_i18n.memory.folding import plain, words
from ua_i18n.memory.pattern import Lexicons, Pattern, pattern
from ua_i18n.memory.store import Store
from ua_i18n.memory.unit import Bearer, Origin, Unit, bearers_of, family
from ua_i18n.memory.wording import Wording, wording
from ua_i18n.model import Locale, Message, SpanKind

THRESHOLD = 0.75
"""The score from which a match is drafted."""

_CAP = 0.7  # what a match is worth at most where a guard has something against it
_CANDIDATES = 24
_CLOSER = 8  # candidates that are looked at closely
_LEAST = 0.5  # likeness below which nobody wants to see a text
_PENALTIES = {Origin.OWN: 0.0, Origin.OTHER: 0.03, Origin.MACHINE: 0.05}
_ANOTHER_PLACE, _ANOTHER_REGION, _ANOTHER_COUNT, _UNKNOWN_GENDER = 0.02, 0.02, 0.05, 0.03
_OLD_AFTER, _OLD = 10, 0.02  # years after which wording may have aged
_FIGURES = {SpanKind.NUMBER: "figure", SpanKind.MONEY: "sum", SpanKind.TIME: "time"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A text that is to be translated, and what is around it."""

    source: str
    language: str
    bearers: tuple[Bearer, ...] = ()
    context: str = ""
    before: str = ""
    after: str = ""

    @classmethod
    def of(cls, message: Message, around: tuple[str, str] = ("", "")) -> Query:
        before, after = around
        return cls(
            source=message.source,
            language=message.language,
            bearers=bearers_of(message),
            context=message.context,
            before=before,
            after=after,
        )


@dataclass(frozen=True, slots=True)
class Match:
    """A unit that is like a query; `target` has today's values in it, and is empty where they do not fit.

    `reasons` say what lowers the score, or caps it.
    """

    unit: Unit
    score: float
    target: str
    reasons: tuple[str, ...] = ()
    neighbours: int = 0

    @property
    def order(self) -> tuple[bool, float, int, str]:
        """What comes first: one that fits, the likest, in the same surroundings, the newest."""
        return bool(self.target), self.score, self.neighbours, self.unit.date


@dataclass(frozen=True)
class Memory:
    """A store, the indexes beside it, and what is needed to understand texts.

    `allowed` says of an appeal whether what it says may be seen now.
    """

    store: Store
    indexes: Path
    lexicons: Lexicons
    today: date
    allowed: Callable[[Unit], bool] = lambda unit: True
    _opened: dict[tuple[str, str], index.Index] = field(default_factory=dict, init=False, repr=False, compare=False)

    def matches(self, query: Query, locale: Locale, limit: int = 3) -> tuple[Match, ...]:
        """What is likest to a text, the best first; `locale.original` has the words that guards go by."""
        near = self.nearest(query.source, query.language, locale.tag)[:_CLOSER]
        units = self.store.units([number for number, _ in near])
        today = pattern(query.source, query.bearers, query.language, self.lexicons(query.language))
        seen: dict[str, Match] = {}
        for unit in filter(self.allowed, units.values()):
            match = self._match(unit, query, today, locale)
            said = match.target or unit.target
            if match.score >= _LEAST and (said not in seen or match.order > seen[said].order):
                seen[said] = match
        return tuple(sorted(seen.values(), key=lambda match: match.order, reverse=True)[:limit])

    def nearest(self, source: str, language: str, locale: str) -> list[tuple[int, float]]:
        """The numbers of the units whose texts are likest, names and figures aside, and how like they are."""
        if not self._opened and not self.store.last:
            return []
        opened = self._index(family(language), family(locale))
        wanted, ratio = plain(source), similarity.ratio()
        scored: dict[int, float] = {}
        for wave in opened.waves(words(source), _CANDIDATES):
            fresh = [number for number in wave.numbers if number not in scored]
            scored |= {number: ratio(wanted, plain(text), _LEAST) for number, text in self.store.sources(fresh)}
            if max(scored.values(), default=0.0) >= wave.enough:
                break
        return sorted((each for each in scored.items() if each[1]), key=lambda each: (-each[1], -each[0]))

    def close(self) -> None:
        """Let go of all files."""
        for opened in self._opened.values():
            opened.close()
        self._opened.clear()
        self.store.close()

    def _index(self, source: str, target: str) -> index.Index:
        if (source, target) not in self._opened:
            self._opened[source, target] = index.opened(self.indexes, self.store, source, target)
        return self._opened[source, target]

    def _match(self, unit: Unit, query: Query, today: Pattern, locale: Locale) -> Match:
        former = pattern(unit.source, unit.bearers, unit.language, self.lexicons(unit.language))
        penalties = tuple(self._penalties(unit, query, locale))
        said = wording(locale.original or _unknown(query.language))
        faults = [*_guards(former, today, said), *_different_bearers(former, today), *_other_reader(unit, query)]
        try:
            target = Filler(locale, self.lexicons).filled(unit, former, today)
        except UnfitError as error:
            target, faults = "", [*faults, str(error)]
        if (was := former.kinds) != (now := today.kinds):
            unlike = (Counter(was) - Counter(now)).total() + (Counter(now) - Counter(was)).total()
            penalties = (*penalties, (unlike * _ANOTHER_COUNT, "another number of names, dates or figures"))
        unknown = _unknown_gender(former, today)
        penalties = (*penalties, *((_UNKNOWN_GENDER, reason) for reason in unknown))
        likeness = similarity.ratio()(former.form, today.form, 0.0)
        score = max(0.0, likeness - sum(weight for weight, _ in penalties))
        reasons = (*faults, *(reason for _, reason in penalties))
        match = Match(unit, min(score, _CAP) if faults else score, target, reasons)
        return replace(match, neighbours=(unit.before == query.before) + (unit.after == query.after))

    def _penalties(self, unit: Unit, query: Query, locale: Locale) -> Iterator[tuple[float, str]]:
        if _PENALTIES[unit.origin]:
            yield _PENALTIES[unit.origin], f"origin: {unit.origin.value}"
        if unit.context and query.context and unit.context != query.context:
            yield _ANOTHER_PLACE, f"said as {unit.context}"
        if unit.locale != locale.tag:
            yield _ANOTHER_REGION, f"in {unit.locale}"
        if unit.date[:4].isdecimal() and self.today.year - int(unit.date[:4]) > _OLD_AFTER:
            yield _OLD, f"of {unit.date[:4]}"


@lru_cache(maxsize=32)
def _unknown(language: str) -> Locale:
    """A language without a pack: the same one each time, as what is worked out from a pack is remembered by it."""
    return Locale(tag=language)


def _guards(former: Pattern, today: Pattern, said: Wording) -> Iterator[str]:
    """What the two texts must agree in for one's translation to be the other's."""
    yield from said.differences(today.words, former.words)
    for kind, name in _FIGURES.items():
        values, known = ([span.normal for span in each.of_kind(kind)] for each in (today, former))
        if values != known:
            yield f"{name}: {', '.join(values) or 'none'}, not {', '.join(known) or 'none'}"


def _other_reader(unit: Unit, query: Query) -> Iterator[str]:
    """A form of address fits one rank and gender only."""
    contexts = (unit.context, query.context)
    if all(contexts) and unit.context != query.context and any(each.startswith("salutation:") for each in contexts):
        yield f"reader: {query.context}, not {unit.context}"


def _different_bearers(former: Pattern, today: Pattern) -> Iterator[str]:
    for old, new in paired(former.bearers, today.bearers):
        if old.many != new.many:
            yield f"number: {{{new.name}}} is {'several' if new.many else 'one'}"
        if _person(old, new) and old.gender != new.gender:
            yield f"gender: {{{new.name}}} is {new.gender or 'unknown'}, not {old.gender or 'known'}"


def _unknown_gender(former: Pattern, today: Pattern) -> Iterator[str]:
    for old, new in paired(former.bearers, today.bearers):
        if _person(old, new) and old.name != new.name and not old.gender and not new.gender:
            yield f"nobody knows the gender of {{{new.name}}}"


def _person(old: Bearer, new: Bearer) -> bool:
    return SpanKind.PERSON.value in (old.kind, new.kind)
