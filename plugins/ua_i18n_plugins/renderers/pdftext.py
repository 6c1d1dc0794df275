"""The text of a letter's PDF: the marks on its paper, put back into the order in which they are read.

General extractors guess at spaces and directions, and print clusters of Indic scripts and stacked accents twice. Our
own files say what is needed: they are tagged, draw their runs in logical order, and keep the space where a line ends.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterable, Iterator, Sequence

from ua_i18n import FormatError
from ua_i18n_plugins.renderers.pdfglyphs import Glyph, Item, Page, parents

RIGHTWARD, LEFTWARD = "und", "mis"  # the languages in which the template sets protected values, by their direction
VERBATIM = (RIGHTWARD, LEFTWARD)
_NEAR, _LEVEL = 3, 12  # points: a run goes on where it broke off, give or take an accent or a slanting script

# Bidi controls, which print nothing; and in plain text the breaks that the renderer puts into endless words.
_CONTROLS = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
_INSERTED = {**_CONTROLS, 0x200B: None}


def read(data: bytes) -> str:
    """The letter without interruption, each line and paragraph on a line; then what the margins of its pages say.

    Raises FormatError for a file that is not a letter made here: it lacks what the order of its text is read from.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        elements = parents(reader.root_object)
        items = [item for page in reader.pages for item in Page(page, elements).items()]
    except (PyPdfError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise FormatError("pdf", f"not a letter that this program made: {error}") from error
    body, margins = (list(filter(None, _lines(items, margin=margin))) for margin in (False, True))
    return "\n".join([*body, *margins])


def _lines(items: Iterable[Item], *, margin: bool) -> Iterator[str]:
    """The text of each structure element, a list item's mark before its own; page margins stand outside them all."""
    chosen = (item for item in items if (item.element is None) == margin)
    label = ""
    for _, group in itertools.groupby(chosen, key=lambda item: id(item.element)):
        found = list(group)
        text = "".join(map(_text, _runs(found))).rstrip()
        if found[0].element is not None and found[0].element["/S"] == "/Lbl":
            label = f"{text} "
        else:
            yield label + text
            label = ""


def _runs(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Items that were one run until another font or an accent broke it up."""
    run: list[Item] = []
    before: Item | None = None
    for item in items:
        if run and not _goes_on(run[-1], item):
            yield from _parted(before, run)
            before, run = run[-1], []
        run.append(item)
    yield from _parted(before, run)


def _parted(before: Item | None, run: list[Item]) -> Iterator[list[Item]]:
    """The run, without the signs at its ends that go to the right with their line: those around "Riyadh (الرياض)".

    A sign without a direction takes that of its line, unless words that go to the left stand on both its sides.
    """
    leftward = [place for place, item in enumerate(run) if item.right_to_left]
    if not leftward or run[0].language != RIGHTWARD:
        yield run
        return
    follows = before is not None and abs((run[0].start or 0) - before.end) < _NEAR
    first, end = leftward[0] if follows else 0, leftward[-1] + 1
    yield from filter(None, (run[:first], run[first:end], run[end:]))


def _goes_on(one: Item, other: Item) -> bool:
    return (
        abs((other.start or 0) - one.end) < _NEAR
        and abs(other.height - one.height) < _LEVEL
        and one.language == other.language
        and one.left_to_right == other.left_to_right
    )


def _text(run: Sequence[Item]) -> str:
    glyphs = [glyph for item in run for glyph in item.glyphs]
    if any(item.right_to_left for item in run):
        glyphs.reverse()
    text = "".join(_said(text, list(group)) for text, group in itertools.groupby(glyphs, key=lambda glyph: glyph.text))
    return text.translate(_CONTROLS if run and run[0].language in VERBATIM else _INSERTED)


def _said(text: str, glyphs: Sequence[Glyph]) -> str:
    """The text, as often as neighbouring glyphs that all stand for it say it.

    A letter and its accents are one cluster in several glyphs. One character is said anew by each glyph that takes
    room, since letters change their shape; several are said anew by each glyph like the first.
    """
    if len(text) == 1:
        return text * max(1, sum(glyph.width > 0 for glyph in glyphs))
    first = glyphs[0]
    return text * sum((glyph.font, glyph.code) == (first.font, first.code) for glyph in glyphs)
