"""The ten appeals: what a memory of related ones fills of them, and that nothing in it is wrong."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from quality.appeals import LOCALES, appeals, pairs
from quality.drafts import locale, memory, outcome
from quality.judging import faults
from ua_i18n.memory import Memory, MemoryTranslator
from ua_i18n.placeholders import names
from ua_i18n_plugins.translators.phrases import Phrases

pytestmark = pytest.mark.once

KNOWN = 0.9
"""How much of the set has a reference translation, at least: a reading that improves may bring new messages."""

AIM = 0.6


@pytest.fixture(scope="module")
def remembered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Memory]:
    filled = memory(tmp_path_factory.mktemp("quality"))
    yield filled
    filled.close()


def test_the_set_is_five_themes_of_two_appeals() -> None:
    assert len(appeals()) == 10
    assert all(older.theme == newer.theme and older.year < newer.year for older, newer in pairs())


def test_every_reference_keeps_the_placeholders_of_its_message() -> None:
    for appeal, tag in itertools.product(appeals(), LOCALES):
        for message in appeal.messages:
            assert set(names(appeal.references[tag][message.key])) == set(names(message.source)), message.source


def test_nearly_every_message_has_a_reference() -> None:
    untold = [text for appeal in appeals() for text in appeal.untold]
    assert sum(len(appeal.messages) for appeal in appeals()) * (1 - KNOWN) >= len(untold), untold


@pytest.mark.parametrize("tag", LOCALES)
def test_a_memory_of_related_appeals_fills_most_and_nothing_wrong(remembered: Memory, tag: str) -> None:
    result = outcome(tag, [MemoryTranslator(remembered), Phrases()])
    wrong = [(each.message.source, each.draft and each.draft.target, fault) for each, fault in result.faults()]
    assert not wrong
    assert result.share >= AIM


@pytest.mark.parametrize("tag", LOCALES)
def test_a_memory_alone_drafts_nothing_wrong(remembered: Memory, tag: str) -> None:
    result = outcome(tag, [MemoryTranslator(remembered)])
    assert not list(result.faults())
    assert result.rejected == 0


@pytest.mark.parametrize("tag", LOCALES)
def test_former_translations_as_they_stand_would_be_wrong(remembered: Memory, tag: str) -> None:
    """So the zeroes above are the memory's merit, and not the set's."""
    translator = MemoryTranslator(remembered)
    result = outcome(tag, [translator])
    likest = [
        (each, translator.seen[each.message.key][0]) for each in result.drafted if translator.seen[each.message.key]
    ]
    found = {fault.kind for each, match in likest for fault in faults(match.unit.target, each.reference, locale(tag))}
    assert found == {"name", "date", "negation", "gender"}


@pytest.mark.parametrize(
    ("tag", "draft", "reference", "kind"),
    [
        ("fr", "{A} a été arrêté.", "{B} a été arrêté.", "name"),
        ("fr", "Il a été vu à Almaty.", "Il a été vu à Chymkent.", "name"),
        ("fr", "Il a été arrêté le 8 mai.", "Il a été arrêté le 9 mai.", "date"),
        ("fr", "Il a été arrêté le 8 mai.", "Il a été arrêté le 8 juin.", "date"),
        ("fr", "Ils étaient six.", "Ils étaient neuf.", "date"),
        ("fr", "Il a été vu.", "Il n’a pas été vu.", "negation"),
        ("fr", "{A} a été arrêtée.", "{A} a été arrêté.", "gender"),
        ("fr", "Elle est là.", "Il est là.", "gender"),
        ("es", "{A} fue detenido.", "{A} fue detenida.", "gender"),
        ("es", "Nunca lo vieron.", "Lo vieron.", "negation"),
        ("es", "Fue detenido en marzo.", "Fue detenido en mayo.", "date"),
    ],
)
def test_the_judge_knows_each_kind_of_fault(tag: str, draft: str, reference: str, kind: str) -> None:
    assert kind in {fault.kind for fault in faults(draft, reference, locale(tag))}


@pytest.mark.parametrize(
    ("tag", "draft", "reference"),
    [
        ("fr", "Son épouse ne sait rien.", "Son épouse n’a pas eu de nouvelles."),
        ("fr", "Le ministre de l’Intérieur", "Ministre de l’Intérieur"),
        ("es", "Pide que se le permita verlo.", "Solicita permiso para verlo."),
    ],
)
def test_the_judge_allows_other_words(tag: str, draft: str, reference: str) -> None:
    assert not faults(draft, reference, locale(tag))
