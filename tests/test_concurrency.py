"""Many at work on one file, and disks that fail: no edit is lost, and what went wrong is one line."""

from __future__ import annotations

import multiprocessing
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from appeal_fixtures import APPEAL, SOURCE, Run, tree
from conftest import need
from ua_i18n import storage
from ua_i18n.catalog import Target
from ua_i18n.cli import main
from ua_i18n.extraction import extract
from ua_i18n.model import Translation
from ua_i18n.workspace import AppealFolder, Workspace, exchange

PROCESSES, EDITS, AT_ONCE = 8, 1000, 20
MOMENT = datetime(2024, 5, 1, 12, tzinfo=UTC)
EDITED = "\n# an editor's line\n"


# --- many processes -------------------------------------------------------------------------------------------


def test_of_a_thousand_edits_by_each_of_eight_processes_none_is_lost(translated: Run, home: Path) -> None:
    folder = Workspace.open(home).appeal(APPEAL)
    keys = [item.message.key for item in _translations(folder) if item.target][:AT_ONCE]
    per_turn = len(keys)
    turns = -(-EDITS // per_turn)
    _save(folder, dict.fromkeys(keys, Target(("0",))))
    _together(_count, [(home, keys, turns)] * PROCESSES)
    counted = [item.target for item in _translations(folder) if item.message.key in keys]
    assert counted == [str(PROCESSES * turns)] * per_turn
    assert turns * per_turn >= EDITS


def _count(home: Path, keys: list[str], turns: int) -> None:
    """Add one to every message, turn after turn: an update that is lost is missing from the sum."""
    folder = Workspace.open(home).appeal(APPEAL)
    for _ in range(turns):
        with storage.locked(home / ".ua-i18n" / "locks" / f"{APPEAL}.lock", timeout=120):
            catalog = folder.catalog("fr")
            known = {item.message.key: item.target for item in catalog.translations(extract(folder.action()))}
            counted = {key: Target((str(int(known[key]) + 1),)) for key in keys}
            folder.save_catalog("fr", catalog.with_targets(counted, when=MOMENT), catalog)


def test_translations_that_many_bring_at_once_are_all_taken(imported: Run, home: Path) -> None:
    imported("draft", APPEAL, "-l", "fr", "--with", "phrases")
    folder = Workspace.open(home).appeal(APPEAL)
    rows = [(item.message.key, f"FR : {item.message.source}") for item in _translations(folder)]
    _together(_take, [(home, rows[number::4], f"Translator {number}") for number in range(4)])
    assert {item.message.key: item.target for item in _translations(folder)} == dict(rows)
    assert sorted(event.key for event in folder.ledger().events) == sorted(key for key, _ in rows)


def _take(home: Path, rows: list[tuple[str, str]], by: str) -> None:
    folder = Workspace.open(home).appeal(APPEAL)
    for row in rows:
        exchange.take(folder, "fr", [row], by=by)


def _together(work: Callable[..., None], arguments: list[tuple[object, ...]]) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=work, args=each) for each in arguments]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0] * len(workers)


def _translations(folder: AppealFolder) -> tuple[Translation, ...]:
    return folder.translations("fr", extract(folder.action()))


def _save(folder: AppealFolder, targets: dict[str, Target]) -> None:
    catalog = folder.catalog("fr")
    folder.save_catalog("fr", catalog.with_targets(targets, when=MOMENT), catalog)


# --- an editor beside us --------------------------------------------------------------------------------------


@contextmanager
def an_editor_saves(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Someone's editor writes the file once we have read it, and before we write it."""
    ours = storage.replace_if

    def after_an_edit(where: Path, expected: str | None, data: bytes | str) -> None:
        if where.resolve() == path.resolve() and EDITED not in path.read_text(encoding="utf-8"):
            path.write_text(path.read_text(encoding="utf-8") + EDITED, encoding="utf-8")
        ours(where, expected, data)

    with monkeypatch.context() as patch:
        patch.setattr(storage, "replace_if", after_an_edit)
        yield


def _untranslate(home: Path) -> None:
    """Take one translation away, so that there is something to draft or to merge."""
    path = home / "catalogs" / APPEAL / "fr.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'(msgid "Dear Prime Minister"\nmsgstr )".*"', r'\1""', text), encoding="utf-8")


def _merge_rows(home: Path) -> list[str]:
    """Bring one translation in a table."""
    _untranslate(home)
    (item,) = [item for item in _translations(Workspace.open(home).appeal(APPEAL)) if not item.target]
    Path(f"{APPEAL}-fr.csv").write_text(
        f"key,context,source,target\n{item.message.key},,,Cher ministre\n", encoding="utf-8"
    )
    return ["merge", f"{APPEAL}-fr.csv", "--as", "Jeanne"]


def _draft(home: Path) -> list[str]:
    _untranslate(home)
    return ["draft", APPEAL, "-l", "fr", "--with", "phrases"]


def _fix(home: Path) -> list[str]:
    path = home / "catalogs" / APPEAL / "fr.po"
    path.write_text(path.read_text(encoding="utf-8").replace("FR : ", "FR :   "), encoding="utf-8")
    return ["check", APPEAL, "-l", "fr", "--fix"]


def _update(home: Path) -> list[str]:
    Path("revised.txt").write_text(SOURCE.replace("by soldiers", "by policemen"), encoding="utf-8")
    return ["import", "revised.txt", "--update"]


def _protect(home: Path) -> list[str]:
    return ["protect", APPEAL, "--add", "soldiers", "--kind", "organisation"]


@pytest.mark.parametrize(
    ("prepare", "file"),
    [
        (_draft, "fr.po"),
        (_fix, "fr.po"),
        (_merge_rows, "fr.po"),
        (_update, "fr.po"),
        (_update, "appeal.yaml"),
        (_protect, "appeal.yaml"),
        (_protect, "fr.po"),
    ],
)
def test_an_edit_between_our_reading_and_writing_stays(
    translated: Run, home: Path, monkeypatch: pytest.MonkeyPatch, prepare: Callable[[Path], list[str]], file: str
) -> None:
    arguments = prepare(home)
    path = home / "catalogs" / APPEAL / file
    before = path.read_text(encoding="utf-8")
    with an_editor_saves(path, monkeypatch):
        result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 1
    assert "changed on disk while we worked" in one_line(result)
    assert path.read_text(encoding="utf-8") == before + EDITED
    _run(*arguments)
    assert _run("draft", APPEAL, "-l", "fr").exit_code == 0
    assert _in_step(home), "what broke off is not made good"


def _in_step(home: Path) -> bool:
    """Whether the catalog holds the very messages of the appeal."""
    folder = Workspace.open(home).appeal(APPEAL)
    held = {(entry.context, entry.source) for entry in folder.catalog("fr").entries}
    return held == {(message.context, message.source) for message in extract(folder.action())}


def one_line(result: Result) -> str:
    """The error of a run, which is one line and no traceback."""
    assert "Traceback" not in result.output
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("ua-i18n: ")]
    return line


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


# --- disks that fail ------------------------------------------------------------------------------------------

WRITING = (_draft, _fix, _merge_rows, _update, _protect)
FROM_THE_COMMAND_LINE = """
import sys
from ua_i18n.cli import main
main(sys.argv[1:])
"""
WITH_LITTLE_ROOM = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from ua_i18n.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (400, 400))
main(sys.argv[1:])
"""


@pytest.mark.parametrize("prepare", WRITING)
def test_a_full_disk_is_one_line_and_nothing_is_lost(
    translated: Run, home: Path, prepare: Callable[[Path], list[str]]
) -> None:
    need(sys.platform != "win32", "resource limits")
    arguments = prepare(home)
    before = tree(home / "catalogs")
    run = _as_other(WITH_LITTLE_ROOM, arguments)
    assert run.returncode == 1, run.stderr
    assert re.fullmatch(r"ua-i18n: .*: cannot write it: .*\n", run.stderr)
    assert tree(home / "catalogs") == before
    assert _run(*arguments).exit_code in (0, 3)


ON_A_FULL_DISK = """
import os, shutil, subprocess, sys
from pathlib import Path
from ua_i18n.cli import main
home, disk, *arguments = sys.argv[1:]
subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "none", disk], check=True)
there = Path(shutil.copytree(home, Path(disk, "home")))
os.chdir(there)

def tree():
    return {path: path.read_bytes() for path in there.glob("catalogs/**/*") if path.is_file()}

def run(expected):
    try:
        main([text.replace(home, str(there)) for text in arguments])
    except SystemExit as ended:
        assert (ended.code or 0) in expected, ended.code

before = tree()
full = open(Path(disk, "full"), "wb", buffering=0)
for size in (1 << 16, 1 << 12, 1):
    try:
        while True:
            full.write(bytes(size))
    except OSError:
        continue
run({1})
assert tree() == before
full.close()
os.unlink(full.name)
run({0, 3})
assert tree() != before
"""


@pytest.mark.parametrize("prepare", WRITING)
def test_on_a_disk_that_is_really_full_nothing_is_lost(
    translated: Run, home: Path, tmp_path: Path, prepare: Callable[[Path], list[str]]
) -> None:
    apart = [shutil.which("unshare") or "", "--map-root-user", "--mount"]
    need(all(apart), "unshare (util-linux)")
    if subprocess.run([*apart, "true"], check=False).returncode:
        pytest.skip("this machine lets nobody mount a disk of their own")  # a right, nothing that can be installed
    disk = tmp_path / "disk"
    disk.mkdir()
    run = _as_other(ON_A_FULL_DISK, [str(home), str(disk), *prepare(home)], *apart)
    assert run.returncode == 0, run.stderr
    assert re.search(r"^ua-i18n: .*: cannot write it: the disk is full.*$", run.stderr, re.MULTILINE)


@pytest.mark.parametrize("prepare", WRITING)
def test_a_folder_that_may_not_be_written_is_one_line(
    translated: Run, home: Path, prepare: Callable[[Path], list[str]]
) -> None:
    need(sys.platform != "win32", "POSIX permissions")
    arguments = prepare(home)
    before = tree(home / "catalogs")
    folder = home / "catalogs" / APPEAL
    folder.chmod(0o500)
    try:
        run = _as_other(FROM_THE_COMMAND_LINE, arguments, *_without_privilege())
    finally:
        folder.chmod(0o700)
    assert run.returncode == 1, run.stderr
    assert re.fullmatch(r"ua-i18n: .*: cannot write it: permission denied; .*\n", run.stderr)
    assert tree(home / "catalogs") == before
    assert _run(*arguments).exit_code in (0, 3)


def _without_privilege() -> list[str]:
    """What goes before a command so that permissions hold for it, also where root runs it."""
    if os.geteuid():
        return []
    need(shutil.which("setpriv"), "setpriv (util-linux), as root runs these tests")
    lost = "-dac_override,-dac_read_search"
    return ["setpriv", f"--bounding-set={lost}", f"--inh-caps={lost}"]


@pytest.mark.parametrize("name", ["appeal.yaml", "fr.po", "ledger.jsonl", "messages.pot", "source.txt", "reading.yaml"])
def test_a_file_that_may_not_be_read_is_one_line(signed: Run, home: Path, name: str) -> None:
    """A folder in its place is what nobody can read, not even root."""
    path = home / "catalogs" / APPEAL / name
    path.unlink()
    path.mkdir()
    for arguments in (["status", APPEAL], ["check", APPEAL], ["import", APPEAL, "--reread"], ["show", APPEAL]):
        result = _run(*arguments)
        assert result.exit_code in (0, 1, 2, 3), result.output
        assert "Traceback" not in result.output


@pytest.mark.parametrize("name", ["appeal.yaml", "fr.po", "ledger.jsonl", "messages.pot", "source.txt", "reading.yaml"])
def test_a_file_that_has_vanished_is_one_line(signed: Run, home: Path, name: str) -> None:
    (home / "catalogs" / APPEAL / name).unlink()
    for arguments in (["status", APPEAL], ["check", APPEAL], ["import", APPEAL, "--reread"], ["show", APPEAL]):
        result = _run(*arguments)
        assert result.exit_code in (0, 1, 2, 3), result.output
        assert "Traceback" not in result.output


def test_a_file_that_another_program_holds_is_one_line(
    translated: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to replace a file that is open elsewhere: with this very error."""
    arguments = _draft(home)
    before = tree(home / "catalogs")

    def held(*_paths: object) -> None:
        raise PermissionError(13, "The process cannot access the file because it is being used by another process")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", held)
        result = _run(*arguments)
    assert result.exit_code == 1
    assert "permission denied; check who owns it and whether it is open elsewhere" in one_line(result)
    assert tree(home / "catalogs") == before


def _as_other(program: str, arguments: list[str], *before: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
