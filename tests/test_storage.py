from __future__ import annotations

import multiprocessing
import os
import stat
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import need
from ua_i18n import storage
from ua_i18n.errors import FormatError, StorageError

POSIX = sys.platform != "win32"


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "fr.po"
    storage.write(path, "été\r\n")
    assert storage.read_bytes(path) == "été\r\n".encode()
    assert storage.read_text(path) == "été\r\n"


def test_a_file_keeps_its_mode_and_a_new_one_gets_the_usual(tmp_path: Path) -> None:
    need(POSIX, "POSIX file modes")
    kept, new, usual = tmp_path / "kept", tmp_path / "new", tmp_path / "usual"
    kept.write_text("a")
    kept.chmod(0o640)
    usual.write_text("a")
    for path in (kept, new):
        storage.write(path, "b")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640
    assert new.stat().st_mode == usual.stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    need(POSIX, "symbolic links")
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("a")
    link.symlink_to(target)
    storage.write(link, "b")
    assert link.is_symlink()
    assert target.read_text() == "b"


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "fr.po"
    path.write_text("old")

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="disk is full"):
        storage.write(path, "new")
    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir()] == ["fr.po"]


def test_an_error_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="no such file"):
        storage.read_bytes(tmp_path / "missing")
    with pytest.raises(StorageError, match="cannot read it"):
        storage.read_bytes(tmp_path)
    with pytest.raises(StorageError, match="cannot write it"):
        storage.write(tmp_path, "a")
    (tmp_path / "latin.txt").write_bytes(b"a\nb\xe9\n")
    with pytest.raises(FormatError, match=r"latin\.txt:2: is not UTF-8"):
        storage.read_text(tmp_path / "latin.txt")


def test_the_same_content_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert storage.write_if_changed(path, "x")
    before = path.stat().st_mtime_ns, path.stat().st_ino
    assert not storage.write_if_changed(path, b"x")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
    assert storage.write_if_changed(path, "y")


def test_somebody_elses_edit_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    storage.replace_if(path, None, "ours")
    read = storage.digest(storage.read_bytes(path))
    path.write_text("an editor's")
    for expected in (read, None):
        with pytest.raises(StorageError, match="changed on disk"):
            storage.replace_if(path, expected, "ours again")
    assert path.read_text() == "an editor's"
    path.unlink()
    with pytest.raises(StorageError, match="changed on disk"):
        storage.replace_if(path, read, "ours again")


def test_an_edit_while_we_write_is_not_overwritten_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "fr.po"
    path.write_text("read")
    sync = os.fsync

    def edit(descriptor: int) -> None:
        sync(descriptor)
        path.write_text("an editor's")

    monkeypatch.setattr(os, "fsync", edit)
    with pytest.raises(StorageError, match="changed on disk"):
        storage.replace_if(path, storage.digest("read"), "ours")
    assert path.read_text() == "an editor's"
    assert [found.name for found in tmp_path.iterdir()] == ["fr.po"]


def test_an_error_in_locked_work_stays_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), storage.locked(tmp_path / "a.lock"):
        (tmp_path / "missing").read_text()
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="cannot lock it"), storage.locked(tmp_path / "file" / "a.lock"):
        pytest.fail("there is no such folder")


def test_a_cut_off_line_stays_apart(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    storage.append(path, "one")
    storage.append(path, "two\n")
    with path.open("a") as handle:
        handle.write("thr")
    storage.append(path, "four")
    assert path.read_bytes() == b"one\ntwo\nthr\nfour\n"


def _append_many(path: Path, name: str) -> None:
    for number in range(50):
        with storage.locked(path.with_suffix(".lock"), timeout=60):
            storage.append(path, f"{name} {number}")


def test_processes_do_not_lose_each_others_lines(tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_append_many, args=(path, name)) for name in ("a", "b")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    wanted = sorted(f"{name} {number}" for name in "ab" for number in range(50))
    assert sorted(path.read_text().splitlines()) == wanted


def test_a_lock_that_is_held_times_out(tmp_path: Path) -> None:
    path = tmp_path / "locks" / "a.lock"
    with (
        storage.locked(path),
        pytest.raises(StorageError, match="another ua-i18n"),
        storage.locked(path, timeout=0.01),
    ):
        pytest.fail("the lock was given twice")
    with storage.locked(path, timeout=0.01):
        pass


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ZHU Rongji", "ZHU_Rongji"),
        ("CON", "_CON"),
        ("aux.txt", "_aux.txt"),
        ("COM¹", "_COM¹"),
        ("console", "console"),
        ("name. .", "name"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..", "_"),
        ("", "_"),
        ("a:b\\c|d?", "a_b_c_d_"),
        ("e\u0301", "\u00e9"),
        ("a\u202eb\x00c", "abc"),
        ("محمد", "محمد"),
    ],
)
def test_a_name_is_made_safe(text: str, name: str) -> None:
    assert storage.safe_name(text) == name


@given(st.text())
def test_any_text_gives_a_safe_name(text: str) -> None:
    name = storage.safe_name(text)
    assert 0 < len(name.encode()) <= 121
    assert not set(name) & set('<>:"/\\|?*\0')
    assert name[-1] not in ". "
    assert name == unicodedata.normalize("NFC", name)
    assert storage.safe_name(name) == name


@pytest.mark.parametrize("parts", [("..",), ("a", "..", "..", "b"), ("/etc/passwd",), ("a\0b",)])
def test_a_path_never_leaves_its_root(tmp_path: Path, parts: tuple[str, ...]) -> None:
    with pytest.raises(StorageError):
        storage.inside(tmp_path, *parts)


def test_a_link_does_not_lead_out(tmp_path: Path) -> None:
    need(POSIX, "symbolic links")
    root = tmp_path / "root"
    root.mkdir()
    (root / "out").symlink_to(tmp_path)
    with pytest.raises(StorageError, match="leads out"):
        storage.inside(root, "out", "file")
    assert storage.inside(root, "in", "..", "file") == root.resolve() / "file"
