"""What a document follows up: "Further information on UA 105/00 (ASA 17/21/00) - Concern"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ua_i18n.model import Update
from ua_i18n.reading.account import Context
from ua_i18n.reading.labels import Labels, PartKind
from ua_i18n.reading.lines import joined
from ua_i18n.reading.parts import STORY, Part, lines_of
from ua_i18n.reading.phrases import all_folded, any_of, folded
from ua_i18n.reading.references import INDEX, Reference, first_date, full_dates, index_in_url, references, update_number

_BRACKET = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The documents followed up, whether the action is an EXTRA, and what the line says after them."""

    updates: tuple[Update, ...]
    extra: bool
    rest: str


@dataclass(frozen=True, slots=True)
class Updates:
    """The documents that a whole document follows up, and which update of theirs it is."""

    documents: tuple[Update, ...]
    number: int | None


def read_updates(documents: tuple[Update, ...], ua: str | None, parts: Iterable[Part], context: Context) -> Updates:
    """The `documents` that the header gives, with what later lines and links to earlier ones add."""
    parts = tuple(parts)
    number = None
    notice, story = joined(lines_of(parts, PartKind.DEADLINE, PartKind.BACKGROUND)), joined(lines_of(parts, *STORY))
    told, own = update_number(notice, context.labels), update_number(story, context.labels)
    if not told and own and own[1].number == ua:  # of others, too, a story may say that they were updated
        told, notice = own, story
    if told:
        number, reference = told
        documents = _detailed(documents, reference.number, notice, context.labels)
    for line in lines_of(parts, PartKind.PREVIOUS):
        context.account.place("updates", (line,))
        earlier = _linked(line.text, ua, context.labels)
        if earlier is None and folded(line.text) not in all_folded(context.labels.header.nothing):
            context.account.lose((line,))
        elif earlier and all(document.index != earlier.index for document in documents):
            documents = (*(document for document in documents if document != Update(ua_number=ua)), earlier)
    return Updates(documents, number)


def _detailed(documents: tuple[Update, ...], ua: str, notice: str, labels: Labels) -> tuple[Update, ...]:
    """The documents, with the index and date of the earlier one where only the notice of the update tells them."""
    if any(document.index for document in documents):
        return documents
    reference = next((found for found in references(notice, labels.header) if found.number == ua), None)
    named = _documents(notice, reference, len(notice), labels)[0] if reference else []
    linked = index_in_url(notice)
    if linked and not any(document.index for document in named):
        named = [Update(ua_number=ua, index=linked)]
    if any(document.date for document in documents):  # their dates say more than "the second update"
        return (*documents, *(update for update in named if update.index))
    return tuple(named) or documents or (Update(ua_number=ua),)


def _linked(text: str, ua: str | None, labels: Labels) -> Update | None:
    """The earlier document that a line gives by its index or its address on the web."""
    bare = INDEX.search(text)
    index = bare[0] if bare else index_in_url(text)
    if index is None:
        return None
    return Update(ua_number=ua, index=index, date=first_date(text[bare.end() :] if bare else "", labels))


def read_followup(text: str, labels: Labels) -> FollowUp | None:
    """What a line that begins with "Further information on" says; None for any other line."""
    opening = any_of(labels.header.further).match(text.lstrip())
    body = text.lstrip()[opening.end() :] if opening else ""
    found = list(references(_outside_brackets(body), labels.header))
    if not found:
        return None
    ends = [reference.start for reference in found[1:]] + [len(body)]
    updates: list[Update] = []
    end = found[-1].end
    for reference, limit in zip(found, ends, strict=True):
        named, end = _documents(body, reference, limit, labels)
        updates += named
    return FollowUp(tuple(updates), any(reference.extra for reference in found), _rest(body[end:], labels))


def bracketed_dates(text: str, labels: Labels) -> str:
    """A line of an update with the date of what it updates in brackets: "on UA 7/02 issued on 20 June 2002 - …"."""
    if not any_of(labels.header.further).match(text):
        return text
    for issued in reversed(list(any_of(labels.header.issued).finditer(text))):
        rest = text[issued.end() :]
        inside = text.count("(", 0, issued.start()) > text.count(")", 0, issued.start())
        for span, _ in () if inside else full_dates(rest, labels):
            if not rest[: span.start].strip():
                text = f"{text[: issued.start()]}({span.value}){rest[span.end :]}"
            break
    return text


def _documents(body: str, reference: Reference, limit: int, labels: Labels) -> tuple[list[Update], int]:
    """The documents in the brackets behind a UA number, and where the last of those brackets ends."""
    updates: list[Update] = []
    end = reference.end
    for bracket in _BRACKET.finditer(body, reference.end, limit):
        documents = list(_bracketed(bracket[1], reference.number, labels))
        if documents:
            updates += documents
            end = bracket.end()
    return updates or [Update(ua_number=reference.number)], end


def _bracketed(text: str, number: str, labels: Labels) -> Iterator[Update]:
    indexes = list(INDEX.finditer(text))
    ends = [*(index.start() for index in indexes[1:]), len(text)][: len(indexes)]
    for index, limit in zip(indexes, ends, strict=True):
        yield Update(ua_number=number, index=index[0], date=first_date(text[index.end() : limit], labels))
    for _, day in full_dates(text, labels) if not indexes else ():
        yield Update(ua_number=number, date=day)


def _outside_brackets(text: str) -> str:
    """`text` with blanks for what stands in brackets, so that positions stay."""
    return _BRACKET.sub(lambda bracket: " " * len(bracket[0]), text)


def _rest(text: str, labels: Labels) -> str:
    rest = text.lstrip(" -–—:,;")
    follow_ups = any_of(labels.header.follow_ups).match(rest)
    return rest[follow_ups.end() :].lstrip(" -–—:,;") if follow_ups else rest
