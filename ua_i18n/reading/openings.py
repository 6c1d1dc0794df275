"""What opens a part of a document: a heading, the start of a sentence, or a heading that goes on to a colon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ua_i18n.reading.announced import Cues
from ua_i18n.reading.labels import Labels, PartKind, Words
from ua_i18n.reading.leadin import without_languages
from ua_i18n.reading.lines import Line, ends_sentence
from ua_i18n.reading.phrases import NEVER, alternatives, any_of, capitalised, in_capitals, is_capital
from ua_i18n.reading.references import follows_up
from ua_i18n.reading.requests import opens_request

_TELLING = frozenset({PartKind.ACTION, PartKind.DEADLINE})
"""Parts whose opening sentence says something itself."""

_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-h])\s?[).]\s+(?=\S)")
_FIRST_SENTENCE = re.compile(r"[^.!?]*+(?:[.!?](?!\s)[^.!?]*+)*+[.!?]?")
_LONGEST_NOTICE = 120
_LONGEST_HEADING = 90
_MOST_WORDS_OF_LABEL = 7  # in one that is not in capitals


@dataclass(frozen=True, slots=True)
class Opening:
    """What a line opens, and the text after the label."""

    kind: PartKind
    label: str
    to: str = ""
    rest: str = ""
    known: int = 0  # characters of the label that the list has


@dataclass(frozen=True, slots=True)
class _Shapes:
    """The three shapes of a kind's openers; labels.yaml tells them apart."""

    kind: PartKind
    heading: re.Pattern[str]
    sentence: re.Pattern[str]
    led: re.Pattern[str]


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
            _as_heading(shapes, text, line),
            _as_sentence(shapes, text, line, labels),
            _as_led(shapes, text, line, labels),
        )
        if opening
    ]
    longest = max(found, key=lambda opening: (opening.known, len(opening.label)), default=None)
    return longest or _as_cued(text, line, labels)


def _as_heading(shapes: _Shapes, text: str, line: Line) -> Opening | None:
    match = shapes.heading.match(text)
    if match is None:
        return None
    after = text[match.end() :]
    if text[:1].islower() and not (line.after_blank and after.startswith(":")):  # "cc: …"
        return None
    rest = after.lstrip(" \t:：-–—.!?")
    if rest and not after.lstrip().startswith((":", "：")) and (not match[0].isupper() or _goes_on(rest)):
        return None
    return Opening(shapes.kind, match[0], rest=rest, known=len(match[0]))


def _goes_on(rest: str) -> bool:
    """Whether what follows a label in capitals is the rest of a longer one: "NAME AND PRONOUNS: …"."""
    head, colon, _ = rest.partition(":")
    return in_capitals(rest) or bool(colon and in_capitals(head))


def _as_sentence(shapes: _Shapes, text: str, line: Line, labels: Labels) -> Opening | None:
    goes_on = text[:1].islower() and not (line.after_blank and shapes.kind is PartKind.COPIES)  # "with copies to …"
    if not (match := shapes.sentence.match(text)) or goes_on:
        return None
    if shapes.kind is PartKind.DEADLINE and _heads_list(text, labels):
        return Opening(PartKind.APPEALS, text, known=len(match[0]))
    if shapes.kind is PartKind.DEADLINE and (end := _ends_heading(text, labels)):
        return Opening(PartKind.APPEALS, text[:end], rest=text[end:].strip(), known=len(match[0]))
    rest = text if shapes.kind in _TELLING else text[match.end() :].strip(" :：")
    return Opening(shapes.kind, match[0], rest=rest, known=len(match[0]))


def _heads_list(text: str, labels: Labels) -> bool:
    """Whether addresses follow: "PLEASE SEND APPEALS BEFORE 4 MAY 2015 TO:"."""
    return bool(re.search(rf"\b(?:{alternatives(labels.deadline.to)})\s*[:：]?\s*$", text, re.IGNORECASE))


def _ends_heading(text: str, labels: Labels) -> int:
    """Where a heading in capitals ends before the first address: "SEND APPEALS BEFORE 4 MAY TO: Minister …"; or 0."""
    to = re.search(rf"\b(?:{alternatives(labels.deadline.to)})\s*[:：]\s", text[:_LONGEST_NOTICE], re.IGNORECASE)
    return to.end() if to and in_capitals(text[: to.end()]) else 0


def find_notice(line: Line, labels: Labels) -> Opening | None:
    """What a sentence of the deadline opens among addresses, in words that no list has: "Respond by 15 July 2020"."""
    first = _FIRST_SENTENCE.match(line.text)
    text = first[0] if first else ""
    if line.bullet or line.level or len(text) > _LONGEST_NOTICE or not is_capital(text):
        return None
    if opens_request(text, labels) or not _announces(line.text, labels):
        return None
    kind = PartKind.APPEALS if _heads_list(line.text, labels) else PartKind.DEADLINE
    return Opening(kind, line.text, rest="" if kind is PartKind.APPEALS else line.text)


def _announces(text: str, labels: Labels) -> bool:
    """Whether a text tells until when to write, or after which day no more."""
    before, after = labels.deadline.before, labels.deadline.after
    cues = (Cues(before, after, labels, date.min), Cues(after, before, labels, date.min))
    return any(each.date_in(text) for each in cues)


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
    named = without_languages(named, labels)
    return Opening(shapes.kind, f"{match[0]} {head}".strip(), to=named, rest=rest, known=len(match[0]))


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
    if kind is PartKind.ACTION and _heads_list(head, labels):  # "SEND YOUR APPEAL TO:"
        kind = PartKind.APPEALS
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


@lru_cache(maxsize=16)
def inside_lines(openers: tuple[tuple[PartKind, Words], ...]) -> re.Pattern[str]:
    """Finds labels in capitals, of two words or more, after a sentence's end or before a colon; and notices."""
    plain = [phrase.upper() for _, phrases in openers for phrase in phrases if "…" not in phrase and " " in phrase]
    led = [phrase.rstrip("…: ").upper() for _, phrases in openers for phrase in phrases if phrase.endswith("…:")]
    every = alternatives([*plain, *led]) if plain or led else NEVER
    notices = alternatives(_notices(openers))
    loud = alternatives(notice.upper() for notice in _notices(openers) if notice.count(" ") > 1)
    return re.compile(
        rf"(?:^|(?<=[.:;!?”\")]\s))(?:{every})(?!\w)|(?<=\s)(?:{every})(?=\s*[:：])|(?<=[.!?]\s)(?:{notices})(?!\w)"
        rf"|(?<=[^A-Z\s]\s)(?:{loud})(?!\w)"
    )


def _notices(openers: Iterable[tuple[PartKind, Words]]) -> Iterator[str]:
    """How sentences about the deadline begin, which may stand behind others on a line."""
    for phrase in (phrase for kind, phrases in openers if kind is PartKind.DEADLINE for phrase in phrases):
        if phrase.endswith(" …"):
            yield capitalised(phrase.removesuffix(" …"))
