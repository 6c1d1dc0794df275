from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ua_i18n import Locale, Message, packs, placeholders
from ua_i18n_plugins.translators.phrases import Phrases

FRENCH = Locale(
    tag="fr",
    letter={
        "salutation:minister:m": "Monsieur le Ministre",
        "named:judge:f": "Madame la Juge {name}",
        "named:minister:f": "Madame la Ministre",
    },
    phrases={
        "Fear for safety": "Craintes pour la sécurité",
        "Fear for {person}": "Craintes pour {person}",
        "{person} met {person_2}.": "{person} a rencontré {person_2}.",
        "{person} is {person}.": "{person} est {person}.",
        "Arrest (arbitrary)": "Arrestation (arbitraire)",
    },
)
SHIPPED = packs.load("fr", [packs.shipped() / "locales"])


def drafted(source: str, context: str = "heading", locale: Locale = FRENCH) -> str | None:
    found = list(Phrases().draft([Message(context=context, source=source)], locale))
    assert all(draft.origin == "phrases" and 0 < draft.score < 1 for draft in found)
    return found[0].target if found else None


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Fear for safety", "Craintes pour la sécurité"),
        ("FEAR FOR  SAFETY:", "Craintes pour la sécurité"),
        ("Fear for {Ines_Falk}", "Craintes pour {Ines_Falk}"),
        ("fear for {Ines_Falk}", "Craintes pour {Ines_Falk}"),
        ("{A} met {B}.", "{A} a rencontré {B}."),
        ("{A} is {A}.", "{A} est {A}."),
        ("Arrest (arbitrary)", "Arrestation (arbitraire)"),
        ("{A} is {B}.", None),
        ("Fear for {A} and {B}", None),
        ("Fear for her", None),
        ("Fear for {person}", "Craintes pour {person}"),
        ("{A} met {B};", "{A} a rencontré {B};"),
        ("{A} met {B}", "{A} a rencontré {B}."),
        ("Fear for safety.", "Craintes pour la sécurité."),
        ("", None),
    ],
)
def test_a_phrase_and_its_instances(source: str, target: str | None) -> None:
    assert drafted(source) == target


@pytest.mark.parametrize(
    ("source", "context", "target"),
    [
        ("Dear Minister", "salutation:minister:m", "Monsieur le Ministre"),
        ("Dear {Odil_Ravenel}", "salutation:minister:m", None),
        ("Dear {Odil_Ravenel}", "salutation:minister:f", None),  # the language would drop the name
        ("Your Honour Judge {Odil_Ravenel}", "salutation:judge:f", "Madame la Juge {Odil_Ravenel}"),
        ("Dear {Odil_Ravenel} and {Kofi_Asare}", "salutation:judge:f", None),
        ("Dear Minister", "salutation:minister:f", None),
        ("Dear Minister", "heading", None),
    ],
)
def test_a_form_of_address_by_rank_and_gender(source: str, context: str, target: str | None) -> None:
    assert drafted(source, context) == target


def test_only_from_the_language_of_the_phrases() -> None:
    assert Phrases().supports("en", FRENCH)
    assert Phrases().supports("en-GB", FRENCH)
    assert not Phrases().supports("es", FRENCH)
    assert not Phrases().supports("en", Locale(tag="fr"))


@given(st.sampled_from(sorted(SHIPPED.phrases)))
def test_every_shipped_phrase_drafts_itself_with_its_placeholders(source: str) -> None:
    target = drafted(source, locale=SHIPPED)
    assert target is not None
    assert set(placeholders.names(target)) == set(placeholders.names(source))


@pytest.mark.parametrize(
    ("tag", "source", "target"),
    [
        ("fr", "{A} was executed on 1 June 2024.", "L’exécution de {A} a eu lieu le 1er juin 2024."),
        ("de", "{A} was arrested on 7 June 2000.", "{A} wurde am 7. Juni 2000 festgenommen."),
        ("pt", "{A} began a hunger strike on 3 March 2021.", "{A} iniciou uma greve de fome em 3 de março de 2021."),
        ("it", "{A} was executed on 9 May 2020.", "L’esecuzione di {A} è avvenuta il 9 maggio 2020."),
        ("nl", "{A} was sentenced to 12 years’ imprisonment.", "{A} is veroordeeld tot 12 jaar gevangenisstraf."),
        ("tr", "{A} was released on 2 July 2019.", "{A} 2 Temmuz 2019 tarihinde serbest bırakıldı."),
        ("de", "{A} was arrested on the way home.", None),
        ("de", "{A} was arrested on 31 June 2000.", None),
    ],
)
def test_dates_and_figures_are_put_as_the_language_writes_them(tag: str, source: str, target: str | None) -> None:
    assert drafted(source, locale=packs.load(tag, [packs.shipped() / "locales"])) == target


PHRASE_TAGS = ("ar", "de", "es", "fa", "fr", "it", "nl", "pl", "pt", "ru", "sv", "tr")


@pytest.mark.parametrize("tag", PHRASE_TAGS)
def test_shipped_phrases_are_many_and_parallel(tag: str) -> None:
    phrases = packs.load(tag, [packs.shipped() / "locales"]).phrases
    assert len(phrases) >= 200
    assert set(phrases) <= set(SHIPPED.phrases)
    for source, target in phrases.items():
        assert set(placeholders.names(target)) == set(placeholders.names(source))


def test_no_language_copies_the_phrases_of_another() -> None:
    books = {tag: packs.load(tag, [packs.shipped() / "locales"]).phrases for tag in PHRASE_TAGS}
    for number, tag in enumerate(PHRASE_TAGS):
        for other in PHRASE_TAGS[number + 1 :]:
            same = [source for source, target in books[tag].items() if books[other].get(source) == target]
            assert len(same) < 10, (tag, other, same)
        assert not [source for source, target in books[tag].items() if source == target and len(source) > 12]


HIM = "urging them to release him immediately and unconditionally"
HER = HIM.replace("him", "her")
FAMILY = "His family do not know where he is held."


@pytest.mark.parametrize(
    ("tag", "source", "target"),
    [
        ("fr", f"{HER};", "priez-les instamment de la libérer immédiatement et sans condition\u202f;"),
        ("fr", f"{HIM.capitalize()}.", "Priez-les instamment de le libérer immédiatement et sans condition."),
        ("ar", f"{HIM};", "حث السلطات على الإفراج عنه فوراً ودون قيد أو شرط؛"),
        ("sv", "Her family do not know where she is held.", "Hennes familj vet inte var hon hålls frihetsberövad."),
        ("ru", FAMILY, "Его семья не знает, где он содержится."),
    ],
)
def test_a_phrase_opens_and_ends_as_the_message_does(tag: str, source: str, target: str) -> None:
    assert drafted(source, context="request", locale=packs.load(tag, [packs.shipped() / "locales"])) == target


@pytest.mark.parametrize("tag", ["fr", "es", "ar", "pt", "de", "it", "nl", "sv", "pl", "ru"])
def test_phrases_of_a_man_and_of_a_woman_differ_where_the_language_tells_them_apart(tag: str) -> None:
    phrases = packs.load(tag, [packs.shipped() / "locales"]).phrases
    assert phrases[FAMILY] != phrases["Her family do not know where she is held."]
    assert phrases[HIM] != phrases[HER]
