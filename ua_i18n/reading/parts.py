"""The parts of a document, each opened by a label: background, recommended action, appeals, copies, deadline …"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ua_i18n.reading.labels import Labels, PartKind, Words
from ua_i18n.reading.lines import Line, Lines, continues, ends_sentence
from ua_i18n.reading.phrases import NEVER, alternatives, any_of, capitalised, in_capitals
from ua_i18n.reading.references import follows_up
from ua_i18n.reading.requests import is_lead

FIELDS = frozenset({PartKind.TITLE, PartKind.DATE, PartKind.NUMBER, PartKind.INDEX})
"""Labels of one value; what follows it belongs to the part around."""
FIELDS |= {PartKind.LANGUAGE, PartKind.PREVIOUS, PartKind.PERSONS}

_TELLING = frozenset({PartKind.ACTION, PartKind.DEADLINE})
"""Parts whose opening sentence says something itself."""

_TOLD = frozenset({None, PartKind.NARRATIVE, PartKind.SUMMARY, PartKind.BACKGROUND})
"""Parts of running text, which a lead-in to requests ends without a label of its own."""

_LONGEST_LEAD = 4  # lines
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-h])\s?[).]\s+(?=\S)")
_LONGEST_HEADING = 90
_MOST_WORDS_OF_LABEL = 7  # in one that is not in capitals


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
    pieces = tuple(_pieces(lines.said, labels))
    for place, line in enumerate(pieces):
        if opening := find_opening(line, labels):
            inside = _Open(Part(opening.kind, opening.label, opening.to, line.number))
            parts.append(inside)
            around = around if opening.kind in FIELDS else inside
            if opening.rest:
                inside.lines.append(replace(line, text=opening.rest, level=0))
            continue
        if around.part.kind in _TOLD and is_lead(pieces[place : place + _LONGEST_LEAD + 1], labels):
            inside = around = _Open(Part(PartKind.ACTION))
            parts.append(inside)
        if inside is not around and not _in_field(inside, line, lines.width, labels):
            inside = around
        inside.lines.append(line)
    return tuple(part.closed() for part in parts)


def _in_field(field_: _Open, line: Line, width: int, labels: Labels) -> bool:
    held = field_.lines
    if not held:
        return True
    own = field_.part.kind is PartKind.LANGUAGE and any_of(labels.action.own).search(line.text)
    if (own or field_.part.kind is PartKind.PERSONS) and not (line.after_blank or line.level):
        return True
    return not line.after_blank and not line.level and continues(held[-1].text, line.text, width)


def find_opening(line: Line, labels: Labels) -> Opening | None:
    """The part that `line` opens; the longest label wins."""
    numbered = _NUMBERED.match(line.text)
    text = capitalised(line.text[numbered.end() :]) if numbered else line.text
    if follows_up(text, labels):  # "WEITERE INFORMATIONEN ZU UA 7/98" opens no background
        return None
    if not _openings(tuple(labels.openers.items())).match(text):
        return _as_cued(text, line, labels)
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
    return max(found, key=lambda opening: len(opening.label), default=None) or _as_cued(text, line, labels)


def _as_heading(shapes: _Shapes, text: str) -> Opening | None:
    if not (match := shapes.heading.match(text)) or text[:1].islower():
        return None
    after = text[match.end() :]
    rest = after.lstrip(" \t:：-–—.!")
    if rest and not after.lstrip().startswith((":", "：")) and (not match[0].isupper() or _goes_on(rest)):
        return None
    return Opening(shapes.kind, match[0], rest=rest)


def _goes_on(rest: str) -> bool:
    """Whether what follows a label in capitals is the rest of a longer one: "NAME AND PRONOUNS: …"."""
    head, colon, _ = rest.partition(":")
    return in_capitals(rest) or bool(colon and in_capitals(head))


def _as_sentence(shapes: _Shapes, text: str, labels: Labels) -> Opening | None:
    if not (match := shapes.sentence.match(text)) or text[:1].islower():
        return None
    before_list = re.search(rf"\b(?:{alternatives(labels.deadline.to)})\s*[:：]?\s*$", text, re.IGNORECASE)
    if shapes.kind is PartKind.DEADLINE and before_list:  # "PLEASE SEND APPEALS BEFORE 4 MAY 2015 TO:"
        return Opening(PartKind.APPEALS, text)
    return Opening(shapes.kind, match[0], rest=text if shapes.kind in _TELLING else text[match.end() :].strip(" :："))


def _as_led(shapes: _Shapes, text: str, line: Line, labels: Labels) -> Opening | None:
    if not (match := shapes.led.match(text)) or text[:1].islower():
        return None
    after = text[match.end() :]
    head, colon, rest = (part.strip() for part in after.partition(":"))
    shouted = match[0].isupper()
    alone = not after.strip()
    if not (alone or shouted or line.level or (colon and not (head and rest))):
        return None
    if not colon and shouted and not in_capitals(after):
        head, rest = "", after.strip()
    if len(head) > _LONGEST_HEADING:
        return None
    to = re.search(rf"(?<!\w)(?:{alternatives(labels.deadline.to)})(?:\s+(\w+))?\s*$", match[0], re.IGNORECASE)
    named = f"{to[1] or ''} {head}".strip() if to else ""  # "TO THE UNHCR" is to "THE UNHCR", "TO BOTH" to "BOTH"
    return Opening(shapes.kind, f"{match[0]} {head}".strip(), to=named, rest=rest)


def _as_cued(text: str, line: Line, labels: Labels) -> Opening | None:
    """A label in words that no list has, by what it speaks of: "LANGUAGES YOU MAY WRITE IN: Thai, English"."""
    head, colon, rest = text.partition(":")
    shouted = in_capitals(head) and len(head) <= _LONGEST_HEADING
    brief = colon and line.after_blank and len(head.split()) <= _MOST_WORDS_OF_LABEL and head[:1].isupper()
    if not (shouted or brief) or ends_sentence(head):
        return None
    kind = next((kind for kind, cues in labels.cues.items() if any_of(cues).search(head)), None)
    if kind is None:
        return None
    return Opening(kind, head, rest=text if kind in _TELLING else rest.strip())


@lru_cache(maxsize=16)
def _openings(openers: tuple[tuple[PartKind, Words], ...]) -> re.Pattern[str]:
    """Finds what any opener begins with, so that the lines of running text cost one look."""
    return _any_of([phrase.rstrip("…: ") for _, phrases in openers for phrase in phrases])


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
    """Finds labels in capitals, of two words or more, after a sentence's end or before a colon; and notices."""
    plain = [phrase.upper() for _, phrases in openers for phrase in phrases if "…" not in phrase and " " in phrase]
    led = [phrase.rstrip("…: ").upper() for _, phrases in openers for phrase in phrases if phrase.endswith("…:")]
    every = alternatives([*plain, *led]) if plain or led else NEVER
    notices = alternatives(_notices(openers))
    return re.compile(
        rf"(?:^|(?<=[.:;!?”\")]\s))(?:{every})(?!\w)|(?<=\s)(?:{every})(?=\s*[:：])|(?<=[.!?]\s)(?:{notices})(?!\w)"
    )


def _notices(openers: Iterable[tuple[PartKind, Words]]) -> Iterator[str]:
    """How sentences about the deadline begin, which may stand behind others on a line."""
    for phrase in (phrase for kind, phrases in openers if kind is PartKind.DEADLINE for phrase in phrases):
        if phrase.endswith(" …"):
            yield capitalised(phrase.removesuffix(" …"))


def of_kind(parts: Iterable[Part], *kinds: PartKind | None) -> tuple[Part, ...]:
    return tuple(part for part in parts if part.kind in kinds)


def lines_of(parts: Iterable[Part], *kinds: PartKind | None) -> tuple[Line, ...]:
    return tuple(line for part in of_kind(parts, *kinds) for line in part.lines)
