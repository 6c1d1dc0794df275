"""Ctrl-C: one word, no traceback, and what was finished stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ua_i18n import packs
from ua_i18n.workspace import AppealFolder, Workspace
from ua_i18n.workspace.samples import copy_samples

pytestmark = pytest.mark.skipif(os.name != "posix", reason="sends the signal of POSIX terminals")

START = "from ua_i18n.cli import main; main()"


def begun(program: str, *arguments: str) -> subprocess.Popen[str]:
    """A run in a session of its own, so that the signal reaches all its processes, as a terminal's does."""
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def ended(run: subprocess.Popen[str]) -> str:
    """What an interrupted run said last."""
    _, said = run.communicate(timeout=120)
    assert run.returncode == 1, said
    assert "Traceback" not in said
    return said


def interrupted(run: subprocess.Popen[str], moment: Callable[[], bool]) -> str:
    """What a run said that was interrupted when the moment had come."""
    while not moment():
        assert run.poll() is None, "it ended before"
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)
    return ended(run)


@pytest.fixture
def sample(tmp_path: Path) -> AppealFolder:
    return next(iter(copy_samples(packs.shipped() / "catalogs", Workspace.init(tmp_path / "workspace"))))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_in_the_midst_of_a_set(jobs: str, sample: AppealFolder, tmp_path: Path) -> None:
    table, output = tmp_path / "senders.csv", tmp_path / "set"
    table.write_text("name\n" + "".join(f"Sender {number}\n" for number in range(400)), encoding="utf-8")
    options = ["-l", "all", "--senders", str(table), "--format", "txt", "--date", str(sample.action().date)]
    command = ["--workspace", str(sample.workspace.root), "letters", sample.id, *options, "-o", str(output)]
    said = interrupted(begun(START, *command, "--jobs", jobs), lambda: any(output.rglob("*-s*.txt")))
    assert "Aborted! What was finished is on disk" in said


def test_while_several_processes_check(sample: AppealFolder) -> None:
    program = (
        "import os, signal, time\n"
        "from ua_i18n.sharing import shared\n"
        "def work(part):\n"
        "    os.killpg(0, signal.SIGINT) if 1 in part else time.sleep(600)\n"
        "try:\n"
        "    shared(work, [1, 2], 1)\n"
        "except KeyboardInterrupt:\n"
        "    raise SystemExit(1)\n"
    )
    assert ended(begun(program)) == ""
