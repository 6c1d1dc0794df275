"""Reads OpenDocument texts (.odt): paragraphs, lists, tables and text boxes, with all changes accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ua_i18n import FormatError, Reader, SourceText, hookimpl
from ua_i18n_plugins.readers.archive import Archive
from ua_i18n_plugins.readers.odtstyles import DRAW, STYLE, TABLE, TEXT, ListLevel, Styles, whole
from ua_i18n_plugins.readers.paragraphs import Paragraph, source_text, with_margins
from ua_i18n_plugins.readers.signatures import Kind, require
from ua_i18n_plugins.readers.tables import row_paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_GONE = frozenset(
    {f"{TEXT}tracked-changes", f"{TEXT}note-citation", f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{TEXT}ruby-text"}
)
"""Deleted text, and what stands beside the text: marks of notes, comments, forms."""

_BOX, _NOTE = f"{DRAW}text-box", f"{TEXT}note-body"
_MOST_SPACES = 200  # of one element that says how many: no line is wider


class OdtReader:
    """Reads the text that a person sees on the pages of an OpenDocument text."""

    name = "odt"
    suffixes: tuple[str, ...] = (".odt", ".ott")

    def read(self, data: bytes, name: str) -> SourceText:
        require(data, name, Kind.ODT)
        archive = Archive(data, name)
        _refuse_locked(archive)
        return source_text(data, name, _paragraphs(archive))


def _refuse_locked(archive: Archive) -> None:
    if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise FormatError(archive.name, "is protected with a password; open it, and save it without one")


def _paragraphs(archive: Archive) -> list[Paragraph]:
    content = archive.xml("content.xml")
    common = archive.xml("styles.xml") if "styles.xml" in archive else None
    styles = Styles.load([root for root in (common, content) if root is not None])
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise FormatError(archive.name, "is no text but another kind of OpenDocument; save it as .odt")
    said = list(_Story(styles).paragraphs(body))
    return with_margins(said, _margins(common, styles, "header"), _margins(common, styles, "footer"))


def _margins(root: _Element | None, styles: Styles, kind: str) -> Iterator[str]:
    for margin in () if root is None else root.iter(f"{STYLE}{kind}", f"{STYLE}{kind}-first", f"{STYLE}{kind}-left"):
        yield from (paragraph.text for paragraph in _Story(styles).paragraphs(margin))


class _Story:
    """One flow of text: the body, a header. It counts the items of numbered lists."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counters: dict[str, list[int]] = {}

    def paragraphs(self, element: _Element) -> Iterator[Paragraph]:
        """The paragraphs below an element; what stands in boxes and notes follows the paragraph that they hang on."""
        for child in element:
            if child.tag in (f"{TEXT}p", f"{TEXT}h"):
                yield self._paragraph(child)
                yield from self._boxes(child)
            elif child.tag == f"{TEXT}list":
                yield from self._list(child, "", 1)
            elif child.tag == f"{TABLE}table":
                yield from self._table(child)
            elif child.tag not in _GONE:
                yield from self.paragraphs(child)

    def _paragraph(self, element: _Element, mark: str = "", *, bullet: bool = False) -> Paragraph:
        text = f"{mark} {_text(element)}".lstrip()
        level = whole(element.get(f"{TEXT}outline-level", ""), 1) if element.tag == f"{TEXT}h" else 0
        look = self._styles.look(str(element.get(f"{TEXT}style-name", "")))
        level = level or look.level
        return Paragraph(text, min(level, 6), bullet and not level, look.before, look.after)

    def _list(self, element: _Element, style: str, level: int) -> Iterator[Paragraph]:
        style = str(element.get(f"{TEXT}style-name", style))
        counters = self._counters.setdefault(style, [])
        if element.get(f"{TEXT}continue-numbering") != "true" and not element.get(f"{TEXT}continue-list"):
            del counters[level - 1 :]
        for item in element.iterchildren(f"{TEXT}list-item", f"{TEXT}list-header"):
            yield from self._item(item, style, level)

    def _item(self, item: _Element, style: str, level: int) -> Iterator[Paragraph]:
        look = self._styles.lists.get((style, level))
        marked = item.tag == f"{TEXT}list-item"
        for child in item:
            if child.tag == f"{TEXT}list":
                yield from self._list(child, style, level + 1)
            elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                filled = marked and bool(_text(child).strip())
                mark = self._mark(look, style, level) if filled and look else ""
                yield self._paragraph(child, mark, bullet=filled and not mark)
                yield from self._boxes(child)
                marked = marked and not filled  # an item is marked once, however many paragraphs it has
            else:
                yield from self.paragraphs(child)

    def _mark(self, look: ListLevel, style: str, level: int) -> str:
        counters = self._counters.setdefault(style, [])
        counters.extend([0] * (level - len(counters)))
        counters[level - 1] = (counters[level - 1] or look.start - 1) + 1
        del counters[level:]
        return look.mark(counters)

    def _table(self, table: _Element) -> Iterator[Paragraph]:
        for row in _rows(table):
            cells = row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
            yield from row_paragraphs([list(self.paragraphs(cell)) for cell in cells])

    def _boxes(self, paragraph: _Element) -> Iterator[Paragraph]:
        for child in _inline(paragraph):
            if child.tag in (_BOX, _NOTE):
                yield from self.paragraphs(child)


def _rows(element: _Element) -> Iterator[_Element]:
    """The rows of a table, also within groups; none of a table inside it."""
    for child in element:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag not in (f"{TABLE}table", *_GONE):
            yield from _rows(child)


def _inline(element: _Element) -> Iterator[_Element]:
    """The elements inside a paragraph, boxes and notes unopened."""
    for child in element:
        if child.tag not in _GONE:
            yield child
            if child.tag not in (_BOX, _NOTE):
                yield from _inline(child)


def _text(element: _Element) -> str:
    """The text of a paragraph; white space is single, as the format says, but for its own elements of it."""
    return "".join(_pieces(element))


def _pieces(element: _Element) -> Iterator[str]:
    yield _single(element.text)
    for child in element:
        if child.tag == f"{TEXT}s":
            yield " " * min(whole(child.get(f"{TEXT}c", ""), 1), _MOST_SPACES)
        elif child.tag == f"{TEXT}tab":
            yield "\t"
        elif child.tag == f"{TEXT}line-break":
            yield "\n"
        elif child.tag not in (_BOX, _NOTE, *_GONE):
            yield from _pieces(child)
        yield _single(child.tail)


def _single(text: str | None) -> str:
    if not text:
        return ""
    start, end = " " * text[0].isspace(), " " * text[-1].isspace()
    return f"{start}{' '.join(text.split())}{end}" if text.strip() else " "


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    register(OdtReader())
