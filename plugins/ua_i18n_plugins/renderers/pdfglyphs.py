"""The glyphs on a page of our own PDF files, in the order in which they were drawn."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a font and the text of the whole cluster that it belongs to; `width` is in thousandths of its size."""

    font: str
    code: bytes
    text: str
    width: float


@dataclass(slots=True)
class Item:
    """One text object of a page: its glyphs from left to right, from `start` to `end` in points."""

    element: Any
    language: str
    glyphs: list[Glyph] = field(default_factory=list)
    reversed: bool = False
    start: float | None = None
    end: float = 0
    height: float = 0

    @property
    def right_to_left(self) -> bool:
        return self.reversed or bool({"R", "AL"} & self._directions())

    @property
    def left_to_right(self) -> bool:
        """Whether it was drawn so; of several signs without a direction, those that go to the left are marked."""
        return not self.right_to_left and (len(self.glyphs) > 1 or bool({"L", "EN", "AN"} & self._directions()))

    def _directions(self) -> set[str]:
        return {unicodedata.bidirectional(character) for glyph in self.glyphs for character in glyph.text}


class Font:
    """What the codes of a font stand for. Source: ISO 32000-1, 9.7.4.3 and 9.10.3."""

    def __init__(self, name: str, font: Any) -> None:
        self.name = name
        program = font["/ToUnicode"].get_object().get_data().decode("latin-1")
        sections = re.findall(r"beginbfchar(.*?)endbfchar", program, re.DOTALL)
        pairs = re.findall(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]*)>", "".join(sections))
        self.texts = {bytes.fromhex(code): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
        self.widths = dict(_widths(font["/DescendantFonts"][0].get_object().get("/W", [])))

    def glyphs(self, codes: bytes, text: str | None) -> Iterator[Glyph]:
        """The glyphs of a string of two-byte codes; `text` is what they stand for together, if the file says so."""
        for code in (codes[place : place + 2] for place in range(0, len(codes), 2)):
            said = self.texts.get(code, "") if text is None else text
            yield Glyph(self.name, code, said, self.widths.get(int.from_bytes(code, "big"), 0))


def _widths(table: Sequence[Any]) -> Iterator[tuple[int, float]]:
    """Each code and its width, from entries `first [w …]` and `first last w`."""
    rest = iter(table)
    for first in rest:
        second = next(rest)
        if isinstance(second, list):
            yield from enumerate(map(float, second), int(first))
        else:
            width = float(next(rest))
            yield from ((code, width) for code in range(int(first), int(second) + 1))


class Page:
    """Walks the drawing instructions of one page. Source: ISO 32000-1, 9.4 and 14.6."""

    def __init__(self, page: PageObject, parents: Mapping[int, Sequence[Any]]) -> None:
        self.content = page.get_contents()
        self.elements = parents.get(page.get("/StructParents", -1), ())
        resources: Any = page["/Resources"]
        self.fonts = {name: Font(name, font.get_object()) for name, font in resources.get("/Font", {}).items()}
        self.font: tuple[Font, float] | None = None
        self.left = self.height = self.pen = 0.0
        self.saved: list[tuple[float, float]] = []
        self.marks: list[tuple[str, Any]] = []
        self.item: Item | None = None

    def items(self) -> Iterator[Item]:
        for operands, operator in self.content.operations if self.content is not None else []:
            name = operator.decode("latin-1")
            if name == "ET" and self.item:
                yield self.item
            elif step := _STEPS.get(name):
                step(self, operands)

    def _mark(self, operands: Sequence[Any]) -> None:
        self.marks.append((str(operands[0]), operands[1] if len(operands) > 1 else {}))
        if self.item and operands[0] == "/ReversedChars":
            self.item.reversed = True

    def _unmark(self, _: Sequence[Any]) -> None:
        self.marks.pop()

    def _begin(self, _: Sequence[Any]) -> None:
        place = self._property("/MCID")
        element = None if place is None else self.elements[place].get_object()
        self.item = Item(element, str(self._property("/Lang") or _inherited_language(element)))

    def _property(self, key: str) -> Any:
        return next((properties[key] for _, properties in reversed(self.marks) if key in properties), None)

    def _place(self, operands: Sequence[Any]) -> None:
        if self.item:
            self.pen = self.item.end = self.left + float(operands[4])
            if self.item.start is None:
                self.item.start, self.item.height = self.pen, self.height

    def _show(self, operands: Sequence[Any]) -> None:
        if not self.item or not self.font:
            return
        font, size = self.font
        for part in operands[0] if isinstance(operands[0], list) else operands:
            if isinstance(part, (int, float)):
                self.pen -= float(part) * size / 1000
                continue
            glyphs = font.glyphs(getattr(part, "original_bytes", part), self._property("/ActualText"))
            for glyph in glyphs:
                self.item.glyphs.append(glyph)
                self.pen += glyph.width * size / 1000
                if glyph.width:  # an accent is shifted and, at the end, not shifted back
                    self.item.end = self.pen

    def _set_font(self, operands: Sequence[Any]) -> None:
        self.font = self.fonts[operands[0]], float(operands[1])

    def _save(self, _: Sequence[Any]) -> None:
        self.saved.append((self.left, self.height))

    def _restore(self, _: Sequence[Any]) -> None:
        self.left, self.height = self.saved.pop()

    def _transform(self, operands: Sequence[Any]) -> None:
        # Upright text at its own size: only where it begins is of interest.
        self.left += float(operands[4])
        self.height += float(operands[5])


_STEPS = {
    "BDC": Page._mark,
    "BMC": Page._mark,
    "EMC": Page._unmark,
    "BT": Page._begin,
    "Tm": Page._place,
    "Tj": Page._show,
    "TJ": Page._show,
    "Tf": Page._set_font,
    "q": Page._save,
    "Q": Page._restore,
    "cm": Page._transform,
}


def parents(root: Any) -> dict[int, Sequence[Any]]:
    """The structure elements of each page's marked content. Source: ISO 32000-1, 14.7.4.4."""
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    return {int(key): elements.get_object() for key, elements in zip(numbers[::2], numbers[1::2], strict=True)}


def _inherited_language(element: Any) -> str:
    while element is not None:
        element = element.get_object()
        if "/Lang" in element:
            return str(element["/Lang"])
        element = element.get("/P")
    return ""
