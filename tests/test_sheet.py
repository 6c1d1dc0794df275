"""The action sheet: all of an appeal in another language, and only where it is approved."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from appeal_fixtures import APPEAL, Run
from ua_i18n import packs
from ua_i18n.model import Addressee, AppealGroup, UrgentAction
from ua_i18n.sheet import compose
from ua_i18n.workspace import Workspace

pytestmark = pytest.mark.once  # what it tells is the same on every Python

ORDER = ("sheet", APPEAL, "--date", "2004-05-10")


def sheet(home: Path, locale: str, name: str = "sheet.txt") -> str:
    return (home / "letters" / APPEAL / locale / name).read_text(encoding="utf-8")


def test_a_sheet_says_all_that_the_appeal_says(signed: Run, home: Path) -> None:
    signed(*ORDER, "-l", "fr", "--format", "txt")
    text = " ".join(sheet(home, "fr").replace("\u00a0", " ").split())
    action = Workspace.open(home).appeal(APPEAL).action()
    for line in action.appeals[0].addressees[0].postal_lines:
        assert line in text
    for expected in (
        "Action urgente UA 914/04",
        "Index : ASA 99/014/2004",
        "Pays : Népal",
        "3 mai 2004",
        "Mode d’envoi : télégramme, fax et lettre par avion",
        "Langues : anglais, ou la vôtre",
        "FR : urging them to make public where Bishnu Prasad Tamrakar is held",
        "Fax : +977 00 000000",
        "Appel : Monsieur le Premier ministre",
        "FR : {Braces} are kept.",
        "Merci d’envoyer vos appels immédiatement.",
        "après la date suivante : 14 juin 2004.",
    ):
        assert expected in text
    assert text.count("FR : ") >= 8


@pytest.mark.parametrize("format_", ["pdf", "html", "docx", "txt"])
def test_a_sheet_is_accounted_for_and_proved(signed: Run, home: Path, format_: str) -> None:
    signed(*ORDER, "-l", "fr", "-l", "en", "--format", format_)
    folder = home / "letters" / APPEAL
    entries = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    assert [(entry["path"], entry["channel"]) for entry in entries] == [
        (f"en/sheet.{format_}", "sheet"),
        (f"fr/sheet.{format_}", "sheet"),
    ]
    assert {proof["role"] for proof in entries[1]["verbatim"]} >= {"title", "contact", "paragraph", "list"}
    signed("verify", str(folder))


def test_letters_and_sheets_live_in_one_set(signed: Run, home: Path) -> None:
    signed(*ORDER, "-l", "fr", "--format", "txt")
    signed("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", "--format", "txt")
    folder = home / "letters" / APPEAL
    assert len(list(folder.rglob("*.txt"))) == 2
    signed("verify", str(folder))


def test_what_is_not_approved_is_refused_or_marked(translated: Run, home: Path) -> None:
    translated("approve", APPEAL, "-l", "en", "--all-clean", "--as", "Anna Reviewer")
    told = translated(*ORDER, "-l", "fr", "-l", "en", "--format", "txt", code=3).stderr
    assert "action sheet in fr:" in told
    assert "--allow-drafts" in told
    assert not (home / "letters" / APPEAL / "fr").exists()
    translated(*ORDER, "-l", "fr", "--format", "txt", "--allow-drafts")
    assert "PROJET" in sheet(home, "fr", "sheet-DRAFT.txt")
    translated("approve", APPEAL, "-l", "fr", "--all-clean", "--as", "Anna Reviewer")
    assert "sheet-DRAFT.txt: removed" in translated(*ORDER, "-l", "fr", "--format", "txt").stderr
    assert "PROJET" not in sheet(home, "fr")


def test_a_changed_translation_takes_the_sheet_back(signed: Run, home: Path) -> None:
    path = home / "catalogs" / APPEAL / "fr.po"
    path.write_text(path.read_text(encoding="utf-8").replace("FR : urging", "FR; urging", 1), encoding="utf-8")
    assert "1 message is not approved" in signed(*ORDER, "-l", "fr", code=3).stderr


def test_after_the_deadline_a_sheet_is_refused(signed: Run) -> None:
    assert "after the deadline" in signed("sheet", APPEAL, "-l", "fr", "--date", "2004-07-01", code=3).stderr


@pytest.mark.parametrize("tag", ["en", "fr", "es", "ar"])
def test_every_shipped_pack_can_print_sheets(tag: str) -> None:
    pack = packs.load(tag, [packs.shipped() / "locales"])
    assert packs.missing(pack, "sheet", "contact", "channel", "cover", "fax", "email") == ()


@pytest.mark.parametrize(("tag", "country"), [("en", "Democratic Republic of the Congo"), ("ja", "コンゴ民主共和国")])
def test_addresses_of_copies_come_before_those_in_general_and_no_office_twice(tag: str, country: str) -> None:
    general = "diplomatic representatives accredited to your country"
    minister = Addressee(
        name="Jeanne Ilunga", office="Minister of Justice", native_title="Ministre", address_lines=("Ministre", "BP 3")
    )
    editor = Addressee(name="Le Matin", office="The Editor", address_lines=("BP 11338",))
    action = UrgentAction(
        id="afr-99-001-2001",
        title="Kofi Banza",
        countries=("CD",),
        appeals=(AppealGroup(addressees=(minister,)),),
        copies=(editor,),
        copies_to=(general,),
    )
    letter = compose(
        action,
        packs.load(tag, [packs.shipped() / "locales"]),
        lambda message: message.source,
        day=date(2001, 3, 1),
    )
    lines = ["".join(run.text for run in line) for block in letter.blocks for line in block.lines]
    assert any(country in line for line in lines)
    assert lines.index("BP 11338") < lines.index(general)
    assert lines.count("The Editor") == lines.count("Minister of Justice") == 1
    assert lines.index("Ministre") == lines.index("Jeanne Ilunga") + 1
