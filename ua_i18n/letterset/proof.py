"""Proofs of verbatim values: a manifest tells that a file holds them, and gives none of them away."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from ua_i18n.hookspecs import Renderer, Transforming
from ua_i18n.model import BlockRole, Letter

_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


_PRIVATE = frozenset({BlockRole.SENDER, BlockRole.SIGNATURE, BlockRole.COVER})  # a cover names who sends the fax


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A verbatim value of a file, told without telling it: its block's role, and length and SHA-256 when folded."""

    role: str
    length: int
    sha256: str


Folding = Callable[[str], str]


def folding(renderer: Renderer) -> Folding:
    """How texts are compared in a renderer's files: folded, and in the alphabet of its medium."""
    if isinstance(renderer, Transforming):
        return lambda text: fold(renderer.transformed(fold(text)))
    return fold


def proofs_of(letter: Letter, fold: Folding) -> Iterator[Proof]:
    """A proof for each value; none for the sender's, whose name no manifest may give away to a guess."""
    roles: dict[str, BlockRole] = {}
    for block in letter.blocks:
        if block.role not in _PRIVATE:
            for run in chain.from_iterable(block.lines):
                if run.verbatim:
                    roles.setdefault(fold(run.text), block.role)
    for folded, role in roles.items():
        yield Proof(role=role.value, length=len(folded), sha256=hashed(folded))


def fold(text: str) -> str:
    """A text as `verify` compares it: bidi controls stripped, white space folded to single spaces."""
    return " ".join(_BIDI_CONTROLS.sub("", text).split())


def missing(text: str, proofs: Iterable[Proof], named: Mapping[str, str]) -> Iterator[Proof]:
    """The proofs of what a folded text does not hold; `named` are the folded values that are known, by their hash."""
    for proof in proofs:
        value = named.get(proof.sha256)
        found = value in text if value else _has_window(text, proof)
        if not found:
            yield proof


def _has_window(text: str, proof: Proof) -> bool:
    """Whether some stretch of the text has the proof's hash: the value need not be known to be found."""
    last = len(text) - proof.length
    return any(hashed(text[start : start + proof.length]) == proof.sha256 for start in range(last + 1))


def hashed(text: str) -> str:
    """SHA-256, in hex, of a folded value."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
