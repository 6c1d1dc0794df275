"""Proofs of verbatim values: a manifest tells that a file holds them, and gives none of them away."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from ua_i18n.hookspecs import Renderer, Transforming
from ua_i18n.model import BlockRole, Letter

_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


_PRIVATE = frozenset({BlockRole.SENDER, BlockRole.SIGNATURE, BlockRole.COVER})  # a cover names who sends the fax


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A verbatim value of a file, told without telling it: its block's role, and length and SHA-256 when folded.

    It stands there `count` times; where it is `free`, no letter or digit touches it anywhere.
    """

    role: str
    length: int
    sha256: str
    count: int = 1
    free: bool = False


Folding = Callable[[str], str]


def folding(renderer: Renderer) -> Folding:
    """How texts are compared in a renderer's files: folded, and in the alphabet of its medium."""
    if isinstance(renderer, Transforming):
        return lambda text: fold(renderer.transformed(fold(text)))
    return fold


def proofs_of(letters: Iterable[Letter], fold: Folding) -> Iterator[Proof]:
    """A proof for each value; none for the sender's, whose name no manifest may give away to a guess."""
    found: dict[str, Proof] = {}
    for role, value, free in chain.from_iterable(map(_values, letters)):
        folded = fold(value)
        known = found.get(folded)
        proof = known or Proof(role=role.value, length=len(folded), sha256=hashed(folded), count=0, free=True)
        found[folded] = replace(proof, count=proof.count + 1, free=proof.free and free)
    yield from found.values()


def _values(letter: Letter) -> Iterator[tuple[BlockRole, str, bool]]:
    """Each verbatim run that a manifest may prove, with its block's role, and whether no letter or digit touches it."""
    for block in letter.blocks:
        for line in block.lines if block.role not in _PRIVATE else ():
            for place, run in enumerate(line):
                if run.verbatim:
                    before = "".join(other.text for other in line[:place])[-1:]
                    after = "".join(other.text for other in line[place + 1 :])[:1]
                    yield block.role, run.text, not (before.isalnum() or after.isalnum())


def fold(text: str) -> str:
    """A text as `verify` compares it: bidi controls stripped, white space folded to single spaces."""
    return " ".join(_BIDI_CONTROLS.sub("", text).split())


def missing(text: str, proofs: Iterable[Proof], named: Mapping[str, str]) -> Iterator[Proof]:
    """The proofs of what a folded text does not hold; `named` are the folded values that are known, by their hash."""
    for proof in proofs:
        starts = _places(text, proof, named.get(proof.sha256))
        if sum(not proof.free or _stands_free(text, start, proof.length) for start in starts) < proof.count:
            yield proof


def _places(text: str, proof: Proof, value: str | None) -> Iterator[int]:
    """Where a value begins in the text: by its own words, else where a stretch has its hash."""
    if value:
        yield from (match.start() for match in re.finditer(re.escape(value), text))
        return
    for start in range(len(text) - proof.length + 1):
        if hashed(text[start : start + proof.length]) == proof.sha256:
            yield start


def _stands_free(text: str, start: int, length: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[start + length : start + length + 1]
    return not (before.isalnum() or after.isalnum())


def hashed(text: str) -> str:
    """SHA-256, in hex, of a folded value."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
