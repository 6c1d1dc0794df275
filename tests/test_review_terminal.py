"""`review` as people use it: through a pipe, and at a real terminal with an editor of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import need
from desks import Person, Workshop, workshop
from ua_i18n import ledger
from ua_i18n.catalog import Target, provenance
from ua_i18n.cli import paper
from ua_i18n.cli.rewriting import sheet, taken
from ua_i18n.cli.screen import Screen
from ua_i18n.model import Action, Draft, State
from ua_i18n.review.sitting import Sitting
from ua_i18n.workspace.viewing import Survey


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    return workshop(tmp_path)


def events(shop: Workshop) -> list[tuple[Action, str, str]]:
    """The events, each with the beginning of the text it is about."""
    items = shop.items
    return [(event.action, items[event.key].message.source[:10], event.note) for event in shop.folder.ledger().events]


def review(shop: Workshop, typed: str, *, by: str = "Anna") -> str:
    return shop.run("review", shop.folder.id, "-l", "fr", "--as", by, typed=typed).output


# --- through a pipe ---------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["a\nr\ntoo strong\nq\n", "artoo strong\nq", "a r\ntoo strong\n"])
def test_a_script_may_write_keys_in_a_row_or_a_line_each(shop: Workshop, typed: str) -> None:
    review(shop, typed)
    first, second = list(shop.items.values())[:2]
    assert events(shop) == [
        (Action.APPROVE, first.message.source[:10], ""),
        (Action.REJECT, second.message.source[:10], "too strong"),
    ]


def test_the_end_of_the_input_is_the_end_of_the_review(shop: Workshop) -> None:
    assert "every decision so far is kept" in review(shop, "ar")
    assert [action for action, *_ in events(shop)] == [Action.APPROVE]


def test_a_jump_by_number_begins_with_its_digit(shop: Workshop) -> None:
    review(shop, "3\na\nq\n")
    assert [start for _, start, _ in events(shop)] == [list(shop.items.values())[2].message.source[:10]]


def test_a_refusal_is_told_and_the_review_goes_on(shop: Workshop) -> None:
    key = next(iter(shop.items))
    shop.write({key: Target(("",))})
    assert "it has no translation yet" in review(shop, f"j{key}\na\nca thought\nq")
    assert [action for action, *_ in events(shop)] == [Action.COMMENT]


# --- what is on the screen --------------------------------------------------------------------------


def shown(shop: Workshop, start: str, *, direction: str = "ltr") -> str:
    survey = Survey.of(shop.bench())
    sitting = Sitting.begin(survey.keys, survey.waiting)
    screen = Screen("afr-1", "en", "fr", direction, "Anna", 72)
    from click import unstyle

    return unstyle(screen.show(survey.view(shop.item(start).message.key), sitting))


def test_a_screen_shows_the_message_among_its_neighbours(shop: Workshop) -> None:
    text = shown(shop, "Her family")
    assert text.index("before") < text.index("Her family has had no news") < text.index("\nafter")
    assert "narrative, paragraph 1" in text
    assert "source.txt:9" in text
    assert "a approve  e edit  r reject" in text


def test_a_screen_shows_values_rejections_findings_and_origin(shop: Workshop) -> None:
    start = "{Yawa_Amegnona} was taken from"
    key = shop.item(start).message.key
    comments = ("ua: draft=memory score=0.92 from=afr-1",)
    shop.write({key: Target(("{Yawa_Amegnona} !",), fuzzy=True, comments=comments)})
    shop.run("reject", shop.folder.id, "-l", "fr", "--key", key, "--reason", "too strong", "--as", "Omar")
    text = shown(shop, start)
    assert "{Yawa_Amegnona} = Yawa Amegnona (person, at risk, f, 17; unchanged)" in text.replace("\n  ", " ")
    assert "fr rejected (draft of memory, score 0.92 from afr-1)" in text
    assert "1. error shouting: letters do not shout" in text
    assert "rejected by Omar on" in text
    assert ": too strong" in text


@pytest.mark.parametrize(("text", "said"), [("Le brouillon.", ""), ("Mon texte.", ", changed since")])
def test_a_screen_tells_whether_a_draft_is_still_what_it_was(shop: Workshop, text: str, said: str) -> None:
    draft = Draft("", "Le brouillon.", origin="memory", score=0.92)
    comments = provenance.draft_comments(draft)
    shop.write({shop.item("Her family").message.key: Target((text,), comments=comments)})
    assert f"(draft of memory, score 0.92{said})" in shown(shop, "Her family")


def test_a_screen_shows_which_words_of_the_source_changed(shop: Workshop) -> None:
    revised = (shop.root / "ua.txt").read_text(encoding="utf-8").replace("no news of her", "no word of her")
    (shop.root / "ua.txt").write_text(revised, encoding="utf-8")
    shop.run("import", "--update", str(shop.root / "ua.txt"))
    assert "Her family has had no [-news-][+word+] of her since." in shown(shop, "Her family")


def test_right_to_left_text_is_isolated_and_nothing_moves_the_cursor(shop: Workshop) -> None:
    shop.write({shop.item("Her family").message.key: Target(("أسرة {Yawa_Amegnona}\x1b[2J\u202e",))})
    text = shown(shop, "Her family", direction="rtl")
    assert "\u2067أسرة \u2066{Yawa_Amegnona}\u2069‹U+001B›[2J‹U+202E›\u2069" in text
    assert "\x1b" not in text


def test_lines_are_folded_by_columns() -> None:
    assert paper.folded("一二 三四 五六", width=9, indent="") == "一二 三四\n五六"
    assert paper.folded("abcdefgh i", width=4, indent="> ") == "> abcdefgh\n> i"
    assert paper.visible("fa\u0301milia می\u200cخواهم") == "fa\u0301milia می\u200cخواهم"


# --- the editor -------------------------------------------------------------------------------------


def test_what_stands_above_the_line_is_the_translation(shop: Workshop) -> None:
    view = Survey.of(shop.bench()).view(shop.item("Her family").message.key)
    assert taken(sheet(view), view.translation.message.source) == view.translation.target
    assert taken("broken by\n  an editor\n", "one line") == "broken by an editor"
    assert taken("two\nlines", "of\ntwo") == "two\nlines"
    assert taken("\n", "x") is None


# --- a real terminal --------------------------------------------------------------------------------


@pytest.fixture
def at_terminal(shop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    need(os.name == "posix", "pseudo-terminals")
    import pty

    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys\npath = sys.argv[1]\ntext = open(path, encoding='utf-8').read()\n"
        "open(path, 'w', encoding='utf-8').write('Sa famille attend.\\n' + text[text.index('-----'):])\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    command = [sys.executable, "-c", "from ua_i18n.cli import main; main()", "--workspace", str(shop.root)]
    child, descriptor = pty.fork()
    if not child:
        os.execv(sys.executable, [*command, "review", shop.folder.id, "-l", "fr", "--as", "Anna"])
    yield Person(descriptor)
    os.close(descriptor)
    os.waitpid(child, 0)


def test_at_a_terminal_a_key_works_at_once_and_an_interrupt_loses_nothing(shop: Workshop, at_terminal: Person) -> None:
    first = next(iter(shop.items.values()))
    at_terminal.sees("q quit")
    at_terminal.types("a")
    at_terminal.sees("» approved")
    at_terminal.types("j")
    at_terminal.sees("Jump to")
    at_terminal.types(f"{shop.item('Her family').message.key[:9]}\n")
    at_terminal.sees("q quit")
    at_terminal.types("e")
    at_terminal.sees("» written by Anna")
    at_terminal.types("a")
    at_terminal.sees("someone else must approve it")
    at_terminal.types("\x03")
    at_terminal.sees("every decision so far is kept")
    at_terminal.waits()
    book = shop.folder.ledger()
    assert ledger.state(first, "fr", book) is State.APPROVED
    assert shop.item("Her family").target == "Sa famille attend."
    assert [action for action, *_ in events(shop)] == [Action.APPROVE, Action.TRANSLATE]


# --- what a reviewer sees -----------------------------------------------------------------------------


def test_terms_and_ages_are_on_the_screen(shop: Workshop) -> None:
    bench = shop.bench("Anna")
    survey = Survey.of(bench)
    shown = Screen(shop.folder.id, "en", "fr", "ltr", "Anna", 80)
    sitting = Sitting.begin(survey.keys, survey.waiting)
    pages = [shown.show(survey.view(key), sitting) for key in survey.keys]
    assert any("term: charge → " in page for page in pages)
    assert any("(person, at risk, f, 17; unchanged)" in page for page in pages)


# --- an editor that goes its own way ------------------------------------------------------------------


def edited(shop: Workshop, monkeypatch: pytest.MonkeyPatch, program: str) -> str:
    """What `review` says to the key e, with a program for an editor; the review goes on, and approves another."""
    editor = shop.root / "editor.py"
    editor.write_text(f"import os, sys\npath = sys.argv[1]\n{program}\n", encoding="utf-8")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}")
    item, other = shop.item("Her family").message.key, shop.item("Dear Minister").message.key
    said = " ".join(review(shop, f"j{item}\nej{other}\naq").split())
    assert Action.APPROVE in [action for action, *_ in events(shop)]
    return said


def kept(shop: Workshop) -> list[bytes]:
    return [path.read_bytes() for path in (shop.root / ".ua-i18n").glob("edits/*/*.txt")]


def test_a_text_in_another_encoding_is_kept(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    said = edited(shop, monkeypatch, "open(path, 'wb').write('Müller attend'.encode('latin-1'))")
    assert "not done: what the editor saved is not UTF-8 text" in said
    assert kept(shop) == ["Müller attend".encode("latin-1")]
    assert shop.item("Her family").target.startswith("FR : ")


@pytest.mark.parametrize(
    ("program", "reason", "texts"),
    [
        ("os.remove(path)", "the editor left no text", []),
        ("sys.exit(3)", "the editor failed", []),
        ("open(path, 'w').write('Elle attend'); sys.exit(3)", "the editor failed", [b"Elle attend"]),
    ],
)
def test_an_editor_that_fails_ends_no_review(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch, program: str, reason: str, texts: list[bytes]
) -> None:
    assert f"not done: {reason}" in edited(shop, monkeypatch, program)
    assert kept(shop) == texts


def test_a_text_that_may_not_be_written_is_kept(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    (shop.root / "ua-i18n.yaml").write_text("format: 1\nroles: {Anna: {approve: [fr]}}\n", encoding="utf-8")
    said = edited(shop, monkeypatch, "open(path, 'w').write('Elle attend')")
    assert "Anna may not translate fr" in said
    assert "your text is kept in" in said
    assert kept(shop) == [b"Elle attend"]


@pytest.mark.parametrize(
    ("program", "text"),
    [
        ("open(path, 'w').write('Elle attend')", "Elle attend"),
        ("open(path, 'wb').write(b'\\xef\\xbb\\xbfElle\\r\\nattend\\r\\n')", "Elle attend"),
        ("pass", "FR : Her family has had no news of her since."),
    ],
)
def test_a_text_that_was_taken_is_kept_nowhere_else(
    shop: Workshop, monkeypatch: pytest.MonkeyPatch, program: str, text: str
) -> None:
    edited(shop, monkeypatch, program)
    assert shop.item("Her family").target == text
    assert kept(shop) == []


def test_what_the_output_cannot_show_is_not_reviewed(shop: Workshop) -> None:
    shop.write({shop.item("Her family").message.key: Target(("Ж",))})
    command = [sys.executable, "-c", "from ua_i18n.cli import main; main()", "--workspace", str(shop.root)]
    done = subprocess.run(
        [*command, "review", shop.folder.id, "-l", "fr", "--as", "Anna"],
        input=b"aaa",
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        check=False,
    )
    assert done.returncode == 3
    assert b"cannot show U+0416" in done.stderr
    assert events(shop) == []
