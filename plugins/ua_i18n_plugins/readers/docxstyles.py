"""What the styles and lists of a Word document say of a paragraph: its level, the space around it, its list mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ua_i18n_plugins.readers.archive import Archive
from ua_i18n_plugins.readers.listmarks import ordinal

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TWIPS = 20  # to a point
_TITLES = {"title": 1, "subtitle": 2}  # styles of the program itself: their names are English in every language
_LONGEST_CHAIN = 12  # styles, each based on the next: a damaged file may close a circle

Item = tuple[str, int]
"""A list and a level in it."""


@dataclass(frozen=True, slots=True)
class Look:
    """The heading level of a paragraph, 0 for text, and the space around it in points."""

    level: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How the items of one level of a list are marked; an empty `pattern` is a bullet."""

    format: str
    pattern: str
    start: int


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by their identifiers, what holds where they are silent, and the lists."""

    styles: Mapping[str, _Element]
    defaults: _Element | None
    default: str
    lists: Mapping[Item, ListLevel]

    @classmethod
    def load(cls, archive: Archive) -> Styles:
        """The styles of a document, which may have none."""
        styles: dict[str, _Element] = {}
        defaults, default = None, ""
        if "word/styles.xml" in archive:
            root = archive.xml("word/styles.xml")
            defaults = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
            styles = {value(style, "styleId"): style for style in root.iter(f"{W}style")}
            paragraph = (style for style in styles.values() if value(style, "type") == "paragraph")
            default = next((value(style, "styleId") for style in paragraph if value(style, "default") == "1"), "")
        lists = dict(_lists(archive.xml("word/numbering.xml"))) if "word/numbering.xml" in archive else {}
        return cls(styles, defaults, default, lists)

    def look(self, paragraph: _Element) -> Look:
        chain = list(self._chain(paragraph))
        outline = number(_first(chain, "outlineLvl", "val"), 9)
        level = outline + 1 if 0 <= outline < 6 else self._title(paragraph)
        before, after = (number(_first(chain, "spacing", side), 0) / _TWIPS for side in ("before", "after"))
        return Look(level, before, after)

    def item(self, paragraph: _Element) -> Item | None:
        """The list that a paragraph is an item of."""
        for properties in self._chain(paragraph):
            numbering = properties.find(f"{W}numPr")
            if numbering is not None and (found := numbering.find(f"{W}numId")) is not None:
                listed = value(found, "val")
                level = numbering.find(f"{W}ilvl")
                return None if listed in ("", "0") else (listed, number(value(level, "val"), 0))
        return None

    def mark(self, item: Item, counters: dict[Item, int]) -> str:
        """The number of the next item of a list, as "1)"; empty for a bullet. Counts it in `counters`."""
        listed, level = item
        look = self.lists.get(item)
        if look is None or not look.pattern:
            return ""
        counters[item] = counters.get(item, look.start - 1) + 1
        for deeper in [key for key in counters if key[0] == listed and key[1] > level]:
            del counters[deeper]

        def count(match: re.Match[str]) -> str:
            place = (listed, int(match[1]) - 1)
            shape = self.lists.get(place, look)
            return ordinal(counters.get(place, shape.start), shape.format)

        return re.sub(r"%([1-9])", count, look.pattern)

    def _chain(self, paragraph: _Element) -> Iterator[_Element]:
        """The properties of a paragraph, then those of its style and of what that is based on."""
        own = paragraph.find(f"{W}pPr")
        if own is not None:
            yield own
        style = self._style(paragraph)
        for _ in range(_LONGEST_CHAIN):
            element = self.styles.get(style)
            if element is None:
                break
            if (properties := element.find(f"{W}pPr")) is not None:
                yield properties
            style = value(element.find(f"{W}basedOn"), "val")
        if self.defaults is not None:
            yield self.defaults

    def _style(self, paragraph: _Element) -> str:
        return value(paragraph.find(f"{W}pPr/{W}pStyle"), "val") or self.default

    def _title(self, paragraph: _Element) -> int:
        style = self.styles.get(self._style(paragraph))
        name = value(style.find(f"{W}name"), "val") if style is not None else ""
        return _TITLES.get(name.lower(), 0)


def value(element: _Element | None, name: str) -> str:
    """An attribute of Word's own, empty where it is missing."""
    return "" if element is None else str(element.get(f"{W}{name}", ""))


def number(text: str, default: int) -> int:
    """The whole number that an attribute holds."""
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else default


def _first(chain: list[_Element], tag: str, name: str) -> str:
    """The attribute of the first of the properties that has it."""
    return next((found for properties in chain if (found := value(properties.find(f"{W}{tag}"), name))), "")


def _lists(root: _Element) -> Iterator[tuple[Item, ListLevel]]:
    kinds = {value(kind, "abstractNumId"): kind for kind in root.iter(f"{W}abstractNum")}
    for listed in root.iter(f"{W}num"):
        kind = kinds.get(value(listed.find(f"{W}abstractNumId"), "val"))
        if kind is not None:
            levels = [*kind.iter(f"{W}lvl"), *listed.iter(f"{W}lvl")]  # what a list overrides comes last
            yield from (((value(listed, "numId"), number(value(one, "ilvl"), 0)), _list_level(one)) for one in levels)


def _list_level(element: _Element) -> ListLevel:
    shape = value(element.find(f"{W}numFmt"), "val")
    pattern = value(element.find(f"{W}lvlText"), "val")
    start = number(value(element.find(f"{W}start"), "val"), 1)
    return ListLevel(shape, "" if shape in ("bullet", "none") else pattern, start)
