"""What the styles and lists of an OpenDocument text say of a paragraph: the space around it, its list mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ua_i18n_plugins.readers.listmarks import ordinal

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, STYLE = f"{_NAMESPACE}text:1.0}}", f"{_NAMESPACE}table:1.0}}", f"{_NAMESPACE}style:1.0}}"
DRAW = f"{_NAMESPACE}drawing:1.0}}"
_FORMAT = f"{_NAMESPACE}xsl-fo-compatible:1.0}}"
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "pc": 12.0, "px": 0.75}
_TITLES = {"Title": 1, "Subtitle": 2}
_LONGEST_CHAIN = 12  # styles, each the child of the next: a damaged file may close a circle


@dataclass(frozen=True, slots=True)
class Look:
    """The level that a style of titles gives, else 0, and the space around a paragraph in points."""

    level: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How the items of one level of a list are numbered; an empty `shape` is a bullet or nothing."""

    shape: str
    prefix: str
    suffix: str
    start: int
    shown: int

    def mark(self, counters: Sequence[int]) -> str:
        """The number of an item, as "1)", of which the counters tell the place at each level; empty for a bullet."""
        if not self.shape:
            return ""
        numbers = (ordinal(counter, self.shape) for counter in counters[-self.shown :])
        return f"{self.prefix}{'.'.join(numbers)}{self.suffix}".strip()


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles by name, and the lists by style name and level."""

    styles: Mapping[str, _Element]
    lists: Mapping[tuple[str, int], ListLevel]

    @classmethod
    def load(cls, roots: Sequence[_Element]) -> Styles:
        """The styles of the parts of a document; the later part's come first where names are equal."""
        styles = {
            str(style.get(f"{STYLE}name", "")): style
            for root in roots
            for style in root.iter(f"{STYLE}style")
            if style.get(f"{STYLE}family") == "paragraph"
        }
        return cls(styles, {key: level for root in roots for key, level in _lists(root)})

    def look(self, name: str) -> Look:
        chain = list(self._chain(name))
        level = next((found for style in chain if (found := _TITLES.get(str(style.get(f"{STYLE}name")), 0))), 0)
        return Look(level, *(_space(chain, side) for side in ("top", "bottom")))

    def _chain(self, name: str) -> Iterator[_Element]:
        for _ in range(_LONGEST_CHAIN):
            style = self.styles.get(name)
            if style is None:
                return
            yield style
            name = str(style.get(f"{STYLE}parent-style-name", ""))


def whole(text: str, default: int) -> int:
    """The whole number that an attribute holds."""
    return int(text) if re.fullmatch(r"\d{1,6}", text) else default


def _space(chain: Sequence[_Element], side: str) -> float:
    for style in chain:
        for properties in style.iterchildren(f"{STYLE}paragraph-properties"):
            if found := properties.get(f"{_FORMAT}margin-{side}") or properties.get(f"{_FORMAT}margin"):
                return _points(str(found))
    return 0.0


def _points(length: str) -> float:
    found = re.fullmatch(r"(-?\d{1,6}(?:\.\d{1,9})?)([a-z]{2})", length)
    return float(found[1]) * _POINTS.get(found[2], 0.0) if found else 0.0


def _lists(root: _Element) -> Iterator[tuple[tuple[str, int], ListLevel]]:
    for style in root.iter(f"{TEXT}list-style"):
        name = str(style.get(f"{STYLE}name", ""))
        for level in style.iterchildren(f"{TEXT}list-level-style-number", f"{TEXT}list-level-style-bullet"):
            yield (name, whole(str(level.get(f"{TEXT}level", "")), 1)), _list_level(level)


def _list_level(element: _Element) -> ListLevel:
    def said(name: str) -> str:
        return str(element.get(name, ""))

    return ListLevel(
        shape=said(f"{STYLE}num-format"),
        prefix=said(f"{STYLE}num-prefix"),
        suffix=said(f"{STYLE}num-suffix"),
        start=whole(said(f"{TEXT}start-value"), 1),
        shown=whole(said(f"{TEXT}display-levels"), 1),
    )
