"""The lines of a source, cleaned of quoting and boxes, with the furniture of its pages set apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ua_i18n.model import SourceLine, SourceText
from ua_i18n.reading.labels import Labels, Words
from ua_i18n.reading.phrases import any_of, folded
from ua_i18n.reading.scanning import mended, squeezed_labels

_QUOTED = re.compile(r"(?:>\s?)+")
_BARS = "|¦│"  # the sides of a box, of which a copy may have lost one
_SPACED = re.compile(r"[A-Z](?: [A-Z])+(?:\s{2,}[A-Z](?: [A-Z])*)*")
_BULLET = re.compile(r"(?:[•·▪●■◦‣\uf0b7\uf06e\uf0a7]\s*|[*–—-]\s+|[-–—](?=[^\W\d_])|\.\s+(?=[^\W\d_]))(?=\S)")
_LOST_BULLET = re.compile(r"(?P<square>[no])\s+(?=[^\W\d_])(?=[^a-zß-öø-ÿ])")
_LONE_BULLET = re.compile(r"(?P<square>[no])\s+(?=[^\W\d_])")
_INNER_BULLET = re.compile(r"(?:^|(?<=[;.:,]\s))[-–*•·▪](?=\s+[^\W\d_])")
_SENTENCE_END = re.compile(r"[.!?:;؟؛۔][\"'”’)\]]*$")
_INNER_NUMBER = re.compile(r"(?:^|(?<=[.;,]\s))\(?\d\)\s+(?=[^\W\d_])")
_LISTED = re.compile(r"\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[).]\s+")
_FEWEST_NUMBERED = 2
_NUMBERING = re.compile(r"^\(?\d{1,2}\s?[).]\s+")
_BROKEN = re.compile(r"(?!\d)\w{4}")  # not "pre- and post-trial"
_UNSEEN = (
    " \t\u00a0\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"  # spaces, marks of direction
)
_WIDEST = 140  # characters: a text with longer lines was not wrapped by hand


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the part of one that belongs to one part of the document; `after_blank` starts a paragraph."""

    number: int
    text: str
    level: int = 0
    bullet: bool = False
    after_blank: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines that say something, those that only furnish pages, and the width the text is wrapped to (0: none)."""

    said: tuple[Line, ...]
    furniture: tuple[int, ...]
    width: int


def clean(source: SourceText, labels: Labels) -> Lines:
    """The lines of `source` without blank ones."""
    said: list[Line] = []
    furniture: list[int] = []
    blank = True
    square, known = _lost_bullet(source.lines), squeezed_labels(labels)
    for raw in source.lines:
        line = _unmarked(_cleaned(raw), square, labels)
        line = replace(line, text=mended(line.text, known))
        if not raw.text.strip():
            blank = True
        elif not line.text or is_furniture(line.text, labels):
            furniture.append(raw.number)
            blank = True
        else:
            said.append(replace(line, after_blank=blank))
            blank = False
    return Lines(tuple(said), tuple(furniture), _width(said))


def _cleaned(raw: SourceLine) -> Line:
    text = raw.text.strip(_UNSEEN)
    text = _QUOTED.sub("", text, count=1).strip() if text.startswith(">") else text
    text = text.strip(_BARS).strip()
    if _SPACED.fullmatch(text) and len(text) > 6:
        text = " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", text))
    if raw.level == 0 and not raw.bullet and (mark := _BULLET.match(text)):
        return Line(raw.number, text[mark.end() :].strip(), bullet=True)
    return Line(raw.number, text, raw.level, raw.bullet)


def _lost_bullet(lines: Iterable[SourceLine]) -> str:
    """The letter that a Wingdings square has become at the start of several lines; empty where there is none."""
    found = [match["square"] for line in lines if (match := _LOST_BULLET.match(line.text.strip()))]
    return next((letter for letter in found if found.count(letter) > 1), "")


def _unmarked(line: Line, square: str, labels: Labels) -> Line:
    mark = _LOST_BULLET.match(line.text) if square and not line.level else None
    if (numbered := _LISTED.match(line.text)) and any_of(labels.action.openings).match(line.text, numbered.end()):
        return replace(line, text=line.text[numbered.end() :], bullet=True)
    if mark is None and not line.level and (lone := _LONE_BULLET.match(line.text)):
        mark = lone if any_of(labels.action.openings).match(line.text, lone.end()) else None
        square = line.text[:1]
    return replace(line, text=line.text[mark.end() :], bullet=True) if mark and mark["square"] == square else line


def bulleted(line: Line) -> tuple[Line, ...]:
    """The bullets that stand one behind the other on a line of text, or the line itself."""
    starts = [mark.start() for mark in _INNER_BULLET.finditer(line.text)]
    if not starts:
        return (line,)
    ends = [*starts[1:], len(line.text)]
    texts = (_BULLET.sub("", line.text[start:end].strip(), count=1) for start, end in zip(starts, ends, strict=True))
    first = (replace(line, text=line.text[: starts[0]].strip()),) if starts[0] else ()
    return (*first, *(replace(line, text=text, bullet=True) for text in texts))


def enumerated(line: Line) -> tuple[Line, ...]:
    """The numbered pieces of a line: "(1) El Diario, … (2) Radio Uno, …"; else the line itself."""
    starts = [mark.start() for mark in _INNER_NUMBER.finditer(line.text)]
    if len(starts) < _FEWEST_NUMBERED:
        return (line,)
    texts = (line.text[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True))
    first = (replace(line, text=line.text[: starts[0]].strip()),) if starts[0] else ()
    return (*first, *(replace(line, text=_NUMBERING.sub("", text).strip(), after_blank=True) for text in texts))


def is_furniture(text: str, labels: Labels) -> bool:
    """Whether a line says nothing of the case: a rule, a page number, a masthead, a template's instruction."""
    words = labels.furniture
    whole = folded(_NUMBERING.sub("", text))
    if not re.search(r"[^\W_]", text) or re.fullmatch(r"\W*\d{1,3}(?:\s*/\s*\d{1,2})?\W*", text):
        return True
    if text.startswith("[") and text.endswith("]") and any_of(words.blanks).search(text):
        return True
    mastheads, instructions, begun = _folded_furniture(words.masthead, words.instructions, words.address)
    if whole in mastheads or whole in instructions or whole.startswith(begun):
        return True
    if "|" in text and folded(text.partition("|")[0]) in mastheads:  # the section's name, then its address
        return True
    page = any_of(words.page).match(text)
    return bool(page and re.fullmatch(r"\W*\d{1,3}(?:\W+\D{0,12}[\w /]{0,24})?\W*", text[page.end() :]))


@lru_cache(maxsize=16)
def _folded_furniture(
    masthead: Words, instructions: Words, address: Words
) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Mastheads and instructions that are whole lines, and the beginnings of longer ones."""
    begun = (*address, *(phrase for phrase in instructions if phrase.endswith("…")))
    return (
        frozenset(map(folded, masthead)),
        frozenset(map(folded, instructions)),
        tuple(folded(phrase.rstrip("… ")) for phrase in begun),
    )


def _width(lines: Iterable[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[len(lengths) * 19 // 20] if lengths else 0
    return width if width <= _WIDEST else 0


def ends_sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text))


def continues(before: str, after: str, width: int) -> bool:
    """Whether `after`, on the next line, goes on with the paragraph of `before`."""
    if after[:1].islower() or before.endswith((",", "،", "/", " -", "(")):
        return True
    return bool(width) and (not ends_sentence(before) or is_full(before, after, width))


def is_full(before: str, after: str, width: int) -> bool:
    """Whether `before` was broken because the first word of `after` did not fit any more."""
    first_word = after.split(maxsplit=1)[0] if after.strip() else ""
    return bool(width) and len(before) + 1 + len(first_word) > width


def paragraphs(lines: Iterable[Line], width: int) -> Iterator[tuple[Line, ...]]:
    """The lines of each paragraph; a heading or bullet starts one of its own."""
    held: list[Line] = []
    for line in lines:
        new = line.after_blank or line.level or line.bullet or (held and held[-1].level)
        if held and (new or not continues(held[-1].text, line.text, width)) and not _resumes(held, line):
            yield tuple(held)
            held = []
        held.append(line)
    if held:
        yield tuple(held)


def _resumes(held: list[Line], line: Line) -> bool:
    """Whether a page break, not a paragraph's end, stands before `line`."""
    unmarked = not (line.level or line.bullet or held[-1].level)
    return bool(unmarked and line.text[:1].islower() and not ends_sentence(held[-1].text))


def joined(lines: Iterable[Line]) -> str:
    """The text of one paragraph; a word that was broken at its hyphen is whole again."""
    text = ""
    for line in lines:
        glue = "" if not text or (text.endswith("-") and _BROKEN.match(line.text) and text[-2:-1].isalpha()) else " "
        text = f"{text}{glue}{line.text}"
    return " ".join(text.split())
