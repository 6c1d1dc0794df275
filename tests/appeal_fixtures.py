"""A small appeal in a workspace, and the command line to work on it: what tests of whole runs begin from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ua_i18n.cli import main
from ua_i18n.workspace import Workspace

Run = Callable[..., Result]

APPEAL = "asa-99-014-2004"
SOURCE = """\
PUBLIC AI Index: ASA 99/014/2004

3 May 2004

UA 914/04 Fear for safety / Possible prisoner of conscience

NEPAL Bishnu Prasad Tamrakar (m), teacher, aged 41

Bishnu Prasad Tamrakar was arrested at his school on 1 May by soldiers. He has not been seen since. {Braces} are kept.

Amnesty International is concerned that Bishnu Prasad Tamrakar may be at risk of torture.

RECOMMENDED ACTION: Please send telegrams/faxes/airmail letters in English or your own language:

- noting that Nepal is a party to the International Covenant on Civil and Political Rights;
- urging them to make public where Bishnu Prasad Tamrakar is held;
- urging them to release him immediately unless he is charged;
- calling on the Nepalese government to investigate his arrest.

APPEALS TO:

Prime Minister
Mr Dhan Bahadur Rokaya
Office of the Prime Minister
Kathmandu
NEPAL
Fax: +977 00 000000
Salutation: Dear Prime Minister

COPIES TO: diplomatic representatives of Nepal accredited to your country.

PLEASE SEND APPEALS IMMEDIATELY. Check with your section office if sending appeals after 14 June 2004.
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace that commands run in, and a source beside it."""
    (tmp_path / "ua.txt").write_text(SOURCE, encoding="utf-8")
    Workspace.init(tmp_path / "work")
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


@pytest.fixture
def ua(home: Path) -> Run:
    """Runs `ua-i18n` and checks the exit code; an error that is none of ours is raised."""

    def run(*arguments: str, code: int | None = 0) -> Result:
        result = CliRunner().invoke(main, list(arguments), catch_exceptions=False)
        assert code is None or result.exit_code == code, result.output
        return result

    return run


@pytest.fixture
def imported(ua: Run) -> Run:
    ua("import", "../ua.txt")
    return ua


@pytest.fixture
def translated(imported: Run, home: Path) -> Run:
    """The appeal with a French text for every message, by an author whom the ledger does not know."""
    imported("draft", APPEAL, "-l", "fr")
    path = home / "catalogs" / APPEAL / "fr.po"
    path.write_text(fill(path.read_text(encoding="utf-8")), encoding="utf-8")
    return imported


@pytest.fixture
def signed(translated: Run) -> Run:
    """The appeal with everything approved and signed, in French and English."""
    for locale in ("fr", "en"):
        translated("approve", APPEAL, "-l", locale, "--all-clean", "--as", "Anna Reviewer")
        translated("sign", APPEAL, "-l", locale, "--as", "Carla Coordinator")
    return translated


def fill(po: str) -> str:
    """A PO text with every message translated: its source behind a French lead-in."""
    lines, source = [], ""
    for line in po.replace("#, fuzzy, ", "#, ").replace("#, fuzzy\n", "").splitlines():
        if line.startswith("msgid "):
            source = line.removeprefix("msgid ")[1:-1]
        lines.append(f'msgstr "FR : {source}"' if line == 'msgstr ""' and source else line)
    return "\n".join(lines) + "\n"


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
