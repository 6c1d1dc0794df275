"""What all renderers of letters have in common, and plain text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import letter_cases
from ua_i18n import Block, BlockRole, FormatError, Layout, Letter, PluginError, Renderer, Run
from ua_i18n.testing import folded
from ua_i18n_plugins.renderers.docx import Docx
from ua_i18n_plugins.renderers.html import Html
from ua_i18n_plugins.renderers.pdf import Pdf
from ua_i18n_plugins.renderers.printable import printable, runs_right_to_left
from ua_i18n_plugins.renderers.txt import COLUMNS, PlainText, width

pytestmark = pytest.mark.once  # what it tells is the same on every Python

RENDERERS: tuple[Renderer, ...] = (PlainText(), Html(), Docx(), Pdf())
every_renderer = pytest.mark.parametrize("renderer", RENDERERS, ids=lambda renderer: renderer.name)


def rendered(renderer: Renderer, letter: Letter) -> bytes:
    try:
        return renderer.render(letter)
    except PluginError as error:
        pytest.skip(str(error))


def text_of(renderer: Renderer, letter: Letter) -> str:
    return folded(renderer.text(rendered(renderer, letter)))


@every_renderer
@pytest.mark.parametrize("name", letter_cases.NAMES)
def test_every_value_is_found_in_every_format(renderer: Renderer, name: str) -> None:
    letter = letter_cases.load(name)
    text = text_of(renderer, letter)
    assert [value for value in letter.verbatim if folded(value) not in text] == []


@every_renderer
def test_head_follows_the_layout(renderer: Renderer) -> None:
    text = text_of(renderer, letter_cases.load("fr"))
    places = [text.index(part) for part in ("Castaing", "Odilon RAVENEL", "Rennes, le 2 mai", "Objet", "Monsieur")]
    assert places == sorted(places)


@every_renderer
def test_a_block_that_the_layout_forgets_is_printed(renderer: Renderer) -> None:
    letter = letter_cases.load("fr")
    text = text_of(renderer, replace(letter, layout=Layout(order=("date",))))
    assert all(part in text for part in ("35000 Rennes, France", "Objet : UA 31/24", "BP 1207"))


@every_renderer
def test_nothing_of_a_long_letter_is_cut(renderer: Renderer) -> None:
    address = ["⟦" + "Long Street " * 800 + "end⟧", "⟦" + "x" * 10_000 + "⟧", *(f"⟦Line {n} of 40⟧" for n in range(40))]
    requests = [f"release ⟦Person Number {n}⟧ at once, and without any condition whatsoever;" for n in range(200)]
    blocks = (
        *letter_cases.letter(*address, role=BlockRole.ADDRESS).blocks,
        *letter_cases.letter("word " * 2000 + "⟦Tomas ERIBE⟧ " + "y" * 2000).blocks,
        *letter_cases.letter(*requests, role=BlockRole.LIST).blocks,
    )
    letter = replace(letter_cases.letter(), blocks=blocks, layout=Layout(address_side="end"))
    text = text_of(renderer, letter)
    assert [value[:20] for value in letter.verbatim if folded(value) not in text] == []
    assert text.count("word") == 2000
    assert "y" * 2000 in text


@every_renderer
def test_a_value_that_xml_cannot_hold_is_refused(renderer: Renderer) -> None:
    with pytest.raises(FormatError, match=r"afr-99-12-2024/en: U\+0007 in the protected value"):
        renderer.render(letter_cases.letter("to ⟦Tomas\x07 ERIBE⟧"))


@every_renderer
def test_words_lose_controls_and_overrides_visibly(renderer: Renderer) -> None:
    text = text_of(renderer, letter_cases.letter("a\x00b\u202ec\ufeffd\ue000e\ntwo\tthree"))
    assert "a\ufffdb\ufffdc\ufffdd\ufffde two three" in text


@every_renderer
def test_a_name_with_two_spaces_or_a_line_end_is_found(renderer: Renderer) -> None:
    letter = letter_cases.letter("Dear ⟦Tomas  van\nERIBE⟧,")
    assert "Dear Tomas van ERIBE," in text_of(renderer, letter)


def test_verbatim_runs_are_never_changed() -> None:
    run = Run("a\u202eb\ue000\ufeff \t", True)
    letter = replace(letter_cases.letter(), blocks=(Block(BlockRole.PARAGRAPH, ((run,),)),))
    assert printable(letter).blocks == letter.blocks


@given(st.text(max_size=60))
def test_words_are_printable_once_and_for_all(words: str) -> None:
    letter = replace(letter_cases.letter(), title=words)
    once = printable(letter)
    assert printable(once) == once
    assert len(once.title.encode()) > 0 or not words


@pytest.mark.parametrize(
    ("text", "expected"), [("", False), ("12 Tomas", False), ("«يوسف»", True), ("דוד", True), ("(PSS) أمن", False)]
)
def test_first_letter_decides_on_the_direction(text: str, expected: bool) -> None:
    assert runs_right_to_left(text) is expected


# --- plain text ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", letter_cases.NAMES)
def test_plain_text(name: str) -> None:
    expected = (letter_cases.FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert PlainText().render(letter_cases.load(name)).decode() == expected


def test_a_draft_is_marked_above_and_below_every_page() -> None:
    letter = letter_cases.letter(*(["A request."] * 150), role=BlockRole.LIST, draft_mark="DRAFT")
    pages = PlainText().render(letter).decode().split("\f")
    assert len(pages) == 3
    assert [(page.splitlines()[0], page.splitlines()[-1]) for page in pages] == [("DRAFT", "DRAFT")] * 3


def test_east_asian_lines_do_not_begin_with_a_closing_mark() -> None:
    lines = PlainText().render(letter_cases.letter("氏名、" * 60)).decode().splitlines()
    assert len(lines) > 2
    assert not [line for line in lines if line.startswith("、")]
    assert max(map(width, lines)) <= COLUMNS


@given(st.lists(st.tuples(st.text("ab é漢、(«»)  \u0301", max_size=40), st.booleans()), max_size=12))
def test_wrapping_keeps_every_character_and_short_values_whole(parts: list[tuple[str, bool]]) -> None:
    runs = tuple(Run(text, verbatim) for text, verbatim in parts)
    letter = replace(letter_cases.letter(), blocks=(Block(BlockRole.PARAGRAPH, (runs,)),))
    text = PlainText().render(letter).decode()
    assert "".join(text.split()) == "".join("".join(run.text for run in runs).split())
    assert all(run.text.strip() in text for run in runs if run.verbatim)
