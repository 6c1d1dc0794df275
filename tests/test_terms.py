"""The termbase: what a message speaks of, in whatever inflection, how official titles get into drafts, and its data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n import Locale, Message, Term, TermStatus, drafting, packs, terms
from ua_i18n.cli import main
from ua_i18n.errors import FormatError
from ua_i18n.inflection import find_term
from ua_i18n.terms import tbx, termtable
from ua_i18n.terms.hints import hints
from ua_i18n_plugins.translators.phrases import Phrases

pytestmark = pytest.mark.once  # what it tells is the same on every Python

CASES = Path(__file__).parent / "cases" / "terms"
SHIPPED = packs.shipped() / "locales"
TAGS = ("ar", "de", "es", "fa", "fr", "it", "nl", "pl", "pt", "ru", "sv", "tr")
FOUND = yaml.safe_load((CASES / "inflection.yaml").read_text(encoding="utf-8"))


def shipped(tag: str) -> tuple[Term, ...]:
    path = SHIPPED / tag / "terms.csv"
    return tuple(row.term for row in termtable.parse(path.read_text(encoding="utf-8"), str(path)))


@pytest.mark.parametrize("case", FOUND["found"], ids=lambda case: f"{case[0]}-{case[1]}")
def test_a_term_is_found_in_its_inflections(case: list[str]) -> None:
    language, phrase, text = case
    assert find_term(phrase, text, language)


@pytest.mark.parametrize("case", FOUND["other"], ids=lambda case: f"{case[0]}-{case[1]}")
def test_another_word_is_not_the_term(case: list[str]) -> None:
    language, phrase, text = case
    assert find_term(phrase, text, language, exactly=True) is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("decree 19501", "under decree 19501 of the King"),
        ("Convention of 1951", "the Convention of 1951"),
        ("Law 20", "Law 20 was repealed"),
        ("torture", "he was tortured"),
        ("ill-treatment", "fear of ill-treatment"),
    ],
)
def test_a_name_is_found_by_whichever_of_its_words(name: str, text: str) -> None:
    locale = Locale(tag="fr", terms=(Term(source=name, targets=("x",)), Term(source="elsewhere", targets=("y",))))
    assert [term.source for term in terms.terms_in(Message(context="note", source=text), locale)] == [name]


@pytest.mark.parametrize(
    ("language", "phrase", "text"),
    [("hi", "न्याय", "वह न्यायाधीश से मिले"), ("hi", "रोक", "उसे रोका गया"), ("ta", "சட்ட", "சட்டம் வந்தது")],
)
def test_a_vowel_sign_is_part_of_the_word(language: str, phrase: str, text: str) -> None:
    span = find_term(phrase, text, language)
    assert span is None or not text[span[1] : span[1] + 1].strip()


def test_the_span_is_that_of_the_text_as_it_stands() -> None:
    text = "Straße: der Folter und"
    start, end = find_term("Folter", text, "de") or (0, 0)
    assert text[start:end] == "Folter"


@pytest.mark.parametrize(
    "value",
    [
        "1951 UN Refugee Convention",
        "the Refugee Convention",
        "Convention relating to the Status of Refugees",
        "1951 Convention relating to the Status of Refugees",
    ],
)
def test_an_instrument_is_known_by_its_short_name_and_with_its_year(value: str) -> None:
    found = terms.official(value, packs.load("fr", [SHIPPED]))
    assert found
    assert found.in_text == "la Convention relative au statut des réfugiés"


@pytest.mark.parametrize(
    "value", ["Refugee", "Convention", "Article 3 of the Refugee Convention", "Bund der Ärzte", ""]
)
def test_what_is_no_title_has_no_official_wording(value: str) -> None:
    assert terms.official(value, packs.load("fr", [SHIPPED])) is None


def test_hints_name_protected_values_first_and_the_longest_term_only() -> None:
    message = Message(
        context="narrative",
        source="{Charter} forbids the enforced disappearance of an icc member.",
        values=(("Charter", "UN Charter"),),
    )
    found = [hint.source for hint in hints(message, packs.load("es", [SHIPPED]))]
    assert found == ["UN Charter", "enforced disappearance"]


@pytest.mark.parametrize(
    ("tag", "said"),
    [("fr", "l’article 9 de la Charte des Nations Unies"), ("de", "Artikel 9 … Charta der Vereinten Nationen")],
)
def test_a_hint_cites_the_article_as_the_language_does(tag: str, said: str) -> None:
    locale = replace(packs.load(tag, [SHIPPED]), original=packs.load("en", [SHIPPED]))
    message = Message(context="letter", source="{X}", values=(("X", "Article 9 of the UN Charter"),))
    (hint,) = hints(message, locale)
    assert (hint.source, hint.targets) == ("Article 9 of the UN Charter", (said,))


@pytest.mark.parametrize(
    ("tag", "source", "value", "wanted"),
    [
        ("fr", "Ratify {X}.", "UN Charter", "Ratifiez la Charte des Nations Unies ({X})."),
        ("fr", "Under {X}.", "ICCPR", "Au titre du Pacte international relatif aux droits civils et politiques ({X})."),
        ("fr", "{X} binds.", "UN Charter", "La Charte des Nations Unies ({X}) oblige."),
        ("fr", "Ratify {X}.", "Law 7 of Morvia", "Ratifiez {X}."),
    ],
)
def test_a_draft_gives_the_official_title_with_the_original_in_brackets(
    tag: str, source: str, value: str, wanted: str
) -> None:
    pack = packs.load(tag, [SHIPPED])
    phrases = {
        "Ratify {citation}.": "Ratifiez {citation}.",
        "Under {citation}.": "Au titre de {citation}.",
        "{citation} binds.": "{citation} oblige.",
    }
    locale = Locale(tag=tag, phrases=phrases, terms=pack.terms, words=pack.words)
    message = Message(context="letter", source=source, values=(("X", value),))
    assert drafting.draft([message], [Phrases()], locale).drafts[message.key].target == wanted


# --- the shipped data ----------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", TAGS)
def test_shipped_terms_are_many_and_parallel(tag: str) -> None:
    found = shipped(tag)
    assert len(found) >= 200
    parallel = [(term.concept, term.sources, term.part) for term in found]
    assert parallel == [(term.concept, term.sources, term.part) for term in shipped("fr")]
    assert len({term.concept for term in found}) == len(found)
    assert all(set(term.forbidden).isdisjoint(term.targets) for term in found)


def test_no_language_copies_another() -> None:
    wordings: Mapping[str, dict[str, str]] = {tag: {t.concept: t.targets[0] for t in shipped(tag)} for tag in TAGS}
    for tag, own in wordings.items():
        for other in TAGS[TAGS.index(tag) + 1 :]:
            same = [concept for concept, text in own.items() if wordings[other][concept] == text]
            assert len(same) < len(own) / 5, (tag, other, same)


@pytest.mark.parametrize("tag", TAGS)
def test_every_shipped_term_is_found_in_its_own_wording(tag: str) -> None:
    for term in shipped(tag):
        assert all(find_term(wording, wording, tag) for wording in term.targets), term


# --- tables ----------------------------------------------------------------------------------------------

WORDS = st.text('abcdeéжخ ’-,"\n', min_size=1, max_size=12).map(lambda text: " ".join(text.split())).filter(bool)
TERMS = st.builds(
    Term,
    source=WORDS,
    targets=st.lists(WORDS, min_size=1, max_size=3, unique=True).map(tuple),
    forbidden=st.lists(WORDS, max_size=2, unique=True).map(tuple),
    concept=st.text("abc", min_size=1, max_size=4),
    note=WORDS,
)


@given(st.lists(TERMS, max_size=4))
def test_a_table_is_read_as_it_was_written(given_terms: list[Term]) -> None:
    rows = [termtable.Row("fr", term) for term in given_terms]
    assert list(termtable.parse(termtable.to_text(rows, localised=True), "terms.csv")) == rows


@given(st.lists(TERMS, max_size=4))
def test_tbx_keeps_names_wordings_and_notes(given_terms: list[Term]) -> None:
    found = list(tbx.parse(tbx.to_bytes(given_terms, language="en", locale="fr"), "x.tbx", language="en", locale="fr"))
    assert [(t.source, t.targets, t.forbidden, t.note) for t in found] == [
        (t.source, t.targets, t.forbidden, t.note) for t in given_terms
    ]


def test_tbx_of_the_former_version() -> None:
    data = (CASES / "basic-2.tbx").read_bytes()
    (term,) = tbx.parse(data, "basic-2.tbx", language="en", locale="fr")
    assert (term.source, term.targets, term.forbidden) == (
        "house arrest",
        ("assignation à domicile",),
        ("arrêt à domicile",),
    )


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("source,zone\na,b\n", "t.csv:1"),
        ("target\na\n", "t.csv:1"),
        ("source,target\na,b\nc,\n", "t.csv:3"),
        ("source,target\na,b,c\n", "t.csv:2"),
        ("source,target,status\na,b,best\n", "t.csv:2"),
        ('source,target\n"a,b\n', "t.csv"),
    ],
)
def test_a_table_that_is_none_is_told_with_its_line(text: str, where: str) -> None:
    with pytest.raises(FormatError) as caught:
        list(termtable.parse(text, "t.csv"))
    assert caught.value.where.startswith(where)


@pytest.mark.parametrize("data", [b"", b"<tbx", b"<html/>", b'<!DOCTYPE a [<!ENTITY b "c">]><tbx>&b;</tbx>'])
def test_what_is_no_tbx_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        list(tbx.parse(data, "x.tbx", language="en", locale="fr"))


def test_own_terms_stand_before_shipped_ones() -> None:
    own = [Term(source="Torture", targets=("supplice",)), Term(source="night raid", targets=("descente nocturne",))]
    merged = {term.source.casefold(): term for term in terms.laid_over(shipped("fr"), own)}
    assert merged["torture"].targets == ("supplice",)
    assert len(merged) == len(shipped("fr")) + 1


# --- the command ---------------------------------------------------------------------------------------------


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.output


def test_terms_go_into_a_workspace_and_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("init")
    Path("in.csv").write_text("source,target,forbidden\nnight raid,descente nocturne,raid nocturne\n", encoding="utf-8")
    assert run("terms", "import", "in.csv", "-l", "fr") == (0, "fr: 1 term\n")
    assert "descente nocturne" in run("terms", "search", "NIGHT", "-l", "fr")[1]
    assert run("terms", "search", "no such word", "-l", "fr")[0] == 3
    assert run("terms", "export", "-l", "fr", "--format", "tbx", "-o", "out.tbx")[0] == 0
    assert run("terms", "import", "out.tbx", "-l", "fr")[0] == 0
    code, listed = run("terms", "search", "raid nocturne", "-l", "fr")
    assert (code, TermStatus.PREFERRED.value in listed) == (0, True)
