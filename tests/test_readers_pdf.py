"""PDFs made by real programs, in one column and in two, read to the same model as the text."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import pdf_writers
from conftest import need
from pdf_writers import Writer
from ua_i18n import SourceText
from ua_i18n.intake import understand
from ua_i18n.sources import SourceLanguage
from ua_i18n_plugins.readers.pdf import PdfReader
from ua_i18n_plugins.readers.text import TextReader

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[1]
CORPUS, CASES = ROOT / "tests" / "corpus", ROOT / "tests" / "cases" / "reading"
ONE_COLUMN = (
    *("nouakchott-1990", "baha-1995", "flogging-1996", "stoning-2003", "refugees-2004", "damascus-2005", "stop-2006"),
    *("leon-2009", "havana-2016", "stop-2015", "clemency-2015", "labelled-2017", "batman-2018", "france-2019"),
)
TWO_COLUMNS = {
    "weasyprint": ("detainees-1989", "numbered-1993", "stoning-2003", "refugees-2004", "leon-2009", "labelled-2017"),
    "typst": ("clemency-2015", "havana-2016", "france-2019", "germany-2019", "huntsville-2020"),
    "chromium": ("numbered-1993", "korla-2001", "stoning-2003", "leon-2009", "labelled-2017", "france-2019"),
    "libreoffice": ("detainees-1989", "stoning-2003", "refugees-2004", "leon-2009", "manama-2011", "labelled-2017"),
}
"""Documents in which no line of an address is so long that the program breaks it: nobody could tell it from two."""

SIDE_BY_SIDE = (
    *("flogging-1996", "refugees-2004", "leon-2009", "manama-2011", "numbered-1993", "template-2014", "batman-2018"),
    *("germany-2019", "minsk-2021"),
)
WRITERS: dict[str, tuple[str, Writer]] = {
    "weasyprint": ("", pdf_writers.weasyprint),
    "typst": ("", pdf_writers.typst),
    "chromium": ("chromium", pdf_writers.chromium),
    "libreoffice": ("soffice", pdf_writers.libreoffice),
}


@cache
def original(name: str) -> SourceText:
    path = next(folder / f"{name}.txt" for folder in (CORPUS, CASES) if (folder / f"{name}.txt").exists())
    return TextReader().read(path.read_bytes(), path.name)


@cache
def english() -> SourceLanguage:
    return SourceLanguage.load("en", [ROOT / "locales"])


def told(source: SourceText) -> str:
    """What a source is understood to say, but for the numbers of its lines and the width of its gaps."""
    action = replace(understand(source, english()).action, unrecognised=())
    return re.sub(r"\s+", " ", repr(action)).replace("UrgentAction(", "").replace(", ", ",\n")


def assert_same(name: str, data: bytes) -> None:
    assert told(PdfReader().read(data, f"{name}.pdf")).splitlines() == told(original(name)).splitlines()


@pytest.fixture
def print_with(tmp_path: Path) -> Callable[[str, tuple[str, ...], int], dict[str, bytes]]:
    def run(program: str, names: tuple[str, ...], columns: int) -> dict[str, bytes]:
        command, write = WRITERS[program]
        need(not command or shutil.which(command), f"{command}: apt-get install {command}")
        return dict(write({name: original(name).lines for name in names}, columns, tmp_path))

    return run


Print = Callable[[str, tuple[str, ...], int], dict[str, bytes]]


@pytest.mark.parametrize("program", WRITERS)
def test_one_column(program: str, print_with: Print) -> None:
    names = ONE_COLUMN[::3] if program == "chromium" else ONE_COLUMN  # which starts anew for each
    for name, data in print_with(program, names, 1).items():
        assert_same(name, data)


@pytest.mark.parametrize("program", WRITERS)
def test_two_columns(program: str, print_with: Print) -> None:
    for name, data in print_with(program, TWO_COLUMNS[program], 2).items():
        assert_same(name, data)


@pytest.mark.parametrize("name", SIDE_BY_SIDE)
def test_addressees_side_by_side(name: str) -> None:
    from weasyprint import HTML

    assert_same(name, HTML(string=pdf_writers.page_side_by_side(original(name).lines)).write_pdf())
