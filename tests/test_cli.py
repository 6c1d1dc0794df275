"""The command line, used as people use it: from a source file to letters, and all the ways in which that is refused."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from appeal_fixtures import APPEAL, SOURCE, Run, fill, tree
from conftest import need, shared
from ua_i18n import packs
from ua_i18n.cli import main
from ua_i18n.cli.session import Session
from ua_i18n.model import Letter
from ua_i18n.workspace.desk import Desk, Wish


def test_parse_needs_no_workspace_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ua.txt").write_text(SOURCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["parse", "ua.txt", "--json"], catch_exceptions=False)
    read = json.loads(result.stdout)
    assert read["ua_number"] == "UA 914/04"
    assert read["deadline"] == {"send": "immediately", "before": None, "check_after": "2004-06-14"}
    assert read["unrecognised"] == []
    lines = sum(bool(line.strip()) for line in SOURCE.splitlines())
    assert read["account"] == {"lines": lines, "placed": lines}
    assert read["appeals"][0]["addressees"][0]["fax"] == ["+977 00 000000"]
    assert {"kind": "date", "text": "1 May", "value": "2004-05-01"} in read["typed"]
    assert list(tmp_path.iterdir()) == [tmp_path / "ua.txt"]


def test_the_texts_of_show_are_unmasked_and_those_of_the_file_masked(imported: Run, home: Path) -> None:
    shown = json.loads(imported("show", "UA 914/04", "--json").stdout)
    assert shown["narrative"][0][2] == "{Braces} are kept."
    assert shown["narrative"][0][0].startswith("Bishnu Prasad Tamrakar was")
    stored = (home / "catalogs" / APPEAL / "appeal.yaml").read_text(encoding="utf-8")
    assert "{Bishnu_Prasad_Tamrakar} was arrested" in stored
    assert "{{Braces}} are kept." in stored


def test_a_second_import_changes_no_byte(translated: Run, home: Path) -> None:
    before = tree(home / "catalogs")
    assert "unchanged" in translated("import", "../ua.txt").output
    translated("import", APPEAL, "--reread")
    assert tree(home / "catalogs") == before


def test_another_text_for_an_appeal_needs_update_and_keeps_corrections(imported: Run, home: Path) -> None:
    appeal = home / "catalogs" / APPEAL / "appeal.yaml"
    corrected = appeal.read_text(encoding="utf-8").replace("gender: m", "gender: f", 1)
    corrected = corrected.replace("Office of the Prime Minister", "Singha Durbar")
    appeal.write_text(corrected, encoding="utf-8")
    (home.parent / "ua.txt").write_text(SOURCE.replace("14 June 2004", "30 June 2004"), encoding="utf-8")
    assert "--update" in imported("import", "../ua.txt", code=2).stderr
    imported("import", "../ua.txt", "--update")
    shown = json.loads(imported("show", APPEAL, "--json").stdout)
    assert shown["deadline"]["check_after"] == "2004-06-30"
    assert shown["appeals"][0]["addressees"][0]["address_lines"][0] == "Singha Durbar"


def test_catalogs_pass_msgfmt(translated: Run, home: Path) -> None:
    from shutil import which

    need(which("msgfmt"), "msgfmt (Debian: gettext)")
    for path in (home / "catalogs" / APPEAL).glob("*.po*"):
        subprocess.run(["msgfmt", "-c", "-o", "/dev/null", str(path)], check=True)


def test_what_a_person_protects_or_frees_stays_so(imported: Run, home: Path) -> None:
    imported("protect", APPEAL, "--add", "soldiers", "--kind", "organisation")
    imported("protect", APPEAL, "--remove", "Amnesty_International")
    imported("protect", APPEAL, "--confirm", "--as", "Anna")
    (home.parent / "ua.txt").write_text(SOURCE.replace("aged 41", "aged 42"), encoding="utf-8")
    imported("import", "../ua.txt", "--update")
    shown = json.loads(imported("show", APPEAL, "--json").stdout)
    values = {entry["value"] for entry in shown["protected"]}
    assert "soldiers" in values
    assert "Amnesty International" not in values
    assert shown["confirmed"]["protected"] == "Anna"


def test_protect_refuses_what_the_text_lacks(imported: Run) -> None:
    assert "stands nowhere" in imported("protect", APPEAL, "--add", "Nobody", "--kind", "person", code=2).stderr
    assert "--kind" in imported("protect", APPEAL, "--add", "soldiers", code=2).stderr
    assert "--as" in imported("protect", APPEAL, "--confirm", code=2).stderr


def test_drafts_are_fuzzy_and_never_touch_what_is_there(translated: Run, home: Path) -> None:
    before = tree(home / "catalogs")
    assert "0 drafted" in translated("draft", APPEAL, "-l", "fr").output
    assert tree(home / "catalogs") == before


def test_status_counts_messages_by_state(translated: Run) -> None:
    (status,) = json.loads(translated("status", "--json").stdout)["appeals"]
    french = status["locales"]["fr"]
    assert status["id"] == APPEAL
    assert status["days_left"] == (date(2004, 6, 14) - date.today()).days
    assert french["translated"] > 10
    assert french["untranslated"] == french["draft"] == french["approved"] == 0
    translated("approve", APPEAL, "-l", "fr", "--all-clean", "--as", "Anna")
    (status,) = json.loads(translated("status", APPEAL, "--json").stdout)["appeals"]
    assert status["locales"]["fr"]["approved"] == french["translated"]


def test_an_edit_ends_an_approval_and_a_signature(signed: Run, home: Path) -> None:
    path = home / "catalogs" / APPEAL / "fr.po"
    path.write_text(path.read_text(encoding="utf-8").replace("FR : I ", "FR; I ", 1), encoding="utf-8")
    (status,) = json.loads(signed("status", "--json").stdout)["appeals"]
    assert status["locales"]["fr"]["stale"] == 1
    refused = signed("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", code=3).stderr
    assert "not approved as it stands" in refused


def test_the_author_does_not_approve(translated: Run, home: Path) -> None:
    path = home / "catalogs" / APPEAL / "fr.po"
    named = re.sub(
        r"Last-Translator: .*?\\n",
        r"Last-Translator: Jeanne Auteur <j@example.org>\\n",
        path.read_text(encoding="utf-8"),
    )
    path.write_text(named, encoding="utf-8")
    refused = translated("approve", APPEAL, "-l", "fr", "--all-clean", "--as", "Jeanne Auteur", code=3)
    assert "four_eyes" in refused.stderr
    translated("approve", APPEAL, "-l", "fr", "--all-clean", "--as", "Anna Reviewer")


def test_reject_revoke_and_history(translated: Run) -> None:
    found = json.loads(translated("status", "--json").stdout)
    assert found
    key = next(iter(_keys(translated)))
    assert "why" in translated("reject", APPEAL, "-l", "fr", "--key", key, "--as", "Anna", code=3).stderr
    translated("reject", APPEAL, "-l", "fr", "--key", key, "--reason", "wrong tone", "--as", "Anna")
    translated("revoke", APPEAL, "-l", "fr", "--key", key, "--as", "Anna")
    history = translated("history", APPEAL, "-l", "fr", "--key", key).output
    assert "reject by Anna (not verified): wrong tone" in history
    assert "revoke by Anna" in history
    forged = "x\n2026-01-01 10:00  approve by Anna"
    translated("reject", APPEAL, "-l", "fr", "--key", key, "--reason", forged, "--as", "Anna")
    assert (
        len(translated("history", APPEAL, "-l", "fr", "--key", key).output.splitlines())
        == len(history.splitlines()) + 1
    )
    assert "no message nokey" in translated("reject", APPEAL, "-l", "fr", "--key", "nokey", "--as", "A", code=2).stderr


def test_a_request_that_no_rule_puts_is_told(ua: Run, home: Path) -> None:
    source = (home.parent / "ua.txt").read_text(encoding="utf-8")
    text = source.replace(
        "- urging them to release him", "- seeking to help the teacher;\n- urging them to release him"
    )
    (home.parent / "ua.txt").write_text(text, encoding="utf-8")
    told = ua("import", "../ua.txt").stderr
    assert "warning: letters wait for a sentence for the request “seeking to help the teacher" in told
    assert "letter → state in appeal.yaml" in told
    assert told.count("letters wait") == 1


def _keys(run: Run) -> list[str]:
    path = Path(run("export", APPEAL, "-l", "fr", "--format", "csv").output.strip())
    return [line.partition(",")[0] for line in path.read_text(encoding="utf-8-sig").splitlines()[1:] if "," in line]


def test_export_and_merge_round_trip_without_overwriting_people(imported: Run, home: Path) -> None:
    imported("draft", APPEAL, "-l", "fr")
    table = home / Path(imported("export", APPEAL, "-l", "fr", "--format", "csv").output.strip())
    text = table.read_text(encoding="utf-8-sig")
    source = "{Bishnu_Prasad_Tamrakar} was arrested at his school on 1 May by soldiers."
    table.write_text(
        text.replace(f"{source},,", f"{source},{{Bishnu_Prasad_Tamrakar}} a disparu.,"), encoding="utf-8-sig"
    )
    assert "1 message filled" in imported("merge", table.name, "--as", "Jeanne").output
    changed = table.read_text(encoding="utf-8-sig").replace("a disparu", "est perdu")
    table.write_text(changed, encoding="utf-8-sig")
    assert "that stays" in imported("merge", table.name, "--as", "Paul", code=3).stderr
    assert "a disparu" in (home / "catalogs" / APPEAL / "fr.po").read_text(encoding="utf-8")


def test_letters_are_made_proved_and_accounted_for(signed: Run, home: Path) -> None:
    made = signed("letters", APPEAL, "-l", "fr", "-l", "en", "--date", "2004-05-10", "--format", "txt,pdf")
    assert "4 files" in made.output
    folder = home / "letters" / APPEAL
    letter = (folder / "en" / "01-Dhan_Bahadur_Rokaya.txt").read_text(encoding="utf-8")
    assert "Mr Dhan Bahadur Rokaya" in letter
    assert "10 May 2004" in letter
    assert "your government" in letter
    manifest = (folder / "manifest.json").read_text(encoding="utf-8")
    assert not re.search("Anna|Carla|Tamrakar", manifest)
    assert "4 files as they were made" in signed("verify", str(folder)).output


def misspelt(letter: Letter) -> Letter:
    """The letter with one letter of its addressee's name changed."""
    blocks = tuple(
        replace(
            block,
            lines=tuple(
                tuple(replace(run, text=run.text.replace("Rokaya", "Rokoya")) for run in line) for line in block.lines
            ),
        )
        for block in letter.blocks
    )
    return replace(letter, blocks=blocks)


@pytest.mark.parametrize("suffix", ["txt", "pdf"])
def test_verify_names_a_changed_file(signed: Run, home: Path, suffix: str) -> None:
    signed("letters", APPEAL, "-l", "en", "--date", "2004-05-10", "--format", "txt,pdf")
    path = home / "letters" / APPEAL / "en" / f"01-Dhan_Bahadur_Rokaya.{suffix}"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert f"en/{path.name}: was changed" in signed("verify", f"letters/{APPEAL}", code=1).output


@pytest.mark.parametrize("format", ["txt", "html", "docx", "pdf"])
def test_verify_names_a_changed_value_even_where_the_manifest_agrees(signed: Run, home: Path, format: str) -> None:
    """One letter of a name is other in the printed file, and its SHA-256 has been put into the manifest."""
    session = Session(workspace_dir=str(home))
    signed("letters", APPEAL, "-l", "en", "--date", "2004-05-10", "--format", format)
    folder = home / "letters" / APPEAL
    path = folder / "en" / f"01-Dhan_Bahadur_Rokaya.{format}"
    old = hashlib.sha256(path.read_bytes()).hexdigest()
    desk = Desk(
        session.workspace.appeal(APPEAL),
        session.workspace.appeal(APPEAL).action(),
        session.workspace.locale("en"),
        session.language.grammar,
    )
    (prepared,) = desk.prepare(Wish(day=date(2004, 5, 10)))
    assert prepared.letter
    path.write_bytes(session.plugins.renderers[format].render(misspelt(prepared.letter)))
    new = hashlib.sha256(path.read_bytes()).hexdigest()
    manifest = folder / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    found = signed("verify", str(folder), code=1).output
    assert "'Mr Dhan Bahadur Rokaya' (address) is missing or changed" in found


@pytest.mark.parametrize(("old", "new"), [("Bishnu Prasad Tamrakar", "Bishnu Prasad Tamrakars"), ("Rokaya", "Rokayan")])
def test_verify_counts_values_and_sees_what_is_added_to_one(signed: Run, home: Path, old: str, new: str) -> None:
    signed("letters", APPEAL, "-l", "en", "--date", "2004-05-10", "--format", "txt")
    folder = home / "letters" / APPEAL
    path = folder / "en" / "01-Dhan_Bahadur_Rokaya.txt"
    before = path.read_bytes()
    path.write_bytes(before.replace(old.encode(), new.encode(), 1))
    manifest = folder / "manifest.json"
    digests = [hashlib.sha256(data).hexdigest() for data in (before, path.read_bytes())]
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(*digests), encoding="utf-8")
    assert "is missing or changed" in signed("verify", str(folder), code=1).output


def test_letters_wait_for_approval_and_signature(translated: Run, home: Path) -> None:
    order = ("letters", APPEAL, "-l", "en", "--date", "2004-05-10", "--format", "txt")
    assert "not approved" in translated(*order, code=3).stderr
    translated("approve", APPEAL, "-l", "en", "--all-clean", "--as", "Anna")
    assert "nobody has signed it" in translated(*order, code=3).stderr
    assert not (home / "letters").exists()
    translated(*order, "--allow-drafts")
    draft = (home / "letters" / APPEAL / "en" / "01-Dhan_Bahadur_Rokaya-DRAFT.txt").read_text(encoding="utf-8")
    assert draft.startswith("DRAFT")
    translated("sign", APPEAL, "-l", "en", "--as", "Carla")
    translated(*order)


def test_letters_are_refused_after_the_deadline(signed: Run) -> None:
    refused = signed("letters", APPEAL, "-l", "en", code=3).stderr
    assert "after the deadline 2004-06-14" in refused
    signed("letters", APPEAL, "-l", "en", "--after-deadline", "--format", "txt")


def test_a_broken_translation_is_refused_by_name(signed: Run, home: Path) -> None:
    path = home / "catalogs" / APPEAL / "fr.po"
    attacked = path.read_text(encoding="utf-8").replace("FR : I ", "{x.__class__} {0:>99999999} I ", 1)
    path.write_text(attacked, encoding="utf-8")
    assert "brace-syntax" in signed("check", APPEAL, "-l", "fr", code=3).output
    refused = signed("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", "--allow-drafts", code=3).stderr
    assert "stray brace" in refused
    assert not (home / "letters").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["draft", APPEAL, "-l", "xx"], 2, "no language has the tag 'xx'"),
        (["draft", APPEAL, "-l", "tlh"], 2, "tlh"),
        (["draft", APPEAL, "-l", "fr", "--with", "nobody"], 2, "no translator is called nobody"),
        (["show", "UA 1/99"], 2, "no appeal 'UA 1/99'"),
        (["check", APPEAL, "-l", "es"], 2, "has no es catalog yet"),
        (["letters", APPEAL, "-l", "en", "--format", "papyrus"], 2, "no plugin for renderers is called papyrus"),
        (["letters", APPEAL, "-l", "en", "--to", "Nobody", "--date", "2004-05-10"], 2, "no addressee 'Nobody'"),
        (["approve", APPEAL, "-l", "en", "--as", "A"], 2, "--all-clean"),
        (["parse", "missing.txt"], 1, "no such file"),
        (["import", "../work"], 1, "no reader"),
        (["verify", "nowhere"], 1, "not found"),
        (["merge", "strange.csv", "--as", "A"], 2, "ID-TAG"),
    ],
)
def test_bad_input_is_one_clear_line(imported: Run, arguments: list[str], code: int, told: str) -> None:
    error = imported(*arguments, code=code).stderr
    assert told in error
    assert error.count("\n") == 1
    assert error.startswith("ua-i18n: ")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 8, "binary"),
        ("picnic.txt", b"Dear all, the picnic is on Sunday.", "not an Urgent Action"),
        ("word.doc", b"\xd0\xcf\x11\xe0", "save it as .docx"),
    ],
)
def test_a_file_that_is_no_appeal_is_refused_and_nothing_is_written(
    ua: Run, home: Path, name: str, data: bytes, told: str
) -> None:
    (home.parent / name).write_bytes(data)
    before = tree(home)
    assert told in ua("import", f"../{name}", code=1).stderr
    assert {path: data for path, data in tree(home).items() if ".ua-i18n" not in path} == before


@pytest.mark.parametrize(("encoding"), ["utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_other_encodings_are_decoded_rightly(ua: Run, home: Path, encoding: str) -> None:
    text = SOURCE.replace("Tamrakar", "Tamrákar")
    (home.parent / "other.txt").write_bytes(text.encode(encoding))
    read = json.loads(ua("parse", "../other.txt", "--json").stdout)
    assert "Bishnu Prasad Tamrákar" in read["title"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title:", "titel:", r"appeal.yaml:\d+: unknown key titel"),
        ("language: en", "language: !!python/object:os.system en", r"appeal.yaml:3: the tag"),
        ("private: false", "private: perhaps", r"appeal.yaml:\d+: private: expected true or false"),
        ("kind: new", "kind: old", r"kind: expected one of new"),
    ],
)
def test_a_broken_appeal_file_is_told_by_line(imported: Run, home: Path, old: str, new: str, told: str) -> None:
    path = home / "catalogs" / APPEAL / "appeal.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert re.search(told, imported("show", APPEAL, code=1).stderr)


def test_a_broken_catalog_is_told_by_line(translated: Run, home: Path) -> None:
    path = home / "catalogs" / APPEAL / "fr.po"
    lines = path.read_text(encoding="utf-8").splitlines()
    place = next(number for number, line in enumerate(lines) if line.startswith("msgctxt"))
    lines[place] = lines[place].rstrip('"')
    path.write_text("\n".join(lines), encoding="utf-8")
    assert f"fr.po:{place + 1}" in translated("check", APPEAL, "-l", "fr", code=1).stderr


def test_outside_a_workspace_it_says_how_to_make_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["status"], catch_exceptions=False)
    assert result.exit_code == 2
    assert "ua-i18n init" in result.stderr


def test_a_failing_plugin_is_listed_and_the_rest_works(imported: Run, home: Path) -> None:
    folder = home / "plugins"
    folder.mkdir()
    (folder / "broken.py").write_text("raise RuntimeError('no model file')", encoding="utf-8")
    listed = imported("--plugins-dir", str(folder), "plugins").output
    assert "failed: broken.py: RuntimeError: no model file" in listed
    assert "  phrases" in listed


def test_demo_makes_and_verifies_letters_in_a_fresh_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        result = CliRunner().invoke(main, ["demo"], catch_exceptions=False)
        assert result.exit_code == 0, result.output
    samples = [path.parent.name for path in (packs.shipped() / "catalogs").glob("*/appeal.yaml")]
    assert samples
    for sample in samples:
        assert f"{sample}: " in result.output
        assert list((tmp_path / "ua-i18n-demo" / "letters" / sample).rglob("*.pdf"))


def test_the_seed_becomes_letters_for_its_four_addressees(ua: Run, home: Path) -> None:
    ua("import", str(shared("seeds/ua-105-00.txt")))
    ua("draft", "UA 105/00", "-l", "fr")
    path = home / "catalogs" / "asa-24-01-00" / "fr.po"
    path.write_text(fill(path.read_text(encoding="utf-8")), encoding="utf-8")
    for locale in ("fr", "en"):
        ua("approve", "asa-24-01-00", "-l", locale, "--all-clean", "--as", "Anna")
        ua("sign", "asa-24-01-00", "-l", locale, "--as", "Carla")
    made = ua("letters", "asa-24-01-00", "-l", "all", "--date", "2000-06-10", code=3)
    assert "no addressee is given for THE UNHCR" in made.stderr
    folder = home / "letters" / "asa-24-01-00"
    assert len(list(folder.glob("*/*.pdf"))) == len(list(folder.glob("*/*.txt"))) == 8
    premier = " ".join((folder / "en" / "01-ZHU_Rongji.txt").read_text(encoding="utf-8").split())
    assert "As a party to the 1951 UN Refugee Convention, your government is bound by" in premier
    assert "I call on your government to seek assurances from the North Korean government that" in premier
    assert "I respectfully urge you to: • lift the restrictions" in premier
    assert "Yours respectfully," in premier
    governor = " ".join((folder / "en" / "02-HONG_Hu.txt").read_text(encoding="utf-8").split())
    assert "the Chinese government is bound by" in governor
    assert "I call on the Chinese authorities to" in governor
    ua("verify", str(folder))
    assert "after the deadline 2000-07-19" in ua("letters", "asa-24-01-00", "-l", "fr", code=3).stderr


def test_show_gives_the_account_of_the_source_and_its_warnings(imported: Run) -> None:
    shown = json.loads(imported("show", APPEAL, "--json").stdout)
    lines = sum(bool(line.strip()) for line in SOURCE.splitlines())
    assert shown["account"] == {"lines": lines, "placed": lines}
    assert shown["warnings"] == []


def test_what_an_addressee_lacks_is_asked_for(imported: Run, home: Path) -> None:
    assert "not known of" not in imported("protect", APPEAL).stderr
    appeal = home / "catalogs" / APPEAL / "appeal.yaml"
    appeal.write_text(re.sub("level: state", "level: null", appeal.read_text(encoding="utf-8")), encoding="utf-8")
    assert re.search(r"not known of .+: level; set it in appeal.yaml", imported("protect", APPEAL).stderr)
