"""The persons of a whole document: each candidate weighed over all its occurrences, short forms linked to full ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ua_i18n.model import Addressee, Gender, UrgentAction
from ua_i18n.protection.find import known_in_capitals
from ua_i18n.protection.lexicon import PersonWords
from ua_i18n.protection.names import Candidate

_ADULT = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One spelling of a person's name, and what the document tells of the bearer; it is `proven` to be a person's
    where not only its shape says so."""

    value: str
    gender: Gender | None = None
    minor: bool = False
    addressee: bool = False
    proven: bool = True


def addressees_of(action: UrgentAction) -> tuple[Addressee, ...]:
    """Everybody the action writes to, or sends copies to."""
    return (*(person for group in action.appeals for person in group.addressees), *action.copies)


def named_addressees(action: UrgentAction, words: PersonWords) -> Iterator[Person]:
    """The addressees that have a name, in each script that it is given in."""
    for addressee in addressees_of(action):
        told = words.honorifics.get((addressee.honorific or "").casefold())
        for value in (addressee.name, addressee.name_native):
            if value:
                yield Person(value=value, gender=addressee.gender or told, addressee=True)


@dataclass(slots=True)
class _Evidence:
    """What the occurrences of one spelling say together: all that is kept of them, however long the text."""

    words: int
    proof: bool = False
    score: int = 0
    best: int | None = None
    lone: bool = False
    gender: Gender | None = None
    age: int | None = None

    def add(self, other: Candidate | _Evidence) -> None:
        """Reckon with an occurrence more, or with all those of another spelling."""
        best = other.score if isinstance(other, Candidate) else other.best
        self.proof |= other.proof
        self.score += other.score
        self.lone |= other.lone
        self.best = max((each for each in (self.best, best) if each is not None), default=None)
        self.gender = self.gender or other.gender
        self.age = min((each for each in (self.age, other.age) if each is not None), default=None)

    @property
    def convinces(self) -> bool:
        """Whether somebody bears the name."""
        return self.proof or (self.score > 0 if self.words > 1 else self.lone and self.score >= 0)

    @property
    def ordinary(self) -> bool:
        """Whether a short form may be a common word or a place instead of a name."""
        return self.best is None or self.best < -1


def persons_among(candidates: Iterable[Candidate], known: Iterable[Person], data: Iterable[Candidate]) -> list[Person]:
    """`known` persons, then those that `candidates` prove or suggest; `data` adds spellings of these alone."""
    found = {person.value: person for person in known}
    spellings = Spellings(found)
    told, asides = _by_value(candidates), _by_value(data)
    for value, evidence in told.items():
        if value not in found and evidence.convinces:
            found[value] = _person(value, evidence)
            spellings.add(value)
    for value, evidence in (asides | told).items():
        ordinary = evidence.ordinary and asides.get(value, evidence).ordinary
        if value not in found and not ordinary and (full := next(spellings.holding(value), "")):
            found[value] = replace(found[full], value=value)
            spellings.add(value)
    named = Spellings(told)
    return [_completed(person, told, named) for person in found.values()]


def in_capitals(persons: Iterable[Person], titles: Sequence[str]) -> Iterator[Person]:
    """The persons as texts that are all in capitals spell them."""
    known = {person.value: person for person in reversed(list(persons))}
    yield from (replace(person, value=value) for value, person in known_in_capitals(titles, known))


def same_bearer(full: str, other: str) -> bool:
    """Whether `other` is `full` in another spelling, or a run of its words: a surname, a first name."""
    whole, part = _folded(full), _folded(other)
    if not part or full == other:
        return False
    if sorted(whole) == sorted(part):
        return True
    return len(part) < len(whole) and any(whole[at : at + len(part)] == part for at in range(len(whole)))


class Spellings:
    """Names by their words, so that those which hold another are found without a look at all of them."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._by_word: dict[str, list[str]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Know `name` from now on."""
        for word in dict.fromkeys(_folded(name)):
            self._by_word.setdefault(word, []).append(name)

    def holding(self, part: str) -> Iterator[str]:
        """The known names of which `part` is another spelling or a run of words, first known first."""
        rarest = min((self._by_word.get(word, []) for word in _folded(part)), key=len, default=[])
        return (name for name in rarest if same_bearer(name, part))


@lru_cache(maxsize=4096)
def _folded(value: str) -> tuple[str, ...]:
    from anyascii import anyascii

    return tuple(anyascii(value).casefold().replace("-", " ").replace(".", " ").split())


def _by_value(candidates: Iterable[Candidate]) -> dict[str, _Evidence]:
    grouped: dict[str, _Evidence] = {}
    for candidate in candidates:
        grouped.setdefault(candidate.value, _Evidence(len(candidate.words))).add(candidate)
    return grouped


def _person(value: str, evidence: _Evidence) -> Person:
    minor = evidence.age is not None and evidence.age < _ADULT
    return Person(value=value, gender=evidence.gender, minor=minor, proven=evidence.proof)


def _completed(person: Person, told: Mapping[str, _Evidence], named: Spellings) -> Person:
    """The person with what is told beside another of the spellings, as "(f)" in the title only."""
    if person.addressee:
        return person
    spellings = dict.fromkeys((person.value, *named.holding(person.value)))
    together = _Evidence(0)
    for spelling in filter(told.__contains__, spellings):
        together.add(told[spelling])
    return person if together.best is None else _person(person.value, together)
