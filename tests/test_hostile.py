"""Files made to do harm, put to the command line: one line and the right exit code, or a correct result."""

from __future__ import annotations

import csv
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from conftest import need
from hostile import attacks, files
from hostile.__main__ import write as write_all
from ua_i18n.cli import main

ID = "asa-99-077-2004"
DAY = ("--date", "2004-05-10")
LOOKING = (
    ("status", ID),
    ("check", ID),
    ("show", ID),
    ("history", ID, "-l", "fr"),
    ("draft", ID, "-l", "fr", "--with", "phrases"),
    ("letters", ID, "-l", "fr", "--format", "txt", *DAY),
    ("import", ID, "--reread"),
)
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from ua_i18n.cli import main
main(sys.argv[1:])
"""


def run(*arguments: str) -> Result:
    """One run; an error that is none of ours is raised, and one of ours is one line."""
    result = CliRunner().invoke(main, list(arguments), catch_exceptions=False)
    assert result.exit_code in (0, 1, 3), result.output
    if result.exit_code == 1:
        assert sum(line.startswith("ua-i18n: ") for line in result.stderr.splitlines()) == 1
    assert not Path("pwned").exists()
    return result


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One appeal, drafted in French, with an English set of letters."""
    home = tmp_path_factory.mktemp("hostile") / "work"
    source = home.parent / "ua.txt"
    source.write_text(files.appeal("He is a teacher."), encoding="utf-8")
    options = ("--workspace", str(home))
    run("init", str(home))
    run(*options, "import", str(source))
    run(*options, "draft", ID, "-l", "fr", "--with", "phrases")
    run(*options, "letters", ID, "-l", "en", "--format", "txt", "--allow-drafts", *DAY)
    return home


@pytest.fixture
def home(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The workspace, which is afterwards as it was."""
    before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    monkeypatch.chdir(workspace)
    yield workspace
    for path in workspace.rglob("*"):
        if path.is_file() and path not in before:
            path.unlink()
    for path, data in before.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def put(path: Path, data: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(files.as_bytes(data))


@pytest.mark.parametrize("name", files.sources())
def test_a_hostile_source(home: Path, name: str) -> None:
    put(home / name, files.sources()[name])
    run("parse", name, "--json")


@pytest.mark.parametrize("file", ["fr.po", "messages.pot"])
@pytest.mark.parametrize("name", files.catalogs())
def test_a_hostile_catalog(home: Path, name: str, file: str) -> None:
    put(home / "catalogs" / ID / file, files.catalogs()[name])
    for arguments in LOOKING[-4:] if file == "messages.pot" else LOOKING:
        run(*arguments)


@pytest.mark.parametrize("name", files.yaml_files())
def test_a_hostile_yaml_file(home: Path, name: str) -> None:
    for file in (home / "ua-i18n.yaml", *((home / "catalogs" / ID / each) for each in ("appeal.yaml", "reading.yaml"))):
        good = file.read_bytes()
        put(file, files.yaml_files()[name])
        for arguments in (("show", ID), ("import", ID, "--reread")):
            result = CliRunner().invoke(main, arguments, catch_exceptions=False)
            assert result.exit_code in (0, 1, 2, 3)
        file.write_bytes(good)
    put(home / "locales" / "fr" / "words.yaml", files.yaml_files()[name])
    run("check", ID, "-l", "fr")


@pytest.mark.parametrize("file", ["ledger.jsonl", "sets.jsonl"])
@pytest.mark.parametrize("name", files.ledgers())
def test_a_hostile_ledger(home: Path, name: str, file: str) -> None:
    put(home / "catalogs" / ID / file, files.ledgers()[name])
    for arguments in LOOKING:
        run(*arguments)


@pytest.mark.parametrize("name", files.tables())
def test_a_hostile_table(home: Path, name: str) -> None:
    put(home / f"{ID}-fr.csv", files.tables()[name])
    run("merge", f"{ID}-fr.csv", "--as", "Anna")
    run("letters", ID, "-l", "en", "--format", "txt", "--allow-drafts", *DAY, "--senders", f"{ID}-fr.csv")


@pytest.mark.parametrize("name", files.manifests())
def test_a_hostile_manifest(home: Path, name: str) -> None:
    outside = home.parent / "outside"
    outside.write_text("stays", encoding="utf-8")
    put(home / "letters" / ID / "manifest.json", files.manifests()[name])
    for arguments in (("verify", f"letters/{ID}"), ("purge", f"letters/{ID}")):
        run(*arguments)
    assert outside.read_text(encoding="utf-8") == "stays"


@pytest.mark.parametrize("locale", attacks.PATHS)
def test_a_locale_that_is_a_path_leads_nowhere(home: Path, locale: str) -> None:
    need(sys.platform != "win32", "names with colons")
    before = sorted(home.parent.rglob("*"))
    result = CliRunner().invoke(main, ["draft", ID, "-l", locale, "--with", "phrases"], catch_exceptions=False)
    assert result.exit_code in (1, 2)
    result = CliRunner().invoke(main, ["show", locale], catch_exceptions=False)
    assert result.exit_code in (1, 2)
    assert sorted(home.parent.rglob("*")) == before


# --- what letters print ---------------------------------------------------------------------------------------

PRINTED = (*attacks.FORMAT_STRINGS, *attacks.MARKUP, *attacks.CELLS)


@pytest.mark.parametrize("attack", PRINTED)
def test_a_senders_text_is_printed_as_it_is_in_every_format(home: Path, attack: str) -> None:
    with (home / "senders.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["name", "address", "city", "language"], [f"Anna {attack}", f"Road {attack}", "X", ""]]
        )
    formats = "txt,html,docx,pdf"
    run("letters", ID, "-l", "en", "--format", formats, "--allow-drafts", *DAY, "--senders", "senders.csv", "-o", "out")
    texts = {path.suffix: path for path in Path("out").rglob("*Rokaya*")}
    assert f"Anna {attack}" in " ".join(texts[".txt"].read_text(encoding="utf-8").split())
    page = texts[".html"].read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "<img" not in page
    assert "<svg" not in page
    with zipfile.ZipFile(texts[".docx"]) as document:
        assert b"<w:t>forged" not in document.read("word/document.xml")
    assert run("verify", "out").exit_code == 0


# --- files without end ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lines.txt", files.appeal("\n".join(["A line of it."] * 1_000_000))),
        ("placeholders.txt", files.appeal("{x}" * 1_000_000)),
    ],
    ids=["lines", "placeholders"],
)
def test_a_source_without_end_costs_bounded_time_and_memory(tmp_path: Path, name: str, text: str) -> None:
    need(sys.platform == "linux", "resource limits")
    (tmp_path / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-c", LIMITED, "parse", str(tmp_path / name)]
    ended = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ended.returncode in (0, 1), ended.stderr[-500:]
    assert "Traceback" not in ended.stderr


def test_the_script_writes_every_file(tmp_path: Path) -> None:
    assert write_all(tmp_path) == len([path for path in tmp_path.rglob("*") if path.is_file()]) > 90
