"""Keeps what letters say in step with the requests that people correct: a sentence of the former text is no answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ua_i18n.model import Request, UrgentAction
from ua_i18n.protection import unprotect

_Sentences = Mapping[str, set[str]]


def out_of_step(action: UrgentAction, reading: UrgentAction) -> tuple[str, ...]:
    """The plain texts of requests that a person corrected while their letters still say what the program made of it."""
    made = _made_of((reading,))
    return tuple(request.text for request in _requests(unprotect(action)) if _outgrown(request, made))


def without_outgrown(action: UrgentAction, readings: Iterable[UrgentAction]) -> UrgentAction:
    """The plain action without letter sentences that the program made of another text of their request."""
    made = _made_of(readings)
    groups = (
        replace(
            group,
            requests=tuple(
                replace(request, letter={}) if _outgrown(request, made) else request for request in group.requests
            ),
        )
        for group in action.appeals
    )
    return replace(action, appeals=tuple(groups))


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
