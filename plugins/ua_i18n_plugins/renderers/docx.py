"""Letters as Word documents, which a sender may still edit: real styles, real lists, languages marked."""

from __future__ import annotations

import functools
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from ua_i18n import Block, BlockRole, FormatError, Letter, Picture, Renderer, hookimpl
from ua_i18n_plugins.renderers import fonts
from ua_i18n_plugins.renderers.docxheads import HEADER, Headers, headers, logo_relation, window_table
from ua_i18n_plugins.renderers.docxtext import DECLARATION, RELATIONS, TWIPS, WORD, paragraph
from ua_i18n_plugins.renderers.printable import last_words, printable, stands_at_end
from ua_i18n_plugins.renderers.windows import MARGIN, PAPERS, framed, head

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day of the zip format: the same letter is the same file

_FIXED = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/settings.xml": "settings.xml",
    "word/footer.xml": "footer.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/fontTable.xml": "font_table.xml",  # where the first font is missing, another with serifs takes its place
}
_STYLES = {BlockRole.PARAGRAPH: "Body", BlockRole.LIST: "ListItem"}
_SLOTS = ("{{lang}}", "{{font}}", "{{latin}}", "{{bullet}}", "{{line}}", "{{indent}}", "{{item}}")
"""What the parts that are the same for all letters of a language leave open."""
_FONT = "Times New Roman"
_SIZE = 11 * 20  # twips
_ITEM = 454  # twips: where the words of a list begin
_TALL = 1.0  # em: a leading from here on is that of letters which take more than a line of other scripts
_MARGIN = round(MARGIN * TWIPS)
_NEW_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


class Docx:
    """Prints a letter as an Office Open XML document."""

    name = "docx"
    suffix = ".docx"

    def render(self, letter: Letter) -> bytes:
        letter = printable(letter)
        layout = letter.layout
        indent = round(layout.indent * _SIZE)
        measures = (_spacing(layout.leading), str(indent), str(_ITEM + indent))
        look = (letter.locale, *_fonts(layout.fonts), layout.bullet, *measures)
        file = io.BytesIO(_skeleton(look, headers(letter), letter.logo))
        with zipfile.ZipFile(file, "a") as parts:
            _add(parts, "word/document.xml", _document(letter))
            _add(parts, "docProps/core.xml", _core(letter.title, letter.locale, letter.date))
        return file.getvalue()

    def text(self, data: bytes) -> str:
        """The text of the first page's header and the document, each paragraph on a line."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                trees = [
                    ElementTree.fromstring(parts.read(f"word/{name}.xml")) for name in ("first_header", "document")
                ]
        except (zipfile.BadZipFile, KeyError, ElementTree.ParseError) as error:
            raise FormatError("docx", f"not a letter of ours: {error}") from error
        paragraphs = (paragraph for tree in trees for paragraph in tree.iter(f"{{{WORD}}}p"))
        return "\n".join("".join(text.text or "" for text in p.iter(f"{{{WORD}}}t")) for p in paragraphs)


@hookimpl
def register_renderers(register: Callable[[Renderer], None]) -> None:
    register(Docx())


def _fonts(preferred: Sequence[str]) -> tuple[str, str]:
    """The font of a language's own letters, and of Latin ones, which fonts of some scripts have only poor forms of.

    Word has none of typst's own fonts: the next is more likely there.
    """
    font = next((name for name in preferred if name != fonts.LATIN), _FONT)
    return font, _FONT if fonts.LATIN in preferred[1:] else font


def _spacing(leading: float) -> str:
    """The space between lines in 240ths of one, which is tall already where the font's letters are."""
    return "276" if leading < _TALL else "240"


@functools.lru_cache(maxsize=64)
def _skeleton(look: tuple[str, ...], heads: Headers, logo: Picture | None) -> bytes:
    """The parts that all letters on one paper share, already compressed: only two are written for each letter."""
    values = dict(zip(_SLOTS, look, strict=True))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        for name, source in _FIXED.items():
            xml = Path(__file__).with_name("docx_parts").joinpath(source).read_text(encoding="utf-8")
            for slot, value in values.items():
                xml = xml.replace(slot, _attribute(value))
            _add(parts, name, xml)
        _add(parts, "word/header.xml", heads.every)
        _add(parts, "word/first_header.xml", heads.first)
        if logo:
            _add(parts, "word/_rels/first_header.xml.rels", logo_relation(logo))
            _add(parts, f"word/media/logo.{logo.kind}", logo.data)
    return file.getvalue()


def _add(parts: zipfile.ZipFile, name: str, content: str | bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # else the same letter is another file on Windows
    parts.writestr(entry, content)


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})


def _core(title: str, locale: str, day: date) -> str:
    stamp = f"{day.isoformat()}T00:00:00Z"
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{escape(locale)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )


def _document(letter: Letter) -> str:
    width, height = (round(side * TWIPS) for side in PAPERS.get(letter.layout.paper, PAPERS["a4"]))
    # Page one has no number, and so a footer of its own, which is empty.
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId5"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{_MARGIN}" w:right="{_MARGIN}" w:bottom="{_MARGIN}" '
        f'w:left="{_MARGIN}" w:header="{HEADER}" w:footer="709" w:gutter="0"/><w:titlePg/>'
        f"{'<w:bidi/>' if letter.direction == 'rtl' else ''}</w:sectPr>"
    )
    opening = f'{DECLARATION}<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONS}">'
    return f"{opening}<w:body>{''.join(_body(letter))}{section}</w:body></w:document>"


def _body(letter: Letter) -> Iterator[str]:
    """The blocks, with address and sender in a table where a window asks for it; a letterhead is in the header."""
    place = head(letter)
    last = last_words(letter)
    if place:
        yield window_table(letter, place)
    for block in letter.blocks:
        if block.role is not BlockRole.LETTERHEAD and not (place and framed(block)):
            yield from _block(block, letter, last=block is last)


def _block(block: Block, letter: Letter, *, last: bool) -> Iterator[str]:
    width, _ = PAPERS.get(letter.layout.paper, PAPERS["a4"])
    style = _STYLES.get(block.role, block.role.value.title())
    indent = round((width * TWIPS - 2 * _MARGIN) * 0.55) if stands_at_end(letter, block.role) else 0
    if last and block.role is BlockRole.PARAGRAPH:
        style = "LastBody"
    for number, line in enumerate(block.lines):
        headed = block.role is BlockRole.COVER and not number
        yield paragraph("Title" if headed else style, line, letter, indent)
    if block.role is BlockRole.COVER:
        yield _NEW_PAGE
