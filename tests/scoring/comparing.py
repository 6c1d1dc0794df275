"""Expected values against found ones: hits, misses, and what should not be there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

Form = Callable[[str], str]
"""The form in which two values are compared."""

_EDGES = " \t\n,;:."
_QUOTED = re.compile(r"[\"“”«»]+(.*?)[\"“”«»]+")
_REMARK = re.compile(r"\s*\([^()]*\)\s*$")


def exact(value: str) -> str:
    """A value as it stands, but for white space, Unicode composition and punctuation round it."""
    folded = " ".join(unicodedata.normalize("NFC", value).split()).strip(_EDGES)
    return quoted[1] if (quoted := _QUOTED.fullmatch(folded)) else folded


def caseless(value: str) -> str:
    return exact(value).casefold()


def contact(value: str) -> str:
    """A number or address without the remark that may follow it ("(if a person answers, ask for the fax tone)")."""
    return re.sub(r"\s+", "", _REMARK.sub("", value)).strip(_EDGES)


@dataclass(frozen=True, slots=True)
class Expected:
    """One value, in any of the forms that a careful reader may give it; where `absent`, leaving it out is right too."""

    forms: tuple[str, ...]
    absent: bool = False

    @classmethod
    def of(cls, gold: Any) -> Self:
        """What gold says of one value: `x`, null, or `{any: [x, y, null]}`."""
        options = gold["any"] if isinstance(gold, dict) else [gold]
        given = tuple(_text(option) for option in options if option is not None)
        return cls(given, absent=len(given) < len(options))

    @property
    def required(self) -> bool:
        return bool(self.forms) and not self.absent


def _text(value: Any) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


@dataclass(frozen=True, slots=True)
class Tally:
    """How a field fared; `missed` and `spurious` hold the values themselves, for a listing."""

    hits: int = 0
    missed: tuple[str, ...] = ()
    spurious: tuple[str, ...] = ()

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.missed + other.missed, self.spurious + other.spurious)

    @property
    def precision(self) -> float:
        return _share(self.hits, self.spurious)

    @property
    def recall(self) -> float:
        return _share(self.hits, self.missed)

    @property
    def perfect(self) -> bool:
        return not self.missed and not self.spurious


def _share(hits: int, faults: Sequence[str]) -> float:
    return hits / (hits + len(faults)) if hits or faults else 1.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one field should be and what it is; `allowed` values are neither asked for nor a fault."""

    expected: tuple[Expected, ...]
    found: tuple[str, ...]
    form: Form = exact
    allowed: Collection[str] = field(default_factory=frozenset)

    def tally(self) -> Tally:
        """Each found value answers one expectation, so that one given twice counts once."""
        rest = [self.form(value) for value in self.found]
        hits, missed = 0, []
        # Those with one form choose first: they have no other.
        for expected in sorted(self.expected, key=lambda expected: len(expected.forms)):
            forms = [self.form(form) for form in expected.forms]
            if match := next((form for form in forms if form in rest), None):
                rest.remove(match)
                hits += 1
            elif expected.required:
                missed.append(expected.forms[0])
        allowed = {self.form(value) for value in self.allowed} | self._alternatives()
        return Tally(hits, tuple(missed), tuple(value for value in rest if value not in allowed))

    def _alternatives(self) -> set[str]:
        """Forms that may be found beside the one that was counted ("Article 7", "Article 7 of the Act")."""
        return {self.form(form) for expected in self.expected if len(expected.forms) > 1 for form in expected.forms}


def one(gold: Any, found: object, form: Form = exact) -> Comparison:
    """A field with at most one value."""
    given = () if found is None or found == "" else (_text(found),)
    return Comparison((Expected.of(gold),), given, form)


def many(gold: Iterable[Any], found: Iterable[object], form: Form = exact, allowed: Collection[str] = ()) -> Comparison:
    """A field with any number of values, in any order."""
    return Comparison(tuple(map(Expected.of, gold)), tuple(str(value) for value in found), form, frozenset(allowed))
