"""TMX of all tools, whole or broken."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n.errors import FormatError
from ua_i18n.memory import Bearer, Origin, Unit, tmx, tmxwriting

pytestmark = pytest.mark.once  # what it tells is the same on every Python

HEAD = '<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="{srclang}" creationtool="{tool}"/><body>\n'
TAIL = "</body></tmx>"


def file(*units: str, srclang: str = "en", tool: str = "Trados", doctype: str = "") -> bytes:
    head = HEAD.replace("{srclang}", srclang).replace("{tool}", tool)
    return (head.replace("?>\n", f"?>\n{doctype}", 1) + "\n".join(units) + TAIL).encode()


def tu(attributes: str = "", **texts: str) -> str:
    variants = (f'<tuv xml:lang="{tag.replace("_", "-")}"><seg>{text}</seg></tuv>' for tag, text in texts.items())
    return f"<tu{attributes}>{''.join(variants)}</tu>"


def read(data: bytes | Iterable[bytes], **wanted: str) -> tuple[list[Unit], tmx.Account]:
    account = tmx.Account()
    pieces = [data] if isinstance(data, bytes) else data
    return list(tmx.units(pieces, tmx.Wanted(name="m.tmx", **wanted), account)), account


def test_what_another_tool_wrote() -> None:
    facts = ' creationid="Jeanne" changeid="Anna" changedate="20190304T000000Z"'
    (unit,), account = read(file(tu(facts, EN_us="They  are\nheld.", fr="Ils sont {0} détenus."), srclang="EN-US"))
    assert (unit.language, unit.locale, unit.source) == ("en-US", "fr", "They are held.")
    assert unit.target == "Ils sont {{0}} détenus."
    assert (unit.translator, unit.approver, unit.date, unit.origin) == ("Jeanne", "Anna", "2019-03-04", Origin.OTHER)
    assert (account.units, account.cut) == (1, "")


def test_codes_of_other_tools_are_no_text() -> None:
    text = (
        'They <bpt i="1">&lt;b&gt;</bpt>are<ept i="1">&lt;/b&gt;</ept> <hi>held</hi>.<ph x="2">{1}<sub>alt</sub></ph>'
    )
    (unit,), _ = read(file(tu(en=text, fr="Ils sont <it pos='begin'>x</it>détenus.<ut>y</ut>")))
    assert (unit.source, unit.target) == ("They are held.", "Ils sont détenus.")


def test_several_languages_make_several_units() -> None:
    units, _ = read(file(tu(en="A", fr="B", pt_BR="C")))
    assert [(unit.locale, unit.target) for unit in units] == [("fr", "B"), ("pt-BR", "C")]
    units, account = read(file(tu(en="A", fr="B", pt_BR="C")), locale="pt")
    assert [unit.locale for unit in units] == ["pt-BR"]
    assert account.skipped["not in pt"] == 1


def test_a_file_that_names_no_source_language_is_read_from_the_one_that_is_wanted() -> None:
    units, _ = read(file(tu(fr="B", en="A"), srclang="*all*"), source="fr")
    assert [(unit.language, unit.locale) for unit in units] == [("fr", "en")]


@pytest.mark.parametrize(
    ("unit", "reason"),
    [
        (tu(en="A", xx_nothing="B"), "no language is called xx-nothing"),
        ("<tu><tuv xml:lang='en'><seg>A</seg></tuv><tuv><seg>B</seg></tuv></tu>", "a text without a language"),
        (tu(de="A", fr="B"), "no text in en"),
        (tu(en="A"), "no translation"),
        (tu(en="A", fr=""), "no text"),
    ],
)
def test_what_is_passed_over_is_told_with_its_line(unit: str, reason: str) -> None:
    units, account = read(file(tu(en="Before", fr="Avant"), unit, tu(en="After", fr="Après")))
    assert [each.source for each in units] == ["Before", "After"]
    assert account.skipped[reason] == 1
    assert account.first[reason] == "m.tmx:4"


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY x "BOOM">', '<!ENTITY x SYSTEM "file:///etc/passwd">', '<!ENTITY y "BOOM"><!ENTITY x "&y;&y;">'],
)
def test_entities_are_not_expanded(entity: str) -> None:
    units, account = read(
        file(tu(en="&x; A &amp; B", fr="C"), tu(en="D", fr="E"), doctype=f"<!DOCTYPE tmx [{entity}]>")
    )
    assert [unit.source for unit in units] == ["D"]
    assert account.skipped["an entity, which is not expanded"] == 1


def test_predefined_entities_and_a_doctype_are_fine() -> None:
    (unit,), _ = read(file(tu(en="A &amp; B &#233;", fr="C"), doctype='<!DOCTYPE tmx SYSTEM "tmx14.dtd">'))
    assert unit.source == "A & B é"


def test_a_cut_file_keeps_what_was_read_and_names_the_line() -> None:
    whole = file(*(tu(en=f"Text {number}", fr=f"Texte {number}") for number in range(10)))
    cut = whole[: whole.index(b"Text 6")]
    units, account = read([cut[:200], cut[200:]])
    assert [unit.target for unit in units] == [f"Texte {number}" for number in range(6)]
    assert account.cut.startswith("m.tmx:9: ")


@pytest.mark.parametrize("data", [b"", b"hello", b"<html><body/></html>", b'\x00\x01{"json": 1}'])
def test_what_is_no_tmx_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError, match=r"m\.tmx:\d+: is no TMX"):
        read(data)


def test_utf_16() -> None:
    data = file(tu(en="A", fr="É")).decode().replace('version="1.0"', 'version="1.0" encoding="UTF-16"', 1)
    assert read(data.encode("utf-16"))[0][0].target == "É"


SAID = st.lists(
    st.sampled_from(["{A_b}", "{C}", "{{x}}", "<b>", "&amp;", "d’été", "\u202e", "ق"])
    | st.text("ab c\x0b]]>", min_size=1),
    min_size=1,
).map(lambda parts: " ".join(" ".join(parts).split()))


@given(SAID.filter(bool), SAID.filter(bool))
def test_what_we_write_we_read(source: str, target: str) -> None:
    source, target = source.replace("\x0b", ""), target.replace("\x0b", "")
    bearers = (Bearer("A_b", "person", "f", many=True), Bearer("C"))
    unit = Unit(
        language="en",
        locale="pt-BR",
        source=source or "x",
        target=target or "x",
        bearers=bearers,
        context="note",
        appeal='a "b" <c>',
        date="2020-01-02",
        translator="Jeanne",
    )
    text = "".join(tmxwriting.text([unit], version="1", people=True))
    ElementTree.fromstring(text.encode())
    again, account = read(text.encode())
    assert again == [unit]
    assert not account.skipped


def test_people_are_named_only_where_that_is_asked_for() -> None:
    unit = Unit(language="en", locale="fr", source="A", target="B", translator="Jeanne", approver="Anna")
    text = "".join(tmxwriting.text([unit], version="1"))
    assert "Jeanne" not in text
    assert "Anna" not in text


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    units, account = read([HEAD.encode(), data])
    assert units == []
    assert account.cut.startswith("m.tmx:")


def test_a_file_is_read_as_a_stream() -> None:
    """Of a million units, no more are held than a piece of the file has: this one never ends."""
    unit = b'<tu><tuv xml:lang="en"><seg>One %d</seg></tuv><tuv xml:lang="fr"><seg>Un</seg></tuv></tu>'
    head = b'<?xml version="1.0"?><tmx version="1.4"><header srclang="en"/><body>'
    endless = itertools.chain([head], (unit % number for number in itertools.count()))
    account = tmx.Account()
    first = list(itertools.islice(tmx.units(endless, tmx.Wanted(name="x.tmx"), account), 5000))
    assert first[-1].source == "One 4999"
    assert account.units <= 5001
