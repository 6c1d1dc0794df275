"""Files that are broken, mislabelled, locked or made to do harm: one clear line, and nothing else."""

from __future__ import annotations

import contextlib
import io
import sys
import zipfile
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import source_files
from ua_i18n import FormatError, PluginError, Reader, SourceLine
from ua_i18n_plugins.readers import archive
from ua_i18n_plugins.readers.docx import DocxReader
from ua_i18n_plugins.readers.eml import EmlReader
from ua_i18n_plugins.readers.html import HtmlReader
from ua_i18n_plugins.readers.odt import OdtReader
from ua_i18n_plugins.readers.pdf import PdfReader
from ua_i18n_plugins.readers.rtf import RtfReader
from ua_i18n_plugins.readers.text import TextReader

pytestmark = pytest.mark.once  # what it tells is the same on every Python

LINES = tuple(SourceLine(number, f"Line {number} of an appeal about Tomas ERIBE.") for number in range(1, 30))
READERS: tuple[Reader, ...] = (
    DocxReader(),
    EmlReader(),
    HtmlReader(),
    OdtReader(),
    PdfReader(),
    RtfReader(),
    TextReader(),
)
FILES = {
    ".docx": source_files.docx(LINES),
    ".odt": source_files.odt(LINES),
    ".pdf": source_files.pdf(LINES),
    ".rtf": source_files.rtf(LINES),
    ".html": source_files.page(LINES).encode(),
    ".eml": source_files.mail("A text about Tomas ERIBE.\n" * 30),
}


def reader(suffix: str) -> Reader:
    return next(one for one in READERS if suffix in one.suffixes)


def problem(suffix: str, data: bytes) -> str:
    """What the reader of a suffix says of a file that it refuses."""
    with pytest.raises(FormatError) as caught:
        reader(suffix).read(data, f"appeal{suffix}")
    assert caught.value.where.startswith("appeal")
    assert "\n" not in str(caught.value)
    return caught.value.problem


# --- one kind of file with the ending of another --------------------------------------------------------------


@pytest.mark.parametrize("ending", [".docx", ".doc", ".odt", ".pdf", ".rtf", ".html", ".eml", ".txt"])
@pytest.mark.parametrize("made", [".docx", ".odt", ".pdf", ".rtf", ".html"])
def test_a_wrong_ending_is_told_with_the_right_one(made: str, ending: str) -> None:
    if made == ending:
        return
    assert f"give it the ending {made}" in problem(ending, FILES[made])


def test_a_workbook_is_no_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("xl/workbook.xml", "<x/>")
    assert "is a zipped document" in problem(".docx", out.getvalue())
    assert "is a zipped document" in problem(".txt", out.getvalue())


# --- damage --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".pdf", ".rtf"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_file_that_was_cut_short_is_refused_or_read(suffix: str, share: float) -> None:
    data = FILES[suffix][: int(len(FILES[suffix]) * share)]
    if suffix != ".pdf":
        assert problem(suffix, data)
        return
    with contextlib.suppress(FormatError):  # PDFium mends what it can
        assert any(line.text for line in reader(suffix).read(data, f"appeal{suffix}").lines)


@pytest.mark.parametrize("suffix", FILES)
def test_an_empty_file_is_refused(suffix: str) -> None:
    assert problem(suffix, b"")


@pytest.mark.parametrize("suffix", FILES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_damage_raises_format_errors_only(suffix: str, data: st.DataObject) -> None:
    raw = bytearray(FILES[suffix])
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        lines = reader(suffix).read(bytes(raw), f"appeal{suffix}").lines
    except FormatError:
        return
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


@pytest.mark.parametrize("suffix", [".rtf", ".html", ".eml"])
@settings(max_examples=60, deadline=None)
@given(raw=st.binary(max_size=300), text=st.text(max_size=200))
def test_any_bytes_are_lines_or_a_format_error(suffix: str, raw: bytes, text: str) -> None:
    start = {".rtf": b"{\\rtf1 ", ".html": b"<html><p>", ".eml": b"Subject: x\n\n"}[suffix]
    for data in (start + raw, start + text.encode("utf-8", "replace") + b"}"):
        with contextlib.suppress(FormatError):
            lines = reader(suffix).read(data, f"appeal{suffix}").lines
            assert all(line.text == line.text.strip() and "\n" not in line.text for line in lines)


# --- locks ---------------------------------------------------------------------------------------------------


def test_locked_documents_are_told_as_such() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(100)
    for suffix in (".docx", ".doc", ".txt"):
        assert "protected with a password" in problem(suffix, ole)


def test_a_locked_pdf_is_told_as_such() -> None:
    from pypdf import PdfReader as Opened
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=Opened(io.BytesIO(FILES[".pdf"])))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "protected with a password" in problem(".pdf", out.getvalue())


def test_a_locked_opendocument_is_told_as_such() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("content.xml", bytes(range(200)))
        made.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    assert "protected with a password" in problem(".odt", out.getvalue())


# --- harm ----------------------------------------------------------------------------------------------------

BOMB = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def with_part(suffix: str, part: str, data: bytes) -> bytes:
    """A document with one of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(FILES[suffix])) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, data if name == part else old.read(name))
    return out.getvalue()


@pytest.mark.parametrize("doctype", [BOMB, OUTSIDE])
@pytest.mark.parametrize(("suffix", "part"), [(".docx", "word/document.xml"), (".odt", "content.xml")])
def test_entities_are_refused(suffix: str, part: str, doctype: bytes) -> None:
    assert "declares entities" in problem(suffix, with_part(suffix, part, doctype + b"<w>&a;</w>"))


def test_a_zip_bomb_is_refused() -> None:
    bomb = with_part(".docx", "word/document.xml", b" " * (archive.MOST_BYTES + 1))
    assert len(bomb) < 2**18
    assert "no appeal is that long" in problem(".docx", bomb)


def test_xml_nested_without_end_is_refused() -> None:
    deep = b"<w>" * 100_000 + b"</w>" * 100_000
    assert "is damaged" in problem(".docx", with_part(".docx", "word/document.xml", deep))


def test_rtf_nested_without_end_is_refused() -> None:
    assert "deep" in problem(".rtf", b"{\\rtf1 " + b"{" * 100_000)


def test_html_nested_without_end_is_refused() -> None:
    assert "nested more deeply" in problem(".html", b"<html><body>" + b"<div>" * 100_000 + b"x")


def test_html_nested_deeply_is_read() -> None:
    source = reader(".html").read(b"<html><body>" + b"<div>" * 1500 + b"deep" + b"</div>" * 1500 + b"x", "a.html")
    assert [line.text for line in source.lines if line.text] == ["deep", "x"]


def test_mail_nested_without_end_is_refused() -> None:
    message = EmailMessage()
    message.set_content("the text")
    for _ in range(30):
        outer = EmailMessage()
        outer["Subject"] = "Fwd"
        outer.add_attachment(message)
        message = outer
    assert "more than 20 deep" in problem(".eml", message.as_bytes())


def test_a_scan_names_the_program_that_reads_it() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rect(20, 20, 200, 200, fill=1)
    canvas.showPage()
    canvas.save()
    assert "OCRmyPDF" in problem(".pdf", out.getvalue())


@pytest.mark.parametrize(
    ("suffix", "library"), [(".docx", "lxml"), (".odt", "lxml"), (".html", "lxml"), (".pdf", "pypdfium2")]
)
def test_a_missing_library_is_named_with_the_way_to_get_it(
    suffix: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(PluginError, match=rf"needs {library} .* pip install ua-i18n\[readers\]"):
        reader(suffix).read(FILES[suffix], f"appeal{suffix}")
