"""Senders: tables as spreadsheets write them, letters with a name that only they carry, and no name elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from appeal_fixtures import APPEAL, Run
from ua_i18n.errors import FormatError
from ua_i18n.senders import parse

TABLE = """Name;Address;City;Language;E-Mail
Zoë Quill;"1 Mill Lane
Upper Farm";Bath;en;zoe@example.org
Luc Moreau;3 rue des Prés;Lyon;fr;
;nowhere;;;
Ada Stone;2 High Street;York;;
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_tables_of_any_country(encoding: str, delimiter: str) -> None:
    found = parse(TABLE.replace(";", delimiter).encode(encoding), "senders.csv")
    assert [sender.lines for sender in found.senders] == [
        ("Zoë Quill", "1 Mill Lane", "Upper Farm", "Bath"),
        ("Luc Moreau", "3 rue des Prés", "Lyon"),
        ("Ada Stone", "2 High Street", "York"),
    ]
    assert [sender.key for sender in found.senders] == ["s001", "s002", "s004"]
    assert found.faults == ("row 5: has no name",)


def test_a_row_with_an_unknown_language_is_told_and_the_rest_made() -> None:
    found = parse(b"name,language\nA,xx\nB,fr\n", "senders.csv")
    assert [sender.language for sender in found.senders] == ["fr"]
    assert "row 2: " in found.faults[0]


@pytest.mark.parametrize("data", [b"", b"address,city\nA,B\n", b'name\n"A\n'])
def test_what_is_no_table_of_senders_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match=r"senders\.csv:\d"):
        parse(data, "senders.csv")


def test_each_sender_gets_letters_in_their_language_and_no_name_leaves_them(signed: Run, home: Path) -> None:
    (home / "senders.csv").write_text(TABLE, encoding="utf-8")
    order = ("letters", APPEAL, "-l", "en", "-l", "fr", "--date", "2004-05-10", "--format", "txt")
    made = signed(*order, "--senders", "senders.csv", code=3)
    assert "row 5: has no name" in made.stderr
    folder = home / "letters" / APPEAL
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.txt"))
    assert names == [
        "en/01-Dhan_Bahadur_Rokaya-s001.txt",
        "en/01-Dhan_Bahadur_Rokaya-s004.txt",
        "fr/01-Dhan_Bahadur_Rokaya-s002.txt",
        "fr/01-Dhan_Bahadur_Rokaya-s004.txt",
    ]
    letter = (folder / "fr" / "01-Dhan_Bahadur_Rokaya-s002.txt").read_text(encoding="utf-8")
    assert "Luc Moreau" in letter
    assert "Lyon, le 10 mai 2004" in letter
    for record in (folder / "manifest.json", home / "catalogs" / APPEAL / "sets.jsonl"):
        assert not any(name in record.read_text(encoding="utf-8") for name in ("Quill", "Moreau", "Stone"))
    assert "/senders*" in (home / ".gitignore").read_text(encoding="utf-8")
    signed("verify", str(folder))
    signed("purge", str(folder))
    assert not folder.exists()


def test_a_letter_that_is_no_longer_approved_does_not_stay_in_the_set(signed: Run, home: Path) -> None:
    order = ("letters", APPEAL, "-l", "en", "-l", "fr", "--date", "2004-05-10", "--format", "txt")
    signed(*order)
    path = home / "catalogs" / APPEAL / "fr.po"
    path.write_text(path.read_text(encoding="utf-8").replace("FR : I ", "FR; I ", 1), encoding="utf-8")
    told = signed(*order, code=3).stderr
    assert "fr/01-Dhan_Bahadur_Rokaya.txt: removed" in told
    folder = home / "letters" / APPEAL
    assert [path.parent.name for path in folder.rglob("*.txt")] == ["en"]
    signed("verify", str(folder))
