"""The persons of a whole document: each candidate weighed over all its occurrences, short forms linked to full ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ua_i18n.model import Addressee, Gender, UrgentAction
from ua_i18n.protection.find import Matcher
from ua_i18n.protection.lexicon import PersonWords
from ua_i18n.protection.names import Candidate

_ADULT = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One spelling of a person's name, and what the document tells of the bearer."""

    value: str
    gender: Gender | None = None
    minor: bool = False
    addressee: bool = False


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


def persons_among(candidates: Sequence[Candidate], known: Iterable[Person], data: Sequence[Candidate]) -> list[Person]:
    """`known` persons, then those that `candidates` prove or suggest; `data` adds spellings of these alone."""
    found = {person.value: person for person in known}
    for value, occurrences in _by_value(candidates).items():
        if value not in found and _convinces(occurrences):
            found[value] = _person(value, occurrences)
    for value, occurrences in _by_value([*data, *candidates]).items():
        bearer = next((person for person in found.values() if same_bearer(person.value, value)), None)
        if value not in found and bearer is not None and not _ordinary(occurrences):
            found[value] = Person(value=value, gender=bearer.gender, minor=bearer.minor, addressee=bearer.addressee)
    return [_completed(person, candidates) for person in found.values()]


def in_capitals(persons: Iterable[Person], titles: Sequence[str]) -> Iterator[Person]:
    """The persons as texts that are all in capitals spell them."""
    upper = {person.value.upper(): person for person in reversed(list(persons)) if person.value != person.value.upper()}
    matcher = Matcher({value: value for value in upper})
    for value in dict.fromkeys(value for title in titles for _, _, value in matcher.find(title)):
        yield replace(upper[value], value=value)


def same_bearer(full: str, other: str) -> bool:
    """Whether `other` is `full` in another spelling, or a run of its words: a surname, a first name."""
    whole, part = _folded(full), _folded(other)
    if not part or full == other:
        return False
    if sorted(whole) == sorted(part):
        return True
    return len(part) < len(whole) and any(whole[at : at + len(part)] == part for at in range(len(whole)))


@lru_cache(maxsize=4096)
def _folded(value: str) -> tuple[str, ...]:
    from anyascii import anyascii

    return tuple(anyascii(value).casefold().replace("-", " ").replace(".", " ").split())


def _by_value(candidates: Iterable[Candidate]) -> dict[str, list[Candidate]]:
    grouped: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        grouped.setdefault(candidate.value, []).append(candidate)
    return grouped


def _convinces(occurrences: Sequence[Candidate]) -> bool:
    if any(occurrence.proof for occurrence in occurrences):
        return True
    return len(occurrences[0].words) > 1 and sum(occurrence.score for occurrence in occurrences) > 0


def _ordinary(occurrences: Sequence[Candidate]) -> bool:
    """Whether a short form may be a common word or a place instead of a name."""
    return all(occurrence.score < -1 for occurrence in occurrences)


def _person(value: str, occurrences: Sequence[Candidate]) -> Person:
    gender = next((each.gender for each in occurrences if each.gender), None)
    ages = [each.age for each in occurrences if each.age is not None]
    return Person(value=value, gender=gender, minor=bool(ages) and min(ages) < _ADULT)


def _completed(person: Person, candidates: Sequence[Candidate]) -> Person:
    """The person with what is told beside another of the spellings, as "(f)" in the title only."""
    if person.addressee:
        return person
    told = [each for each in candidates if each.value == person.value or same_bearer(each.value, person.value)]
    return _person(person.value, told) if told else person
