"""The same appeal, saved in every format by the writers that people use, reads to the same model."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pytest

import source_files
from conftest import need
from source_files import Lines
from ua_i18n import FormatError, Reader, SourceText
from ua_i18n.intake import understand
from ua_i18n.model import UrgentAction
from ua_i18n.sources import SourceLanguage
from ua_i18n_plugins.readers.docx import DocxReader
from ua_i18n_plugins.readers.eml import EmlReader
from ua_i18n_plugins.readers.html import HtmlReader
from ua_i18n_plugins.readers.odt import OdtReader
from ua_i18n_plugins.readers.pdf import PdfReader
from ua_i18n_plugins.readers.rtf import RtfReader
from ua_i18n_plugins.readers.text import TextReader

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "catalogs" / "eur-61-99901-2026" / "source.txt"
APPEALS = (
    SAMPLE,
    *(ROOT / "tests" / "cases" / "reading" / f"{name}.txt" for name in ("section-2018", "copies-2006")),
    *(
        ROOT / "tests" / "corpus" / f"{name}.txt"
        for name in ("detainees-1989", "stop-1999", "korla-2001", "manama-2011")
    ),
)
ALIGNED = ("detainees-1989", "stop-1999")  # with spaces, of which the HTML of LibreOffice keeps one
READERS: dict[str, Reader] = {
    suffix: reader
    for reader in (DocxReader(), EmlReader(), HtmlReader(), OdtReader(), PdfReader(), RtfReader())
    for suffix in reader.suffixes
}


@cache
def english() -> SourceLanguage:
    return SourceLanguage.load("en", [ROOT / "locales"])


@cache
def original(path: Path) -> SourceText:
    return TextReader().read(path.read_bytes(), path.name)


@cache
def expected(path: Path) -> UrgentAction:
    return understand(original(path), english()).action


def assert_same(path: Path, data: bytes, suffix: str) -> None:
    source = READERS[suffix].read(data, f"appeal{suffix}")
    assert understand(source, english()).action == expected(path), source_files.differing(original(path), source)


def text_mail(encoding: str, lines: Lines) -> bytes:
    text = "\n".join(f"{'- ' if line.bullet else ''}{line.text}" for line in lines)
    return source_files.mail(text, encoding=encoding)


def page_mail(lines: Lines) -> bytes:
    return source_files.mail(source_files.page(lines), kind="html")


def attached(lines: Lines) -> bytes:
    message = source_files.addressed()
    message.set_content("Dear friends,\n\nplease find the appeal attached.\n")
    message.add_attachment(
        source_files.docx(lines),
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename="appeal.docx",
    )
    return message.as_bytes()


def framed(lines: Lines) -> bytes:
    """A web page with all that a site puts around a text."""
    frame = (ROOT / "tests" / "cases" / "readers" / "frame.html").read_text(encoding="utf-8")
    return frame.replace("<!-- TEXT -->", source_files.page_body(lines)).encode()


WRITERS: dict[str, tuple[str, Callable[[Lines], bytes]]] = {
    "docx": (".docx", source_files.docx),
    "docx, spaced": (".docx", source_files.spaced_docx),
    "odt": (".odt", source_files.odt),
    "rtf": (".rtf", source_files.rtf),
    "html": (".html", lambda lines: source_files.page(lines).encode()),
    "html, framed": (".html", framed),
    "eml, quoted-printable": (".eml", partial(text_mail, "quoted-printable")),
    "eml, base64": (".eml", partial(text_mail, "base64")),
    "eml, HTML": (".eml", page_mail),
    "eml, attached": (".eml", attached),
    "pdf": (".pdf", source_files.pdf),
}


@pytest.mark.parametrize("path", APPEALS, ids=lambda path: path.stem)
@pytest.mark.parametrize("writer", WRITERS)
def test_a_format_changes_nothing(writer: str, path: Path) -> None:
    suffix, write = WRITERS[writer]
    assert_same(path, write(original(path).lines), suffix)


@pytest.mark.parametrize("options", [{"columns": 2}, {"running": True}, {"columns": 2, "running": True}], ids=str)
def test_columns_and_running_lines_change_nothing(options: dict[str, int]) -> None:
    assert_same(SAMPLE, source_files.pdf(original(SAMPLE).lines, **options), ".pdf")


def test_weasyprint_pdf_changes_nothing() -> None:
    weasyprint = pytest.importorskip("weasyprint")
    page = source_files.page(original(SAMPLE).lines).replace(
        "<head>",
        "<head><style>@page { size: A4; @bottom-center { content: counter(page) ' / ' counter(pages) } }</style>",
    )
    assert_same(SAMPLE, weasyprint.HTML(string=page).write_pdf(), ".pdf")


@pytest.mark.parametrize("suffix", [".odt", ".rtf", ".pdf", ".html"])
def test_what_libreoffice_saves_changes_nothing(suffix: str, tmp_path: Path) -> None:
    need(shutil.which("soffice"), "LibreOffice: apt-get install libreoffice-writer")
    files = []
    appeals = [path for path in APPEALS if suffix != ".html" or path.stem not in ALIGNED]
    for path in appeals:
        files.append(tmp_path / f"{path.stem}.docx")
        files[-1].write_bytes(source_files.docx(original(path).lines))
    for path, file in zip(appeals, source_files.converted(files, suffix[1:], tmp_path), strict=True):
        assert_same(path, file.read_bytes(), suffix)


def test_old_word_documents_are_refused_with_the_way_on(tmp_path: Path) -> None:
    need(shutil.which("soffice"), "LibreOffice: apt-get install libreoffice-writer")
    file = tmp_path / "appeal.docx"
    file.write_bytes(source_files.docx(original(SAMPLE).lines))
    (old,) = source_files.converted([file], "doc", tmp_path)
    with pytest.raises(FormatError, match=r"appeal\.doc: is a Word document of the old kind .* save it as \.docx"):
        READERS[".doc"].read(old.read_bytes(), "appeal.doc")
