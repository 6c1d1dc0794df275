from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.catalog import Catalog, Target, poparse, poscan
from ua_i18n.errors import UaError
from ua_i18n.model import Message, Translation

MOMENT = datetime(2024, 3, 4, tzinfo=UTC)
# A lone surrogate cannot be saved, a brace is no text; and several lines are written as several strings: no glance.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="{}"), min_size=1).filter(
    lambda text: "\n" not in text[:-1]
)


def catalog(targets: dict[str, Target]) -> Catalog:
    messages = [
        Message(context="request", source=source, notes=("a note",), references=("a.txt:3",)) for source in targets
    ]
    made = Catalog.new(messages, "fr", project="x", when=MOMENT)
    return made.with_targets({message.key: targets[message.source] for message in messages}, when=MOMENT)


def glanced(text: str, sources: list[str]) -> list[Translation]:
    seen = poscan.glance(text.encode())
    assert seen is not None
    found = [(source, *seen[poscan.identity("request", source)]) for source in sources]
    return [
        Translation(message=Message(context="request", source=source), targets=(poparse.unescaped(raw),), fuzzy=fuzzy)
        for source, raw, fuzzy in found
    ]


@given(st.dictionaries(TEXT, st.tuples(TEXT, st.booleans()), min_size=1))
def test_a_glance_sees_what_a_catalog_reads(texts: dict[str, tuple[str, bool]]) -> None:
    text = catalog({source: Target((target,), fuzzy=fuzzy) for source, (target, fuzzy) in texts.items()}).text()
    seen = glanced(text, list(texts))
    assert {item.message.source: (item.target, item.fuzzy) for item in seen} == texts


def test_obsolete_and_former_texts_are_passed_over() -> None:
    former, current = "urging them to release her at once", "urging them to release her today"
    first = catalog({former: Target(("la libérer",)), "Gone": Target(("Parti",))})
    revised = first.merge([Message(context="request", source=current)], when=MOMENT)
    assert "#~ msgid" in revised.text()
    assert "#| msgid" in revised.text()
    (item,) = glanced(revised.text(), [current])
    assert (item.target, item.fuzzy) == ("la libérer", True)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("charset=UTF-8", "charset=ISO-8859-1"),
        ('msgstr "Libérez-la."', 'msgstr ""\n"Libérez-la."'),
        ('msgstr "Libérez-la."', 'msgstr "Libérez "la."'),
        ('msgstr "Libérez-la."', 'msgstr "Libérez\\qla."'),
        ('msgstr "Libérez-la."', 'msgid_plural "x"\nmsgstr[0] "Libérez-la."'),
        ('msgctxt "request"\n', ""),
        ("\nmsgctxt", "\n<<<<<<< ours\nmsgctxt"),
        ("#: a.txt:3", "#= fuzzy"),
        ("\n", "\r\n"),
        ('msgstr "Libérez-la."\n', ""),
    ],
)
def test_a_file_of_another_form_is_left_to_the_catalog(old: str, new: str) -> None:
    text = catalog({"Release her.": Target(("Libérez-la.",))}).text()
    assert poscan.glance(text.encode()) is not None
    assert old in text
    assert poscan.glance(text.replace(old, new).encode()) is None


def test_a_crowd_of_comments_before_a_fault_is_looked_at_once() -> None:
    text = catalog({"Release her.": Target(("Libérez-la.",))}).text()
    assert poscan.glance((text + "\n" + "# said\n" * 200_000 + "a fault\n").encode()) is None


def test_a_message_that_stands_there_twice_is_left_to_the_catalog() -> None:
    text = catalog({"Release her.": Target(("Libérez-la.",))}).text()
    entry = text[text.index("\n\n") + 1 :]
    assert poscan.glance((text + entry).encode()) is None


def test_a_flag_that_only_looks_like_fuzzy_is_another() -> None:
    text = catalog({"Now!": Target(("!",), fuzzy=True)}).text()
    for broken in (text.replace("#, fuzzy", "#, #fuzzy"), text.replace("#, fuzzy", '#, fuzzy"')):
        assert [fuzzy for _, fuzzy in (poscan.glance(broken.encode()) or {}).values()] == [False]


@given(st.data())
def test_whatever_is_done_to_a_file_it_is_not_misread(data: st.DataObject) -> None:
    """A glance either gives the file up, or sees just what the catalog reads."""
    text = catalog({"Release {A}.": Target(("Libérez {A}.",)), "Now!\n": Target(("!\n",), fuzzy=True)}).text()
    at = data.draw(st.integers(0, len(text) - 1))
    stop = at + data.draw(st.integers(0, 40))
    broken = text[:at] + data.draw(st.sampled_from(["", '"', "\n", "#", "#~ ", "#, fuzzy\n", "\\", " "])) + text[stop:]
    seen = poscan.glance(broken.encode())
    if seen is None:
        return
    try:
        read = Catalog.parse(broken, "fr.po")
    except UaError:
        pytest.fail(f"read what gettext would refuse: {broken}")
    entries = {poscan.identity(entry.context, entry.source): (entry.target, entry.fuzzy) for entry in read.entries}
    assert {key: (poparse.unescaped(raw), fuzzy) for key, (raw, fuzzy) in seen.items()} == entries
