"""Letters read and signed: what changed since the last time, and signatures taken back."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click import unstyle

from desks import Person, Workshop, workshop
from ua_i18n.catalog import Target
from ua_i18n.cli import paper, proof
from ua_i18n.letters import plain_text
from ua_i18n.model import Action, Block, BlockRole, Layout, Letter, Run
from ua_i18n.workspace.signatures import last_signed


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    made = workshop(tmp_path)
    made.run("approve", made.folder.id, "-l", "fr", "--all-clean", "--as", "Anna")
    return made


def sign(shop: Workshop, *, code: int = 0) -> str:
    return shop.run("sign", shop.folder.id, "-l", "fr", "--as", "Carla", code=code).output


def edit(shop: Workshop) -> None:
    """Another text in the letter, approved."""
    item = shop.item("I respectfully urge you to release")
    shop.write({item.message.key: Target(("FR : Je vous demande de la libérer.",))})
    shop.run("approve", shop.folder.id, "-l", "fr", "--key", item.message.key, "--as", "Anna")


def test_a_letter_is_shown_as_a_whole_and_signed(shop: Workshop) -> None:
    output = sign(shop)
    assert "Nobody has signed this letter yet." in output
    assert "FR : Dear Minister" in output
    assert "signed: letter to Kodjo Agbeko in fr, by Carla" in output
    assert "just as it stands" in sign(shop)


def test_what_changed_since_it_was_signed_is_shown_word_by_word(shop: Workshop) -> None:
    sign(shop)
    edit(shop)
    output = unstyle(sign(shop))
    changes = output[output.index("Since then:") : output.index("FR : Dear Minister")]
    assert "[+Je+]" in changes
    assert "deeply concerned" not in changes


def test_without_the_former_text_all_is_to_be_read_as_new(shop: Workshop) -> None:
    sign(shop)
    edit(shop)
    shutil.rmtree(shop.root / ".ua-i18n" / "signed")
    assert "read all of it as new" in sign(shop)


def test_a_signature_is_taken_back_by_addressee(shop: Workshop) -> None:
    sign(shop)
    (addressee,) = shop.folder.action().appeals[0].addressees
    assert last_signed(shop.folder, "fr", addressee)
    shop.run("revoke", shop.folder.id, "-l", "fr", "--to", "agbeko", "--reason", "not read", "--as", "Carla")
    assert last_signed(shop.folder, "fr", addressee) is None
    shop.run("letters", shop.folder.id, "-l", "fr", "--date", "2003-10-08", "--format", "txt", code=3)
    assert (
        "no signature stands"
        in shop.run("revoke", shop.folder.id, "-l", "fr", "--to", "agbeko", "--as", "Carla", code=2).output
    )
    history = shop.run("history", shop.folder.id, "-l", "fr").output
    assert "sign by Carla (not verified)  [letter to Kodjo Agbeko]" in history
    assert "revoke by Carla (not verified): not read" in history


def test_only_who_may_signs(shop: Workshop) -> None:
    (shop.root / "ua-i18n.yaml").write_text("format: 1\nroles:\n  Carla: {sign: [ar]}\n", encoding="utf-8")
    assert "may not sign fr" in sign(shop, code=3)


def test_an_approval_that_lapsed_keeps_a_letter_unsigned(shop: Workshop) -> None:
    shop.write({next(iter(shop.items)): Target(("other",))})
    sign(shop)
    edited = shop.item("Dear Minister")
    shop.write({edited.message.key: Target(("Monsieur",))})
    assert "1 message is not approved as it stands" in sign(shop, code=3)


# --- pages ------------------------------------------------------------------------------------------


def letter(*lines: str, direction: str = "ltr", verbatim: bool = False) -> Letter:
    from datetime import date

    blocks = tuple(Block(BlockRole.PARAGRAPH, ((Run(line, verbatim),),)) for line in lines)
    return Letter(
        appeal="afr-1", locale="ar", direction=direction, layout=Layout(), addressee="Minister", channel="letter",
        title="", blocks=blocks, date=date(2024, 5, 1),
    )  # fmt: skip


def test_pages_hold_all_lines_in_order() -> None:
    long = letter(*(f"paragraph {number}" for number in range(20)))
    pages = proof.pages(long, None, (60, 8))
    assert len(pages) > 4
    assert all(len(page.split("\n")) <= 8 for page in pages)
    assert "\n".join(pages).endswith(plain_text(long).strip())


def test_a_right_to_left_letter_is_isolated() -> None:
    assert proof.whole(letter("Yawa", direction="rtl", verbatim=True), 60) == "\u2067\u2068Yawa\u2069\u2069"
    assert paper.visible("\u202e") == "‹U+202E›"


# --- a real terminal --------------------------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="needs pseudo-terminals")
def test_at_a_terminal_pages_are_turned_before_a_signature(shop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    import pty

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("LINES", "16")
    monkeypatch.setenv("COLUMNS", "70")
    child, descriptor = pty.fork()
    if not child:
        options = ["--workspace", str(shop.root), "sign", shop.folder.id, "-l", "fr", "--as", "Carla"]
        os.execv(sys.executable, [sys.executable, "-c", "from ua_i18n.cli import main; main()", *options])
    carla = Person(descriptor)
    assert "page 1 of" in carla.sees("q quit")
    carla.types("y")
    carla.sees("Read it to its end first")
    carla.types("nnnnnnnnn")
    carla.sees("This is the last page")
    carla.types("y")
    carla.sees("signed: letter to")
    carla.waits()
    os.close(descriptor)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    (addressee,) = shop.folder.action().appeals[0].addressees
    assert last_signed(shop.folder, "fr", addressee)


# --- what cannot have been read ---------------------------------------------------------------------


def signed_through(shop: Workshop, reader: str, *, encoding: str = "utf-8") -> tuple[int, str]:
    """The exit code and messages of `sign` in a process of its own, its letters piped into a program."""
    command = [sys.executable, "-c", "from ua_i18n.cli import main; main()", "--workspace", str(shop.root)]
    command += ["sign", shop.folder.id, "-l", "fr", "--as", "Carla"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    signing = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    subprocess.run([sys.executable, "-c", reader], stdin=signing.stdout, stdout=subprocess.DEVNULL, check=True)
    assert signing.stdout
    signing.stdout.close()
    assert signing.stderr
    said = signing.stderr.read().decode(encoding)
    signing.stderr.close()
    return signing.wait(), said


def signatures(shop: Workshop) -> int:
    return sum(event.action is Action.SIGN for event in shop.folder.ledger().events)


@pytest.mark.parametrize(("text", "encoding"), [("Ж", "cp1252"), ("ש", "iso8859-1"), ("’", "cp437"), ("ł", "ascii")])
def test_a_letter_that_the_output_cannot_show_is_not_signed(shop: Workshop, text: str, encoding: str) -> None:
    key = shop.item("Dear Minister").message.key
    shop.write({key: Target((f"FR : {text}",))})
    shop.run("approve", shop.folder.id, "-l", "fr", "--key", key, "--as", "Anna")
    code, said = signed_through(shop, "import sys; sys.stdin.buffer.read()", encoding=encoding)
    assert (code, signatures(shop)) == (3, 0)
    assert f"this output is {encoding} and cannot show U+" in said
    assert "PYTHONIOENCODING=utf-8" in said


@pytest.mark.skipif(os.name != "posix", reason="pipes tell of their readers on POSIX")
@pytest.mark.parametrize(
    ("reader", "signed"),
    [
        ("import sys; sys.stdin.buffer.read()", 1),
        ("import os; os.read(0, 10)", 0),
        ("", 0),
    ],
)
def test_a_letter_whose_reader_left_is_not_signed(shop: Workshop, reader: str, signed: int) -> None:
    code, _ = signed_through(shop, reader)
    assert signatures(shop) == signed
    assert (code == 0) == bool(signed)
