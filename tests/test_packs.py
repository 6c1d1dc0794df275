"""Locale packs: what loads, what is refused and where, and that every shipped pack can make whole letters."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import need
from ua_i18n import languages, packs, placeholders
from ua_i18n.errors import FormatError, UaError, UsageError

pytestmark = pytest.mark.once  # what it tells is the same on every Python

SHIPPED = packs.shipped() / "locales"
DRAFTING_TAGS = packs.tags([SHIPPED])
TAGS = tuple(tag for tag in DRAFTING_TAGS if (SHIPPED / tag / "letter.po").is_file())
"""The packs that can make letters; the others draft and check until somebody has written their letter.po."""
PO_FILES = sorted(path for tag in DRAFTING_TAGS for path in (SHIPPED / tag).glob("*.po") if path.name != "ui.po")


def pack(**files: str) -> packs.PackTexts:
    """A pack of texts, its files named by their stems: `pack(profile=…, letter=…)`."""
    suffixes = {"profile": ".yaml", "words": ".yaml", "letter": ".po", "phrases": ".po"}
    return packs.PackTexts("locales/fr", {stem + suffixes[stem]: text for stem, text in files.items()})


def po(*entries: str) -> str:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    return "\n".join([header, *entries])


def entry(target: str, *, context: str = "", source: str = "x", flags: str = "") -> str:
    lines = [f"#, {flags}" if flags else "", f'msgctxt "{context}"' if context else ""]
    return "\n".join([*filter(None, lines), f'msgid "{source}"', f'msgstr "{target}"', ""])


# --- the shipped packs -------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", TAGS)
def test_shipped_pack_has_every_phrase_that_letters_ask_for(tag: str) -> None:
    locale = packs.load(tag, [SHIPPED])
    assert packs.missing(locale) == ()
    assert locale.direction == languages.direction(tag)
    assert locale.layout.fonts
    assert locale.words["negation"]
    assert locale.words["hedges"]


@pytest.mark.parametrize("tag", [tag for tag in TAGS if (SHIPPED / tag / "phrases.po").is_file()])
def test_starter_phrases_are_many_and_keep_their_slots(tag: str) -> None:
    phrases = packs.load(tag, [SHIPPED]).phrases
    assert len(phrases) >= 150
    for source, target in phrases.items():
        assert sorted(placeholders.names(source)) == sorted(placeholders.names(target))


@pytest.mark.parametrize("path", PO_FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_gettext_accepts_the_file_as_it_would_write_it(path: Path) -> None:
    need(shutil.which("msgfmt") and shutil.which("msgcat"), "gettext")
    check = subprocess.run(["msgfmt", "-c", "-o", "-", str(path)], capture_output=True, check=False)
    assert check.returncode == 0, check.stderr.decode()
    again = subprocess.run(["msgcat", "--no-wrap", str(path)], capture_output=True, check=True)
    assert again.stdout == path.read_bytes()


def test_french_punctuation_does_not_break_from_its_word() -> None:
    locale = packs.load("fr", [SHIPPED])
    for phrase in (*locale.letter.values(), *locale.phrases.values()):
        assert " :" not in phrase
        assert " ;" not in phrase
        assert "« " not in phrase
        assert "'" not in phrase


def test_arabic_phrases_use_arabic_punctuation() -> None:
    locale = packs.load("ar", [SHIPPED])
    for phrase in (*locale.letter.values(), *locale.phrases.values()):
        assert not set(",;?") & set(phrase)


# --- one pack over another ---------------------------------------------------------------------------


def test_later_pack_is_laid_over_entry_by_entry() -> None:
    ours = pack(
        profile='salutation_end: ","\nbullet: "–"',
        letter=po(entry("Merci.", context="thanks"), entry("Projet", context="draft-mark")),
        words="negation: [ne, pas]\nhedges: [selon]",
    )
    theirs = pack(
        profile='bullet: "•"', letter=po(entry("Grand merci.", context="thanks")), words="hedges: [selon, dit-on]"
    )
    locale = packs.build("fr", [ours, theirs])
    assert (locale.layout.bullet, locale.salutation_end) == ("•", ",")
    assert (locale.letter["thanks"], locale.letter["draft-mark"]) == ("Grand merci.", "Projet")
    assert locale.words == {"negation": ("ne", "pas"), "hedges": ("selon", "dit-on")}


def test_workspace_folder_is_laid_over_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "letter.po").write_text(po(entry("Grand merci.", context="thanks")), encoding="utf-8")
    locale = packs.load("fr", [SHIPPED, tmp_path])
    assert locale.letter["thanks"] == "Grand merci."
    assert packs.missing(locale) == ()


def test_region_inherits_from_its_language(tmp_path: Path) -> None:
    (tmp_path / "fr-CA").mkdir()
    (tmp_path / "fr-CA" / "profile.yaml").write_text("paper: us-letter\n", encoding="utf-8")
    locale = packs.load("fr-CA", [SHIPPED, tmp_path])
    assert (locale.tag, locale.layout.paper) == ("fr-CA", "us-letter")
    assert locale.letter == packs.load("fr", [SHIPPED]).letter


def test_another_script_inherits_nothing(tmp_path: Path) -> None:
    (tmp_path / "sr").mkdir()
    (tmp_path / "sr" / "profile.yaml").write_text("format: 1\n", encoding="utf-8")
    with pytest.raises(UsageError, match="sr-Latn"):
        packs.load("sr-Latn", [tmp_path])


def test_unknown_locale_names_those_that_exist() -> None:
    with pytest.raises(UsageError, match=r"no locale pack for tlh; there are: .*\bfr\b"):
        packs.load("tlh", [SHIPPED])


def test_what_a_pack_lacks_comes_from_the_neutral_form() -> None:
    letter = po(
        entry("Excellence", context="salutation:minister:n"), entry("Madame, Monsieur", context="salutation:official:n")
    )
    locale = packs.build("fr", [pack(letter=letter)])
    assert locale.letter["salutation:minister:f"] == "Excellence"
    assert locale.letter["salutation:judge:m"] == "Madame, Monsieur"
    assert "thanks" in packs.missing(locale)


def test_fuzzy_and_empty_entries_are_not_used() -> None:
    letter = po(entry("Brouillon", context="thanks", flags="fuzzy"), entry("", context="title", source="{addressee}"))
    phrases = po(entry("Torture", source="Torture"), entry("Mort", source="Death penalty", flags="fuzzy"))
    locale = packs.build("fr", [pack(letter=letter, phrases=phrases)])
    assert not {"thanks", "title"} & set(locale.letter)
    assert locale.phrases == {"Torture": "Torture"}


# --- what is refused, and where ----------------------------------------------------------------------

REFUSED = [
    (pack(profile="format: 1\npapper: a4"), "profile.yaml:2", "papper"),
    (pack(profile="format: 1\npaper: a5"), "profile.yaml:2", "us-letter"),
    (pack(profile="format: 2"), "profile.yaml:1", "format 2"),
    (pack(profile="address_side: left"), "profile.yaml:1", "start, end"),
    (pack(profile="order: [sender, date, date]"), "profile.yaml:1", "twice"),
    (pack(profile="order: [sender, footer]"), "profile.yaml:1", "footer"),
    (pack(profile='bullet: "-"\ndate_line: "Le {day}"'), "profile.yaml:2", "{day}"),
    (pack(profile="date_line_city: '{city}'"), "profile.yaml:1", "{date}"),
    (pack(profile="- a list"), "profile.yaml:1", "keys"),
    (pack(words="format: 1\nnegation: not"), "words.yaml:2", "list"),
    (pack(words="format: 1\nnegation: [true]"), "words.yaml:2", "list of words"),
    (pack(words="format: 9"), "words.yaml:1", "format 9"),
    (pack(letter=po(entry("a", context="lead:beg"))), "letter.po:4", "lead:beg"),
    (pack(letter=po(entry("a {salutation}", context="thanks"))), "letter.po:4", "{salutation}"),
    (pack(letter=po(entry("Je demande.", context="lead:ask"))), "letter.po:4", "{request} is missing"),
    (pack(letter=po(entry("{request} {request}", context="lead:ask"))), "letter.po:4", "twice"),
    (pack(letter=po(entry("{request:>9}", context="lead:ask"))), "letter.po:4", "stray brace"),
    (pack(phrases=po(entry("de {personne}", source="of {person}"))), "phrases.po:4", "{personne}"),
    (pack(phrases=po(entry("de lui", source="of {person}"))), "phrases.po:4", "{person}"),
    (pack(phrases=po(entry("de lui", source="of him", context="stanza"))), "phrases.po:4", "stanza"),
    (pack(phrases=po(entry("de lui", source="of {step}", context="frame"))), "phrases.po:4", "{step}"),
]


@pytest.mark.parametrize(
    ("texts", "where", "problem"), REFUSED, ids=[f"{where}-{problem}" for _, where, problem in REFUSED]
)
def test_fault_is_named_with_file_and_line(texts: packs.PackTexts, where: str, problem: str) -> None:
    with pytest.raises(FormatError) as caught:
        packs.build("fr", [texts])
    assert caught.value.where == f"locales/fr/{where}"
    assert problem in caught.value.problem


def test_pieces_are_kept_apart_from_sentences() -> None:
    step = packs.build("fr", [pack(phrases=po(entry("le libérer", source="free him", context="step:a")))])
    assert (step.phrases, step.pieces) == ({}, {("step:a", "free him"): "le libérer"})
    copied = packs.build("fr", [pack(phrases=po(entry("Torture", source="Torture", context="heading")))])
    assert (copied.phrases, copied.pieces) == ({"Torture": "Torture"}, {})


def test_closing_may_do_without_the_salutation() -> None:
    letter = po(entry("Respectueusement.", context="closing:monarch:m"))
    assert packs.build("fr", [pack(letter=letter)]).letter["closing:monarch:m"] == "Respectueusement."


@given(st.text(), st.text())
def test_any_text_loads_or_is_a_fault_of_ours(profile: str, words: str) -> None:
    with contextlib.suppress(UaError):
        packs.build("fr", [pack(profile=profile, words=words)])
