"""Fills in what letters say for each request of an appeal, once for every level of its addressees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ua_i18n.grammar import Grammar
from ua_i18n.model import AppealGroup, Level, Rank, SpanKind, UrgentAction
from ua_i18n.protection import matcher_of
from ua_i18n.requests.kinds import is_ground
from ua_i18n.requests.lists import texts_to_put
from ua_i18n.requests.putting import put_request
from ua_i18n.requests.readers import Reader, StateNames, readers_of


def put_requests(action: UrgentAction, grammar: Grammar, names: StateNames) -> UrgentAction:
    """The action with `requests[].letter` filled where it is empty; what a person wrote there stays."""
    matcher = matcher_of(action.protected)
    persons = frozenset(entry.name for entry in action.protected if entry.kind is SpanKind.PERSON)
    laws = frozenset(entry.name for entry in action.protected if entry.kind is SpanKind.CITATION)
    groups = []
    for group in action.appeals:
        readers = [replace(reader, persons=persons, laws=laws) for reader in readers_of(group, grammar, names, matcher)]
        groups.append(_with_sentences(group, readers, grammar))
    return replace(action, appeals=tuple(groups))


def _with_sentences(group: AppealGroup, readers: Sequence[Reader], grammar: Grammar) -> AppealGroup:
    requests = []
    grounds: list[Mapping[Level | Rank, str]] = []
    for request, text in zip(group.requests, texts_to_put(group.requests, grammar), strict=True):
        written = {key: sentence for key, sentence in request.letter.items() if sentence}
        put: dict[Level | Rank, str] = {}
        for reader in readers if text else ():
            if reader.level not in written:
                put |= _put(text, reader, grammar)
        if text and is_ground(text, grammar):
            put = {key: grammar.telling.again(said, _said_to(key, grounds)) for key, said in put.items()}
            grounds.append({**put, **written})
        requests.append(replace(request, letter={**put, **written}))
    return replace(group, requests=tuple(requests))


def _said_to(key: Level | Rank, grounds: Sequence[Mapping[Level | Rank, str]]) -> list[str]:
    return [said[key] for said in grounds if key in said]


def _put(text: str, reader: Reader, grammar: Grammar) -> dict[Level | Rank, str]:
    """The sentence for all readers of a level; where it names one of them, that one's own and the others'."""
    if (sentence := put_request(text, reader, grammar)) or not reader.some_called:
        return {reader.level: sentence}
    put: dict[Level | Rank, str] = {reader.level: put_request(text, reader.of_others(), grammar)}
    for rank, alone in reader.each_alone().items():
        if (said := put_request(text, alone, grammar)) != put[reader.level]:
            put[rank] = said
    return put if all(put.values()) else {reader.level: ""}
