"""Word letters: open in other programs, with their styles, languages and directions."""

from __future__ import annotations

import importlib.util
import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

import letter_cases
from conftest import need
from ua_i18n import BlockRole, FormatError, Layout, Letter
from ua_i18n.testing import folded
from ua_i18n_plugins.renderers.docx import Docx


def opened(letter: Letter) -> Any:
    need(importlib.util.find_spec("docx"), "python-docx")
    import docx

    return docx.Document(io.BytesIO(Docx().render(letter)))


def part(letter: Letter, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(Docx().render(letter))) as file:
        return file.read(name).decode()


def test_python_docx_reads_it() -> None:
    document = opened(letter_cases.load("fr"))
    text = folded("\n".join(paragraph.text for paragraph in document.paragraphs))
    assert all(folded(value) in text for value in letter_cases.load("fr").verbatim)
    assert document.core_properties.title == "Lettre à Odilon RAVENEL"
    assert document.core_properties.language == "fr"
    assert document.core_properties.created.isoformat().startswith("2024-05-02")


def test_every_block_has_its_style() -> None:
    styles = [paragraph.style.name for paragraph in opened(letter_cases.load("fr")).paragraphs]
    assert list(dict.fromkeys(styles)) == [
        *("Sender", "Address", "Date", "Reference", "Salutation", "Body", "List Item", "Closing", "Signature")
    ]


def test_requests_are_a_list_of_the_locales_bullets() -> None:
    assert 'w:lvlText w:val="・"' in part(letter_cases.load("ja"), "word/numbering.xml")
    assert '<w:numId w:val="1"/>' in part(letter_cases.load("ja"), "word/styles.xml")


def test_the_mark_stands_in_the_header_of_every_page() -> None:
    section = opened(letter_cases.load("fr")).sections[0]
    assert section.header.paragraphs[0].text == "BROUILLON – à ne pas envoyer"
    assert section.first_page_header.paragraphs[0].text == "BROUILLON – à ne pas envoyer"
    assert opened(letter_cases.load("ja")).sections[0].header.paragraphs[0].text == ""


def test_a_right_to_left_letter_says_so_everywhere() -> None:
    xml = part(letter_cases.load("ar"), "word/document.xml")
    assert re.findall(r"<w:pPr><w:pStyle [^>]*/>(?!<w:bidi/>)", xml) == []
    assert "<w:rPr><w:rtl/></w:rPr>" in xml
    assert (
        '<w:rPr><w:noProof/><w:lang w:val="x-none"/></w:rPr><w:t xml:space="preserve">\u2068Tomas ERIBE\u2069</w:t>'
        in xml
    )
    assert 'w:bidi="ar"' in part(letter_cases.load("ar"), "word/styles.xml")


@pytest.mark.parametrize(("paper", "width"), [("a4", 11906), ("us-letter", 12240)])
def test_paper(paper: str, width: int) -> None:
    assert f'w:w="{width}"' in part(letter_cases.letter("words", layout=Layout(paper=paper)), "word/document.xml")


def test_fonts_and_bullets_are_escaped() -> None:
    layout = Layout(fonts=('A "&" <B>',), bullet='"<')
    assert opened(letter_cases.letter("words", layout=layout)).paragraphs[0].text == "words"


def test_files_carry_the_letters_date_and_no_clock() -> None:
    letter = letter_cases.load("fr")
    with zipfile.ZipFile(io.BytesIO(Docx().render(letter))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.testzip() is None
    assert Docx().render(letter) != Docx().render(replace(letter, date=letter.date.replace(day=3)))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken"])
def test_no_letter_is_read_from_another_file(data: bytes) -> None:
    with pytest.raises(FormatError):
        Docx().text(data)


@pytest.mark.parametrize("name", letter_cases.NAMES)
def test_libreoffice_prints_it(name: str, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    need(soffice, "LibreOffice Writer")
    letter = letter_cases.load(name)
    letter = replace(letter, draft_mark="DRAFT", blocks=(*letter.blocks, *_long_list(letter)))
    (tmp_path / "letter.docx").write_bytes(Docx().render(letter))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(soffice), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "letter.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    pages = [page.extract_text() for page in PdfReader(tmp_path / "letter.pdf").pages]
    assert len(pages) > 1
    assert all("DRAFT" in page for page in pages)
    assert "TomasERIBE" in "".join(pages[0].split())


def _long_list(letter: Letter) -> tuple[Any, ...]:
    return letter_cases.letter(*(["⟦Tomas ERIBE⟧"] * 60), role=BlockRole.LIST).blocks
