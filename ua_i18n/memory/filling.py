"""A former translation with today's names, dates and figures in it: all of them, or it is not offered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ua_i18n import languages, placeholders
from ua_i18n.dating import restyled
from ua_i18n.elision import fitting
from ua_i18n.memory.pattern import Lexicons, Pattern, spans_of
from ua_i18n.memory.unit import Bearer, Unit
from ua_i18n.model import TYPED_KINDS, Locale, Span, SpanKind
from ua_i18n.placeholders import Slot


class UnfitError(ValueError):
    """Today's values do not fit into a former translation; the text says which."""


@dataclass(frozen=True, slots=True, order=True)
class _Change:
    """What has to be written elsewise in a translation: where, the new text, and how it begins when it is printed."""

    start: int
    end: int
    text: str
    printed: str


@dataclass(frozen=True, slots=True)
class Filler:
    """Puts today's values into translations of one locale."""

    locale: Locale
    lexicons: Lexicons

    def filled(self, unit: Unit, former: Pattern, today: Pattern) -> str:
        """The unit's translation as one of today's text. Raises UnfitError where a value has no place in it."""
        target = unit.target
        changes = [*_renamed(target, former, today), *self._rewritten(unit, former, today)]
        for change in sorted(changes, reverse=True):
            before = fitting(target[: change.start], change.printed, self.locale.words)
            if len(before) != 1:
                raise UnfitError(f"nobody can tell what stands before {change.text}")
            target = before[0] + change.text + target[change.end :]
        there, wanted = set(placeholders.names(target)), {bearer.name for bearer in today.bearers}
        if strange := sorted(there - wanted):
            raise UnfitError(f"{{{strange[0]}}} has nothing to stand for")
        if missing := sorted(wanted - there):
            raise UnfitError(f"{{{missing[0]}}} has no place in it")
        return target

    def _rewritten(self, unit: Unit, former: Pattern, today: Pattern) -> Iterator[_Change]:
        """The dates and figures that are others today."""
        if former.spans == today.spans or not (former.spans or today.spans):
            return
        there = spans_of(unit.target, self.locale.tag, self.lexicons(self.locale.tag))
        for kind in sorted(TYPED_KINDS):
            free = [span for span in there if span.kind is kind]
            for was, now in _aligned(former.of_kind(kind), today.of_kind(kind)):
                place = _taken(free, was)
                if was.normal == now.normal:
                    continue
                if place is None:
                    raise UnfitError(f"{was.value} cannot be found in the translation, so {now.value} cannot be put in")
                text = self._written(place, was, now)
                yield _Change(place.start, place.end, text, text)

    def _written(self, place: Span, was: Span, now: Span) -> str:
        """Today's value as the translator wrote the former one."""
        text = ""
        if was.kind is SpanKind.DATE:
            text = restyled(place.value, was.normal, now.normal, self.locale)
        elif was.kind is SpanKind.NUMBER:
            text = self._number(place, was, now)
        if not text:
            raise UnfitError(f"{now.value} cannot be written as {place.value} is")
        return text

    def _number(self, place: Span, was: Span, now: Span) -> str:
        try:
            former, today = Decimal(was.normal), Decimal(now.normal)
        except InvalidOperation:
            return ""
        if place.value == was.normal:  # plain digits, as years of age and ordinals are
            return now.normal
        same = languages.format_number(former, self.locale.tag) == place.value
        return languages.format_number(today, self.locale.tag) if same else ""


def paired(former: Sequence[Bearer], today: Sequence[Bearer]) -> list[tuple[Bearer, Bearer]]:
    """Each former bearer with today's of its kind, by order; one of unknown kind with whoever is left."""
    free = list(today)
    pairs: dict[str, Bearer] = {}
    for old in sorted(former, key=lambda bearer: not bearer.kind):
        match = next((new for new in free if not old.kind or not new.kind or new.kind == old.kind), None)
        if match:
            free.remove(match)
            pairs[old.name] = match
    return [(old, pairs[old.name]) for old in former if old.name in pairs]


def _renamed(target: str, former: Pattern, today: Pattern) -> Iterator[_Change]:
    """The placeholders that have other names today; a name begins as its value does."""
    names = {old.name: new.name for old, new in paired(former.bearers, today.bearers) if old.name != new.name}
    for piece in placeholders.pieces(target) if names else ():
        if isinstance(piece, Slot) and piece.name in names:
            name = names[piece.name]
            if target[: piece.start].endswith("("):
                raise UnfitError(f"what stands before the brackets says another name than {{{name}}}")
            yield _Change(piece.start, piece.end, f"{{{name}}}", name.replace("_", " "))


def _aligned(former: Sequence[Span], today: Sequence[Span]) -> list[tuple[Span, Span]]:
    if len(former) != len(today):
        raise UnfitError("it has another number of dates or figures")
    return list(zip(former, today, strict=True))


def _taken(free: list[Span], was: Span) -> Span | None:
    """The first span of that value, which is then used up."""
    found = next((span for span in free if span.normal == was.normal), None)
    if found:
        free.remove(found)
    return found
