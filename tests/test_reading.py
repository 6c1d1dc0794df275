"""Reading whole documents: every fact that a person finds in them, and no line lost."""

from __future__ import annotations

import dataclasses
import re
import textwrap
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import shared
from ua_i18n import FormatError, SourceLine, SourceText, UaError
from ua_i18n.model import ActionKind, Addressee, Reading, UrgentAction
from ua_i18n.reading import read
from ua_i18n.reading.labels import Labels
from ua_i18n_plugins.readers.text import TextReader

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[1]
UNDERSTOOD = ("furniture", "header", "deadline", "action", "updates", "appeal_languages", "date", "appeals", "persons")
"""Fields that hold what a line means, and not its words."""
CASES = sorted((ROOT / "tests" / "cases" / "reading").glob("*.txt"))


@pytest.fixture(scope="session")
def labels() -> Labels:
    return english()


@cache
def english() -> Labels:
    folder = ROOT / "locales" / "en"
    texts = ((folder / name).read_text(encoding="utf-8") for name in ("labels.yaml", "countries.yaml"))
    return Labels.parse(*texts, "locales/en/labels.yaml")


def read_text(text: str, labels: Labels) -> Reading:
    return read(TextReader().read(text.encode(), "case.txt"), labels)


def plain(value: Any) -> Any:
    """A model value as the YAML of the cases writes it."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {item.name: plain(getattr(value, item.name)) for item in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return {str(key): plain(item) for key, item in value.items()} if isinstance(value, dict) else value


def differences(expected: Any, actual: Any, where: str = "") -> Iterator[str]:
    """Where `actual` lacks something expected; what the case does not name may be anything."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            yield from differences(value, actual.get(key, "(no such field)"), f"{where}.{key}")
    elif isinstance(expected, list) and len(expected) == len(actual):
        for number, (one, other) in enumerate(zip(expected, actual, strict=True)):
            yield from differences(one, other, f"{where}[{number}]")
    elif (expected.isoformat() if isinstance(expected, date) else expected) != actual:
        yield f"{where}: expected {expected!r}, read {actual!r}"


# --- documents with what a person reads in them -------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_fact_of_a_document_is_read(case: Path, labels: Labels) -> None:
    expected = yaml.safe_load(case.with_suffix(".yaml").read_text(encoding="utf-8"))
    reading = read(TextReader().read(case.read_bytes(), case.name), labels)
    assert list(differences(expected, plain(reading.action))) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_line_of_a_document_is_placed(case: Path, labels: Labels) -> None:
    source = TextReader().read(case.read_bytes(), case.name)
    reading = read(source, labels)
    assert reading.action.unrecognised == ()
    assert set(reading.placed) == {line.number for line in source.lines if line.text}
    assert reading.warnings == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_model_holds_every_word_of_a_placed_line(case: Path, labels: Labels) -> None:
    source = TextReader().read(case.read_bytes(), case.name)
    reading = read(source, labels)
    held = words(" ".join(texts(plain(reading.action)))) | label_words(labels)
    for line in source.lines:
        if line.text and reading.placed[line.number] not in UNDERSTOOD:
            assert words(line.text) - held == set(), f"line {line.number}: {line.text}"


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts(item)


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def label_words(labels: Labels) -> set[str]:
    """The words of labels, and the numbers and bullets of lists."""
    listed = [phrase for phrases in (*labels.openers.values(), *labels.contacts.values()) for phrase in phrases]
    joints = (*labels.addressees.salutation, *labels.copies.lead, *labels.action.join, *labels.furniture.instructions)
    return words(" ".join([*listed, *joints])) | {"1", "2", "a", "b", "o"}


def test_the_shared_sample_is_read_whole(labels: Labels) -> None:
    gold = yaml.safe_load(shared("gold/ua-105-00.yaml").read_text(encoding="utf-8"))
    source = TextReader().read(shared("seeds/ua-105-00.txt").read_bytes(), "ua-105-00.txt")
    reading = read(source, labels)
    action = plain(reading.action)
    for case, counted in zip(gold["appeals"], action["appeals"], strict=True):
        assert len(counted["requests"]) == case.pop("requests")
    same = ("index", "date", "kind", "ua_number", "updates", "concerns", "countries", "appeals", "extra", "deadline")
    assert list(differences({key: gold[key] for key in (*same, "appeal_languages")}, action)) == []
    assert action["channels"] == [channel.replace(" ", "-") for channel in gold["channels_asked"]]
    assert action["copies_to"] == [gold["copies_to"]]
    assert len(action["narrative"]) == gold["narrative"]["paragraphs"]
    assert reading.action.unrecognised == ()
    assert set(reading.placed) == {line.number for line in source.lines if line.text}


def test_a_reading_leaves_later_stages_their_fields(labels: Labels) -> None:
    action = read_text(CASES[0].read_text(encoding="utf-8"), labels).action
    untouched = UrgentAction()
    assert (action.id, action.source, action.protected, action.letter) == (
        untouched.id,
        untouched.source,
        untouched.protected,
        untouched.letter,
    )


def wrapped(text: str, width: int) -> str:
    """`text` as an editor would wrap it, bullets with a hanging indent."""
    lines = (textwrap.wrap(line, width, subsequent_indent="  " * line.startswith("- ")) for line in text.splitlines())
    return "\n".join("\n".join(line) for line in lines)


DRESSES: dict[str, Callable[[str], str | bytes]] = {
    "wrapped at 78": lambda text: wrapped(text, 78),
    "wrapped at 66": lambda text: wrapped(text, 66),
    "quoted": lambda text: "\n".join(f"> {line}" for line in wrapped(text, 70).splitlines()),
    "boxed": lambda text: "\n".join(f"| {line:74} |" for line in wrapped(text, 72).splitlines()),
    "indented": lambda text: textwrap.indent(text, "    "),
    "double spaced": lambda text: text.replace("\n", "\n\n"),
    "single spaced": lambda text: text.replace("\n\n", "\n"),
    "round bullets": lambda text: text.replace("\n- ", "\n• "),
    "tight bullets": lambda text: text.replace("\n- ", "\n-"),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "page breaks": lambda text: text.replace("\n- ", "\n\n\f\n- 2 -\n\nPage 3 of 4\n\n- "),
}


@pytest.mark.parametrize("dress", DRESSES)
def test_the_same_document_in_another_dress_says_the_same(dress: str, labels: Labels) -> None:
    text = (ROOT / "tests" / "cases" / "reading" / "extra-2002.txt").read_text(encoding="utf-8")
    dressed = DRESSES[dress](text)
    data = dressed if isinstance(dressed, bytes) else dressed.encode()
    reading = read(TextReader().read(data, "case.txt"), labels)
    assert list(differences(plain(read_text(text, labels).action), plain(reading.action))) == []


# --- layouts, part by part -------------------------------------------------------------------------------------


def appeal(body: str, title: str = "HAITI Marie Toussaint (f)") -> str:
    return f"PUBLIC AI Index: AMR 36/001/2004\n\n3 May 2004\n\nUA 5/04 Fear for safety\n\n{title}\n\n{body}\n"


def addressees(block: str, labels: Labels) -> tuple[Addressee, ...]:
    reading = read_text(
        appeal(f"RECOMMENDED ACTION: Please write:\n- urging an inquiry.\n\nAPPEALS TO:\n{block}"), labels
    )
    assert reading.action.unrecognised == ()
    return reading.action.appeals[0].addressees


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("STOP ACTION\n\nZAIRE Mbuyi Kalonji (m)", "ZAIRE Mbuyi Kalonji (m)"),
        ("STOP ACTION\nHAITI MARIE TOUSSAINT", "HAITI MARIE TOUSSAINT"),
        ("STOP ACTION: PERU Rosa Quispe (f), teacher", "PERU Rosa Quispe (f), teacher"),
        ("Stop action – Togo: Kossi Amegan (m)", "Togo: Kossi Amegan (m)"),
    ],
)
def test_the_name_of_its_kind_is_no_part_of_a_title(title: str, said: str, labels: Labels) -> None:
    action = read_text(appeal("No further action is requested.", title), labels).action
    assert action.title == said
    assert action.kind is ActionKind.STOP_ACTION
    assert len(action.countries) == 1


@pytest.mark.parametrize(
    ("line", "private"),
    [
        ("PUBLIC AI Index: AMR 36/001/2004", False),
        ("EXTERNAL (for general distribution) AI Index: AMR 36/001/2004", False),
        ("EXTERNAL AI Index: AMR 36/001/2004", False),
        ("INTERNAL AI Index: AMR 36/001/2004", True),
        ("AI Index: AMR 36/001/2004", True),
        ("Al Index: AMR 36/001/2004", True),
    ],
)
def test_only_a_document_marked_public_is_not_private(line: str, private: bool, labels: Labels) -> None:
    action = read_text(f"{line}\nUA 5/04 Torture\nHAITI Marie Toussaint (f)\n", labels).action
    assert (action.index, action.private) == ("AMR 36/001/2004", private)


@pytest.mark.parametrize(
    ("line", "number", "kind", "extra"),
    [
        ("UA 105/00 Torture", "UA 105/00", ActionKind.NEW, False),
        ("UA: 52/12 Torture", "UA 52/12", ActionKind.NEW, False),
        ("First UA: 57/21", "UA 57/21", ActionKind.NEW, False),
        ("THIRD UA 60/16", "UA 60/16", ActionKind.FURTHER_INFORMATION, False),
        ("Second 12.24", "UA 12/24", ActionKind.FURTHER_INFORMATION, False),
        ("EXTRA 19/92 Torture", "EXTRA 19/92", ActionKind.NEW, True),
        (
            "Further information on EXTRA 19/92 (AMR 51/58/91) - Torture",
            "EXTRA 19/92",
            ActionKind.FURTHER_INFORMATION,
            True,
        ),
        ("Follow-up on UA 52/10 (10 March 2010)", "UA 52/10", ActionKind.FURTHER_INFORMATION, False),
    ],
)
def test_numbers_of_every_shape(line: str, number: str, kind: ActionKind, extra: bool, labels: Labels) -> None:
    action = read_text(f"{line}\n\nHAITI Marie Toussaint (f)\n", labels).action
    assert (action.ua_number, action.kind, action.extra) == (number, kind, extra)


def test_a_number_in_running_text_is_no_follow_up(labels: Labels) -> None:
    action = read_text(appeal("She was threatened before (see UA 12/03, AMR 36/002/2003)."), labels).action
    assert (action.kind, action.updates, action.ua_number) == (ActionKind.NEW, (), "UA 5/04")


def test_two_indexes_that_differ_are_a_warning_and_the_header_stands(labels: Labels) -> None:
    again = "UA: 5/04 Index: AMR 36/002/2004 Issue Date: 3 May 2004"
    reading = read_text(appeal(f"She was threatened.\n\nADDITIONAL INFORMATION\nShe is ill.\n\n{again}"), labels)
    assert reading.action.index == "AMR 36/001/2004"
    assert "AMR 36/002/2004" in reading.warnings[0]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Premier of the Republic LIN Baoguo Zongli", ("LIN Baoguo", "Premier of the Republic", "Zongli", None)),
        ("Premier of the Republic LIN Baoguo Xinzhihui", ("LIN Baoguo", "Premier of the Republic", "Xinzhihui", None)),
        ("Minister of Justice PAK Chol Su", ("PAK Chol Su", "Minister of Justice", None, None)),
        ("Prime Minister Wen JIABEI Guojia Zongli", ("Wen JIABEI", "Prime Minister", "Guojia Zongli", None)),
        ("President Rosalba Quintana", ("Rosalba Quintana", "President", None, None)),
        ("Minister of Defence General Ousmane Diop", ("Ousmane Diop", "Minister of Defence", None, "General")),
        ("Mr Ousmane Diop, Minister of Defence", ("Ousmane Diop", "Minister of Defence", None, "Mr")),
        ("His Excellency General Ousmane Diop", ("Ousmane Diop", None, None, "His Excellency General")),
        ("Attorney General Luis Pardo Gil", ("Luis Pardo Gil", "Attorney General", None, None)),
        ("Minister of the Interior", (None, "Minister of the Interior", None, None)),
        ("Office of the Attorney General", (None, "Office of the Attorney General", None, None)),
    ],
)
def test_name_and_office_on_one_line(line: str, expected: tuple[str | None, ...], labels: Labels) -> None:
    country = "North Korea" if "PAK" in line else "China"
    (one,) = addressees(f"{line}\n1 Main Street\nMain Town, {country}\nSalutation: Your Excellency", labels)
    assert (one.name, one.office, one.native_title, one.honorific) == expected
    assert one.address_lines == ("1 Main Street", f"Main Town, {country}")


@pytest.mark.parametrize(
    "block",
    ["Minister of Justice\nMs Edna Okoro\n1 Main Street", "Ms Edna Okoro\nMinister of Justice\n1 Main Street"],
)
def test_name_and_office_in_either_order(block: str, labels: Labels) -> None:
    (one,) = addressees(block, labels)
    assert (one.name, one.honorific, one.office) == ("Edna Okoro", "Ms", "Minister of Justice")
    assert (one.rank, one.level, one.gender) == ("minister", "state", "f")


@pytest.mark.parametrize(
    ("office", "rank", "level"),
    [
        ("Premier", "head-of-government", "state"),
        ("President of the Republic", "head-of-state", "state"),
        ("President of the Supreme Court", "judge", "state"),
        ("Deputy Prime Minister", "minister", "state"),
        ("Governor of Oaxaca", "governor", "region"),
        ("Chief of Police of Kano Province", "police", "region"),
        ("Public Prosecutor", "prosecutor", "state"),
        ("UN High Commissioner for Refugees", "international-body", "body"),
        ("Ambassador to the United Nations", "ambassador", "state"),
        ("His Majesty King Harun", "monarch", "state"),
        ("Ms Edna Okoro", "person", None),
    ],
)
def test_rank_and_level_of_an_office(office: str, rank: str | None, level: str | None, labels: Labels) -> None:
    (one,) = addressees(f"{office}\n1 Main Street\nSalutation: Your Excellency", labels)
    assert (one.rank, one.level) == (rank, level)


def test_blocks_without_blank_lines_end_with_the_salutation(labels: Labels) -> None:
    found = addressees(
        "Minister of Justice\nAvenue A\nSalutation: Dear Minister\nChief of Police\nAvenue B\nSalutation: Dear Sir",
        labels,
    )
    assert [(one.office, one.address_lines) for one in found] == [
        ("Minister of Justice", ("Avenue A",)),
        ("Chief of Police", ("Avenue B",)),
    ]


def test_a_group_without_addressees_is_kept(labels: Labels) -> None:
    body = "RECOMMENDED ACTION: Please write:\n\nAPPEALS TO THE OAS:\n- urging it to act.\n\n"
    body += "APPEALS TO THE HAITIAN AUTHORITIES:\n- urging them to act.\nMinister of Justice\nRue B\n"
    groups = read_text(appeal(body), labels).action.appeals
    assert [(group.to, len(group.requests), len(group.addressees)) for group in groups] == [
        ("THE OAS", 1, 0),
        ("THE HAITIAN AUTHORITIES", 1, 1),
    ]
    assert groups[1].addressees[0].country == "HT"


def test_requests_before_two_headings_go_to_both(labels: Labels) -> None:
    body = "RECOMMENDED ACTION: Please write:\n- urging an inquiry.\n\nAPPEALS TO:\nMinister of Justice\nRue B\n\n"
    body += "APPEALS TO THE POLICE:\nChief of Police\nRue C\n"
    groups = read_text(appeal(body), labels).action.appeals
    assert [(len(group.requests), group.addressees[0].office) for group in groups] == [
        (1, "Minister of Justice"),
        (1, "Chief of Police"),
    ]


@pytest.mark.parametrize(
    ("text", "send", "before", "after"),
    [
        ("PLEASE SEND APPEALS IMMEDIATELY.", "immediately", None, None),
        ("PLEASE SEND APPEALS BEFORE 4 MAY 2015.", None, date(2015, 5, 4), None),
        (
            "PLEASE SEND APPEALS IMMEDIATELY. Check with your section office if sending appeals after 19 July 2000.",
            "immediately",
            None,
            date(2000, 7, 19),
        ),
        ("APPEAL DEADLINE NOTICE: 25 August 2017", None, date(2017, 8, 25), None),
        ("PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL 1 June 2021", "as soon as possible", date(2021, 6, 1), None),
    ],
)
def test_deadlines(text: str, send: str | None, before: date | None, after: date | None, labels: Labels) -> None:
    deadline = read_text(appeal(text), labels).action.deadline
    assert (deadline.send, deadline.before, deadline.check_after) == (send, before, after)


def test_furniture_between_the_lines_of_an_address_is_no_address(labels: Labels) -> None:
    (one,) = addressees(
        "Minister of Justice\nMr Abel Roche\n\nPage 2 of UA 5/04\n\n2\n\nRue B\nPort-au-Prince, Haiti", labels
    )
    assert (one.name, one.address_lines) == ("Abel Roche", ("Rue B", "Port-au-Prince, Haiti"))


def test_heading_and_body_on_one_line(labels: Labels) -> None:
    text = "She was hurt. BACKGROUND INFORMATION She is a teacher. RECOMMENDED ACTION: Please send faxes in French: "
    text += "- urging an inquiry."
    action = read_text(appeal(text), labels).action
    assert action.narrative == (("She was hurt.",),)
    assert action.background == (("She is a teacher.",),)
    assert [request.text for request in action.appeals[0].requests] == ["urging an inquiry."]
    assert action.channels == ("fax",)
    assert action.appeal_languages == ("French",)


# --- odd input -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Dear all,\n\nthe meeting is at noon.\n", "x", "# Notes\n\n- buy milk\n"])
def test_what_is_no_urgent_action_is_refused(text: str, labels: Labels) -> None:
    with pytest.raises(FormatError, match=r"case\.txt: not an Urgent Action: .*index or UA number"):
        read_text(text, labels)


def test_what_no_rule_places_is_unrecognised_word_for_word(labels: Labels) -> None:
    stray = "The editors of this page would like to thank all of those readers who have kindly offered to carry it "
    stray += "on their boards this year."
    reading = read_text(appeal(f"PLEASE SEND APPEALS IMMEDIATELY.\n\n{stray}"), labels)
    assert [missed.text for missed in reading.action.unrecognised] == [stray]
    assert reading.action.unrecognised[0].line not in reading.placed


FRAGMENTS = st.sampled_from(
    [line for case in CASES for line in case.read_text(encoding="utf-8").splitlines()]
    + [
        "APPEALS TO:",
        "COPIES TO",
        "Fax:",
        "Salutation:",
        "(",
        "1)",
        "UA",
        "Further information on",
        "TITLE:",
        ">",
        "|x|",
    ]
)
LINES = st.lists(st.tuples(st.one_of(FRAGMENTS, st.text(max_size=40)), st.integers(0, 6), st.booleans()), max_size=40)


@settings(deadline=None, max_examples=150)
@given(LINES)
def test_no_line_is_lost_and_no_text_is_an_error(lines: list[tuple[str, int, bool]]) -> None:
    numbered = tuple(SourceLine(number, *line) for number, line in enumerate(lines, start=1))
    try:
        reading = read(SourceText("case.txt", "", numbered), english())
    except UaError:
        return
    unrecognised = {missed.line for missed in reading.action.unrecognised}
    said = {line.number for line in numbered if line.text.strip()}
    assert set(reading.placed) | unrecognised == said
    assert set(reading.placed) & unrecognised == set()
