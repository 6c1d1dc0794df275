"""The persons of a whole document: each candidate weighed over all its occurrences, short forms linked to full ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    spellings = Spellings(found)
    for value, occurrences in _by_value(candidates).items():
        if value not in found and _convinces(occurrences):
            found[value] = _person(value, occurrences)
            spellings.add(value)
    for value, occurrences in _by_value([*data, *candidates]).items():
        if value not in found and not _ordinary(occurrences) and (full := next(spellings.holding(value), "")):
            found[value] = replace(found[full], value=value)
            spellings.add(value)
    by_value = _by_value(candidates)
    named = Spellings(by_value)
    return [_completed(person, by_value, named) for person in found.values()]


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


def _completed(person: Person, by_value: Mapping[str, Sequence[Candidate]], named: Spellings) -> Person:
    """The person with what is told beside another of the spellings, as "(f)" in the title only."""
    if person.addressee:
        return person
    spellings = dict.fromkeys((person.value, *named.holding(person.value)))
    told = [each for value in spellings for each in by_value.get(value, ())]
    return _person(person.value, told) if told else person
