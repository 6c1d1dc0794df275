"""What goes with a letter: named below its signature, in its language, as the section says."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from desks import Workshop, workshop
from ua_i18n import Locale, packs, plugins, specimen
from ua_i18n.errors import FormatError, RefusedError
from ua_i18n.letters import Channel
from ua_i18n.model import BlockRole, Letter, Rank
from ua_i18n.settings import Settings

FOLDERS = (packs.shipped() / "locales",)
TAGS = tuple(tag for tag in packs.tags(FOLDERS) if (FOLDERS[0] / tag / "letter.po").is_file())
COUPON, COPY = "“Coupon {1}”", "Kopie 2026"
RENDERERS = plugins.load().renderers


@cache
def pack(tag: str) -> Locale:
    return packs.load(tag, FOLDERS)


def letter(tag: str, *names: str, channel: str = Channel.LETTER) -> Letter:
    found = specimen.load(tag, FOLDERS)
    order = found.commission(pack(tag), Rank.MINISTER)
    return found.composed(replace(order, channel=channel, enclosures=names))


def line(made: Letter) -> str:
    """The one line that names enclosures; empty where there is none."""
    blocks = [block for block in made.blocks if block.role is BlockRole.ENCLOSURES]
    return "".join(run.text for block in blocks for run in block.lines[0])


@pytest.mark.parametrize("tag", TAGS)
def test_each_language_names_one_thing_and_several(tag: str) -> None:
    one, several = letter(tag, COUPON), letter(tag, COUPON, COPY)
    assert line(one).endswith(COUPON)
    assert line(one) != COUPON
    assert COUPON in line(several)
    assert line(several).endswith(COPY)
    assert {COUPON, COPY} <= set(several.verbatim)
    assert line(letter(tag)) == ""


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("de", f"Anlagen: {COUPON} und {COPY}"),
        ("fr", f"P.\u00a0J.\u00a0: {COUPON} et {COPY}"),
        ("ja", f"添付書類：{COUPON}、{COPY}"),
        ("ar", f"المرفقات: {COUPON} و{COPY}"),
        ("pt-BR", f"Anexos: {COUPON} e {COPY}"),
    ],
)
def test_several_are_listed_as_the_language_lists_them(tag: str, said: str) -> None:
    assert line(letter(tag, COUPON, COPY)) == said


@pytest.mark.parametrize(
    ("tag", "below"),
    [
        ("en", BlockRole.SIGNATURE),
        ("zh-Hans", BlockRole.CLOSING),
        ("ko", BlockRole.CLOSING),
        ("ca", BlockRole.DATE),
        ("th", BlockRole.SALUTATION),
    ],
)
def test_the_line_stands_where_the_profile_says(tag: str, below: BlockRole) -> None:
    roles = [block.role for block in letter(tag, COPY).blocks]
    assert roles[roles.index(BlockRole.ENCLOSURES) - 1] is below


@pytest.mark.parametrize("channel", [Channel.FAX, Channel.EMAIL, Channel.TELEGRAM, Channel.TELEX])
def test_nothing_is_said_to_be_with_what_goes_by_wire(channel: str) -> None:
    assert line(letter("en", COPY, channel=channel)) == ""


def test_what_goes_with_a_letter_is_signed_with_it() -> None:
    assert len({letter("en").digest, letter("en", COPY).digest, letter("en", COUPON).digest}) == 3


def test_a_pack_without_the_phrase_is_told_only_where_it_is_needed() -> None:
    poor = replace(pack("en"), letter={key: said for key, said in pack("en").letter.items() if key != "enclosures"})
    found = specimen.load("en", FOLDERS)
    order = found.commission(poor, Rank.JUDGE)
    assert found.composed(order)
    with pytest.raises(RefusedError, match="enclosures"):
        found.composed(replace(order, enclosures=(COPY, COUPON)))


@pytest.mark.parametrize("name", ["txt", "html", "docx", "pdf"])
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_every_format_prints_it(tag: str, name: str) -> None:
    renderer = RENDERERS[name]
    said = renderer.text(renderer.render(letter(tag, COPY)))
    assert COPY in " ".join(said.split())


# --- the section's setting ---------------------------------------------------------------------------


def settings(shop: Workshop, text: str) -> None:
    (shop.root / "ua-i18n.yaml").write_text(f"format: 1\nsection:\n  enclosures:\n{text}", encoding="utf-8")


@pytest.mark.once
def test_a_section_says_what_goes_with_letters_of_each_language(tmp_path: Path) -> None:
    shop = workshop(tmp_path)
    settings(shop, "    fr: [coupon-réponse international, copie de la lettre]\n    de: Antwortschein\n")
    output = tmp_path / "set"
    options = ("--allow-drafts", "--format", "txt", "--date", "2003-10-20", "-o", str(output))
    shop.run("letters", shop.folder.id, "-l", "fr", *options)
    [made] = output.glob("fr/*.txt")
    text = made.read_text(encoding="utf-8")
    assert "\n\nP.\u00a0J.\u00a0: coupon-réponse international et copie de la lettre\n" in text
    shop.run("verify", str(output))


def test_a_region_has_what_its_language_has() -> None:
    section = Settings.parse(
        "format: 1\nsection:\n  enclosures: {pt: [cupão], pt-BR: [cupom]}\n", "ua-i18n.yaml"
    ).section
    known = {tag: section.enclosed(tag) for tag in ("pt", "pt-BR", "pt-AO", "fr")}
    assert known == {"pt": ("cupão",), "pt-BR": ("cupom",), "pt-AO": ("cupão",), "fr": ()}


@pytest.mark.parametrize("said", ["[coupon]", "{fr: 3}", "{'??': [coupon]}", "{fr: ['']}"])
def test_a_wrong_setting_is_told_with_its_line(said: str) -> None:
    with pytest.raises(FormatError) as caught:
        Settings.parse(f"format: 1\nsection:\n  enclosures: {said}\n", "ua-i18n.yaml")
    assert caught.value.where == "ua-i18n.yaml:3"
