"""A letter as a terminal shows it before it is signed: what changed since it was last signed, then the whole of it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from ua_i18n.cli import paper
from ua_i18n.model import Inline, Letter, Run
from ua_i18n.worddiff import compare
from ua_i18n.workspace.signatures import Signed, said

_FIRST_STRONG, _POP = "\u2068", "\u2069"
_MARKS = ("[-", "-]", "[+", "+]")


def whole(letter: Letter, width: int) -> str:
    """The letter, its lines folded; in right-to-left text each line, and each verbatim value in it, is isolated."""
    blocks = ("\n".join(_line(line, letter.direction, width) for line in block.lines) for block in letter.blocks)
    return "\n\n".join([*blocks, *_variants(letter, width)])


def _variants(letter: Letter, width: int) -> Iterator[str]:
    if letter.variants:
        yield "In a set, a letter may have one of these as its first sentence or as its thanks:"
        yield from (_line((Run(text),), letter.direction, width) for text in letter.variants)


def changes(letter: Letter, last: Signed | None, width: int) -> str:
    """What a reader should know of the last signature: who, when, and each paragraph that differs, word by word."""
    if last is None:
        return "Nobody has signed this letter yet."
    signed = f"Last signed by {paper.visible(last.event.by)} on {last.event.time[:10]}"
    if last.event.digest == letter.digest:
        return f"{signed}, just as it stands."
    if last.text is None:
        return f"{signed}; it has changed since, and its former text is not on this machine: read all of it as new."
    differing = "\n\n".join(_changed(last.text, said(letter), width))
    return f"{signed}. Since then:\n\n{differing or '  its layout or what is verbatim in it has changed'}"


def pages(letter: Letter, last: Signed | None, size: tuple[int, int]) -> tuple[str, ...]:
    """The changes and the letter in pages of so many columns and lines."""
    width, height = size
    lines = f"{changes(letter, last, width)}\n\n{whole(letter, width)}".split("\n")
    return tuple("\n".join(lines[start : start + height]) for start in range(0, len(lines), height))


def _changed(former: str, current: str, width: int) -> Iterator[str]:
    pieces = compare(former.strip(), current.strip())
    for paragraph in paper.marked(pieces, width=width).split("\n\n"):
        if any(mark in click.unstyle(paragraph) for mark in _MARKS):
            yield paragraph


def _line(line: Inline, direction: str, width: int) -> str:
    rtl = direction == "rtl"
    runs = (
        f"{_FIRST_STRONG}{paper.visible(run.text)}{_POP}" if rtl and run.verbatim else paper.visible(run.text)
        for run in line
    )
    return "\n".join(paper.isolated(part, direction) for part in paper.broken("".join(runs), width))
