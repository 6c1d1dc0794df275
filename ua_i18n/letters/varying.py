"""Openings and thanks in several approved wordings, so that three thousand letters are not one."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from ua_i18n import placeholders
from ua_i18n.letters.commission import Commission


@dataclass(frozen=True, slots=True)
class Wording:
    """What one letter says in its own words: a sentence before the concern, or none, and its thanks."""

    opening: str
    thanks: str


def variants(commission: Commission) -> tuple[str, ...]:
    """Every opening and thanks that a letter of a varied set may have instead of the usual ones."""
    return (*_openings(commission), *_thanks(commission)[1:])


def wording_of(commission: Commission) -> Wording:
    """The usual wording; in a varied set the one that falls to the sender, the same whenever the set is made."""
    thanks = _thanks(commission)
    openings = _openings(commission)
    if not (commission.vary and commission.sender and openings):
        return Wording("", thanks[0])
    seed = f"{commission.action.id}\n{commission.sender.key}".encode()
    number = int.from_bytes(hashlib.sha256(seed).digest()[:8], "big")
    return Wording(_turn(openings, number), _turn(thanks, number // len(openings)))


def _turn(wordings: Sequence[str], number: int) -> str:
    return wordings[number % len(wordings)]


def _openings(commission: Commission) -> tuple[str, ...]:
    return _numbered("opening", commission)


def _thanks(commission: Commission) -> tuple[str, ...]:
    return (_spoken(commission.locale.letter["thanks"], commission), *_numbered("thanks", commission))


def _numbered(family: str, commission: Commission) -> tuple[str, ...]:
    phrases = commission.locale.letter
    return tuple(_spoken(phrases[context], commission) for context in phrases if context.startswith(f"{family}:"))


def _spoken(phrase: str, commission: Commission) -> str:
    return placeholders.fill(phrase, {"running": running(commission)})


def running(commission: Commission) -> str:
    """The form of address inside a sentence."""
    bearer = commission.addressee.salutation_context.removeprefix("salutation:")
    return commission.locale.letter[f"running:{bearer}"]
