"""`ua-i18n approve`: what `--all-clean` takes, and what it says of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from appeal_fixtures import APPEAL, Run, home, imported, translated, ua
from ua_i18n.counting import counted

__all__ = ["home", "imported", "translated", "ua"]

ORDER = ("approve", APPEAL, "-l", "fr", "--all-clean", "--as", "Anna")
SEEN = 'msgstr "FR : He has not been seen since."'


@pytest.fixture
def catalog(translated: Run, home: Path) -> Path:
    return home / "catalogs" / APPEAL / "fr.po"


def edited(catalog: Path, text: str) -> None:
    catalog.write_text(catalog.read_text(encoding="utf-8").replace(SEEN, f'msgstr "{text}"'), encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "it has no translation yet"), ("FR : <b>He has not been seen since.</b>", "it has an error (markup)")],
)
def test_what_is_passed_over_is_told_with_the_reason(translated: Run, catalog: Path, text: str, reason: str) -> None:
    edited(catalog, text)
    told = translated(*ORDER, code=3).stderr
    assert "passed over, as " + reason in told
    assert told.splitlines()[1:] == ["ua-i18n: 1 message was passed over"]


def test_what_was_changed_since_it_was_approved_is_passed_over(translated: Run, catalog: Path) -> None:
    assert translated(*ORDER).stderr == ""
    edited(catalog, "FR : Nobody has seen him since.")
    result = translated(*ORDER, code=3)
    assert result.stdout == "0 approved\n"
    assert "passed over, as it was changed after it was approved" in result.stderr


def test_one_reason_is_one_line_however_many_it_keeps(imported: Run) -> None:
    imported("draft", APPEAL, "-l", "de")
    told = imported("approve", APPEAL, "-l", "de", "--all-clean", "--as", "Anna", code=3).stderr
    assert ", … (" in told
    assert told.count("it has no translation yet") == 1
    french = imported("--ui-language", "fr", "approve", APPEAL, "-l", "de", "--all-clean", "--as", "Anna", code=3)
    assert french.stdout.replace("\u00a0", " ") == "Approuvés : 0\n"
    assert "laissés de côté (pas encore de traduction" in french.stderr


@pytest.mark.parametrize(("count", "said"), [(0, "0 messages were"), (1, "1 message was"), (2, "2 messages were")])
def test_a_count_agrees_with_its_noun(count: int, said: str) -> None:
    assert counted(count, "message was", "messages were") == said
    assert counted(count, "message") == said.rsplit(" ", 1)[0]
