"""`ua-i18n check`: safe fixes in messages that nobody has approved, and findings that a person silences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from appeal_fixtures import APPEAL, SOURCE, Run, home, imported, translated, ua

__all__ = ["home", "imported", "translated", "ua"]

REQUEST = "FR : I respectfully urge you to make public"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def catalog(translated: Run, home: Path) -> Path:
    return home / "catalogs" / APPEAL / "fr.po"


def edit(catalog: Path, old: str, new: str) -> None:
    text = catalog.read_text(encoding="utf-8")
    assert old in text
    catalog.write_text(text.replace(old, new, 1), encoding="utf-8")


def listed(ua: Run, *arguments: str, code: int = 3) -> dict[str, list[dict[str, object]]]:
    data: dict[str, list[dict[str, object]]] = json.loads(
        ua("check", APPEAL, "-l", "fr", "--json", *arguments, code=code).stdout
    )
    return data


def ledger(home: Path) -> list[dict[str, object]]:
    path = home / "catalogs" / APPEAL / "ledger.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []


def test_fix_mends_what_is_safe_and_says_so(translated: Run, catalog: Path) -> None:
    edit(catalog, REQUEST, "FR\u202f:  I respectfully\u202e urge you to make public")
    told = translated("check", APPEAL, "-l", "fr", "--fix", code=3).stdout
    line = next(line for line in told.splitlines() if " fixed " in line and REQUEST[5:] in line)
    assert "bidi-control" in line
    assert "doubled-space" in line
    text = catalog.read_text(encoding="utf-8")
    assert "\u202e" not in text
    assert ":  I" not in text


def test_fix_leaves_what_it_cannot_mend_byte_for_byte(translated: Run, catalog: Path) -> None:
    translated("check", APPEAL, "-l", "fr", "--fix", code=3)
    before = catalog.read_bytes()
    assert listed(translated, "--fix")["fixed"] == []
    assert catalog.read_bytes() == before


def test_fix_touches_no_approved_message(translated: Run, catalog: Path) -> None:
    edit(catalog, REQUEST, REQUEST.replace("make public", "make  public"))
    translated("approve", APPEAL, "-l", "fr", "--all-clean", "--as", "Anna")
    before = catalog.read_bytes()
    translated("check", APPEAL, "-l", "fr", "--fix", code=3)
    assert catalog.read_bytes() == before


def test_fix_replaces_a_name_that_was_typed_in_by_its_placeholder_only(translated: Run, catalog: Path) -> None:
    edit(catalog, "FR : {Bishnu_Prasad_Tamrakar} was arrested", "FR : BISHNU PRASAD  TAMRAKAR was arrested")
    fixed = [row for row in listed(translated, "--fix")["fixed"] if "verbatim-altered" in str(row["checks"])]
    assert len(fixed) == 1
    assert "{Bishnu_Prasad_Tamrakar} was arrested" in str(fixed[0]["target"])


def test_findings_are_compared_with_the_words_of_the_source(translated: Run, catalog: Path) -> None:
    edit(catalog, "FR : He has not been seen since.", "On l’a vu depuis.")
    assert "negation-lost" in [row["check"] for row in listed(translated)["findings"]]


def test_a_comment_silences_a_check_and_the_ledger_keeps_it(translated: Run, home: Path, catalog: Path) -> None:
    edit(catalog, "FR : He has not been seen since.", "On l’a vu depuis.")
    found = next(row for row in listed(translated)["findings"] if row["check"] == "negation-lost")
    text = catalog.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    last = next(number for number, line in enumerate(lines) if "On l’a vu depuis." in line)
    start = max(number for number in range(last) if lines[number] == "\n") + 1
    lines.insert(start, "# ua: ignore=negation-lost said in the sentence before\n")
    catalog.write_text("".join(lines), encoding="utf-8")

    for _ in range(2):
        plain = translated("check", APPEAL, "-l", "fr", code=3).stdout
        assert "negation-lost" not in plain
    silenced = [row for row in listed(translated)["findings"] if row["key"] == found["key"] and "ignored" in row]
    assert [(row["check"], row["ignored"]) for row in silenced] == [("negation-lost", "said in the sentence before")]
    events = [event for event in ledger(home) if event["action"] == "ignore"]
    assert [(event["key"], event["note"]) for event in events] == [
        (found["key"], "negation-lost said in the sentence before")
    ]


def test_explanations_are_in_the_language_of_who_reads_them(
    translated: Run, catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(catalog, "FR : He has not been seen since.", "On l’a vu depuis.")
    assert "the message has “not”" in translated("check", APPEAL, "-l", "fr", code=3).stdout
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    assert "le message dit «\u00a0not\u00a0»" in translated("check", APPEAL, "-l", "fr", code=3).stdout


SECOND = SOURCE.replace("ASA 99/014/2004", "ASA 99/015/2004").replace("UA 914/04", "UA 915/04")


def test_an_appeal_without_the_language_is_told_and_keeps_no_other_from_being_checked(
    translated: Run, home: Path, catalog: Path
) -> None:
    (home.parent / "second.txt").write_text(SECOND.replace("2004\n\n3 May", "2004\n\n2 May"), encoding="utf-8")
    (home.parent / "first.txt").write_text(SECOND.replace("ASA 99/015", "AFR 99/015"), encoding="utf-8")
    translated("import", "../first.txt", "../second.txt")
    edit(catalog, "FR : He has not been seen since.", "On l’a vu depuis.")
    result = translated("check", "-l", "fr", code=3)
    assert "negation-lost" in result.stdout
    for other in ("afr-99-015-2004", "asa-99-015-2004"):
        assert f"{other} has no fr catalog; passed over\n" in result.stderr
    assert "no fr catalog yet" in translated("check", other, "-l", "fr", code=2).stderr


def test_letters_name_the_finding_that_a_message_waits_for(translated: Run, catalog: Path) -> None:
    edit(catalog, REQUEST, REQUEST.replace("urge", "<b>urge</b>"))
    translated("approve", APPEAL, "-l", "fr", "--all-clean", "--as", "Anna", code=3)
    for refused in (
        translated("sign", APPEAL, "-l", "fr", "--as", "Carla", code=3).stderr,
        translated("letters", APPEAL, "-l", "fr", "--date", "2004-05-10", code=3).stderr,
    ):
        assert "1 message is not approved as it stands" in refused
        assert "it has an error (markup); mend it, or silence it with a reason" in refused
        assert "fuzzy" not in refused
