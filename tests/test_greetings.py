"""Salutations that the source gives in several languages: the gender they tell, and the drafts they are."""

from __future__ import annotations

import pytest

from test_reading_labels import english
from ua_i18n.drafting.greetings import Greetings
from ua_i18n.extraction import extract
from ua_i18n.model import Addressee, AppealGroup, Gender, Locale, Rank, UrgentAction
from ua_i18n.reading.addressee import read_addressees
from ua_i18n.reading.lines import Line


def _gender(salutation: str) -> Gender | None:
    texts = ("Minister of Justice", "Box 3, Kigali, Rwanda", f"Salutation: {salutation}")
    lines = [Line(number, text) for number, text in enumerate(texts, start=1)]
    return read_addressees(lines, english(), None)[0].gender


@pytest.mark.parametrize(
    ("salutation", "gender"),
    [
        ("Madame le Ministre", "f"),
        ("Monsieur le Ministre / Dear Minister", "m"),
        ("Dear Minister/Madame la Ministre", "f"),
        ("Sehr geehrter Herr Minister", "m"),
        ("Your Excellency / Sehr geehrte Frau Ministerin", "f"),
        ("Señora Ministra", "f"),
        ("Dear Minister / Estimado Señor Ministro", "m"),
        ("Excma. Sra. Ministra", "f"),
        ("Prezada Senhora Ministra", "f"),
        ("Dear Madam", "f"),
        ("Dear Sir", "m"),
        ("Dear Sir/Madam", None),
        ("Dear Sir or Madam", None),
        ("Madame, Monsieur", None),
        ("Estimado/a Señor/a", None),
        ("Señor(a) Ministro(a)", None),
        ("Your Excellency", None),
        ("Dear Minister", None),
    ],
)
def test_a_salutation_tells_the_gender(salutation: str, gender: str | None) -> None:
    assert _gender(salutation) == gender


def _action(*addressees: Addressee) -> UrgentAction:
    return UrgentAction(id="afr-99-001-2001", title="Togo: Kofi Lawson", appeals=(AppealGroup(addressees=addressees),))


def _drafts(action: UrgentAction, tag: str) -> list[str]:
    locale = Locale(tag=tag)
    return [draft.target for draft in Greetings.of(action, tag).draft(extract(action), locale)]


MINISTER = Addressee(
    office="Minister of Justice",
    rank=Rank.MINISTER,
    salutation="Dear Minister",
    salutation_by_language={"fr": "Madame le Garde des Sceaux", "es": "Señora Ministra"},
)


@pytest.mark.parametrize(
    ("tag", "said"),
    [("fr", ["Madame le Garde des Sceaux"]), ("es", ["Señora Ministra"]), ("es-MX", ["Señora Ministra"]), ("de", [])],
)
def test_the_source_s_own_salutation_is_a_draft(tag: str, said: list[str]) -> None:
    assert _drafts(_action(MINISTER), tag) == said


def test_one_message_has_one_draft() -> None:
    other = Addressee(office="Minister of Labour", rank=Rank.MINISTER, salutation="Dear Minister")
    assert _drafts(_action(other, MINISTER), "fr") == ["Madame le Garde des Sceaux"]


def test_nothing_is_known_of_a_salutation_in_one_language() -> None:
    other = Addressee(office="Minister of Labour", rank=Rank.MINISTER, salutation="Dear Minister")
    assert not Greetings.of(_action(other), "fr").supports("en", Locale(tag="fr"))
