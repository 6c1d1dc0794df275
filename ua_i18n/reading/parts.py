"""The parts of a document, each opened by a label: background, recommended action, appeals, copies, deadline …"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ua_i18n.reading.labels import Labels, PartKind, Words
from ua_i18n.reading.lines import Line, Lines, continues
from ua_i18n.reading.phrases import NEVER, alternatives, any_of, in_capitals

FIELDS = frozenset({PartKind.TITLE, PartKind.DATE, PartKind.NUMBER, PartKind.INDEX})
"""Labels of one value; what follows it belongs to the part around."""
FIELDS |= {PartKind.LANGUAGE, PartKind.PREVIOUS, PartKind.PERSONS}

_TELLING = frozenset({PartKind.ACTION, PartKind.DEADLINE})
"""Parts whose opening sentence says something itself."""

_NUMBERED = re.compile(r"\(?\d{1,2}[).]\s+(?=\S)")
_LONGEST_HEADING = 90


@dataclass(frozen=True, slots=True)
class Part:
    """`label` is all that the opening line says up to its colon, `to` what follows "appeals to" in it.

    The head of a document is the part of no kind, and has no opener.
    """

    kind: PartKind | None
    label: str = ""
    to: str = ""
    opener: int | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """What a line opens, and the text after the label."""

    kind: PartKind
    label: str
    to: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class _Shapes:
    """The three shapes of a kind's openers; labels.yaml tells them apart."""

    kind: PartKind
    heading: re.Pattern[str]
    sentence: re.Pattern[str]
    led: re.Pattern[str]


@dataclass(slots=True)
class _Open:
    """A part that is still being filled."""

    part: Part
    lines: list[Line] = field(default_factory=list)

    def closed(self) -> Part:
        return replace(self.part, lines=tuple(self.lines))


def divide(lines: Lines, labels: Labels) -> tuple[Part, ...]:
    """The parts of a document in its order, the head first."""
    around = _Open(Part(None))
    parts, inside = [around], around
    for line in _pieces(lines.said, labels):
        if opening := find_opening(line, labels):
            inside = _Open(Part(opening.kind, opening.label, opening.to, line.number))
            parts.append(inside)
            around = around if opening.kind in FIELDS else inside
            if opening.rest:
                inside.lines.append(replace(line, text=opening.rest, level=0))
            continue
        if inside is not around and not _in_field(inside, line, lines.width, labels):
            inside = around
        inside.lines.append(line)
    return tuple(part.closed() for part in parts)


def _in_field(field_: _Open, line: Line, width: int, labels: Labels) -> bool:
    held = field_.lines
    if not held:
        return True
    own = field_.part.kind is PartKind.LANGUAGE and any_of(labels.action.own).search(line.text)
    if own and not line.after_blank:
        return True
    return not line.after_blank and not line.level and continues(held[-1].text, line.text, width)


def find_opening(line: Line, labels: Labels) -> Opening | None:
    """The part that `line` opens; the longest label wins."""
    numbered = _NUMBERED.match(line.text)
    text = line.text[numbered.end() :] if numbered else line.text
    found = [
        opening
        for shapes in _shapes(tuple(labels.openers.items()))
        for opening in (
            _as_heading(shapes, text),
            _as_sentence(shapes, text, labels),
            _as_led(shapes, text, line, labels),
        )
        if opening
    ]
    return max(found, key=lambda opening: len(opening.label), default=None)


def _as_heading(shapes: _Shapes, text: str) -> Opening | None:
    if not (match := shapes.heading.match(text)):
        return None
    after = text[match.end() :]
    rest = after.lstrip(" \t:：-–—.!")
    if rest and not after.lstrip().startswith((":", "：")) and (not match[0].isupper() or in_capitals(rest)):
        return None
    return Opening(shapes.kind, match[0], rest=rest)


def _as_sentence(shapes: _Shapes, text: str, labels: Labels) -> Opening | None:
    if not (match := shapes.sentence.match(text)) or text[:1].islower():
        return None
    before_list = re.search(rf"\b(?:{alternatives(labels.deadline.to)})\s*[:：]?\s*$", text, re.IGNORECASE)
    if shapes.kind is PartKind.DEADLINE and before_list:  # "PLEASE SEND APPEALS BEFORE 4 MAY 2015 TO:"
        return Opening(PartKind.APPEALS, text)
    return Opening(shapes.kind, match[0], rest=text if shapes.kind in _TELLING else text[match.end() :].strip())


def _as_led(shapes: _Shapes, text: str, line: Line, labels: Labels) -> Opening | None:
    if not (match := shapes.led.match(text)) or text[:1].islower():
        return None
    after = text[match.end() :]
    head, colon, rest = (part.strip() for part in after.partition(":"))
    shouted = match[0].isupper()
    if not (shouted or line.level or (colon and not (head and rest))):
        return None
    if not colon and shouted and not in_capitals(after):
        head, rest = "", after.strip()
    if len(head) > _LONGEST_HEADING:
        return None
    named = any_of(labels.deadline.to).search(match[0].rsplit(maxsplit=1)[-1])
    return Opening(shapes.kind, f"{match[0]} {head}".strip(), to=head if named else "", rest=rest)


@lru_cache(maxsize=16)
def _shapes(openers: tuple[tuple[PartKind, Words], ...]) -> tuple[_Shapes, ...]:
    return tuple(
        _Shapes(
            kind,
            _any_of([phrase for phrase in phrases if "…" not in phrase]),
            _any_of([phrase.removesuffix("…") for phrase in phrases if phrase.endswith("…")]),
            _any_of([phrase.removesuffix("…:") for phrase in phrases if phrase.endswith("…:")]),
        )
        for kind, phrases in openers
    )


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(phrases)})(?!\w)", re.IGNORECASE)


def _pieces(lines: Iterable[Line], labels: Labels) -> Iterator[Line]:
    """The lines, cut before a label in capitals that stands inside one."""
    inside = _inside(tuple(labels.openers.items()))
    for line in lines:
        found = (match.start() for match in inside.finditer(line.text))
        starts = [0, *(start for start in found if re.search(r"[^\W\d]", line.text[:start]))]
        for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
            piece = replace(line, text=line.text[start:end].strip())
            yield piece if not start else replace(piece, bullet=False, after_blank=True)


@lru_cache(maxsize=16)
def _inside(openers: tuple[tuple[PartKind, Words], ...]) -> re.Pattern[str]:
    """Finds labels in capitals, of two words or more, after a sentence's end or before a colon."""
    plain = [phrase.upper() for _, phrases in openers for phrase in phrases if "…" not in phrase and " " in phrase]
    led = [phrase.rstrip("…: ").upper() for _, phrases in openers for phrase in phrases if phrase.endswith("…:")]
    every = alternatives([*plain, *led]) if plain or led else NEVER
    return re.compile(rf"(?:^|(?<=[.:;!?”\")]\s))(?:{every})(?!\w)|(?<=\s)(?:{every})(?=\s*[:：])")


def of_kind(parts: Iterable[Part], *kinds: PartKind | None) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.kind in kinds)


def lines_of(parts: Iterable[Part], *kinds: PartKind | None) -> tuple[Line, ...]:
    return tuple(line for part in of_kind(parts, *kinds) for line in part.lines)
