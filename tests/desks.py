"""A workspace with one appeal and a French catalog, for tests of review, signing and status."""

from __future__ import annotations

import os
import re
import select
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ua_i18n.catalog import Target
from ua_i18n.cli import main
from ua_i18n.extraction import extract
from ua_i18n.model import Finding, Severity, Translation
from ua_i18n.model import Locale as Pack
from ua_i18n.workspace import AppealFolder, Workspace
from ua_i18n.workspace.reviewing import Bench
from ua_i18n.workspace.reviews import Table

SOURCE = """\
PUBLIC AI Index: AFR 99/021/2003

7 October 2003

UA 921/03 Fear for safety

TOGO Yawa Amegnona (f), nurse, aged 17

Yawa Amegnona was taken from her clinic on 3 October by gendarmes. Her family has had no news of her since.

RECOMMENDED ACTION: Please send faxes/airmail letters in French or your own language:

- urging them to make public where Yawa Amegnona is held;
- urging them to release her immediately unless she is charged.

APPEALS TO:

Minister of Justice
Mr Kodjo Agbeko
Ministry of Justice
Lome
TOGO
Salutation: Dear Minister

PLEASE SEND APPEALS IMMEDIATELY. Check with your section office if sending appeals after 18 November 2003.
"""
MOMENT = datetime(2024, 5, 1, 12, tzinfo=UTC)


class Shouting:
    """Finds exclamation marks: a check for tests."""

    id = "shouting"
    severity = Severity.ERROR
    description = "letters do not shout"

    def find(self, translation: Translation, locale: Pack) -> list[Finding]:
        shouts = "!" in translation.target
        return [Finding(self.id, self.severity, translation.message.key, self.description)] if shouts else []


@dataclass(frozen=True, slots=True)
class Workshop:
    """The workspace, and ways to do what people and editors do in it."""

    root: Path

    @property
    def folder(self) -> AppealFolder:
        (found,) = Workspace.open(self.root).appeals()
        return found

    @property
    def table(self) -> Table:
        return Table(self.folder, self.folder.workspace.locale("fr"))

    @property
    def items(self) -> dict[str, Translation]:
        return {item.message.key: item for item in self.table.translations()}

    def bench(self, by: str = "Anna") -> Bench:
        return Bench(self.table, by, (Shouting(),))

    def item(self, start: str) -> Translation:
        """The first message whose source begins so."""
        return next(item for item in self.items.values() if item.message.source.startswith(start))

    def write(self, targets: dict[str, Target]) -> None:
        """What an editor does: no event tells of it."""
        catalog = self.folder.catalog("fr")
        self.folder.save_catalog("fr", catalog.with_targets(targets, when=MOMENT), catalog)

    def run(self, *arguments: str, code: int = 0, typed: str = "") -> Result:
        options = ["--workspace", str(self.root), *arguments]
        result = CliRunner().invoke(main, options, catch_exceptions=False, input=typed)
        assert result.exit_code == code, result.output
        return result


def workshop(root: Path) -> Workshop:
    """Every message translated by someone whom the ledger does not know."""
    (root / "ua.txt").write_text(SOURCE, encoding="utf-8")
    Workspace.init(root)
    made = Workshop(root)
    made.run("import", str(root / "ua.txt"))
    made.run("draft", made.folder.id, "-l", "fr", "--with", "phrases")
    messages = extract(made.folder.action())
    made.write({message.key: Target((f"FR : {message.source}",), comments=()) for message in messages})
    return made


class Person:
    """Someone at a pseudo-terminal: waits for words, then types."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor, self._seen = descriptor, ""

    def sees(self, words: str) -> str:
        """All that was shown until the words."""
        limit = time.monotonic() + 60
        while words not in self._seen:
            if not select.select([self._descriptor], [], [], limit - time.monotonic())[0]:
                pytest.fail(f"{words!r} is not on the screen:\n{self._seen}")
            self._seen += self._read()
        before, _, self._seen = self._seen.partition(words)
        return before

    def types(self, keys: str) -> None:
        os.write(self._descriptor, keys.encode())

    def waits(self) -> None:
        """Until the program has ended and all is read."""
        while self._read():
            pass

    def _read(self) -> str:
        try:
            text = os.read(self._descriptor, 65536).decode("utf-8", "replace")
        except OSError:  # Linux says so when the other end is closed
            return ""
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text).replace("\r\n", "\n")
