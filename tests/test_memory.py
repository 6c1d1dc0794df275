"""What a memory offers, and what it keeps back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import need
from ua_i18n import packs
from ua_i18n.dating import restyled
from ua_i18n.memory import THRESHOLD, Bearer, Memory, MemoryTranslator, Origin, Query, Store, Unit, similarity
from ua_i18n.memory.folding import plain, words
from ua_i18n.memory.ftsindex import FtsIndex
from ua_i18n.memory.wording import wording
from ua_i18n.model import Locale, Message
from ua_i18n.sources import SourceLanguages

pytestmark = pytest.mark.once  # what it tells is the same on every Python

LOCALES = (packs.shipped() / "locales",)
CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "cases/memory/matches.yaml").read_text(encoding="utf-8")
)
BEARERS = {name: Bearer(name, **facts) for name, facts in CASES["bearers"].items()}
LANGUAGES = SourceLanguages(LOCALES)


@cache
def locale(tag: str) -> Locale:
    return replace(packs.load(tag, LOCALES), original=packs.load("en", LOCALES))


def unit(source: str, target: str, **facts: Any) -> Unit:
    known: dict[str, Any] = {
        "language": "en",
        "locale": "fr",
        "bearers": tuple(bearer for name, bearer in BEARERS.items() if f"{{{name}}}" in source),
        "origin": Origin.OWN,
        "appeal": "asa-1",
        "key": source,
        "date": "2023-05-06",
    }
    return Unit(source=source, target=target, **(known | facts))


def query(source: str, **facts: Any) -> Query:
    known = sorted((source.index(f"{{{name}}}"), name) for name in BEARERS if f"{{{name}}}" in source)
    return Query(source=source, language="en", bearers=tuple(BEARERS[name] for _, name in known), **facts)


def memory_of(folder: Path, *units: Unit) -> Memory:
    store = Store(folder / "memory.sqlite")
    store.add(units)
    return Memory(store, folder / "index", LANGUAGES.lexicon, date(2024, 1, 1))


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Memory]:
    made = memory_of(tmp_path_factory.mktemp("memory"), *(unit(*texts) for texts in CASES["units"]))
    yield made
    made.close()


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["text"])
def test_what_is_drafted_and_why_not(case: dict[str, str], memory: Memory) -> None:
    found = memory.matches(query(case["text"]), locale("fr"))
    if "draft" in case:
        assert (found[0].target, found[0].score >= THRESHOLD) == (case["draft"], True), found[0].reasons
    else:
        assert any(case["capped"] in reason for match in found for reason in match.reasons), found
        assert all(match.score < THRESHOLD for match in found)


def test_another_number_of_names_lowers_the_score(memory: Memory) -> None:
    one = memory.matches(query("{Luis_ODIMA} was arrested on 12 March 1999 by police."), locale("fr"))[0]
    two = memory.matches(
        query("{Luis_ODIMA} of {Kesra_Prison} was arrested on 12 March 1999 by police."), locale("fr")
    )[0]
    assert two.unit == one.unit
    assert two.score < one.score - 0.05


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"origin": Origin.OTHER}, "origin: other"),
        ({"origin": Origin.MACHINE}, "origin: machine"),
        ({"date": "1996-01-01"}, "of 1996"),
        ({"locale": "fr-CA"}, "in fr-CA"),
        ({"context": "note"}, "said as note"),
    ],
)
def test_penalties(facts: dict[str, Any], reason: str, tmp_path: Path) -> None:
    memory = memory_of(tmp_path, unit("Nobody knows where he is.", "Nul ne sait où il est.", **facts))
    (match,) = memory.matches(query("Nobody knows where he is.", context="narrative"), locale("fr"))
    assert match.reasons == (reason,)
    assert THRESHOLD < match.score < 1


def test_a_form_of_address_is_for_one_rank_and_gender(tmp_path: Path) -> None:
    memory = memory_of(tmp_path, unit("Dear Minister", "Monsieur le Ministre", context="salutation:minister:m"))
    (other,) = memory.matches(query("Dear Minister", context="salutation:minister:f"), locale("fr"))
    (same,) = memory.matches(query("Dear Minister", context="salutation:minister:m"), locale("fr"))
    assert other.score < THRESHOLD <= same.score


def test_neighbours_break_ties(tmp_path: Path) -> None:
    text = "Nobody knows where he is."
    memory = memory_of(
        tmp_path,
        unit(text, "Nul ne sait où il est.", key="1", before="aa", after="bb", date="2023-06-01"),
        unit(text, "Personne ne sait où il se trouve.", key="2", before="cc", after="dd"),
    )
    assert memory.matches(query(text), locale("fr"))[0].target == "Nul ne sait où il est."
    near = memory.matches(query(text, before="cc", after="dd"), locale("fr"))
    assert near[0].target == "Personne ne sait où il se trouve."
    assert len(near) == 2


def test_other_languages_and_scripts_are_kept_apart(tmp_path: Path) -> None:
    memory = memory_of(tmp_path, unit("Nobody knows where he is.", "Niko ne zna gde je.", locale="sr-Latn"))
    assert not memory.matches(query("Nobody knows where he is."), replace(locale("fr"), tag="sr"))
    assert memory.matches(query("Nobody knows where he is."), replace(locale("fr"), tag="sr-Latn"))


def test_the_translator_keeps_what_it_did_not_draft(memory: Memory) -> None:
    translator = MemoryTranslator(memory)
    texts = (
        "urging them not to release {Luis_ODIMA} immediately and unconditionally",
        "A wholly new thought about tea.",
    )
    notes = ("{Luis_ODIMA} = Luis ODIMA (person, at risk, m; unchanged)",)
    messages = [Message(context="request", source=text, notes=notes) for text in texts]
    assert list(translator.draft(messages, locale("fr"))) == []
    assert "negation: not" in translator.seen[messages[0].key][0].reasons
    assert translator.seen[messages[1].key] == ()


@pytest.mark.parametrize(
    ("tag", "written", "was", "now", "expected"),
    [
        ("fr", "7 juin 2000", "2000-06-07", "1999-03-01", "1er mars 1999"),
        ("fr", "1er mars", "--03-01", "--06-25", "25 juin"),
        ("es", "7 de junio de 2000", "2000-06-07", "1999-03-01", "1 de marzo de 1999"),
        ("es", "junio de 2000", "2000-06", "1999-03", "marzo de 1999"),
        ("fr", "2000", "2000", "1999", "1999"),
        ("fr", "le sept juin", "2000-06-07", "1999-03-01", ""),
        ("fr", "7 juin 2000", "2000-06-07", "1999-03", ""),
        ("fr", "du 7 au 9 juin", "2000-06-07/2000-06-09", "1999-03-01/1999-03-02", ""),
    ],
)
def test_dates_keep_their_style(tag: str, written: str, was: str, now: str, expected: str) -> None:
    assert restyled(written, was, now, locale(tag)) == expected


@given(st.dates(date(1961, 1, 1), date(2040, 1, 1)), st.dates(date(1961, 1, 1), date(2040, 1, 1)))
def test_a_date_can_be_put_in_and_taken_out(one: date, other: date) -> None:
    written = restyled("7 juin 2000", "2000-06-07", one.isoformat(), locale("fr"))
    again = restyled(written, one.isoformat(), other.isoformat(), locale("fr"))
    assert again == restyled("7 juin 2000", "2000-06-07", other.isoformat(), locale("fr"))


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_the_same_without_rapidfuzz(one: str, other: str) -> None:
    need(_has("rapidfuzz"), "rapidfuzz")
    from rapidfuzz import fuzz

    assert similarity.ratio_without_rapidfuzz(one, other) == pytest.approx(fuzz.ratio(one, other) / 100)


def _has(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is not None


def test_both_indexes_find_the_same(tmp_path: Path) -> None:
    need(_has("tantivy"), "tantivy")
    texts = [source for source, _ in CASES["units"]]
    from ua_i18n.memory.tantivyindex import TantivyIndex

    for kind in (FtsIndex, TantivyIndex):
        place = tmp_path / kind.__name__
        place.mkdir()
        index = kind(place)
        index.add(enumerate(texts))
        firsts = [next(index.waves(words(text), 5)).numbers[0] for text in texts]
        assert firsts == list(range(len(texts)))
        assert not any(wave.numbers for wave in index.waves(("unheard",), 5))


def test_without_the_scale_extra_the_answers_are_the_same(
    memory: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ua_i18n.memory.index.find_spec", lambda name: None)
    monkeypatch.setattr("ua_i18n.memory.similarity.ratio", lambda: similarity.ratio_without_rapidfuzz)
    slow = memory_of(tmp_path, *(unit(*texts) for texts in CASES["units"]))
    for case in CASES["cases"]:
        ours, theirs = (each.matches(query(case["text"]), locale("fr"), 1) for each in (slow, memory))
        assert ours == theirs


def test_an_index_follows_its_memory(tmp_path: Path) -> None:
    first = memory_of(tmp_path, unit("Nobody knows where he is.", "Nul ne sait où il est."))
    assert first.matches(query("Nobody knows where he is."), locale("fr"))
    more = memory_of(tmp_path, unit("The trial was unfair.", "Le procès était inéquitable."))
    assert more.matches(query("The trial was unfair."), locale("fr"))
    more.store.remove([unit("The trial was unfair.", "").identity])
    assert not more.matches(query("The trial was unfair."), locale("fr"))
    more.store.path.unlink()
    anew = memory_of(tmp_path, unit("They have been released.", "Ils ont été libérés."))
    assert anew.matches(query("They have been released."), locale("fr"))
    assert not anew.matches(query("Nobody knows where he is."), locale("fr"))


def test_what_is_replaced_is_gone(tmp_path: Path) -> None:
    memory = memory_of(tmp_path, unit("The trial was unfair.", "Mauvais."))
    memory.store.add([unit("The trial was unfair.", "Le procès était inéquitable.")])
    assert [match.target for match in memory.matches(query("The trial was unfair."), locale("fr"))] == [
        "Le procès était inéquitable."
    ]
    assert memory.store.add([unit("A", "B", key=""), unit("A", "B", key="")]) == 1


def test_a_segment_of_a_hundred_kilobytes(tmp_path: Path) -> None:
    long = "All of them were held without charge. " * 2700
    memory = memory_of(tmp_path, unit(long, "Long."), unit("They were held without charge.", "Détenus."))
    (match,) = memory.matches(query("They were held without charge."), locale("fr"))
    assert match.target == "Détenus."


@given(st.text())
def test_any_text_can_be_folded(text: str) -> None:
    assert len(plain(text)) <= len(text)
    assert len(set(words(text))) == len(words(text))


@pytest.mark.parametrize(
    ("tag", "one", "other", "told"),
    [
        ("pl", "Nie pozwolono mu na kontakt z adwokatem.", "Pozwolono mu na kontakt z adwokatem.", "negation: nie"),
        ("pl", "Podobno był bity w celi.", "Był bity w celi.", "hedge: podobno"),
        ("pl", "Władze powinny go uwolnić.", "Władze chcą go uwolnić.", "what must be: powinny"),
        ("sv", "Han har inte träffat en advokat.", "Han har träffat en advokat.", "negation: inte"),
        ("sv", "Hon misshandlades enligt uppgift.", "Hon misshandlades.", "hedge: enligt"),
        ("de", "Sie wurde nicht angeklagt.", "Sie wurde angeklagt.", "negation: nicht"),
        ("fr", "Il aurait été battu.", "Il a été battu.", "hedge: aurait"),
        ("es", "Tres hombres lo vieron.", "Dos hombres lo vieron.", "figure: tres"),
        ("en", "not one and not two came", "not one and two came", "negation: not"),
        ("en", "The guards were dismissed.", "The guard was dismissed.", "form: guards"),
        ("en", "The guards were dismissed today.", "The guards were dismissed today.", None),
    ],
)
def test_what_a_sentence_does_is_told_in_every_language(tag: str, one: str, other: str, told: str | None) -> None:
    found = wording(packs.load(tag, LOCALES)).differences(one, other)
    assert any(each.startswith(told) for each in found) if told else not found


@settings(deadline=None)
@given(st.text(), st.text())
def test_a_text_differs_from_itself_in_nothing_and_from_others_alike_both_ways(one: str, other: str) -> None:
    said = wording(locale("en"))
    assert said.differences(one, one) == ()
    assert len(said.differences(one, other)) == len(said.differences(other, one))
