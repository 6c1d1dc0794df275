"""The text reader: lines, marks and encodings, and what it refuses."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n import FormatError, Reader, SourceLine
from ua_i18n_plugins.readers.text import TextReader, register_readers

SAMPLE = "Señor Ministro — “Dear Minister”"


def lines(data: bytes | str, name: str = "case.txt") -> tuple[SourceLine, ...]:
    raw = data.encode() if isinstance(data, str) else data
    return TextReader().read(raw, name).lines


def test_the_plugin_offers_one_reader_by_name_and_endings() -> None:
    offered: list[Reader] = []
    register_readers(offered.append)
    assert [(reader.name, reader.suffixes) for reader in offered] == [("text", (".txt", ".md"))]
    assert isinstance(offered[0], Reader)


def test_a_source_knows_its_name_and_the_digest_of_its_bytes() -> None:
    data = "UA 5/04\r\n".encode("utf-16")
    source = TextReader().read(data, "ua-5-04.txt")
    assert (source.name, source.sha256) == ("ua-5-04.txt", hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert lines(SAMPLE.encode(encoding))[0].text == SAMPLE


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf_16_by_its_mark(mark: bytes) -> None:
    body = SAMPLE.encode("utf-16-le" if mark == b"\xff\xfe" else "utf-16-be")
    assert lines(mark + body)[0].text == SAMPLE


def test_bytes_that_windows_1252_leaves_free_are_read_as_latin_1() -> None:
    assert lines(b"caf\xe9 \x81")[0].text.startswith("café")


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("# Premier", SourceLine(1, "Premier", level=1)),
        ("#### APPEALS TO:", SourceLine(1, "APPEALS TO:", level=4)),
        ("## Closed ##", SourceLine(1, "Closed", level=2)),
        ("#5 Main Street", SourceLine(1, "#5 Main Street")),
        ("- urging them", SourceLine(1, "urging them", bullet=True)),
        ("  * urging them", SourceLine(1, "urging them", bullet=True)),
        ("•urging them", SourceLine(1, "urging them", bullet=True)),
        ("•\turging them", SourceLine(1, "urging them", bullet=True)),
        ("-urging them", SourceLine(1, "-urging them")),
        ("non-refoulement", SourceLine(1, "non-refoulement")),
        ("7\u00a0June\u202f2000", SourceLine(1, "7 June 2000")),
        ("\ufeffUA\u00ad 5/04\x1a", SourceLine(1, "UA 5/04")),
        ("Mr X\tDear Minister", SourceLine(1, "Mr X    Dear Minister")),
        ("", SourceLine(1, "")),
    ],
)
def test_one_line(raw: str, line: SourceLine) -> None:
    assert lines(f"{raw}\nx")[0] == line


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_numbered_from_one_and_blank_ones_kept(newline: str) -> None:
    found = lines(newline.join(["a", "", "b"]))
    assert [(line.number, line.text) for line in found] == [(1, "a"), (2, ""), (3, "b")]


def test_a_form_feed_ends_no_line() -> None:
    assert [line.text for line in lines("a\n\fb\n\f\nc")] == ["a", "b", "", "c"]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("**Premier** of _the_ Republic", "Premier of the Republic"),
        ("[info@example.org](mailto:info@example.org)", "info@example.org"),
        ("[the report](https://example.org/a_b)", "the report (https://example.org/a_b)"),
        (r"1\. Main Street \[sic\]", "1. Main Street [sic]"),
        ("snake_case_name 2 * 3 * 4", "snake_case_name 2 * 3 * 4"),
    ],
)
def test_markdown_marks_are_no_part_of_the_text(raw: str, text: str) -> None:
    assert lines(raw, "case.md")[0].text == text


def test_plain_text_keeps_its_asterisks_and_underscores() -> None:
    assert lines("a **b** [c](d)")[0].text == "a **b** [c](d)"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b" \n\r\n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"UA 5/04\x00\x01\x02", "is binary"),
        ("UA 5/04".encode("utf-16-le"), "save the document as UTF-8"),
        (bytes(range(1, 32)) * 20, "is binary"),
        (b"\xff\xfeU", "byte 0 is not"),
        (b"%PDF-1.7 x", "is a PDF"),
        (b"PK\x03\x04word", "is a zipped document"),
        (b"{\\rtf1 x}", "is RTF"),
    ],
)
def test_what_is_no_text_is_refused_with_the_file_and_the_way_on(data: bytes, problem: str) -> None:
    with pytest.raises(FormatError, match=problem) as caught:
        lines(data, "report.txt")
    assert caught.value.where == "report.txt"


@given(st.binary(max_size=200))
def test_any_bytes_are_lines_or_a_format_error(data: bytes) -> None:
    try:
        found = lines(data)
    except FormatError:
        return
    assert [line.number for line in found] == list(range(1, len(found) + 1))
    assert all(line.text == line.text.strip() and "\n" not in line.text for line in found)


@given(st.text(st.characters(blacklist_categories=["Cc", "Cs", "Cf"]), min_size=1, max_size=60))
def test_words_survive_every_encoding(text: str) -> None:
    for encoding in ("utf-8", "utf-16"):
        try:
            found = lines(f"UA {text}".encode(encoding))
        except FormatError:
            continue
        assert "".join(found[0].text.split()) == "".join(f"UA {text}".split())
