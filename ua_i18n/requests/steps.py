"""Keeps what letters say in step with the requests that people correct: a sentence of the former text is no answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ua_i18n.model import AppealGroup, Request, UrgentAction
from ua_i18n.protection import unprotect

_Sentences = Mapping[str, set[str]]


def out_of_step(action: UrgentAction, reading: UrgentAction) -> tuple[str, ...]:
    """The plain texts of requests that a person corrected while their letters still say what the program made of it."""
    made = _made_of((reading,))
    return tuple(request.text for request in _requests(unprotect(action)) if _outgrown(request, made))


def without_outgrown(action: UrgentAction, readings: Iterable[UrgentAction]) -> UrgentAction:
    """The plain action without letter sentences that the program made of another text, or for other readers."""
    readings = tuple(readings)
    made = _made_of(readings)
    groups = (_in_step(group, made, for_others=_has_other_readers(group, readings)) for group in action.appeals)
    return replace(action, appeals=tuple(groups))


def other_readers(action: UrgentAction, reading: UrgentAction) -> bool:
    """Whether a person changed whom requests go to, or what is known of their office, since they were read."""
    return any(_has_other_readers(group, (reading,)) for group in unprotect(action).appeals)


def _in_step(group: AppealGroup, made: _Sentences, *, for_others: bool) -> AppealGroup:
    """The group's requests with the sentences that hold; for other readers, only those that a person wrote."""
    requests = []
    for request in group.requests:
        if _outgrown(request, made):
            request = replace(request, letter={})
        elif for_others:
            written = {key: sentence for key, sentence in request.letter.items() if sentence not in made}
            request = replace(request, letter={key: sentence for key, sentence in written.items() if sentence})
        requests.append(request)
    return replace(group, requests=tuple(requests))


def _has_other_readers(group: AppealGroup, readings: Iterable[UrgentAction]) -> bool:
    """Whether no reading has a group with some of these requests, and just these readers."""
    texts, readers = {request.text for request in group.requests}, _readers(group)
    former = [each for reading in readings for each in unprotect(reading).appeals]
    same = [each for each in former if any(request.text in texts for request in each.requests)]
    return bool(same) and all(_readers(each) != readers for each in same)


def _readers(group: AppealGroup) -> Counter[tuple[str | None, ...]]:
    """What sentences take for granted of each reader."""
    return Counter(
        (each.name, each.honorific, each.office, each.rank, each.level, each.country) for each in group.addressees
    )


def _made_of(readings: Iterable[UrgentAction]) -> _Sentences:
    """For each sentence that the program put, the texts that it put so."""
    made: dict[str, set[str]] = {}
    for reading in readings:
        for request in _requests(unprotect(reading)):
            for sentence in filter(None, request.letter.values()):
                made.setdefault(sentence, set()).add(request.text)
    return made


def _outgrown(request: Request, made: _Sentences) -> bool:
    return any(request.text not in made[sentence] for sentence in request.letter.values() if sentence in made)


def _requests(action: UrgentAction) -> Iterator[Request]:
    for group in action.appeals:
        yield from group.requests
