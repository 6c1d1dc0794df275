"""Reads Word documents (.docx): paragraphs, lists, tables and text boxes, with all changes accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ua_i18n import Reader, SourceText, hookimpl
from ua_i18n_plugins.readers.archive import Archive
from ua_i18n_plugins.readers.docxstyles import Item, Styles, W, value
from ua_i18n_plugins.readers.paragraphs import Paragraph, source_text, with_margins
from ua_i18n_plugins.readers.signatures import Kind, refuse, require
from ua_i18n_plugins.readers.tables import row_paragraphs

if TYPE_CHECKING:
    from lxml.etree import _Element

_GONE = frozenset(
    f"{W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "tblPr", "sdtPr")
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
"""What accepting all changes removes, what is never printed, and the copies of text boxes for old programs."""

_BOX = f"{W}txbxContent"
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")


class DocxReader:
    """Reads the text that a person sees on the pages of a Word document."""

    name = "docx"
    suffixes: tuple[str, ...] = (".docx", ".docm", ".doc")

    def read(self, data: bytes, name: str) -> SourceText:
        require(data, name, Kind.DOCX)
        if name.lower().endswith(".doc"):
            refuse(data, name, Kind.DOC.said)
        return source_text(data, name, _paragraphs(Archive(data, name)))


def _paragraphs(archive: Archive) -> list[Paragraph]:
    styles = Styles.load(archive)
    body = list(_Story(styles).paragraphs(archive.xml("word/document.xml")))
    for part in _NOTES:
        if part in archive:
            body.extend(_Story(styles).paragraphs(archive.xml(part)))
    return with_margins(body, _margins(archive, styles, "header"), _margins(archive, styles, "footer"))


def _margins(archive: Archive, styles: Styles, kind: str) -> Iterator[str]:
    for part in archive.parts():
        if part.startswith(f"word/{kind}") and part.endswith(".xml"):
            yield from (paragraph.text for paragraph in _Story(styles).paragraphs(archive.xml(part)))


class _Story:
    """One flow of text: the body, a header, the notes. It counts the items of numbered lists."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counters: dict[Item, int] = {}

    def paragraphs(self, element: _Element) -> Iterator[Paragraph]:
        """The paragraphs below an element; what stands in boxes follows the paragraph that they hang on."""
        kept: list[str] = []
        for child in element:
            if child.tag == f"{W}p":
                kept.append("".join(map(_said, _inline(child))))
                if child.find(f"{W}pPr/{W}rPr/{W}del") is None:  # else its end was deleted: the next goes on
                    yield self._styled(child, "".join(kept))
                    kept.clear()
                yield from self._boxes(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag not in _GONE:
                yield from self.paragraphs(child)
        if any(kept):
            yield Paragraph("".join(kept))

    def _styled(self, element: _Element, text: str) -> Paragraph:
        look = self._styles.look(element)
        item = self._styles.item(element)
        if item is None or not text.strip():
            return Paragraph(text, look.level, before=look.before, after=look.after)
        mark = self._styles.mark(item, self._counters)
        bullet = not mark and not look.level
        return Paragraph(f"{mark} {text}".lstrip(), look.level, bullet, look.before, look.after)

    def _table(self, table: _Element) -> Iterator[Paragraph]:
        for row in _outermost(table, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is None:
                yield from row_paragraphs([list(self.paragraphs(cell)) for cell in _outermost(row, f"{W}tc")])

    def _boxes(self, paragraph: _Element) -> Iterator[Paragraph]:
        for child in _inline(paragraph):
            if child.tag == _BOX:
                yield from self.paragraphs(child)


def _outermost(element: _Element, tag: str) -> Iterator[_Element]:
    """The nearest elements of a kind below one, also within content controls; none inside another."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in _GONE:
            yield from _outermost(child, tag)


def _inline(element: _Element) -> Iterator[_Element]:
    """The elements of a paragraph that a person sees, boxes unopened."""
    for child in element:
        if child.tag in _GONE or child.find(f"{W}rPr/{W}vanish") is not None:
            continue
        yield child
        if child.tag != _BOX:
            yield from _inline(child)


def _said(element: _Element) -> str:
    tag = str(element.tag)
    if not tag.startswith(W):
        return ""
    if tag == f"{W}t":
        return element.text or ""
    if tag == f"{W}sym":  # a sign of a font of symbols, in the range of private use
        return "•" if value(element, "char").upper().startswith("F0") else ""
    return _CHARACTERS.get(tag.removeprefix(W), "")


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    register(DocxReader())
