"""What a command says before anybody relies on decisions: lost lines, clocks ahead, documents that are over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from appeal_fixtures import APPEAL, Run
from test_updates import FURTHER, STOP
from ua_i18n.extraction import extract
from ua_i18n.workspace import Workspace

LETTERS = ("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", "--format", "txt")


def ledger(home: Path) -> Path:
    return home / "catalogs" / APPEAL / "ledger.jsonl"


def first_key(home: Path) -> str:
    """A message that every letter has."""
    action = Workspace.open(home).appeal(APPEAL).action()
    return next(message.key for message in extract(action) if message.context == "letter")


def ahead(home: Path, action: str) -> None:
    """Whoever did this had a clock that was years ahead."""
    lines = ledger(home).read_text(encoding="utf-8").splitlines()
    moved = [line.replace('"time":"20', '"time":"29') if f'"{action}"' in line else line for line in lines]
    ledger(home).write_text("\n".join(moved) + "\n", encoding="utf-8")


@pytest.mark.parametrize("command", ["reject", "revoke"])
def test_what_is_taken_back_after_a_clock_that_was_ahead_stays_back(signed: Run, home: Path, command: str) -> None:
    ahead(home, "approve")
    done = signed(command, APPEAL, "-l", "fr", "--key", first_key(home), "--reason", "wrong person", "--as", "Q")
    assert "dated in the future" in done.stderr
    assert "is not approved as it stands" in signed(*LETTERS, code=3).stderr


def test_a_signature_is_taken_back_after_a_clock_that_was_ahead(signed: Run, home: Path) -> None:
    ahead(home, "sign")
    signed("revoke", APPEAL, "-l", "fr", "--to", "", "--as", "Q")
    assert "nobody has signed it as it stands" in signed(*LETTERS, code=3).stderr


@pytest.mark.parametrize("command", ["reject", "revoke"])
def test_letters_wait_for_a_line_that_may_have_taken_something_back(signed: Run, home: Path, command: str) -> None:
    signed(command, APPEAL, "-l", "fr", "--key", first_key(home), "--reason", "x", "--as", "Q")
    whole = ledger(home).read_bytes()
    ledger(home).write_bytes(whole[:-30])
    refused = signed(*LETTERS, code=3).stderr
    line = len(whole.splitlines())
    assert f"ledger.jsonl:{line}: skipped a line that was cut off" in refused
    assert f"ledger.jsonl:{line} was cut off, and may have taken something back; restore that line" in refused
    assert "est tronquée, et cette ligne annulait" in signed("--ui-language", "fr", *LETTERS, code=3).stderr
    signed(*LETTERS, "--allow-drafts")
    assert list((home / "letters").rglob("*DRAFT*"))
    for other in (("sign", APPEAL, "-l", "fr", "--as", "R"), ("sheet", APPEAL, "-l", "fr", "--date", "2004-05-10")):
        assert "may have taken something back" in signed(*other, code=3).stderr
    signed("letters", APPEAL, "-l", "en", "--date", "2004-05-10", "--format", "txt", "--allow-drafts")
    ledger(home).write_bytes(b"\n".join(whole.splitlines()[:-1]) + b"\n")  # taken out, as it says
    assert "cut off" not in signed(*LETTERS).stderr


def test_a_lost_approval_keeps_back_no_more_than_what_it_approved(signed: Run, home: Path) -> None:
    lines = ledger(home).read_bytes().splitlines()
    extra = lines[0].replace(b'"note":""', b'"note":"again"')
    assert b'"approve"' in extra or b'"translate"' in extra
    ledger(home).write_bytes(b"\n".join([*lines, extra[:-5]]))
    assert "skipped a line that was cut off" in signed(*LETTERS).stderr


def test_lines_that_a_merge_ran_together_count(signed: Run, home: Path) -> None:
    signed("reject", APPEAL, "-l", "fr", "--key", first_key(home), "--reason", "x", "--as", "Q")
    *before, last, rejection = ledger(home).read_text(encoding="utf-8").splitlines()
    ledger(home).write_text("\n".join([*before, last + rejection]), encoding="utf-8")
    assert "is not approved as it stands" in signed(*LETTERS, code=3).stderr


def test_every_command_that_relies_on_decisions_tells_of_a_lost_line(signed: Run, home: Path) -> None:
    with ledger(home).open("a", encoding="utf-8") as handle:
        handle.write('{"v":1,"ti')
    status = signed("status")
    assert "skipped a line that was cut off" in status.stderr
    assert json.loads(signed("status", "--json").stdout)["appeals"][0]["warnings"]
    key = first_key(home)
    for command in (
        ("approve", APPEAL, "-l", "fr", "--key", key, "--as", "Q"),
        ("review", APPEAL, "-l", "fr", "--as", "Q"),
        ("history", APPEAL, "-l", "fr"),
        ("revoke", APPEAL, "-l", "fr", "--key", key, "--as", "Q"),
    ):
        assert "skipped a line that was cut off" in signed(*command).stderr


@pytest.mark.parametrize(
    ("source", "said"), [(FURTHER, "is superseded by asa-99-020-2004"), (STOP, "was stopped by asa-99-031-2004")]
)
def test_who_works_on_what_is_over_is_told(signed: Run, home: Path, source: str, said: str) -> None:
    assert said not in signed("draft", APPEAL, "-l", "fr", "--with", "phrases").stderr
    (home.parent / "newer.txt").write_text(source, encoding="utf-8")
    signed("import", "../newer.txt")
    for command in (
        ("draft", APPEAL, "-l", "fr", "--with", "phrases"),
        ("sign", APPEAL, "-l", "fr", "--as", "R"),
        ("review", APPEAL, "-l", "fr", "--as", "R"),
    ):
        assert f"warning: {APPEAL} {said}" in signed(*command).stderr


def test_an_appeal_that_cannot_be_read_keeps_nobody_from_working_on_another(signed: Run, home: Path) -> None:
    (home.parent / "newer.txt").write_text(FURTHER, encoding="utf-8")
    signed("import", "../newer.txt")
    signed("status")
    (home / "catalogs" / "asa-99-020-2004" / "appeal.yaml").write_text("title: [\n", encoding="utf-8")
    for command in (("draft", APPEAL, "-l", "fr", "--with", "phrases"), ("review", APPEAL, "-l", "fr", "--as", "R")):
        assert "warning: " in (told := signed(*command).stderr)
        assert "asa-99-020-2004/appeal.yaml" in told
    checked = signed("check", code=3)
    assert APPEAL in checked.stdout
    assert "asa-99-020-2004/appeal.yaml" in checked.stderr
    assert "asa-99-020-2004/appeal.yaml" in signed(*LETTERS, code=1).stderr  # it may be a stop
