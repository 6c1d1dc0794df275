"""PDF letters: tags, fonts, marks on every page, and the text that comes back out of them."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

import letter_cases
from conftest import need
from ua_i18n import Block, BlockRole, FormatError, Layout, Letter, PluginError, Run
from ua_i18n.testing import folded
from ua_i18n_plugins.renderers import fonts, pdf, pdfglyphs
from ua_i18n_plugins.renderers.pdf import Pdf

pytestmark = pytest.mark.once  # what it tells is the same on every Python


def opened(letter: Letter) -> PdfReader:
    return PdfReader(io.BytesIO(Pdf().render(letter)))


def said(text: str, **fields: Any) -> str:
    return folded(Pdf().text(Pdf().render(letter_cases.letter(text, **fields))))


def has_font(*families: str) -> bool:
    return bool({family.lower() for family in families} & {family.lower() for family in fonts.installed().families()})


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine with no fonts but those that typst brings."""
    import typst

    bare = typst.Fonts(include_system_fonts=False)
    caches = (fonts.families, pdf._compiler)
    monkeypatch.setattr(fonts, "installed", lambda: bare)
    monkeypatch.setattr(pdf, "_compiler", lambda path: typst.Compiler(path, font_paths=bare, ignore_system_fonts=True))
    fonts.families.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


def test_it_is_tagged_titled_and_fit_for_archives() -> None:
    reader = opened(letter_cases.load("fr"))
    metadata = reader.root_object["/Metadata"].get_object().get_data().decode()
    assert reader.root_object["/Lang"] == "fr"
    assert reader.metadata is not None
    assert reader.metadata.title == "Lettre à Odilon RAVENEL"
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "2024-05-02" in metadata


def test_the_letters_date_is_the_files_date() -> None:
    letter = letter_cases.load("fr")
    assert Pdf().render(letter) == Pdf().render(letter)
    assert Pdf().render(letter) != Pdf().render(replace(letter, date=letter.date.replace(day=3)))


def test_every_page_of_a_draft_is_marked_and_all_but_the_first_numbered() -> None:
    letter = letter_cases.letter(*(["A request to you."] * 120), role=BlockRole.LIST, draft_mark="DRAFT")
    pages = [page.extract_text().splitlines() for page in opened(letter).pages]
    assert len(pages) > 2
    assert {page[0] for page in pages} == {"DRAFT"}
    assert [page[-1] for page in pages[1:]] == [str(number) for number in range(2, len(pages) + 1)]
    assert "1" not in pages[0]


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("us-letter", (612, 792))])
def test_paper(paper: str, size: tuple[int, int]) -> None:
    box = opened(letter_cases.letter("Words.", layout=Layout(paper=paper))).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_nothing_stands_outside_the_margins() -> None:
    address = (
        "⟦" + "x" * 500 + "⟧",
        "⟦" + "漢" * 200 + "⟧" if has_font("Noto Serif CJK JP") else "⟦x⟧",
        "⟦a/b⟧-" * 90,
    )
    letter = letter_cases.letter(*address, role=BlockRole.ADDRESS, layout=Layout(address_side="end"))
    reader = opened(letter)
    elements = pdfglyphs.parents(reader.root_object)
    items = [item for page in reader.pages for item in pdfglyphs.Page(page, elements).items()]
    shown = [item for item in items if any(glyph.text.strip() for glyph in item.glyphs)]
    assert max(item.end for item in shown) <= 595 - 70
    assert min(item.start or 0 for item in shown) >= 70 + 0.5 * (595 - 140)


def test_an_address_in_latin_letters_is_as_high_in_a_letter_of_any_script() -> None:
    address = ("⟦Odilon RAVENEL⟧", "⟦Ministry of Justice and of Constitutional Affairs⟧", "⟦Port-Sarel⟧")
    arabic: dict[str, Any] = {"locale": "ar", "direction": "rtl", "layout": Layout(fonts=("Noto Naskh Arabic",))}
    heights: list[set[float]] = []
    for fields in ({}, arabic):
        seen: set[float] = set()
        page = opened(letter_cases.letter(*address, role=BlockRole.ADDRESS, **fields)).pages[0]
        page.extract_text(visitor_text=lambda text, place, *_, seen=seen: seen.add(place[5]) if text.strip() else None)
        heights.append(seen)
    assert len(heights[0]) == 3
    assert heights[0] == heights[1]


@pytest.mark.parametrize("side", ["start", "end"])
def test_sides(side: str) -> None:
    reader = opened(letter_cases.letter("⟦Odilon RAVENEL⟧", role=BlockRole.ADDRESS, layout=Layout(address_side=side)))
    elements = pdfglyphs.parents(reader.root_object)
    first = next(iter(pdfglyphs.Page(reader.pages[0], elements).items()))
    assert (first.start or 0) > 300 if side == "end" else (first.start or 0) < 80


WRITING = [
    (
        "en",
        "ltr",
        "Dear ⟦Tomas ERIBE⟧, of the (⟦UST⟧), ⟦https://sarel.example/a-b/c?d=e#f-with-a-long-fragment-behind⟧.",
    ),
    ("en", "ltr", "difficult office ffi fi fl, ⟦Đỗ Thị Hường⟧, Nguyễn ộộ, Ἑλλάς, Київ, á̂͜ ẹ́"),
    ("tr", "ltr", "⟦ZHU Rongji⟧'ye ve ⟦Tomas ERIBE⟧'nin"),
    ("ar", "rtl", "كتب ⟦يوسف بن سالم (PSS) 12/3⟧ و⟦جهاز الأمن العام (PSS)⟧. 12/3/2024 abc def 12 غ."),
    ("ar", "rtl", "كَتَبَ ⟦مُحَمَّد بَبْب تتت⟧ الى ⟦Article 14(3) of the Code of Criminal Procedure⟧، (انظر ⟦UA 1/24⟧)."),
    ("fr", "ltr", "Écrit par ⟦يوسف بن سالم (PSS)⟧ et ⟦جهاز 12 الأمن⟧, fin."),
    ("he", "rtl", "שלום ל⟦Dr. O'Neil-Smith/III, Jr.⟧, ול⟦כהן, דוד⟧ 50% (ראו ⟦AB 12/34⟧)."),
    ("hi", "ltr", "नमस्ते ⟦श्री अर्जुन क्षत्रिय⟧ जी को"),
    ("ta", "ltr", "வணக்கம் ⟦கொழும்பு மொழி⟧ ஸ்ரீ"),
    ("th", "ltr", "สวัสดีครับ ⟦สมชาย ใจดี⟧ ที่ถูกจับกุมเมื่อวันที่ 12 มีนาคม พ.ศ. 2567 โดยเจ้าหน้าที่ตำรวจและถูกควบคุมตัวโดยไม่ได้รับอนุญาต"),
    ("km", "ltr", "សួស្តី ⟦ភ្នំពេញ⟧ ខ្មែរ"),
    ("my", "ltr", "မင်္ဂလာပါ ⟦ရန်ကုန်မြို့⟧ ."),
    ("am", "ltr", "ሰላም ⟦አዲስ አበባ⟧ ."),
    (
        "ja",
        "ltr",
        "私は「⟦Tomas ERIBE⟧」氏と⟦国際人権協会東アジア地域事務局東京連絡所長付特別補佐官室気付⟧を憂慮しています。" * 3,
    ),
    ("ko", "ltr", "한국 ⟦김철수⟧ 씨에게"),
]


BILINGUAL = (
    "Riyadh (الرياض) 11564",
    "P.O. Box 12 الرياض 11564 Saudi Arabia",
    "P.O. Box 12 القصر الملكي (Riyadh), behind the river",
    "القصر الملكي، الرياض 11564",
    "ديوان المظالم Board of Grievances and Complaints، الرياض",
    "12 Harbour Street (רחוב הנמל) Haifa",
    "Haifa – חיפה",
    "[مكة] – Mecca (مكة المكرمة)",
)


@pytest.mark.parametrize("text", BILINGUAL)
@pytest.mark.parametrize(("locale", "direction"), [("en", "ltr"), ("fr", "ltr"), ("ar", "rtl"), ("he", "rtl")])
def test_a_line_in_two_directions_is_read_run_by_run(locale: str, direction: str, text: str) -> None:
    fields = {"locale": locale, "direction": direction}
    for role in (BlockRole.ADDRESS, BlockRole.PARAGRAPH):
        assert folded(text) in said(f"⟦{text}⟧", role=role, **fields)


@pytest.mark.parametrize(("locale", "direction", "text"), WRITING)
def test_the_text_comes_back_as_it_was_written(locale: str, direction: str, text: str) -> None:
    letter = letter_cases.letter(text, locale=locale, direction=direction)
    try:
        file = Pdf().render(letter)
    except PluginError as error:
        need(False, str(error))
    written = "".join(run.text for block in letter.blocks for line in block.lines for run in line)
    assert folded(Pdf().text(file)) == folded(written)


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("教师⟦Marisol⟧被捕。", True),
        ("氏名は⟦Marisol⟧です。", True),
        ("（⟦Marisol⟧）", False),
        ("教师⟦王小明⟧被捕。", False),
        ("《⟦Marisol⟧》", False),
    ],
)
def test_latin_letters_stand_a_little_apart_from_ideographs(text: str, gap: bool) -> None:
    """A quarter of an em, which is no space: the text comes back without one."""
    need(has_font("Noto Serif CJK SC"), "the font Noto Serif CJK SC (fonts-noto-cjk)")
    reader = opened(letter_cases.letter(text, locale="zh-Hans", layout=Layout(fonts=("Noto Serif CJK SC",))))
    items = list(pdfglyphs.Page(reader.pages[0], pdfglyphs.parents(reader.root_object)).items())
    apart = [round((after.start or 0) - before.end) for before, after in itertools.pairwise(items)]
    assert (3 in apart[:2]) == gap  # of 11 points
    assert said(text, locale="zh-Hans") == re.sub("[⟦⟧]", "", text)


def test_a_slanting_script_comes_back() -> None:
    need(has_font("Noto Nastaliq Urdu"), "the font Noto Nastaliq Urdu (fonts-noto-core)")
    text = "میں ⟦محمد علی⟧ کے بارے میں"
    assert "محمد علی" in said(text, locale="ur", direction="rtl", layout=Layout(fonts=("Noto Nastaliq Urdu",)))


def test_a_value_comes_back_whole_from_two_pages() -> None:
    filler = ["A line."] * 30
    law = "⟦" + "Article 14 of the International Covenant on Civil and Political Rights and " * 60 + "end⟧"
    letter = letter_cases.letter(*filler, law, draft_mark="DRAFT")
    assert len(opened(letter).pages) > 1
    assert folded(letter.verbatim[0]) in folded(Pdf().text(Pdf().render(letter)))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.text("aZé9 .,;:-/()'\"#$*_@<>[]{}\\`~=", min_size=1, max_size=70), min_size=1, max_size=4))
def test_any_latin_value_is_found(values: list[str]) -> None:
    letter = letter_cases.letter(*(f"see ⟦{value}⟧, and" for value in values))
    text = folded(Pdf().text(Pdf().render(letter)))
    assert [value for value in letter.verbatim if folded(value) not in text] == []


@pytest.mark.usefixtures("bare_machine")
def test_latin_letters_need_no_fonts() -> None:
    letter = replace(letter_cases.load("fr"), layout=Layout(fonts=("No Such Font",)))
    assert "Odilon RAVENEL" in Pdf().text(Pdf().render(letter))


@pytest.mark.usefixtures("bare_machine")
@pytest.mark.parametrize(
    ("text", "script", "package"),
    [("要請書", "Cjk", "fonts-noto-cjk"), ("ሰላም", "Ethiopic", "fonts-noto-core"), ("ᚠ", "Runic", "fonts-noto-core")],
)
def test_a_character_that_no_font_has_is_never_printed_as_a_box(text: str, script: str, package: str) -> None:
    with pytest.raises(PluginError, match=f"install a font for {script}: .*apt install {package}.*macOS.*Windows"):
        Pdf().render(letter_cases.letter(text))


def test_a_private_character_in_a_value_is_refused() -> None:
    with pytest.raises(FormatError, match=r"a PDF cannot hold U\+E000"):
        Pdf().render(letter_cases.letter("⟦a\ue000b⟧"))


@pytest.mark.parametrize("data", [b"", b"no file", b"%PDF-1.7\n%%EOF"])
def test_no_letter_is_read_from_another_file(data: bytes) -> None:
    with pytest.raises(FormatError):
        Pdf().text(data)


@pytest.mark.parametrize("locale", ["zh-Hant-TW", "sr-Latn", "pt-BR", "fil"])
def test_any_locale_sets_the_files_language(locale: str) -> None:
    assert str(opened(letter_cases.letter("Words.", locale=locale)).root_object["/Lang"]).startswith(
        locale.split("-")[0]
    )


@pytest.mark.parametrize(
    ("locale", "region"), [("zh-Hant", "TW"), ("zh-Hans", "CN"), ("zh-Hant-HK", "HK"), ("es-MX", "MX"), ("fr", None)]
)
def test_shared_signs_stand_as_in_the_country_of_the_script(locale: str, region: str | None) -> None:
    assert pdf.data_of([letter_cases.letter("字，字", locale=locale)])["region"] == region


@pytest.mark.parametrize("count", range(10, 36))
def test_no_paragraph_ends_with_a_line_of_one_word(count: int) -> None:
    """Where lines are filled one after another, some of these counts leave a word over."""
    text = opened(letter_cases.letter(" ".join(["nothing"] * count))).pages[0].extract_text()
    lines = [line.split() for line in text.splitlines() if "nothing" in line]
    assert sum(map(len, lines)) == count
    assert len(lines) == 1 or len(lines[-1]) > 1


def test_empty_lines_and_blocks_are_no_fault() -> None:
    blocks = tuple(
        Block(role, lines) for role in BlockRole for lines in ((), ((),), ((Run(""),),), ((Run("", True),),))
    )
    assert Pdf().render(replace(letter_cases.letter(title=""), blocks=blocks))


@pytest.mark.parametrize("name", letter_cases.NAMES)
def test_other_programs_find_the_values_too(name: str) -> None:
    letter = letter_cases.load(name)
    need(has_font(*letter.layout.fonts, "Noto Serif CJK JP"), "fonts for Arabic and Japanese")
    text = "".join("".join(page.extract_text() for page in opened(letter).pages).split())
    latin = [value for value in letter.verbatim if value.isascii()]
    assert [value for value in latin if "".join(value.split()) not in text] == []


def test_markup_of_typst_is_words() -> None:
    words = (
        '#let x = 1; #panic() $x^2$ *bold* _it_ @ref <label> = Head // note /* */ \\u{41} `raw` #include "/etc/passwd"'
    )
    assert folded(words) in said(words)
    assert folded(words) in said(f"⟦{words}⟧")
