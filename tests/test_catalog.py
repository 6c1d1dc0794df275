from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import need
from ua_i18n.catalog import Catalog, Target
from ua_i18n.errors import FormatError, UsageError
from ua_i18n.model import Message

CASES = Path(__file__).parent / "cases" / "po"
WHEN = datetime(2024, 5, 1, 9, 30, tzinfo=UTC)
LATER = datetime(2024, 6, 2, 9, 30, tzinfo=UTC)


def message(source: str, context: str = "narrative", *, line: int = 1, notes: Sequence[str] = ()) -> Message:
    names = re.findall(r"\{(\w+)\}", source)
    values = tuple((name, name.replace("_", " ")) for name in names)
    return Message(
        context=context, source=source, values=values, notes=tuple(notes), references=(f"source.txt:{line}",)
    )


ARREST = message("{Adil_Mirov} was arrested on 3 May.", notes=["narrative", "{Adil_Mirov} = Adil Mirov (person)"])
BAN = message("Lift the ban on gatherings.", "request", line=7)
MESSAGES = (message("Fear for safety", "title"), ARREST, BAN)


def french(messages: Sequence[Message] = MESSAGES) -> Catalog:
    catalog = Catalog.new(messages, "fr", project="eur-99-01-05", when=WHEN)
    targets = {
        ARREST.key: Target(("{Adil_Mirov} a été arrêté le 3 mai.",)),
        BAN.key: Target(("Levez l'interdiction.",)),
    }
    return catalog.with_targets(targets, when=WHEN, translator="Ines Prado")


def target(catalog: Catalog, wanted: Message) -> str:
    return catalog.translations([wanted])[0].target


# --- reading and writing -----------------------------------------------------------------------


@pytest.mark.parametrize("path", sorted(CASES.glob("read/*.po")), ids=lambda path: path.name)
def test_an_untouched_file_is_written_byte_for_byte(path: Path) -> None:
    assert Catalog.parse(path.read_bytes(), path.name).text().encode() == path.read_bytes()


@pytest.mark.parametrize("path", sorted(CASES.glob("read/*.expected.po")), ids=lambda path: path.name)
def test_a_touched_file_keeps_all_that_gettext_reads(path: Path) -> None:
    given = path.with_name(path.name.replace(".expected", ""))
    catalog = replace(Catalog.parse(given.read_bytes(), given.name), _untouched=None)
    assert catalog.text() == path.read_text("utf-8")


@pytest.mark.parametrize("path", sorted(CASES.glob("refused/*.po")), ids=lambda path: path.stem)
def test_what_gettext_refuses_is_refused_with_its_line(path: Path) -> None:
    problem = path.with_suffix(".txt").read_text().strip()
    with pytest.raises(FormatError, match=re.escape(f"{path.name}:") + problem):
        Catalog.parse(path.read_bytes(), path.name)


def test_line_ends_of_windows_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    text = "\ufeff" + french().text().replace("\n", "\r\n")
    catalog = Catalog.parse(text.encode(), "fr.po")
    assert catalog.text() == text
    assert target(catalog, BAN) == "Levez l'interdiction."
    touched = catalog.with_targets({BAN.key: Target(("Levez-la.",))}, when=WHEN).text()
    assert touched.count("\r\n") == touched.count("\n") > 10


def test_a_file_in_another_charset_becomes_utf_8() -> None:
    text = french().text().replace("charset=UTF-8", "charset=ISO-8859-1")
    catalog = Catalog.parse(text.encode("latin-1"), "fr.po")
    assert target(catalog, ARREST) == "{Adil_Mirov} a été arrêté le 3 mai."
    assert "charset=UTF-8" in catalog.text()


@pytest.mark.parametrize(
    ("charset", "problem"), [("UTF-8", r"fr\.po:\d+: is not the UTF-8"), ("klingon", r"fr\.po: .*'klingon'")]
)
def test_bytes_that_are_not_what_the_header_says_are_refused(charset: str, problem: str) -> None:
    data = french().text().replace("UTF-8", charset).encode("latin-1")
    with pytest.raises(FormatError, match=problem):
        Catalog.parse(data, "fr.po")


def test_a_file_without_header_is_read() -> None:
    catalog = Catalog.parse('# a comment\nmsgid "a"\nmsgstr "b"\n', "fr.po")
    assert [(entry.source, entry.target, entry.comments) for entry in catalog.entries] == [("a", "b", ("a comment",))]


def test_a_text_that_is_a_path_is_no_file(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_text('msgid "a"\nmsgstr "b"\n')
    with pytest.raises(FormatError):
        Catalog.parse(str(path), "fr.po")


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="{}"), min_size=1)


@given(st.lists(st.tuples(TEXT, TEXT, TEXT.map(str.strip)), max_size=5))
def test_any_text_comes_back(entries: list[tuple[str, str, str]]) -> None:
    messages = [Message(context=context, source=source) for context, source, _ in entries]
    targets = {each.key: Target((text,)) for each, (_, _, text) in zip(messages, entries, strict=True)}
    written = Catalog.new(messages, "fr", project="p", when=WHEN).with_targets(targets, when=WHEN).text()
    read = Catalog.parse(written.encode(), "fr.po")
    assert [each.targets for each in read.translations(messages)] == [targets[each.key].targets for each in messages]
    assert replace(read, _untouched=None).text() == written


@given(st.text(alphabet='msgidstrctx "\\n#~|,.:=[]0\r\n'))
def test_any_file_is_read_or_refused(text: str) -> None:
    try:
        catalog = Catalog.parse(text, "fr.po")
    except FormatError:
        return
    assert catalog.text() == text


# --- new catalogs ------------------------------------------------------------------------------


def test_a_new_catalog_says_all_that_a_translator_needs() -> None:
    text = french().text()
    entry = """\
#. narrative
#. {Adil_Mirov} = Adil Mirov (person)
#: source.txt:1
#, python-brace-format
msgctxt "narrative"
msgid "{Adil_Mirov} was arrested on 3 May."
msgstr "{Adil_Mirov} a été arrêté le 3 mai."
"""
    assert entry in text
    assert '"Language: fr\\n"' in text
    assert '"Last-Translator: Ines Prado\\n"' in text
    assert "fuzzy" not in text


def test_one_text_in_one_role_is_one_message() -> None:
    again = replace(BAN, references=("source.txt:30",), notes=("request 2 of 2",))
    catalog = Catalog.new([BAN, again], "fr", project="p", when=WHEN)
    assert len(catalog.entries) == 1
    assert catalog.references() == {BAN.key: ("source.txt:7", "source.txt:30")}


@pytest.mark.parametrize("locale", ["fr", "ar", "pt-BR", "sr-Latn", "zh-Hant", None])
def test_validators_of_the_trade_find_no_error(locale: str | None, tmp_path: Path) -> None:
    need(shutil.which("msgfmt") and shutil.which("msgcat"), "gettext")
    need(shutil.which("i18nspector"), "i18nspector")
    catalog = Catalog.new(MESSAGES, locale, project="eur-99-01-05", when=WHEN)
    if locale:
        catalog = catalog.with_targets({BAN.key: Target(("X",), fuzzy=True)}, when=WHEN, translator="Ines Prado")
    language = re.search(r'"Language: (\w*)', catalog.text())
    assert language
    path = tmp_path / (f"{language[1]}.po" if locale else "messages.pot")
    path.write_text(catalog.text(), "utf-8")
    checked = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", path], capture_output=True, text=True, check=True)
    assert not locale or checked.stderr == ""
    inspected = subprocess.run(["i18nspector", path], capture_output=True, text=True, check=True)
    assert not [line for line in inspected.stdout.splitlines() if line.startswith("E:")]
    same = subprocess.run(["msgcat", "--no-wrap", path], capture_output=True, text=True, check=True)
    assert same.stdout == catalog.text()


# --- new translations --------------------------------------------------------------------------


def test_a_draft_is_fuzzy_and_a_person_takes_the_mark_away() -> None:
    drafted = french().with_targets(
        {BAN.key: Target(("Levez-la.",), fuzzy=True, comments=("ua: draft=memory score=0.92",))}, when=LATER
    )
    (translation,) = drafted.translations([BAN])
    assert translation.fuzzy
    assert translation.comments == ("ua: draft=memory score=0.92",)
    assert drafted.last_translator == "Ines Prado"
    assert "2024-06-02" in drafted.text()
    final = drafted.with_targets({BAN.key: Target(("Levez-la.",))}, when=LATER, translator="Omar <omar@example.org>")
    (translation,) = final.translations([BAN])
    assert not translation.fuzzy
    assert translation.comments == ("ua: draft=memory score=0.92",)
    assert final.last_translator == "Omar"


def test_the_old_catalog_stays_as_it_is() -> None:
    catalog = french()
    before = catalog.text()
    catalog.with_targets({BAN.key: Target(("Autre.",), fuzzy=True)}, when=LATER)
    catalog.merge([BAN])
    assert catalog.text() == before


def test_the_same_translation_changes_nothing() -> None:
    catalog = french()
    same = catalog.with_targets({BAN.key: Target(("Levez l'interdiction.",))}, when=LATER, translator="Omar")
    assert same is catalog


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(UsageError, match="no message has the key 0123"):
        french().with_targets({"0123": Target(("x",))}, when=WHEN)


def test_a_message_that_the_file_lacks_is_untranslated() -> None:
    (translation,) = french().translations([message("Something else")])
    assert translation.empty


# --- merging -----------------------------------------------------------------------------------


def test_merging_the_same_messages_changes_nothing() -> None:
    text = french().text()
    catalog = Catalog.parse(text, "fr.po")
    assert catalog.merge(MESSAGES, when=LATER) is catalog
    wrapped = text.replace('msgid "Lift the ban', 'msgid ""\n"Lift the "\n"ban').encode()
    assert Catalog.parse(wrapped, "fr.po").merge(MESSAGES, when=LATER).text().encode() == wrapped


def test_new_places_and_notes_leave_the_translation_final() -> None:
    moved = replace(BAN, references=("source.txt:9",), notes=("request 1 of 1",))
    merged = french().merge([MESSAGES[0], ARREST, moved], when=LATER)
    assert merged.references()[BAN.key] == ("source.txt:9",)
    assert target(merged, BAN) == "Levez l'interdiction."
    assert not merged.translations([BAN])[0].fuzzy
    assert '"POT-Creation-Date: 2024-06-02' in merged.text()


def test_a_changed_message_starts_from_the_former_translation() -> None:
    changed = message("Lift the ban on public gatherings.", "request")
    merged = french().merge([MESSAGES[0], ARREST, changed])
    (translation,) = merged.translations([changed])
    assert translation.target == "Levez l'interdiction."
    assert translation.fuzzy
    assert '#| msgctxt "request"\n#| msgid "Lift the ban on gatherings."\n' in merged.text()


def test_a_name_that_changed_makes_a_translation_fuzzy() -> None:
    changed = message("{Adil_Karimov} was arrested on 3 May.")
    merged = french().merge([changed])
    assert merged.translations([changed])[0].fuzzy


def test_a_vanished_message_comes_back_translated() -> None:
    without = french().merge([MESSAGES[0], ARREST])
    assert [entry.source for entry in without.obsolete] == [BAN.source]
    again = Catalog.parse(without.text(), "fr.po").merge(MESSAGES)
    assert target(again, BAN) == "Levez l'interdiction."
    assert not again.translations([BAN])[0].fuzzy
    assert not again.obsolete


def test_an_edit_that_is_undone_gives_the_final_translation_back() -> None:
    changed = message("Lift the ban on public gatherings.", "request")
    undone = french().merge([MESSAGES[0], ARREST, changed]).merge(MESSAGES)
    assert target(undone, BAN) == "Levez l'interdiction."
    assert not undone.translations([BAN])[0].fuzzy


def test_a_role_that_changed_makes_a_translation_fuzzy() -> None:
    moved = replace(BAN, context="letter")
    merged = french().merge([moved])
    assert merged.translations([moved])[0].fuzzy
    assert '#| msgctxt "request"' in merged.text()


def test_what_was_ignored_in_the_former_text_is_not_ignored_in_the_new() -> None:
    comments = ("a note that stays", "ua: ignore=length-ratio it is shorter in French")
    catalog = french().with_targets({BAN.key: Target(("Levez-la.",), comments=comments)}, when=WHEN)
    changed = message("Lift the ban on public gatherings.", "request")
    merged = catalog.merge([changed])
    assert merged.translations([changed])[0].comments == ("a note that stays",)
    assert comments in [entry.comments for entry in merged.obsolete]


SOURCES = [
    f"The {thing} of {{Adil_Mirov}} must {act} now." for thing in ("lawyer", "trial") for act in ("begin", "end")
]


@given(st.lists(st.lists(st.sampled_from(SOURCES), unique=True), min_size=1, max_size=4))
def test_no_translation_is_ever_lost(revisions: list[list[str]]) -> None:
    messages = [message(source) for source in SOURCES]
    catalog = Catalog.new(messages, "fr", project="p", when=WHEN)
    catalog = catalog.with_targets({each.key: Target((f"fr {each.source}",)) for each in messages}, when=WHEN)
    for revision in revisions:
        wanted = [message(source) for source in revision]
        catalog = catalog.merge(wanted)
        assert [entry.source for entry in catalog.entries] == revision
        assert catalog.merge(wanted) is catalog
        assert Catalog.parse(catalog.text(), "fr.po").merge(wanted).text() == catalog.text()
    restored = catalog.merge(messages)
    assert [(each.target, each.fuzzy) for each in restored.translations(messages)] == [
        (f"fr {each.source}", False) for each in messages
    ]
