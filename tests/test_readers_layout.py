"""What each format has beside paragraphs: lists, tables, boxes, changes, margins, hidden addresses, quoted mail."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import source_files
from ua_i18n import FormatError, SourceLine
from ua_i18n_plugins.readers.docx import DocxReader
from ua_i18n_plugins.readers.eml import EmlReader
from ua_i18n_plugins.readers.flowed import unflowed
from ua_i18n_plugins.readers.html import HtmlReader
from ua_i18n_plugins.readers.odt import OdtReader
from ua_i18n_plugins.readers.pdf import PdfReader
from ua_i18n_plugins.readers.rtf import RtfReader
from ua_i18n_plugins.readers.text import TextReader

pytestmark = pytest.mark.once  # what it tells is the same on every Python

CASES = Path(__file__).parent / "cases" / "readers"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def shown(lines: tuple[SourceLine, ...]) -> list[str]:
    """The lines that say something, as Markdown marks them."""
    return [f"{'#' * line.level}{'-' * line.bullet} {line.text}".strip() for line in lines if line.text]


def page(body: str) -> list[str]:
    return shown(HtmlReader().read(f"<html><body>{body}</body></html>".encode(), "page.html").lines)


def rtf(body: str) -> list[str]:
    return shown(RtfReader().read(f"{{\\rtf1\\ansi {body}}}".encode("ascii"), "a.rtf").lines)


# --- web pages -----------------------------------------------------------------------------------------------


def test_a_page_is_its_text_without_what_frames_it() -> None:
    said = HtmlReader().read((CASES / "page.html").read_bytes(), "page.html").lines
    expected = TextReader().read((CASES / "page.txt").read_bytes(), "page.txt").lines
    assert shown(said) == shown(expected)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>one<br>two</p>three", ["one", "two", "three"]),
        ("<div>Fax: <b>1</b></div><div>Tel: 2</div>", ["Fax: 1", "Tel: 2"]),
        ("<ol><li>a</li><li>b</li></ol>", ["1. a", "2. b"]),
        ("<pre>one\n  two</pre>", ["one", "two"]),
        ("<table><tr><td><p>A</p><p>B</p></td><td><p>C</p></td></tr></table>", ["A", "B", "C"]),
        (
            "<table><tr><td><table><tr><td>in</td><td>side</td></tr></table></td><td>out</td></tr></table>",
            ["in    side    out"],
        ),
        ("<p>a<!-- no --><span hidden>b</span>c</p>", ["ac"]),
        ("<p>a<script>b</script>c</p>", ["ac"]),
        ("<p>&lt;b&gt; &amp; {x}</p>", ["<b> & {x}"]),
        ('<p><a href="https://x.example/a">the report</a></p>', ["the report"]),
    ],
)
def test_elements_of_a_page(body: str, lines: list[str]) -> None:
    assert page(body) == lines


def test_a_class_does_not_make_the_text_chrome() -> None:
    assert page(f'<div class="share menu"><p>{"The whole appeal. " * 20}</p></div>') == [
        ("The whole appeal. " * 20).strip()
    ]


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "utf-8", "windows-1251"])
def test_a_page_tells_its_encoding(charset: str) -> None:
    text = "Минск" if charset == "windows-1251" else "Señor Núñez"
    raw = f'<html><head><meta charset="{charset}"></head><body><p>{text}</p></body></html>'.encode(charset)
    assert shown(HtmlReader().read(raw, "page.html").lines) == [text]


# --- word processors -----------------------------------------------------------------------------------------


def test_lists_tables_and_margins_of_a_word_document() -> None:
    from docx import Document

    document = Document()
    document.sections[0].header.paragraphs[0].text = "Running words"
    document.sections[0].footer.paragraphs[0].text = "AI Index: AFR 99/12/00"
    document.add_heading("APPEALS TO", 2)
    for style, text in (("List Number", "one"), ("List Number", "two"), ("List Bullet", "point")):
        document.add_paragraph(text, style=style)
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Name:", "Tomas ERIBE"
    table.cell(1, 0).text, table.cell(1, 1).text = "Minister\nBP 1", "Governor\nBP 2"
    assert shown(DocxReader().read(source_files.saved(document), "a.docx").lines) == [
        "## APPEALS TO",
        "1. one",
        "2. two",
        "- point",
        "Name:    Tomas ERIBE",
        *("Minister", "BP 1", "Governor", "BP 2"),
        "AI Index: AFR 99/12/00",  # which is nowhere else, and so is not lost with the margins
    ]


def word(body: str) -> list[str]:
    """The lines of a Word document whose body is this XML."""
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    for element in parse_xml(f"<w:body {W}>{body}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, element)
    return shown(DocxReader().read(source_files.saved(document), "a.docx").lines)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<w:p><w:r><w:t>He </w:t></w:r><w:ins><w:r><w:t>was</w:t></w:r></w:ins></w:p>", ["He was"]),
        ("<w:p><w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:r><w:t>yes</w:t></w:r></w:p>", ["yes"]),
        ("<w:p><w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom><w:r><w:t>yes</w:t></w:r></w:p>", ["yes"]),
        (
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>one, </w:t></w:r></w:p>"
            "<w:p><w:r><w:t>two</w:t></w:r></w:p>",
            ["one, two"],
        ),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>seen</w:t></w:r></w:p>", ["seen"]),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>", ["a", "b"]),
        ("<w:p><w:hyperlink><w:r><w:t>x@y.example</w:t></w:r></w:hyperlink></w:p>", ["x@y.example"]),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>in control</w:t></w:r></w:p></w:sdtContent></w:sdt>", ["in control"]),
        (
            "<w:p><w:r><w:t>body</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r></w:p>",
            ["body", "box"],
        ),
    ],
)
def test_a_word_document_is_read_as_printed(body: str, lines: list[str]) -> None:
    assert word(body) == lines


def test_an_opendocument_is_read_as_printed() -> None:
    from odf.opendocument import OpenDocumentText
    from odf.text import H, LineBreak, List, ListItem, ListLevelStyleNumber, ListStyle, P, S, Tab

    document = OpenDocumentText()
    numbers = ListStyle(name="N")
    numbers.addElement(ListLevelStyleNumber(level=1, numformat="1", numsuffix=")"))
    document.automaticstyles.addElement(numbers)
    document.text.addElement(H(outlinelevel=3, text="BACKGROUND"))
    paragraph = P(text="Mr  X")
    for element in (S(c=4), Tab(), LineBreak()):
        paragraph.addElement(element)
    paragraph.addText("Port-Sarel")
    document.text.addElement(paragraph)
    items = List(stylename="N")
    for text in ("one", "two"):
        item = ListItem()
        item.addElement(P(text=text))
        items.addElement(item)
    document.text.addElement(items)
    said = shown(OdtReader().read(source_files.saved(document), "a.odt").lines)
    assert said == ["### BACKGROUND", "Mr X", "Port-Sarel", "1) one", "2) two"]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (r"one\par two\line three", ["one", "two", "three"]),
        (r"{\listtext\'b7\tab}point\par{\pntext 1.\tab}item\par", ["- point", "1. item"]),
        (r"\pard\outlinelevel1 Heading\par\pard Text", ["## Heading", "Text"]),
        (r"a{\deleted no}b{\v no}c{\*\unknown no}d{\info{\title no}}", ["abcd"]),
        (r"\u1052?\u1080?\'ed \uc0\u8364 x", ["Миí €x"]),
        (r"{\fonttbl{\f1\fcharset204 A;}}{\f1 \'cc\'e8\'ed\'f1\'ea}", ["Минск"]),
        (r"\u-10179?\u-8704?", ["😀"]),
        (r"\trowd\intbl Fax:\cell 12\cell\row\pard after", ["Fax:    12", "after"]),
        (r"body{\shp{\*\shpinst{\sp{\sn x}{\sv no}}{\shptxt box\par}}}\par next", ["body", "box", "next"]),
        (r"{\header running}{\footer AFR 99/12/00}text", ["text", "AFR 99/12/00"]),
        (r'{\field{\*\fldinst HYPERLINK "x"}{\fldrslt shown}}', ["shown"]),
        (r"it\rquote s \ldblquote so\rdblquote\~\endash\_x \{\\\}", ["it’s “so” –-x {\\}"]),
    ],
)
def test_rtf_is_read_as_printed(body: str, lines: list[str]) -> None:
    assert rtf(body) == lines


# --- PDF -----------------------------------------------------------------------------------------------------


def drawn(*pages: list[tuple[float, float, str]]) -> list[str]:
    """The lines of a PDF with texts at places, in points from the left and the top."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for texts in pages:
        for left, top, text in texts:
            canvas.setFont(source_files.sans(), 10)
            canvas.drawString(left, 842 - top, text)
        canvas.showPage()
    canvas.save()
    return shown(PdfReader().read(out.getvalue(), "a.pdf").lines)


def stacked(left: float, *texts: str, top: float = 100.0) -> Iterator[tuple[float, float, str]]:
    yield from ((left, top + 13 * place, text) for place, text in enumerate(texts))


def test_addresses_side_by_side_are_read_one_after_the_other() -> None:
    left = stacked(56, "Minister of Justice", "Odilon RAVENEL", "BP 1207", "Port-Sarel")
    right = stacked(320, "Governor of Merou", "Ines FALK", "BP 3", "Merou")
    rows = [text for pair in zip(left, right, strict=True) for text in pair]
    assert drawn(rows) == [
        *("Minister of Justice", "Odilon RAVENEL", "BP 1207", "Port-Sarel"),
        *("Governor of Merou", "Ines FALK", "BP 3", "Merou"),
    ]


def test_a_salutation_in_a_right_hand_column_stays_on_its_line() -> None:
    lines = [*stacked(56, "The Honourable Ada Richmond", "State House", "Austin"), (320, 100, "Dear Governor")]
    assert drawn(lines) == ["The Honourable Ada Richmond    Dear Governor", "State House", "Austin"]


def test_labels_keep_their_values() -> None:
    labels = stacked(56, "Name:", "Index:", "Date:", "Type:")
    values = stacked(200, "Tomas ERIBE", "AFR 99/12/00", "14 May 2000", "New")
    rows = [text for pair in zip(labels, values, strict=True) for text in pair]
    assert drawn(rows)[:2] == ["Name:    Tomas ERIBE", "Index:    AFR 99/12/00"]


def test_running_lines_go_and_a_reference_that_only_they_have_stays() -> None:
    pages = [
        [
            (56, 40, "AI Index: AFR 99/12/00"),
            *stacked(56, f"Text of page {n}.", "More.", "More still.", "End."),
            (290, 800, f"{n}"),
        ]
        for n in (1, 2, 3)
    ]
    said = drawn(*pages)
    assert said[0] == "AI Index: AFR 99/12/00"
    assert said.count("AI Index: AFR 99/12/00") == 1
    assert [line for line in said if line.isdigit()] == []


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (("asylum-", "seekers"), "asylum-seekers"),
        (("Jean-", "Pierre"), "Jean-Pierre"),
        (("commu-", "nity"), "community"),
    ],
)
def test_a_word_broken_at_its_hyphen(broken: tuple[str, str], whole: str) -> None:
    wide = "The people of the town wrote of it in letters to the desk and to us all, word for word"
    texts = [f"{wide} {broken[0]}", f"{broken[1]} {wide[:60]}.", f"{whole} is a word."]
    said = " ".join(drawn(list(stacked(56, *texts))))
    assert f"{whole} The people" in said


# --- mail ----------------------------------------------------------------------------------------------------


def mail(message: Any) -> list[str]:
    return shown(EmlReader().read(message.as_bytes(), "a.eml").lines)


def test_headers_of_a_mail_are_no_part_of_the_text() -> None:
    assert shown(EmlReader().read(source_files.mail("UA 5/04\n"), "a.eml").lines) == ["UA 5/04"]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_charsets_of_mail(charset: str, encoding: str) -> None:
    raw = source_files.mail("Señor Núñez\n", charset=charset, encoding=encoding)
    assert shown(EmlReader().read(raw, "a.eml").lines) == ["Señor Núñez"]


def test_text_comes_before_html_and_a_short_one_gives_way() -> None:
    message = source_files.addressed()
    message.set_content("The text. " * 50)
    message.add_alternative("<p>The page.</p>", subtype="html")
    assert mail(message)[0].startswith("The text.")
    message = source_files.addressed()
    message.set_content("Your program shows no HTML.")
    message.add_alternative(f"<p>{'The page. ' * 50}</p>", subtype="html")
    assert mail(message)[0].startswith("The page.")


def test_a_mail_that_is_forwarded_as_a_file_is_read() -> None:
    inner = source_files.addressed()
    inner.set_content("UA 5/04\n")
    outer = source_files.addressed()
    outer.add_attachment(inner)
    assert mail(outer) == ["UA 5/04"]


def test_a_mail_with_nothing_to_read_is_refused() -> None:
    message = source_files.addressed()
    message.add_attachment(b"\x00", maintype="image", subtype="png", filename="a.png")
    with pytest.raises(FormatError, match="nothing attached that can be read"):
        mail(message)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one \ntwo\nthree", "one two\nthree"),
        ("> one \n> two\nthree", "> one two\nthree"),
        (" From here", "From here"),
        ("one \n-- \nname", "one \n-- \nname"),
        (">> a \n> b", ">> a \n> b"),
    ],
)
def test_flowed_text(text: str, expected: str) -> None:
    assert unflowed(text) == expected


def test_flowed_text_without_its_spaces() -> None:
    assert unflowed("日本 \n語", delete_space=True) == "日本語"
