"""The lines of a source, cleaned of quoting and boxes, with the furniture of its pages set apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ua_i18n.model import SourceLine, SourceText
from ua_i18n.reading.furniture import NUMBERING, is_frame, is_furniture
from ua_i18n.reading.labels import Labels
from ua_i18n.reading.numbering import unnumbered
from ua_i18n.reading.phrases import any_of, label_of
from ua_i18n.reading.scanning import mended, squeezed_labels

_QUOTED = re.compile(r"(?:>\s?)+")
_BARS = "|¦│"  # the sides of a box, of which a copy may have lost one
_SPACED = re.compile(r"[A-Z](?: [A-Z])+(?:\s{2,}[A-Z](?: [A-Z])*)*")
_BULLET = re.compile(
    r"(?:(?:[•·▪●■◦‣\uf0b7\uf06e\uf0a7]|ï‚[§·]|â€¢)\s*|[*–—-]\s+|-{2,3}\s+|[-–—](?=[^\W\d_])|\*(?=[^\W\d_][^*]*+$)|\.\s+(?=[^\W\d_]))(?=\S)"
)
_LOST_BULLET = re.compile(r"(?P<square>[no])\s+(?=[^\W\d_])(?=[^a-zß-öø-ÿ])")
_LONE_BULLET = re.compile(r"(?P<square>[no])\s+(?=[^\W\d_])")
_NESTED = re.compile(r"(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[).]|(?P<letter>[on]))\s+(?=[^\W\d_])")
_LEADER = re.compile(
    r"^([^\W\d_](?:[^.:…]{0,29}[^.:…\s])?)\s?(?:(?:\s?\.){2}|…)[\s.…]{0,60}+(?=:)"
)  # "Country ......: Chad"
_INNER_BULLET = re.compile(r"(?:^|(?<=[;.:,]\s))(?:[-–*•·▪]|ï‚[§·]|â€¢)(?=\s+[^\W\d_])")
_SENTENCE_END = re.compile(r"[.!?:;؟؛۔][\"'”’)\]]*$")
_INNER_NUMBER = re.compile(r"(?:^|(?<=[.;,]\s))\(?\d\)\s+(?=[^\W\d_])")
_LISTED = re.compile(r"\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[).]\s+")
_FEWEST_NUMBERED = 2
_FEWEST_TELLING = 4  # lines that show how wide a paragraph is
_BROKEN = re.compile(r"(?!\d)\w{4}")  # not "pre- and post-trial"
_UNSEEN = (
    " \t\u00a0\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"  # spaces, marks of direction
)
_WIDEST = 140  # characters: a text with longer lines was not wrapped by hand


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the part of one that belongs to one part of the document; `after_blank` starts a paragraph.

    `mark` is the bullet that was typed before it.
    """

    number: int
    text: str
    level: int = 0
    bullet: bool = False
    after_blank: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines that say something, those that only furnish pages, and the width the text is wrapped to (0: none).

    `named` is the first line that names the kind of document, as "URGENT ACTION" does; 0 where none does.
    """

    said: tuple[Line, ...]
    furniture: tuple[int, ...]
    width: int
    named: int = 0


def clean(source: SourceText, labels: Labels) -> Lines:
    """The lines of `source` without blank ones."""
    said: list[Line] = []
    furniture: list[int] = []
    blank, listing, named = True, False, 0
    lines = unnumbered(source.lines)
    square, known = _lost_bullet(lines), squeezed_labels(labels)
    for raw in lines:
        line = _unmarked(_cleaned(raw), square, labels)
        line = _nested(line, labels) if listing and raw.text.strip() else line
        text = mended(line.text, known)
        listing = bool(raw.text.strip()) and (listing or line.bullet)
        if not raw.text.strip():
            blank = True
        elif text and said and _awaits(said[-1].text, labels):  # "UA:", and "127/12" below it, which is no page
            said.append(replace(line, text=text))
            blank = False
        elif not text or is_furniture(text, labels) or is_frame(_QUOTED.sub("", raw.text.strip()), labels):
            furniture.append(raw.number)
            named = named or (raw.number if any_of(labels.header.number).match(text) else 0)
            blank = True
        else:
            said.append(replace(line, text=text, after_blank=blank))
            blank = False
    return Lines(tuple(said), tuple(furniture), _width(said), named)


def _awaits(label: str, labels: Labels) -> bool:
    return label_of(labels.header.number + labels.header.index).fullmatch(label) is not None


def _cleaned(raw: SourceLine) -> Line:
    text = raw.text.strip(_UNSEEN)
    text = _QUOTED.sub("", text, count=1).strip() if text.startswith(">") else text
    text = _LEADER.sub(r"\1", _unstarred(text.strip(_BARS).strip()), count=1)
    if _SPACED.fullmatch(text) and len(text) > 6:
        text = " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", text))
    if raw.level == 0 and not raw.bullet and (mark := _BULLET.match(text)):
        return Line(raw.number, text[mark.end() :].strip(), bullet=True, mark=mark[0])
    return Line(raw.number, text, raw.level, raw.bullet, mark=raw.mark)


def _unstarred(text: str) -> str:
    """The text without the stars that set it off: "*** PLEASE ACT BY 4 MAY ***"; one alone is a bullet."""
    inner = text.lstrip("*") if text.startswith("**") else text
    return (inner.rstrip("*") if inner.endswith("**") else inner).strip()


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


def _nested(line: Line, labels: Labels) -> Line:
    """A line below a bullet, itself one where it begins as an item of an inner list: "(a) those who …", "o by …"."""
    mark = None if line.bullet or line.level else _NESTED.match(line.text)
    if mark and not mark["letter"] and line.text.endswith((":", "：")):  # "(b) to the Tigers:"
        return line
    if mark is None or (mark["letter"] and (mark["letter"] in labels.action.join or line.text[mark.end()].isupper())):
        return line
    return replace(line, text=line.text[mark.end() :], bullet=True)


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
    return (*first, *(replace(line, text=NUMBERING.sub("", text).strip(), after_blank=True) for text in texts))


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


def width_around(lines: Sequence[Line], position: int, width: int) -> int:
    """The width of the paragraph at `position` in a text of `width`: boxes are narrower than the text."""
    start = position
    while start and not lines[start].after_blank:
        start -= 1
    after = (n for n in range(start + 1, len(lines)) if lines[n].after_blank)
    block = lines[start : next(after, len(lines))]
    return min(width, max(len(line.text) for line in block)) if len(block) >= _FEWEST_TELLING else width


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
    pieces: list[str] = []
    for text in filter(None, (" ".join(line.text.split()) for line in lines)):
        before = pieces[-1] if pieces else ""
        broken = before.endswith("-") and before[-2:-1].isalpha() and _BROKEN.match(text)
        pieces += [text] if broken or not pieces else [" ", text]
    return "".join(pieces)
