"""Killed at any moment, a workspace opens, holds all that was committed, and has no torn file."""

from __future__ import annotations

import os
import random
import signal
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from appeal_fixtures import APPEAL, SOURCE, Run
from conftest import need
from ua_i18n import appealfile, ledger, storage
from ua_i18n.catalog import Catalog
from ua_i18n.cli.session import Session
from ua_i18n.extraction import extract
from ua_i18n.workspace import AppealFolder, Workspace, catalogs, exchange
from ua_i18n.workspace.desk import Wish
from ua_i18n.workspace.reviews import Table
from ua_i18n.workspace.sets import SetOrder, make_set

pytestmark = pytest.mark.once

KILLS = 200
LONGEST = 0.8  # seconds, however busy the machine is
BEFORE = "He has not been seen since."


def test_nothing_committed_is_lost_when_the_process_is_killed(signed: Run, home: Path) -> None:
    need(hasattr(os, "fork"), "a system with fork")
    receipts = home.parent / "receipts.txt"
    worker = Worker(Session(workspace_dir=str(home)), receipts)
    for step in STEPS:
        step(worker, "rehearsal")  # all that is loaded lazily is loaded before the forks
    longest = _seconds_of_all_steps(worker)
    rng = random.Random(0)
    for trial in range(KILLS):
        child = os.fork()
        if not child:
            work(worker, trial)
        time.sleep(rng.random() * longest)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert_whole(home, receipts.read_text(encoding="utf-8").splitlines())
    done = len(receipts.read_text(encoding="utf-8").splitlines())
    assert done > KILLS / 20  # work was done between kills, on the busiest machine too


def _seconds_of_all_steps(worker: Worker) -> float:
    """How long they take on this machine as busy as it is: a kill comes anywhere within."""
    start = time.monotonic()
    for step in STEPS:
        step(worker, "measured")
    return min(time.monotonic() - start, LONGEST)


@dataclass(frozen=True)
class Worker:
    """Does each kind of work in one workspace, and notes on disk what must be there from then on."""

    session: Session
    receipts: Path

    @property
    def folder(self) -> AppealFolder:
        return self.session.workspace.appeal(APPEAL)

    def revise(self, mark: str) -> None:
        path = self.session.workspace.root.parent / "ua.txt"
        storage.write(path, SOURCE.replace(BEFORE, f"{BEFORE} A letter marked {mark} was found."))
        self.session.importer.take(path, self.session.plugins.reader_for(path), update=True)

    def translate(self, mark: str) -> None:
        catalogs.draft(self.folder, self.session.workspace.locale("fr"), ())
        new = [message for message in extract(self.folder.action()) if "A letter marked" in message.source]
        rows = [(message.key, f"Une lettre {mark} a été trouvée.") for message in new]
        if exchange.take(self.folder, "fr", rows, by="Jeanne").filled:
            receipt(self.receipts, f"text:Une lettre {mark} a été trouvée.")

    def approve(self, mark: str) -> None:
        table = Table(self.folder, self.session.workspace.locale("fr"))
        events, _ = table.approve((), "Anna", self.session.plugins.checks.values())
        receipt(self.receipts, f"approved:{len(events)}")

    def print_letters(self, mark: str) -> None:
        order = SetOrder(
            locales=[self.session.workspace.locale("en")],
            renderers=[self.session.plugins.renderers["txt"]],
            output=self.session.workspace.root / "letters" / APPEAL,
        )
        wish = Wish(day=date(2004, 5, 10), allow_drafts=True)
        make_set(self.folder, order, wish, self.session.language.grammar)


STEPS = (Worker.revise, Worker.translate, Worker.approve, Worker.print_letters)


def work(worker: Worker, trial: int) -> None:
    """Every kind of work in turn until the process is killed, each trial beginning with another."""
    try:
        for number in range(trial, trial + 1000):
            STEPS[number % len(STEPS)](worker, f"t{trial}n{number}")
    except Exception as error:
        receipt(worker.receipts, f"failed:{error!r}")
    finally:
        os._exit(0)


def receipt(path: Path, line: str) -> None:
    """Note, on disk before the next step, what the workspace must hold from now on."""
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())


def assert_whole(home: Path, receipts: list[str]) -> None:
    folder = Workspace.open(home).appeal(APPEAL)
    for name in ("appeal.yaml", "reading.yaml"):
        appealfile.from_yaml((folder.path / name).read_text(encoding="utf-8"), name)
    catalog = Catalog.parse((folder.path / "fr.po").read_bytes(), "fr.po")
    Catalog.parse((folder.path / "messages.pot").read_bytes(), "messages.pot")
    events = ledger.parse((folder.path / "ledger.jsonl").read_text(encoding="utf-8"), "ledger.jsonl").events
    texts = catalog.text()
    told: dict[str, list[str]] = {"failed": [], "text": [], "approved": []}
    for line in receipts:
        kind, _, value = line.partition(":")
        told[kind].append(value)
    assert told["failed"] == []
    assert [text for text in told["text"] if text not in texts] == []
    approvals = sum(event.action == "approve" and event.locale == "fr" and event.by == "Anna" for event in events)
    assert approvals >= sum(map(int, told["approved"]))


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_the_process_that_comes_after_a_kill_finds_no_stale_lock(signed: Run, home: Path, locale: str) -> None:
    need(hasattr(os, "fork"), "a system with fork")
    child = os.fork()
    if not child:
        with Workspace.open(home).locked(APPEAL):
            time.sleep(60)
        os._exit(0)
    time.sleep(0.2)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    signed("approve", APPEAL, "-l", locale, "--all-clean", "--as", "Anna")
