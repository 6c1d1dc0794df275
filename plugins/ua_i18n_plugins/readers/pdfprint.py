"""What a PDF prints, as stretches of text with their places."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from statistics import median_low
from typing import Any

from ua_i18n import FormatError, PluginError
from ua_i18n_plugins.readers.archive import INSTALL

_GAP = 1.5  # ems: a wider one parts columns, not words
_HYPHENS = frozenset({0x02, 0xFFFE, 0xAD})  # how PDFium writes a hyphen that ends a line
_ASCENT, _DESCENT = 0.75, 0.25  # of the size of a font, above and below the line that letters stand on
_BAD_PASSWORD = 4  # FPDF_ERR_PASSWORD


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that is printed without a gap on one line. Measures are points, from the left and the top of the page;
    `first` is the width of its first word, `space` that of its narrowest space."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    first: float = 0.0
    space: float = 0.0

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 0.1)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The stretches of a page, in the order of the file, and how wide its paper is."""

    stretches: tuple[Stretch, ...]
    width: float


@dataclass(frozen=True, slots=True)
class _Glyph:
    code: int
    left: float
    right: float
    top: float
    bottom: float
    size: float


def printed(data: bytes, name: str) -> list[PrintedPage]:
    """What is on each page; raises FormatError for a PDF that cannot be opened."""
    try:
        import pypdfium2
    except ImportError:
        raise PluginError(f"{name}: needs pypdfium2 to be read; {INSTALL}") from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _BAD_PASSWORD or "password" in str(error).lower():
            raise FormatError(name, "is protected with a password; open it, and save it without one") from None
        raise FormatError(name, "is damaged or was cut short; ask for it again") from None
    try:
        return [_page(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError:
        raise FormatError(name, "has a damaged page; print it anew to PDF") from None
    finally:
        document.close()


def _page(document: Any, number: int) -> PrintedPage:
    page = document[number]
    text = page.get_textpage()
    try:
        return PrintedPage(tuple(_stretches(_glyphs(text, page.get_height()))), page.get_width())
    finally:
        text.close()
        page.close()


def _glyphs(page: Any, height: float) -> Iterator[_Glyph]:
    """The characters of a page, as high as their font: what PDFium calls loose boxes are tight for many fonts."""
    from pypdfium2 import raw

    handle = page.raw
    box, matrix, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    box_at, matrix_at, x_at, y_at = map(ctypes.byref, (box, matrix, x, y))
    starts, scale, before = True, 1.0, 0.0
    for index in range(raw.FPDFText_CountChars(handle)):
        code = raw.FPDFText_GetUnicode(handle, index)
        raw.FPDFText_GetLooseCharBox(handle, index, box_at)
        if starts or box.left < before:  # of a word or line: asking for each letter takes twice as long
            raw.FPDFText_GetMatrix(handle, index, matrix_at)
            raw.FPDFText_GetCharOrigin(handle, index, x_at, y_at)
            scale = math.hypot(matrix.c, matrix.d)
        size = raw.FPDFText_GetFontSize(handle, index) * scale
        base = height - y.value
        yield _Glyph(code, box.left, box.right, base - _ASCENT * size, base + _DESCENT * size, size)
        starts, before = chr(code).isspace() or code in _HYPHENS, box.left


def _stretches(glyphs: Iterator[_Glyph]) -> Iterator[Stretch]:
    held: list[_Glyph] = []
    for glyph in glyphs:
        if glyph.code in (0x0A, 0x0D):
            yield from _stretch(held)
            held = []
        elif chr(glyph.code).isspace():
            held.extend([glyph] if held else [])
        else:
            if held and _is_apart(_last(held), glyph):
                yield from _stretch(held)
                held = []
            held.append(glyph)
    yield from _stretch(held)


def _last(held: list[_Glyph]) -> _Glyph:
    return next(glyph for glyph in reversed(held) if not chr(glyph.code).isspace())


def _is_apart(one: _Glyph, other: _Glyph) -> bool:
    """Whether two characters that follow each other stand on two lines, or in two columns."""
    size = max(one.size, other.size, 1.0)
    level = min(one.bottom, other.bottom) - max(one.top, other.top)
    gap = max(other.left - one.right, one.left - other.right)
    return level < 0.3 * min(one.size, other.size) or gap > _GAP * size


def _stretch(glyphs: list[_Glyph]) -> Iterator[Stretch]:
    seen = [glyph for glyph in glyphs if not chr(glyph.code).isspace()]
    text = "".join("-" if glyph.code in _HYPHENS else chr(glyph.code) for glyph in glyphs).strip()
    if seen and text:
        yield Stretch(
            text,
            min(glyph.left for glyph in seen),
            max(glyph.right for glyph in seen),
            min(glyph.top for glyph in seen),
            max(glyph.bottom for glyph in seen),
            median_low(glyph.size for glyph in seen),
            _first_width(glyphs),
            _narrowest_space(glyphs),
        )


def _first_width(glyphs: list[_Glyph]) -> float:
    word = list(takewhile(lambda glyph: not chr(glyph.code).isspace(), glyphs))
    return max(glyph.right for glyph in word) - min(glyph.left for glyph in word)


def _narrowest_space(glyphs: list[_Glyph]) -> float:
    """The least distance between two words, none where there is one word only."""
    gaps = (
        after.left - before.right
        for before, space, after in zip(glyphs, glyphs[1:], glyphs[2:], strict=False)
        if chr(space.code).isspace()
    )
    return min((gap for gap in gaps if gap > 0), default=0.0)
