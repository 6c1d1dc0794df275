"""Letters as Word documents, which a sender may still edit: real styles, real lists, languages marked."""

from __future__ import annotations

import functools
import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from ua_i18n import Block, BlockRole, FormatError, Letter, Renderer, Run, hookimpl
from ua_i18n_plugins.renderers.printable import isolated, printable, runs_right_to_left, stands_at_end

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day of the zip format: the same letter is the same file

_FIXED = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "rels.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/settings.xml": "settings.xml",
    "word/footer.xml": "footer.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
}
_STYLES = {BlockRole.PARAGRAPH: "Body", BlockRole.LIST: "ListItem"}
_PAPERS = {"a4": (11906, 16838), "us-letter": (12240, 15840)}  # twentieths of a point
_MARGIN = 1418  # 2.5 cm
_NEW_PAGE = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


class Docx:
    """Prints a letter as an Office Open XML document."""

    name = "docx"
    suffix = ".docx"

    def render(self, letter: Letter) -> bytes:
        letter = printable(letter)
        layout = letter.layout
        file = io.BytesIO(_skeleton(letter.locale, layout.fonts[:1], layout.bullet))
        with zipfile.ZipFile(file, "a") as parts:
            _add(parts, "word/header.xml", _header(letter))
            _add(parts, "word/document.xml", _document(letter))
            _add(parts, "docProps/core.xml", _core(letter.title, letter.locale, letter.date))
        return file.getvalue()

    def text(self, data: bytes) -> str:
        """The text of the header and the document, each paragraph on a line."""
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                trees = [ElementTree.fromstring(parts.read(f"word/{name}.xml")) for name in ("header", "document")]
        except (zipfile.BadZipFile, KeyError, ElementTree.ParseError) as error:
            raise FormatError("docx", f"not a letter of ours: {error}") from error
        paragraphs = (paragraph for tree in trees for paragraph in tree.iter(f"{{{_WORD}}}p"))
        return "\n".join("".join(text.text or "" for text in p.iter(f"{{{_WORD}}}t")) for p in paragraphs)


@hookimpl
def register_renderers(register: Callable[[Renderer], None]) -> None:
    register(Docx())


@functools.lru_cache(maxsize=64)
def _skeleton(locale: str, fonts: tuple[str, ...], bullet: str) -> bytes:
    """The parts that all letters of a locale share, already compressed: only three are written for each letter."""
    values = {"{{lang}}": locale, "{{font}}": fonts[0] if fonts else "Times New Roman", "{{bullet}}": bullet}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        for name, source in _FIXED.items():
            xml = Path(__file__).with_name("docx_parts").joinpath(source).read_text(encoding="utf-8")
            for slot, value in values.items():
                xml = xml.replace(slot, _attribute(value))
            _add(parts, name, xml)
    return file.getvalue()


def _add(parts: zipfile.ZipFile, name: str, xml: str) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # else the same letter is another file on Windows
    parts.writestr(entry, xml)


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})


def _core(title: str, locale: str, day: date) -> str:
    stamp = f"{day.isoformat()}T00:00:00Z"
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{escape(locale)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )


def _header(letter: Letter) -> str:
    mark = _paragraph("DraftMark", (Run(letter.draft_mark),), letter) if letter.draft_mark else "<w:p/>"
    return f'{_DECLARATION}<w:hdr xmlns:w="{_WORD}">{mark}</w:hdr>'


def _document(letter: Letter) -> str:
    width, height = _PAPERS.get(letter.layout.paper, _PAPERS["a4"])
    # Page one has no number, and so a footer of its own, which is empty; the header is the same on all pages.
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId4"/>'
        '<w:footerReference w:type="default" r:id="rId5"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{_MARGIN}" w:right="{_MARGIN}" w:bottom="{_MARGIN}" '
        f'w:left="{_MARGIN}" w:header="709" w:footer="709" w:gutter="0"/><w:titlePg/>'
        f"{'<w:bidi/>' if letter.direction == 'rtl' else ''}</w:sectPr>"
    )
    body = "".join(paragraph for block in letter.blocks for paragraph in _block(block, letter))
    opening = f'{_DECLARATION}<w:document xmlns:w="{_WORD}" xmlns:r="{_RELATIONS}">'
    return f"{opening}<w:body>{body}{section}</w:body></w:document>"


def _block(block: Block, letter: Letter) -> Iterator[str]:
    width, _ = _PAPERS.get(letter.layout.paper, _PAPERS["a4"])
    style = _STYLES.get(block.role, block.role.value.title())
    indent = round((width - 2 * _MARGIN) * 0.55) if stands_at_end(letter, block.role) else 0
    for line in block.lines:
        yield _paragraph(style, line, letter, indent)
    if block.role is BlockRole.COVER:
        yield _NEW_PAGE


def _paragraph(style: str, line: tuple[Run, ...], letter: Letter, indent: int = 0) -> str:
    direction = "<w:bidi/>" if letter.direction == "rtl" else ""
    place = f'<w:ind w:left="{indent + 227}" w:hanging="227"/>' if indent else ""
    runs = "".join(_run(run, letter) for run in line)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direction}{place}</w:pPr>{runs}</w:p>'


def _run(run: Run, letter: Letter) -> str:
    # LibreOffice orders text by its characters, Word by the mark on the run: each gets what it goes by.
    right_to_left = runs_right_to_left(run.text) if run.verbatim else letter.direction == "rtl"
    turn = "<w:rtl/>" if right_to_left else ""
    marks = f'<w:noProof/>{turn}<w:lang w:val="x-none"/>' if run.verbatim else turn
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(isolated(run, letter))}</w:t></w:r>'
