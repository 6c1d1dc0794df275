"""The same document as files of every format, made by the writers that people use."""

from __future__ import annotations

import html
import io
import itertools
import subprocess
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from ua_i18n import SourceLine, SourceText

Lines = Sequence[SourceLine]


def docx(lines: Lines) -> bytes:
    """As Word keeps it: a paragraph a line, headings and bullets by their styles."""
    from docx import Document

    document = Document()
    for line in lines:
        style = f"Heading {line.level}" if line.level else "List Bullet" if line.bullet else "Normal"
        paragraph = document.add_paragraph(line.text, style=style)
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = 0
    return saved(document)


def spaced_docx(lines: Lines) -> bytes:
    """As Word documents should be: no empty paragraphs but space after each block."""
    from docx import Document
    from docx.shared import Pt

    document = Document()
    for block in blocks(lines):
        for line in block:
            style = f"Heading {line.level}" if line.level else "List Bullet" if line.bullet else "Normal"
            form = document.add_paragraph(line.text, style=style).paragraph_format
            form.space_before, form.space_after = Pt(0), Pt(9 if line is block[-1] else 0)
    return saved(document)


def columned_docx(lines: Lines, head: int) -> bytes:
    """As Word keeps two columns: a continuous section after the first `head` lines."""
    from docx import Document
    from docx.enum.section import WD_SECTION
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    document = Document()
    document.styles["Normal"].font.size = Pt(8.5)
    for place, line in enumerate(lines):
        if place == head:
            document.add_section(WD_SECTION.CONTINUOUS)
        form = document.add_paragraph(line.text, style="List Bullet" if line.bullet else "Normal").paragraph_format
        form.space_before = form.space_after = Pt(0)
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2)
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "400")
    properties = document.sections[-1]._sectPr
    properties.replace(properties.find(qn("w:cols")), columns)
    return saved(document)


def odt(lines: Lines) -> bytes:
    from odf.opendocument import OpenDocumentText
    from odf.teletype import addTextToElement
    from odf.text import H, List, ListItem, P

    document = OpenDocumentText()
    for line in lines:
        element = H(outlinelevel=line.level) if line.level else P()
        addTextToElement(element, line.text)
        if line.bullet:
            item, bullets = ListItem(), List()
            item.addElement(element)
            bullets.addElement(item)
            document.text.addElement(bullets)
        else:
            document.text.addElement(element)
    return saved(document)


def rtf(lines: Lines) -> bytes:
    """As WordPad keeps it: Windows-1252 where it can, else Unicode with a question mark for old programs."""
    marks = {True: "\\bullet\\tab ", False: ""}
    body = "\\par\n".join(f"{marks[line.bullet]}{rtf_text(line.text)}" for line in lines)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\uc1{{\\fonttbl{{\\f0\\fcharset0 Arial;}}}}\\f0\\fs22 {body}\\par}}".encode(
        "ascii"
    )


def rtf_text(text: str) -> str:
    return "".join(map(_rtf_character, text))


def _rtf_character(character: str) -> str:
    if character in "\\{}":
        return f"\\{character}"
    if character.isascii():
        return character
    try:
        return f"\\'{character.encode('cp1252').hex()}"
    except UnicodeEncodeError:
        units = character.encode("utf-16-le")
        numbers = (int.from_bytes(units[place : place + 2], "little", signed=True) for place in range(0, len(units), 2))
        return "".join(f"\\u{number}?" for number in numbers)


def page(lines: Lines) -> str:
    """A web page with nothing but the document: lists, headings, and a paragraph for each block of lines."""
    return f"<!DOCTYPE html><html><head><title>x</title></head><body>{page_body(lines)}</body></html>"


def page_body(lines: Lines) -> str:
    return "\n".join(_block(block) for block in blocks(lines))


def _block(block: Lines) -> str:
    out = []
    for bullet, group in itertools.groupby(block, key=lambda line: (line.bullet, line.level)):
        texts = [html.escape(line.text).replace("  ", "&nbsp; ") for line in group]
        if bullet[1]:
            out.append("".join(f"<h{bullet[1]}>{text}</h{bullet[1]}>" for text in texts))
        elif bullet[0]:
            out.append("<ul>" + "".join(f"<li>{text}</li>\n" for text in texts) + "</ul>")
        else:
            broken = "<br>\n".join(texts)
            out.append(f"<p>{broken}</p>")
    return "\n".join(out)


def mail(text: str, *, encoding: str = "quoted-printable", charset: str = "utf-8", kind: str = "plain") -> bytes:
    message = addressed()
    message.set_content(text, subtype=kind, charset=charset, cte=encoding)
    return message.as_bytes()


def addressed() -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "desk@sections.example", "members@sections.example"
    message["Subject"] = "Fwd: Urgent Action — please act"
    return message


def pdf(lines: Lines, *, columns: int = 1, running: bool = False) -> bytes:
    """A PDF as a word processor prints it: wrapped, bullets hanging, with running lines where asked for."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer

    font = sans()
    style = ParagraphStyle("text", fontName=font, fontSize=10 if columns == 1 else 8.5, leading=13)
    item = ParagraphStyle("item", parent=style, leftIndent=14, bulletIndent=2)
    story: list[Any] = []
    for line in lines:
        if not line.text:
            story.append(Spacer(1, 9))
        elif line.bullet:
            story.append(Paragraph(html.escape(line.text), item, bulletText="•"))
        else:
            story.append(Paragraph(html.escape(line.text).replace("  ", "\u00a0\u00a0"), style))
    width, height = A4
    wide = (width - 112 - 24 * (columns - 1)) / columns
    frames = [Frame(56 + place * (wide + 24), 64, wide, height - 128, 0, 0, 0, 0) for place in range(columns)]

    def margins(canvas: Any, document: Any) -> None:
        if running:
            canvas.setFont(font, 8)
            canvas.drawString(56, height - 36, "Urgent Action Network - for general distribution")
            canvas.drawCentredString(width / 2, 32, f"Page {document.page}")

    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4)
    document.addPageTemplates([PageTemplate(frames=frames, onPage=margins)])
    document.build(story)
    return out.getvalue()


def sans() -> str:
    """A registered font with the letters of many languages."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    from conftest import need

    file = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    need(file.is_file(), "the fonts DejaVu: apt-get install fonts-dejavu-core")
    pdfmetrics.registerFont(TTFont("Sans", file))
    return "Sans"


def converted(files: Sequence[Path], suffix: str, folder: Path) -> list[Path]:
    """The files as LibreOffice saves them with another suffix."""
    command = [
        "soffice",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        suffix,
    ]
    subprocess.run([*command, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True)
    return [folder / f"{file.stem}.{suffix}" for file in files]


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def blocks(lines: Lines) -> Iterator[Lines]:
    """The lines between blank ones."""
    for blank, group in itertools.groupby(lines, key=lambda line: not line.text):
        if not blank:
            yield list(group)


def differing(one: SourceText, other: SourceText) -> list[tuple[str, str]]:
    """Pairs of lines that differ, blank ones left out: for looking at a failure."""
    texts = ([line.text for line in source.lines if line.text] for source in (one, other))
    return [pair for pair in itertools.zip_longest(*texts, fillvalue="") if pair[0] != pair[1]]
