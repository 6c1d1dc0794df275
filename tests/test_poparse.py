from __future__ import annotations

from datetime import UTC, datetime

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.catalog import Catalog, Target, catalog, poparse
from ua_i18n.model import Message

MOMENT = datetime(2024, 3, 4, tzinfo=UTC)
HEAD = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
WHOLE = f"""\
# French translation of x.
#
# Ana, 2024.
{HEAD}
# kept by hand
#
#  indented, and "quoted"
#. request 1 of 2
#. {{A}} = Ana (person, at-risk, f; unchanged)
#: source.txt:17 other.txt b:c
#: a.txt:3
#, fuzzy, python-brace-format
#| msgctxt "request"
#| msgid ""
#| "one\\n"
#| "#| two"
msgctxt "request"
msgid "urging them to release {{A}};"
msgstr "\\tla \\"libérer\\" \\\\ ;"

msgid ""
"first\\n"
"second"
msgstr ""

# why it went
#, fuzzy
#~| msgid "was"
#~ msgctxt "request"
#~ msgid "gone"
#~ msgstr "parti"

#~ msgid "gone too"
#~ msgstr "parti aussi"
"""


def by_polib(text: str) -> list[dict[str, object]]:
    """The entries as polib alone reads them, where it reads them right."""
    _, entries = catalog._read_by_polib(text, "fr.po")
    return [vars(entry) for entry in entries]


def at_once(text: str) -> list[dict[str, object]] | None:
    parsed = poparse.parse(text)
    return None if parsed is None else [vars(polib.POEntry(**fields)) for fields in parsed.entries]


def test_every_part_of_an_entry_is_what_polib_makes_of_it() -> None:
    read = at_once(WHOLE)
    assert read is not None
    assert len(read) == 4
    assert read == by_polib(WHOLE)


def test_the_header_is_handed_on_as_it_stands() -> None:
    parsed = poparse.parse(WHOLE)
    assert parsed is not None
    assert parsed.header.endswith(HEAD)
    assert Catalog.parse(WHOLE, "fr.po").header == Catalog.parse(WHOLE.replace(" \n", "\n"), "fr.po").header
    assert Catalog.parse(WHOLE, "fr.po").header.comment == "French translation of x.\n\nAna, 2024."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('msgstr "parti"', 'msgid_plural "x"\nmsgstr[0] "parti"'),
        ("#: a.txt:3\n", "#: a.txt:3 \n"),
        ("#: a.txt:3\n", "#= sticky\n"),
        ("#. request 1", "#.request 1"),
        ("#, fuzzy, python", '#, "a, b", python'),
        ("\n", "\r\n"),
        ("# why it went", "\n# why it went"),
        ('msgid "gone"', 'msgid "gone'),
        ('msgid "gone"', 'msgid "go\\ne\\q"'),
        ('#~ msgid "gone"\n', ""),
        ("msgstr", "msgstr "),
        ("# kept", "#, fuzzy\n# kept"),
        (HEAD, f"#, fuzzy\n{HEAD}"),
        (HEAD, ""),
        ('"Language: fr\\n"\n"Content-Type:', '"'),
        ("# French", "\ufeff# French"),
    ],
)
def test_another_form_is_left_to_polib(old: str, new: str) -> None:
    assert old in WHOLE
    assert poparse.parse(WHOLE.replace(old, new)) is None


PIECES = st.sampled_from(["", '"', "\n", "#", "#~ ", "#. ", "#| ", "#, fuzzy\n", "\\", " ", "\u2028", "\x1c", ":", ","])


@pytest.mark.parametrize(("old", "new"), [("#: a.txt", "#: #: a.txt"), ("#: a.txt:3", "#: #:")])
def test_a_broken_comment_says_what_it_says_to_polib(old: str, new: str) -> None:
    assert old in WHOLE
    broken = WHOLE.replace(old, new)
    assert at_once(broken) == by_polib(broken)


@given(st.data())
def test_whatever_is_done_to_a_text_it_is_read_as_polib_does_or_not_at_all(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(WHOLE) - 1))
    end = start + data.draw(st.integers(0, 30))
    broken = WHOLE[:start] + data.draw(PIECES) + WHOLE[end:]
    read = at_once(broken)
    assert read is None or read == by_polib(broken)


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="{}"), min_size=1)


@given(st.dictionaries(TEXT, st.tuples(TEXT, TEXT, st.booleans()), min_size=1))
def test_what_a_catalog_writes_is_read_as_polib_reads_it(texts: dict[str, tuple[str, str, bool]]) -> None:
    messages = {Message(context="note", source=source, references=("a.txt:3",)): rest for source, rest in texts.items()}
    targets = {
        message.key: Target((target,), fuzzy, tuple(comment.splitlines()))
        for message, (target, comment, fuzzy) in messages.items()
    }
    made = Catalog.new(messages, "fr", project="x", when=MOMENT).with_targets(targets, when=MOMENT).text()
    read = at_once(made)
    assert read is None or read == by_polib(made)


def test_lines_of_comment_without_end_are_left_to_polib() -> None:
    endless = WHOLE.replace("# kept by hand\n", "# kept by hand\n" * 1100)
    assert poparse.parse(endless) is None
    assert poparse.parse(WHOLE.replace("# kept by hand\n", "# kept by hand\n" * 900)) is not None
