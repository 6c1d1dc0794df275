"""The memory of a workspace: fed by approvals, asked by `draft`, shown to reviewers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import Result

from appeal_fixtures import APPEAL, SOURCE, Run, fill, tree
from ua_i18n.catalog.provenance import drafted
from ua_i18n.workspace import Workspace, candidates

pytestmark = pytest.mark.once  # what it tells is the same on every Python

OTHER = "asa-99-015-2004"
OTHER_SOURCE = (
    SOURCE.replace("014/2004", "015/2004")
    .replace("914/04", "915/04")
    .replace("Bishnu Prasad Tamrakar", "Mohan Lal Shrestha")
    .replace("on 1 May", "on 17 April")
    .replace("urging them to release him", "urging them not to release him")
)


def search(ua: Run, text: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(ua("memory", "search", text, "-l", "fr", "--json").stdout)
    return found


def units(ua: Run) -> int:
    return int(json.loads(ua("memory", "stats", "--json").stdout)["units"])


def approve(ua: Run) -> Result:
    return ua("approve", APPEAL, "-l", "fr", "--all-clean", "--as", "Anna Reviewer")


def other_appeal(ua: Run, home: Path) -> None:
    (home.parent / "other.txt").write_text(OTHER_SOURCE, encoding="utf-8")
    ua("import", "../other.txt")


def catalog(home: Path, appeal: str = OTHER) -> str:
    return (home / "catalogs" / appeal / "fr.po").read_text(encoding="utf-8")


def change(home: Path, before: str, after: str, appeal: str = APPEAL, name: str = "appeal.yaml") -> None:
    path = home / "catalogs" / appeal / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_approval_feeds_it_and_revoking_takes_it_out(translated: Run) -> None:
    assert units(translated) == 0
    approve(translated)
    (best, *_) = search(translated, "He has not been seen since.")
    assert (best["target"], best["approver"], best["appeal"]) == (
        "FR : He has not been seen since.",
        "Anna Reviewer",
        APPEAL,
    )
    before = units(translated)
    translated("revoke", APPEAL, "-l", "fr", "--key", str(best["key"]), "--as", "Anna Reviewer")
    assert units(translated) == before - 1
    assert all(each["key"] != best["key"] for each in search(translated, "He has not been seen since."))


@pytest.mark.parametrize("closed", ["private: true", "private: false\nembargo: 2999-01-01"])
def test_private_and_embargoed_appeals_never_enter_it(translated: Run, home: Path, closed: str) -> None:
    if "embargo" in closed:
        change(home, "embargo: null\n", "")
    change(home, "private: false", closed)
    approve(translated)
    assert units(translated) == 0
    translated("memory", "import", "--approved")
    assert units(translated) == 0


def test_what_becomes_private_is_seen_no_more(translated: Run, home: Path) -> None:
    approve(translated)
    assert search(translated, "He has not been seen since.")
    change(home, "private: false", "private: true")
    assert search(translated, "He has not been seen since.") == []
    translated("memory", "export", "m.tmx")
    assert "seen since" not in (home / "m.tmx").read_text(encoding="utf-8")


def test_drafts_have_todays_names_and_are_marked(translated: Run, home: Path) -> None:
    approve(translated)
    other_appeal(translated, home)
    assert "drafted" in translated("draft", OTHER, "-l", "fr").output
    text = catalog(home)
    assert "FR : urging them to make public where {Mohan_Lal_Shrestha} is held;" in text
    assert f"from={APPEAL}" in text
    assert "Tamrakar" not in text
    assert "FR : urging them not to release" not in text
    (entry,) = re.findall(r"(?:^#.*\n)*^msgctxt \"request\"\nmsgid \"urging them to make.*", text, re.MULTILINE)
    assert "#, fuzzy" in entry
    assert drafted([line.removeprefix("# ") for line in entry.splitlines()]) is not None


def test_a_changed_meaning_is_a_candidate_not_a_draft(translated: Run, home: Path) -> None:
    approve(translated)
    other_appeal(translated, home)
    translated("draft", OTHER, "-l", "fr")
    kept = candidates.load(Workspace.open(home).appeal(OTHER), "fr")
    reasons = [reason for listed in kept.values() for each in listed for reason in each.reasons]
    assert "negation: not" in reasons
    (home / ".ua-i18n" / "candidates" / OTHER / "fr.json").write_text("{", encoding="utf-8")
    assert candidates.load(Workspace.open(home).appeal(OTHER), "fr") == {}


def test_drafting_again_replaces_only_untouched_drafts(translated: Run, home: Path) -> None:
    approve(translated)
    other_appeal(translated, home)
    translated("draft", OTHER, "-l", "fr", "--with", "memory")
    before = tree(home / "catalogs")
    assert "0 drafted" in translated("draft", OTHER, "-l", "fr", "--with", "memory").output
    assert tree(home / "catalogs") == before
    change(home, "FR : He has not been seen since.", "FR : Nul ne l'a revu.", OTHER, "fr.po")
    key = str(search(translated, "urging them to make public where {X} is held;")[0]["key"])
    change(home, "FR : urging them to make", "FR = urging them to make", APPEAL, "fr.po")
    translated("approve", APPEAL, "-l", "fr", "--key", key, "--as", "Anna Reviewer")
    translated("draft", OTHER, "-l", "fr", "--with", "memory")
    text = catalog(home)
    assert "FR : Nul ne l'a revu." in text
    assert "FR = urging them to make public where {Mohan_Lal_Shrestha} is held;" in text


def test_what_is_translated_is_never_touched(translated: Run, home: Path) -> None:
    approve(translated)
    other_appeal(translated, home)
    translated("draft", OTHER, "-l", "fr")
    path = home / "catalogs" / OTHER / "fr.po"
    path.write_text(fill(path.read_text(encoding="utf-8")), encoding="utf-8")
    before = tree(home / "catalogs")
    translated("draft", OTHER, "-l", "fr")
    assert tree(home / "catalogs") == before


def test_a_memory_travels_as_tmx_and_as_po(translated: Run, home: Path) -> None:
    approve(translated)
    count = units(translated)
    translated("memory", "export", "m.tmx")
    (home / ".ua-i18n" / "memory.sqlite").unlink()
    told = translated("memory", "import", "m.tmx").output
    assert f"{count} translations read" in told
    assert "0 of them new" in translated("memory", "import", "m.tmx").output
    (home / ".ua-i18n" / "memory.sqlite").unlink()
    translated("memory", "import", f"catalogs/{APPEAL}/fr.po")
    assert search(translated, "He has not been seen since.")[0]["target"] == "FR : He has not been seen since."


def test_a_cut_file_is_told_and_what_was_read_stays(translated: Run, home: Path) -> None:
    approve(translated)
    translated("memory", "export", "m.tmx")
    text = (home / "m.tmx").read_text(encoding="utf-8")
    (home / "m.tmx").write_text(text[: text.rindex("<tu ") + 30], encoding="utf-8")
    (home / ".ua-i18n" / "memory.sqlite").unlink()
    assert "m.tmx:" in translated("memory", "import", "m.tmx", code=3).stderr
    assert units(translated) > 5


def test_what_cannot_be_imported_is_refused(translated: Run, home: Path) -> None:
    assert "--approved" in translated("memory", "import", code=2).stderr
    (home / "x.docx").write_bytes(b"")
    assert "TMX and PO" in translated("memory", "import", "x.docx", code=2).stderr
    (home / "x.po").write_text('msgid "a"\nmsgstr "b"\n', encoding="utf-8")
    assert "-l TAG" in translated("memory", "import", "x.po", code=2).stderr
    assert "1 translation read" in translated("memory", "import", "x.po", "-l", "fr").output


def test_a_broken_memory_is_told(translated: Run, home: Path) -> None:
    (home / ".ua-i18n").mkdir(exist_ok=True)
    (home / ".ua-i18n" / "memory.sqlite").write_bytes(b"no database" * 200)
    assert "memory import --approved" in translated("memory", "stats", code=1).stderr


def test_a_reviewer_sees_what_else_was_said(translated: Run, home: Path) -> None:
    approve(translated)
    other_appeal(translated, home)
    translated("draft", OTHER, "-l", "fr")
    kept = candidates.load(Workspace.open(home).appeal(OTHER), "fr")
    against = next(each for listed in kept.values() for each in listed if "negation: not" in each.reasons)
    assert against.origin.startswith(f"{APPEAL}, approved by Anna Reviewer, ")


@pytest.mark.parametrize("closed", ["private: true", "private: false\nembargo: 2999-01-01"])
def test_catalogs_of_private_and_embargoed_appeals_are_refused(translated: Run, home: Path, closed: str) -> None:
    mine = home / "catalogs" / APPEAL / "fr.po"
    renamed = home.parent / "from-a-colleague.po"
    renamed.write_bytes(mine.read_bytes())
    headless = home / "catalogs" / APPEAL / "other.po"
    headless.write_text(
        re.sub(r'"Project-Id-Version: [^"]*"', '"Project-Id-Version: x\\\\n"', mine.read_text(encoding="utf-8")),
        encoding="utf-8",
    )
    if "embargo" in closed:
        change(home, "embargo: null\n", "")
    change(home, "private: false", closed)
    for path in (mine, renamed, headless):
        refused = translated("memory", "import", str(path), code=3).stderr
        assert f"these are texts of {APPEAL}, which is private or under embargo" in refused
    assert units(translated) == 0
    change(home, closed, "private: false")
    for path in (mine, renamed, headless):
        translated("memory", "import", str(path))
    assert units(translated) > 0
