"""Which documents are of one Urgent Action, and which of them is the newest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol, TypeVar

from ua_i18n.model import ActionKind, Update
from ua_i18n.numbers import Value, same, value


class Document(Protocol):
    """What ties a document to others of its action."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> ActionKind: ...
    @property
    def index(self) -> str | None: ...
    @property
    def ua_number(self) -> str | None: ...
    @property
    def date(self) -> date | None: ...
    @property
    def updates(self) -> tuple[Update, ...]: ...


D = TypeVar("D", bound=Document)


def tied(one: Document, other: Document) -> bool:
    """Whether two documents are of one action: one of them names the other, or both have its number."""
    return _names(one, other) or _names(other, one) or same(one.ua_number, other.ua_number)


def dated_after(one: Document, other: Document) -> bool:
    """Whether both have a date, and the first has the later one."""
    return bool(one.date and other.date and one.date > other.date)


def successors(documents: Iterable[D]) -> Mapping[str, D]:
    """The newest later document of the same action, by id, for each of the documents that has one."""
    newest_first = sorted(documents, key=lambda document: str(document.date or ""), reverse=True)
    sharing: dict[Value, list[D]] = defaultdict(list)
    numbers = {document.id: frozenset(_numbers(document)) for document in newest_first}
    for document in newest_first:
        for number in numbers[document.id]:
            sharing[number].append(document)
    found = ((document, _newest(document, map(sharing.__getitem__, numbers[document.id]))) for document in newest_first)
    return {document.id: newest for document, newest in found if newest}


def _newest(document: D, groups: Iterable[list[D]]) -> D | None:
    """The newest document of the groups, each of which begins with its newest, that is later and tied to this one."""
    later = (next(_later(document, group), None) for group in groups)
    return max(filter(None, later), key=lambda other: str(other.date), default=None)


def _later(document: D, group: Iterable[D]) -> Iterator[D]:
    for other in group:
        if not dated_after(other, document):
            return
        if tied(document, other):
            yield other


def _numbers(document: Document) -> Iterator[Value]:
    """Every number that it has or names."""
    said = [document.index, document.ua_number]
    said += [number for update in document.updates for number in (update.index, update.ua_number)]
    yield from filter(None, map(value, said))


def _names(later: Document, former: Document) -> bool:
    """Whether a document says that it follows another up."""
    return any(same(update.index, former.index) or same(update.ua_number, former.ua_number) for update in later.updates)
