"""HTML letters: isolated, escaped, complete in themselves."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import letter_cases
from ua_i18n import FormatError, Layout, Letter
from ua_i18n.testing import HOSTILE, folded
from ua_i18n_plugins.renderers.html import Html


class Elements(HTMLParser):
    """The start tags of a page with their attributes."""

    def __init__(self, letter: Letter) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(Html().render(letter).decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag == name]


def test_language_and_direction_are_declared() -> None:
    assert Elements(letter_cases.load("ar")).named("html") == [{"lang": "ar", "dir": "rtl"}]


def test_verbatim_runs_are_isolated() -> None:
    page = Html().render(letter_cases.load("ar")).decode()
    assert '<bdi translate="no">Tomas ERIBE</bdi>' in page


def test_nothing_comes_from_outside() -> None:
    page = Elements(letter_cases.load("fr"))
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in page.found}
    style = Html().render(letter_cases.load("fr")).decode().split("<style>")[1].split("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("words", HOSTILE)
def test_words_add_no_elements(words: str) -> None:
    plain = [tag for tag, _ in Elements(letter_cases.letter("words ⟦words⟧")).found]
    letter = letter_cases.letter(f"{words} ⟦{words}⟧", title=words, layout=Layout(fonts=(words,), bullet=words))
    assert [tag for tag, _ in Elements(letter).found] == plain


def test_a_font_or_bullet_does_not_end_the_style() -> None:
    page = Html().render(letter_cases.letter("words", layout=Layout(fonts=('"; } </style><p>',)))).decode()
    assert page.count("</style>") == 1
    assert re.search(r'font: 11pt/1\.45 "(?:[^"\\]|\\[0-9a-f]+ )*", ', page)


def test_a_draft_says_so_in_a_header_that_paper_repeats() -> None:
    page = Html().render(letter_cases.load("fr")).decode()
    assert '<header class="draft"><p>BROUILLON' in page
    assert ".draft { display: table-header-group; }" in page
    assert "<header" not in Html().render(letter_cases.load("ar")).decode()


@given(
    st.text(max_size=40),
    st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="⟦⟧\ufffe\uffff")),
)
def test_any_text_comes_back(title: str, value: str) -> None:
    letter = letter_cases.letter(f"see ⟦{value}⟧.", title=title)
    assert folded(f"see {value}.") in folded(Html().text(Html().render(letter)))


def test_no_letter_is_read_from_bytes_that_are_no_text() -> None:
    with pytest.raises(FormatError, match="not UTF-8 at byte 0"):
        Html().text(b"\xff\xfe")
