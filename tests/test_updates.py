"""When an appeal changes: nobody's work is lost, what changed is marked, and letters are called back."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appeal_fixtures import APPEAL, SOURCE, Run, fill, tree
from ua_i18n import packs
from ua_i18n.extraction import extract
from ua_i18n.ledger import state
from ua_i18n.model import State
from ua_i18n.sources import SourceLanguages
from ua_i18n.workspace import Workspace
from ua_i18n.workspace.importing import Importer
from ua_i18n_plugins.readers.text import TextReader

FURTHER = """\
PUBLIC AI Index: ASA 99/020/2004

21 May 2004

Further information on UA 914/04 (ASA 99/014/2004, 3 May 2004) - Fear for safety / Possible prisoner of conscience

NEPAL Bishnu Prasad Tamrakar (m), teacher, aged 41

On 20 May soldiers told the wife of Bishnu Prasad Tamrakar that he is held in a barracks. He has not been seen since.

RECOMMENDED ACTION: Please send telegrams/faxes/airmail letters in English or your own language:

- urging them to make public where Bishnu Prasad Tamrakar is held;
- urging them to allow him to see his family.

APPEALS TO:

Prime Minister
Mr Dhan Bahadur Rokaya
Office of the Prime Minister
Kathmandu
NEPAL
Fax: +977 00 000000
Salutation: Dear Prime Minister

PLEASE SEND APPEALS IMMEDIATELY. Check with your section office if sending appeals after 2 July 2004.
"""

STOP = """\
PUBLIC AI Index: ASA 99/031/2004

9 June 2004

Further information on UA 914/04 (ASA 99/014/2004, 3 May 2004; ASA 99/020/2004, 21 May 2004) - STOP ACTION

NEPAL Bishnu Prasad Tamrakar (m), teacher, aged 41

Bishnu Prasad Tamrakar was released on 8 June. He thanks all who wrote.

No further action is requested from the UA network.
"""


def revise(home: Path, *changes: tuple[str, str], text: str = SOURCE) -> None:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (home.parent / "ua.txt").write_text(text, encoding="utf-8")


def counts(run: Run, locale: str) -> dict[str, int]:
    (status,) = json.loads(run("status", APPEAL, "--json").stdout)["appeals"]
    found: dict[str, int] = status["locales"][locale]
    return found


def test_an_update_keeps_what_holds_and_marks_what_changed(signed: Run, home: Path) -> None:
    before = counts(signed, "fr")
    revise(home, ("He has not been seen since.", "He has been seen once since."), ("aged 41", "aged 42"))
    told = signed("import", "../ua.txt", "--update").output
    assert re.search(r"fr: \d+ messages are as they were", told)
    assert "2 have changed" in told
    after = counts(signed, "fr")
    assert (after["approved"], after["draft"]) == (before["approved"] - 2, 2)
    po = (home / "catalogs" / APPEAL / "fr.po").read_text(encoding="utf-8")
    assert '#| msgid "He has not been seen since."' in po


def test_an_update_twice_is_an_update_once(signed: Run, home: Path) -> None:
    revise(home, ("He has not been seen since.", "He was seen on 2 May."))
    signed("import", "../ua.txt", "--update")
    once = tree(home / "catalogs")
    signed("import", "../ua.txt", "--update")
    assert tree(home / "catalogs") == once


def test_a_comment_and_an_obsolete_translation_survive_and_come_back(signed: Run, home: Path) -> None:
    path = home / "catalogs" / APPEAL / "fr.po"
    text = path.read_text(encoding="utf-8")
    source = 'msgctxt "narrative"\nmsgid "He has not been seen since."'
    place = text.rindex("\n\n", 0, text.index(source)) + 2
    path.write_text(text[:place] + "# Ask the family about the date.\n" + text[place:], encoding="utf-8")
    revise(home, (" He has not been seen since.", ""))
    signed("import", "../ua.txt", "--update")
    assert "#~ msgid" in path.read_text(encoding="utf-8")
    revise(home)
    signed("import", "../ua.txt", "--update")
    assert "# Ask the family about the date.\n" in path.read_text(encoding="utf-8")
    assert counts(signed, "fr")["draft"] == 0


def test_a_conflict_blocks_letters_until_it_is_settled(signed: Run, home: Path) -> None:
    appeal = home / "catalogs" / APPEAL / "appeal.yaml"
    corrected = appeal.read_text(encoding="utf-8").replace("- Office of the Prime Minister", "- Singha Durbar")
    appeal.write_text(corrected, encoding="utf-8")
    revise(home, ("Office of the Prime Minister", "Prime Minister's Secretariat"))
    told = signed("import", "../ua.txt", "--update", code=3).stderr
    assert "conflict: appeals[0].addressees[0].address_lines[0]: kept 'Singha Durbar'" in told
    order = ("letters", APPEAL, "-l", "en", "--date", "2004-05-10", "--allow-drafts", "--format", "txt")
    assert "1 conflict waits; settle it in" in signed(*order, code=3).stderr
    assert "1 conflict waits" in signed("sign", APPEAL, "-l", "en", "--as", "Carla", code=3).stderr
    (home.parent / "further.txt").write_text(FURTHER, encoding="utf-8")
    signed("import", "../further.txt")
    assert "is superseded by asa-99-020-2004" in signed(*order, code=3).stderr
    shutil.rmtree(home / "catalogs" / "asa-99-020-2004")
    merged = appeal.read_text(encoding="utf-8")
    appeal.write_text(merged.replace("embargo: null", f"embargo: {date.today() + timedelta(days=1)}"), encoding="utf-8")
    assert "under embargo" in signed(*order, code=3).stderr
    appeal.write_text(merged, encoding="utf-8")
    conflicts = home / "catalogs" / APPEAL / "conflicts.yaml"
    conflicts.write_text(conflicts.read_text(encoding="utf-8").replace("take: ''", "take: theirs"), encoding="utf-8")
    signed("import", APPEAL, "--reread")
    assert not conflicts.exists()
    signed(*order)
    shown = json.loads(signed("show", APPEAL, "--json").stdout)
    assert shown["appeals"][0]["addressees"][0]["address_lines"][0] == "Prime Minister's Secretariat"


def test_an_older_document_does_not_replace_a_newer_one(signed: Run, home: Path) -> None:
    (home.parent / "further.txt").write_text(FURTHER, encoding="utf-8")
    signed("import", "../further.txt")
    refused = signed("letters", APPEAL, "-l", "en", "--date", "2004-05-10", code=3).stderr
    assert "superseded by asa-99-020-2004" in refused
    assert json.loads(signed("show", "UA 914/04", "--json").stdout)["index"] == "ASA 99/020/2004"


def test_a_corrected_request_reaches_the_letter(signed: Run, home: Path) -> None:
    appeal = home / "catalogs" / APPEAL / "appeal.yaml"
    text = appeal.read_text(encoding="utf-8")
    corrected = text.replace(
        "text: urging them to release him immediately unless he is charged", "text: urging them to release him"
    )
    assert corrected != text
    appeal.write_text(corrected, encoding="utf-8")
    order = ("letters", APPEAL, "-l", "en", "--date", "2004-05-10", "--format", "txt", "--allow-drafts")
    assert "still say the former text of the request “urging them to release him" in signed(*order).stderr
    signed("import", APPEAL, "--reread")
    shown = json.loads(signed("show", APPEAL, "--json").stdout)
    assert shown["appeals"][0]["requests"][2]["letter"]["state"] == "I respectfully urge you to release him."
    assert "former text" not in signed(*order).stderr


def test_a_changed_list_of_protected_values_is_no_longer_confirmed(signed: Run, home: Path) -> None:
    signed("protect", APPEAL, "--confirm", "--as", "Anna")
    revise(home, ("aged 41", "aged 42"))
    signed("import", "../ua.txt", "--update")
    assert json.loads(signed("show", APPEAL, "--json").stdout)["confirmed"]["protected"] == "Anna"
    revise(home, ("He has not been seen since.", "Dr Kamala Shrestha asked for him."))
    signed("import", "../ua.txt", "--update", code=None)
    assert json.loads(signed("show", APPEAL, "--json").stdout)["confirmed"]["protected"] is None


def test_a_confirmed_concern_is_not_replaced_without_asking(signed: Run, home: Path) -> None:
    before = json.loads(signed("show", APPEAL, "--json").stdout)
    assert before["confirmed"]["concern"] == "Carla Coordinator"
    revise(home, ("Bishnu Prasad Tamrakar was arrested at his school on 1 May by soldiers. ", ""))
    told = signed("import", "../ua.txt", "--update", code=3).stderr
    assert "conflict: letter.concern: kept what you confirmed" in told
    assert "[-" in told
    assert "['" not in told
    assert json.loads(signed("show", APPEAL, "--json").stdout)["letter"] == before["letter"]


@pytest.mark.parametrize("take", ["ours", "theirs"])
def test_a_confirmed_concern_gives_way_to_what_a_person_takes(signed: Run, home: Path, take: str) -> None:
    before = json.loads(signed("show", APPEAL, "--json").stdout)
    revise(home, ("Bishnu Prasad Tamrakar was arrested at his school on 1 May by soldiers. ", ""))
    signed("import", "../ua.txt", "--update", code=3)
    conflicts = home / "catalogs" / APPEAL / "conflicts.yaml"
    conflicts.write_text(conflicts.read_text(encoding="utf-8").replace("take: ''", f"take: {take}"), encoding="utf-8")
    signed("import", APPEAL, "--reread")
    assert not conflicts.exists()
    after = json.loads(signed("show", APPEAL, "--json").stdout)
    assert (after["letter"] == before["letter"]) == (take == "ours")
    assert after["confirmed"]["concern"] == ("Carla Coordinator" if take == "ours" else None)
    assert signed("import", APPEAL, "--reread").stdout.startswith(f"{APPEAL}: unchanged")


def test_a_reading_that_is_lost_is_told_before_anything_is_made_and_read_again(signed: Run, home: Path) -> None:
    folder = home / "catalogs" / APPEAL
    appeal = (folder / "appeal.yaml").read_text(encoding="utf-8")
    (folder / "reading.yaml").unlink()
    order = ("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", "--format", "txt")
    assert f"ua-i18n import {APPEAL} --reread" in signed(*order, code=1).stderr
    assert not (home / "letters").exists()
    revise(home, ("aged 41", "aged 42"))
    assert f"ua-i18n import {APPEAL} --reread" in signed("import", "../ua.txt", "--update", code=1).stderr
    signed("import", APPEAL, "--reread")
    assert (folder / "appeal.yaml").read_text(encoding="utf-8") == appeal
    signed(*order)


def test_the_gender_of_a_person_in_the_letter_is_part_of_what_is_signed(signed: Run, home: Path) -> None:
    appeal = home / "catalogs" / APPEAL / "appeal.yaml"
    text = appeal.read_text(encoding="utf-8")
    place = text.index("value: Bishnu Prasad Tamrakar")
    appeal.write_text(text[:place] + text[place:].replace("gender: m", "gender: f", 1), encoding="utf-8")
    refused = signed("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", code=3).stderr
    assert "nobody has signed it as it stands" in refused


def test_an_update_that_is_older_than_what_is_there_is_refused(imported: Run, home: Path) -> None:
    revise(home, ("3 May 2004", "2 May 2004"), ("aged 41", "aged 40"))
    before = tree(home / "catalogs")
    assert "older than what asa-99-014-2004 has" in imported("import", "../ua.txt", "--update", code=3).stderr
    assert tree(home / "catalogs") == before


def test_further_information_starts_from_the_former_catalog(signed: Run, home: Path) -> None:
    appeal = home / "catalogs" / APPEAL / "appeal.yaml"
    text = appeal.read_text(encoding="utf-8")
    appeal.write_text(text.replace("role: at-risk\n  minor: false", "role: at-risk\n  minor: true"), encoding="utf-8")
    (home.parent / "further.txt").write_text(FURTHER, encoding="utf-8")
    signed("import", "../further.txt")
    signed("draft", "asa-99-020-2004", "-l", "fr")
    po = (home / "catalogs" / "asa-99-020-2004" / "fr.po").read_text(encoding="utf-8")
    assert f"# ua: draft=earlier score=1.00 from={APPEAL}\n" in po
    assert 'msgstr "FR : He has not been seen since."' in po
    protected = json.loads(signed("show", "asa-99-020-2004", "--json").stdout)["protected"]
    assert next(entry for entry in protected if entry["value"] == "Bishnu Prasad Tamrakar")["minor"] is True


def test_a_stop_calls_the_letters_back(signed: Run, home: Path) -> None:
    signed("letters", APPEAL, "-l", "fr", "-l", "en", "--date", "2004-05-10", "--format", "txt")
    (home.parent / "stop.txt").write_text(STOP, encoding="utf-8")
    told = signed("import", "../stop.txt").output
    assert f"call back the letters of {APPEAL} in letters/{APPEAL}" in told
    notice = home / "catalogs" / "asa-99-031-2004" / "recall" / f"{APPEAL}-fr.txt"
    said = notice.read_text(encoding="utf-8")
    assert "UA 914/04" in said
    assert "Bishnu Prasad Tamrakar" in said
    assert "anglais et français · Dhan Bahadur Rokaya" in said.replace("\u00a0", " ")
    assert "letters/" not in said
    assert str(home) not in said + told
    assert not re.search(r"\d{4}-\d{2}-\d{2}", said)
    refused = signed("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", code=3).stderr
    assert "was stopped by asa-99-031-2004" in refused
    assert "no appeals are to be sent" in signed("letters", "asa-99-031-2004", "-l", "en", code=3).stderr


def test_drafts_put_beside_a_set_hide_nothing_of_it_from_a_recall(signed: Run, home: Path) -> None:
    order = ("letters", APPEAL, "--date", "2004-05-10", "--format", "txt")
    signed(*order, "-l", "fr")
    path = home / "catalogs" / APPEAL / "fr.po"
    path.write_text(path.read_text(encoding="utf-8").replace("FR : I ", "FR; I ", 1), encoding="utf-8")
    signed(*order, "-l", "fr", "--allow-drafts", "--to", "Rokaya", "-o", f"letters/{APPEAL}")
    (home.parent / "stop.txt").write_text(STOP, encoding="utf-8")
    told = signed("import", "../stop.txt").output
    assert f"call back the letters of {APPEAL} in letters/{APPEAL};" in told
    (notice,) = (home / "catalogs" / "asa-99-031-2004" / "recall").iterdir()
    assert notice.read_text(encoding="utf-8").count("Dhan Bahadur Rokaya") == 1


def test_drafts_are_not_called_back(translated: Run, home: Path) -> None:
    translated("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", "--format", "txt", "--allow-drafts")
    (home.parent / "stop.txt").write_text(STOP, encoding="utf-8")
    assert "call back" not in translated("import", "../stop.txt").output


def test_purge_removes_a_set_and_what_recall_knows_of_it(signed: Run, home: Path) -> None:
    signed("letters", APPEAL, "-l", "en", "--date", "2004-05-10", "--format", "txt,pdf")
    folder = home / "letters" / APPEAL
    (folder / "note.txt").write_text("mine", encoding="utf-8")
    assert "stays" in signed("purge", str(folder)).stderr
    assert list(folder.rglob("*")) == [folder / "note.txt"]
    (home.parent / "stop.txt").write_text(STOP, encoding="utf-8")
    assert "call back" not in signed("import", "../stop.txt").output
    assert "not found" in signed("purge", str(folder), code=1).stderr


def test_an_embargo_blocks_sets_until_its_day(signed: Run, home: Path) -> None:
    appeal = home / "catalogs" / APPEAL / "appeal.yaml"
    text = appeal.read_text(encoding="utf-8")
    tomorrow = date.today() + timedelta(days=1)
    order = ("letters", APPEAL, "-l", "en", "--date", "2004-05-10", "--format", "txt")
    appeal.write_text(text.replace("embargo: null", f"embargo: {tomorrow}"), encoding="utf-8")
    assert f"under embargo until {tomorrow}" in signed(*order, code=3).stderr
    appeal.write_text(text.replace("embargo: null", f"embargo: {date.today()}"), encoding="utf-8")
    signed(*order)


def test_what_is_not_marked_public_is_private(ua: Run, home: Path) -> None:
    revise(home, ("PUBLIC AI Index", "AI Index"))
    assert "is private, for nothing marks it as public" in ua("import", "../ua.txt").stderr
    assert json.loads(ua("show", APPEAL, "--json").stdout)["private"] is True


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda text: text.replace("\nmsgctxt", "\n<<<<<<< HEAD\nmsgctxt", 1), "merge conflict marker"),
        (lambda text: text + "\n" + text[text.index("msgctxt") :], "stands on line"),
    ],
)
def test_a_damaged_catalog_stops_an_update_before_it_writes(translated: Run, home: Path, damage, told: str) -> None:  # type: ignore[no-untyped-def]
    path = home / "catalogs" / APPEAL / "fr.po"
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    revise(home, ("aged 41", "aged 42"))
    damaged = path.read_bytes()
    assert told in translated("import", "../ua.txt", "--update", code=1).stderr
    assert path.read_bytes() == damaged


@pytest.mark.parametrize(
    "encode", [lambda text: text.replace("\n", "\r\n").encode(), lambda text: text.encode("utf-8-sig")]
)
def test_line_ends_and_marks_of_other_tools_are_no_change(translated: Run, home: Path, encode) -> None:  # type: ignore[no-untyped-def]
    path = home / "catalogs" / APPEAL / "fr.po"
    path.write_bytes(encode(path.read_text(encoding="utf-8")))
    before = counts(translated, "fr")
    translated("import", APPEAL, "--reread")
    assert counts(translated, "fr") == before


def test_a_latin_1_catalog_is_read_by_its_header(translated: Run, home: Path) -> None:
    path = home / "catalogs" / APPEAL / "fr.po"
    text = (
        path.read_text(encoding="utf-8")
        .replace("charset=UTF-8", "charset=ISO-8859-1")
        .replace("FR :", "Été :")
        .replace("’", "'")
        .replace("\u202f", "\u00a0")
    )
    path.write_bytes(text.encode("latin-1"))
    assert counts(translated, "fr")["translated"] > 10


def test_a_changed_msgid_and_a_deleted_entry_come_back_empty(translated: Run, home: Path) -> None:
    path = home / "catalogs" / APPEAL / "fr.po"
    entries = path.read_text(encoding="utf-8").split("\n\n")
    kept = [entry for entry in entries if 'msgid "He has not been seen since."' not in entry]
    path.write_text("\n\n".join(kept).replace("Fear for safety", "Fear of safety", 1), encoding="utf-8")
    found = counts(translated, "fr")
    assert found["untranslated"] >= 2
    translated("import", APPEAL, "--reread")
    assert "#~ msgid" in path.read_text(encoding="utf-8")


SENTENCES = [
    "Bishnu Prasad Tamrakar was arrested at his school on 1 May by soldiers.",
    "He has not been seen since.",
    "The soldiers came back twice.",
    "His wife, Maya Tamrakar, asked for him at the barracks.",
    "Nobody would answer her.",
]


@pytest.fixture(scope="module")
def languages() -> SourceLanguages:
    return SourceLanguages((packs.shipped() / "locales",))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    edited=st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True), min_size=1, max_size=3)
)
def test_random_edits_keep_every_translation_and_approval_that_still_holds(
    tmp_path_factory: pytest.TempPathFactory, languages: SourceLanguages, edited: list[list[str]]
) -> None:
    root = tmp_path_factory.mktemp("edits")
    workspace = Workspace.init(root)
    importer, reader = Importer(workspace, languages), TextReader()
    head, tail = SOURCE.split(SENTENCES[0])[0], SOURCE.split("are kept.\n")[1]
    path = root / "ua.txt"
    path.write_text(head + " ".join(SENTENCES) + "\n" + tail, encoding="utf-8")
    folder = importer.take(path, reader).folder
    _translate_and_approve(folder)
    before = {found.message.key: found.targets for found in folder.translations("fr", extract(folder.action()))}
    paragraphs = "\n\n".join(" ".join(sentences) for sentences in edited)
    path.write_text(head + paragraphs + "\n" + tail, encoding="utf-8")
    importer.take(path, reader, update=True)
    after = folder.translations("fr", extract(folder.action()))
    ledger = folder.ledger()
    kept = [found for found in after if found.message.key in before]
    assert len(kept) > 10
    for found in kept:
        assert found.targets == before[found.message.key]
        assert state(found, "fr", ledger) is State.APPROVED
    once = tree(folder.path)
    importer.take(path, reader, update=True)
    assert tree(folder.path) == once


def _translate_and_approve(folder) -> None:  # type: ignore[no-untyped-def]
    from ua_i18n.workspace.catalogs import draft
    from ua_i18n.workspace.reviews import Table

    locale = folder.workspace.locale("fr")
    draft(folder, locale, ())
    path = folder.catalog_path("fr")
    path.write_text(fill(path.read_text(encoding="utf-8")), encoding="utf-8")
    events, refusals = Table(folder, locale).approve((), "Anna", ())
    assert events
    assert not refusals
