"""Whom the letters of a group of requests speak to, and by which names a request may mean them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ua_i18n.grammar import Grammar
from ua_i18n.model import Addressee, AppealGroup, Level, Rank
from ua_i18n.protection import Matcher, mask

StateNames = Callable[[str], Iterable[Mapping[str, str]]]
"""Gives the names of an ISO 3166-1 country as slots of `own_state`: {"adjective": …} or {"country": …}."""

_LEADERS = frozenset(
    {Rank.HEAD_OF_STATE, Rank.HEAD_OF_GOVERNMENT, Rank.MONARCH, Rank.MINISTER, Rank.GOVERNOR, Rank.AMBASSADOR}
)
"""Ranks of which "the Governor" means just one person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Everybody of one level whom a group's letters go to; names are as `Grammar.plain_name` gives them.

    `own_state` maps names of the readers' state ("the chinese government") to what a letter says instead ("your
    government"), and `state_names` are the state's own: both are empty unless they all speak for exactly that state.
    `called` name each of them, `some_called` only some, and `ranks` has the names of those whose rank no other has;
    `persons` are the placeholders that stand for people, `laws` those that stand for laws.
    """

    level: Level
    group: str = ""
    own_state: Mapping[str, str] = field(default_factory=dict)
    state_names: frozenset[str] = frozenset()
    called: frozenset[str] = frozenset()
    some_called: frozenset[str] = frozenset()
    one_state: bool = True
    persons: frozenset[str] = frozenset()
    laws: frozenset[str] = frozenset()
    ranks: Mapping[Rank, frozenset[str]] = field(default_factory=dict)

    def each_alone(self) -> Mapping[Rank, Reader]:
        """Each of them whose rank no other has, as if letters of this level went to nobody else."""
        others = self.of_others()
        return {rank: replace(others, called=called) for rank, called in self.ranks.items()}

    def of_others(self) -> Reader:
        """Readers of a letter that is for none of those: their names mean a third party."""
        return replace(self, some_called=self.some_called.difference(*self.ranks.values()), ranks={})


def readers_of(group: AppealGroup, grammar: Grammar, names: StateNames, matcher: Matcher) -> tuple[Reader, ...]:
    """One reader for each level of a group's addressees; an unknown level reads as a region, which presumes nothing."""
    levels: dict[Level, list[Addressee]] = {}
    for addressee in group.addressees:
        levels.setdefault(addressee.level or Level.REGION, []).append(addressee)
    readers = []
    for level, addressees in levels.items():
        reader = replace(_called(addressees, grammar, matcher), level=level, group=grammar.plain_name(group.to or ""))
        country = addressees[0].country
        speaks = level is Level.STATE and reader.one_state and country
        readers.append(_for_state(reader, grammar, tuple(names(country))) if speaks and country else reader)
    return tuple(readers)


def _called(addressees: Sequence[Addressee], grammar: Grammar, matcher: Matcher) -> Reader:
    callings = [frozenset(_callings(addressee, grammar, matcher)) for addressee in addressees]
    called = frozenset.intersection(*callings)
    countries = {addressee.country for addressee in addressees}
    some = frozenset.union(*callings) - called
    ranks = Counter(addressee.rank for addressee in addressees)
    alone = {
        addressee.rank: names
        for addressee, names in zip(addressees, callings, strict=True)
        if addressee.rank and ranks[addressee.rank] == 1
    }
    return Reader(level=Level.REGION, called=called, some_called=some, one_state=len(countries) == 1, ranks=alone)


def _callings(addressee: Addressee, grammar: Grammar, matcher: Matcher) -> Iterator[str]:
    """Name, office and the office's first words, and names with a title before them, plain and masked."""
    name, office = addressee.name, addressee.office
    yield from _body(name or office or "", grammar) if not (name and office) else ()
    title = office.partition(grammar.file.office_of)[0] if office and addressee.rank in _LEADERS else None
    names = (name, name.split()[-1]) if name else ()
    styles = tuple(_styles(addressee, grammar))
    found = [name, office, title, *styles]
    found += [f"{before} {known}" for before in filter(None, (addressee.honorific, title, *styles)) for known in names]
    for words in filter(None, found):
        yield from (grammar.plain_name(words), grammar.plain_name(mask(words, matcher)))


def _styles(addressee: Addressee, grammar: Grammar) -> Iterator[str]:
    """What an honorific of several words calls somebody: "His Majesty", "the King" and "His Majesty the King"."""
    style, _, title = (addressee.honorific or "").rpartition(" ")
    if style and addressee.rank in _LEADERS:
        yield from (
            style,
            title,
            f"{style} {title}",
            *(f"{style} {article} {title}" for article in grammar.file.articles),
        )


def _body(called: str, grammar: Grammar) -> Iterator[str]:
    """ "board", of a "State Board of Pardons": what its own letter may call a body."""
    word = grammar.plain_name(called.partition(grammar.file.office_of)[0]).rpartition(" ")[2]
    yield from (word,) if word in grammar.file.bodies else ()


def _for_state(reader: Reader, grammar: Grammar, slots: tuple[Mapping[str, str], ...]) -> Reader:
    own, names = grammar.own_state_forms(slots), grammar.own_state_names(slots)
    return replace(reader, own_state=own, state_names=names)
