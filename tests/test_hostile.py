"""Files made to do harm, put to the command line: one line and the right exit code, or a correct result."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import itertools
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from conftest import need
from hostile import attacks, files
from hostile.__main__ import write as write_all
from ua_i18n import placeholders
from ua_i18n.cli import main

pytestmark = pytest.mark.once  # what it tells is the same on every Python

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

FORMATS = "txt,html,docx,pdf,eml"
ATTACKS = {
    "format": attacks.FORMAT_STRINGS,
    "markup": attacks.MARKUP,
    "cells": attacks.CELLS,
    "headers": ("x\r\nBcc: all@example.org", "x\nX-Forged: yes\n\nbody"),
}
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


class Page(HTMLParser):
    """The tags of an HTML page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)


def translated(home: Path, texts: Sequence[str]) -> None:
    """Put each text into a message of the French catalog, as if someone had typed it there."""
    run("export", ID, "-l", "fr", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO((home / f"{ID}-fr.csv").read_text(encoding="utf-8-sig"))))
    for row, text in zip(rows, itertools.cycle(texts), strict=False):
        row["target"] = f"Traduit {text}"
    with (home / f"{ID}-fr.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    run("merge", f"{ID}-fr.csv", "--as", "Jeanne")


def assert_harmless(folder: Path) -> set[str]:
    """No file has markup, headers or parts that a text has brought in, and each can be read; what kinds there are."""
    found = {path.suffix: path for path in folder.rglob("*") if path.is_file()}
    if page := found.get(".html"):
        tags = Page(page.read_text(encoding="utf-8")).tags
        assert tags.isdisjoint({"script", "img", "svg", "iframe", "object", "b", "i"})
    if letter := found.get(".docx"):
        with zipfile.ZipFile(letter) as document:
            for part in document.namelist():
                if part.endswith((".xml", ".rels")):
                    ElementTree.fromstring(document.read(part))
            assert b"<w:t>forged" not in document.read("word/document.xml")
    if mail := found.get(".eml"):
        message = email.message_from_bytes(mail.read_bytes(), policy=email.policy.default)
        assert not message.defects
        assert set(message.keys()).isdisjoint({"Bcc", "X-Forged"})
    return set(found)


@pytest.mark.parametrize("escape", [str, placeholders.escape], ids=["raw", "escaped"])
@pytest.mark.parametrize("attacks", ATTACKS.values(), ids=ATTACKS.keys())
def test_a_translation_is_printed_as_it_is_in_every_format(
    home: Path, attacks: Sequence[str], escape: Callable[[str], str]
) -> None:
    translated(home, [escape(text) for text in attacks])
    run("check", ID, "-l", "fr", "--fix")
    run("approve", ID, "-l", "fr", "--all-clean", "--as", "Anna")
    ended = run("letters", ID, "-l", "fr", "--format", FORMATS, "--allow-drafts", *DAY, "-o", "out")
    run("sheet", ID, "-l", "fr", "--format", "html,docx", "--allow-drafts", *DAY, "-o", "sheet")
    kinds = assert_harmless(home / "out")
    assert_harmless(home / "sheet")
    if ended.exit_code == 0:
        assert kinds >= {".txt", ".html", ".docx", ".pdf", ".eml"}
        assert run("verify", "out").exit_code == 0


@pytest.mark.parametrize("attacks", ATTACKS.values(), ids=ATTACKS.keys())
def test_names_and_titles_of_a_source_are_printed_as_they_are(home: Path, attacks: Sequence[str]) -> None:
    for number, attack in enumerate(attacks):
        index, path = f"ASA 99/{200 + number}/2004", home / f"source-{number}.txt"
        text = files.appeal(attack, addressee=f"Mr Dhan {attack}", person=f"Bishnu {attack}")
        path.write_text(
            text.replace("ASA 99/077/2004", index)
            .replace("Fear for safety", f"Fear for safety {attack}")
            .replace("977/04", f"{300 + number}/04"),
            encoding="utf-8",
        )
        run("import", str(path))
        run(
            "letters", index, "-l", "en", "--format", "txt,html,docx,eml", "--allow-drafts", *DAY, "-o", f"out-{number}"
        )
        assert_harmless(home / f"out-{number}")


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


def _long_catalog(text: str) -> str:
    """The catalog with a message that has a million placeholders, and a million lines of comment behind it."""
    head, _, rest = text.partition('msgstr ""\n\n')
    return f'{head}msgstr "{"{Bishnu_Tamrakar}" * 1_000_000}"\n\n{rest}' + "# nothing\n" * 1_000_000


def _long_ledger(_: str) -> str:
    event = '{"v":1,"time":"2024-01-01T00:00:00Z","by":"A","verified":false,"action":"comment","locale":"fr",'
    return (
        "".join(f'{event}"key":"{number:012x}","digest":"x","note":""}}\n' for number in range(200_000))
        + "\n" * 800_000
    )


@pytest.mark.parametrize(
    ("name", "made"), [("fr.po", _long_catalog), ("ledger.jsonl", _long_ledger)], ids=["catalog", "ledger"]
)
def test_a_file_without_end_costs_bounded_time_and_memory(home: Path, name: str, made: Callable[[str], str]) -> None:
    need(sys.platform == "linux", "resource limits")
    path = home / "catalogs" / ID / name
    path.write_text(made(path.read_text(encoding="utf-8") if path.exists() else ""), encoding="utf-8")
    for command in ("check", "status"):
        arguments = [sys.executable, "-c", LIMITED, command, ID]
        ended = subprocess.run(arguments, capture_output=True, text=True, encoding="utf-8", check=False)
        assert ended.returncode in (0, 1, 3), ended.stderr[-500:]
        assert "Traceback" not in ended.stderr


def test_the_script_writes_every_file(tmp_path: Path) -> None:
    assert write_all(tmp_path) == len([path for path in tmp_path.rglob("*") if path.is_file()]) > 90
