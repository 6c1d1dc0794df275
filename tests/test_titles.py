"""Official titles in drafts: as the termbase has them, with the article of the law, the original in brackets."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from ua_i18n import Locale, Message, drafting, hookspecs, packs
from ua_i18n.model import Draft
from ua_i18n.terms.titles import title_of, titled

pytestmark = pytest.mark.once  # what it tells is the same on every Python

FOLDERS = (packs.shipped() / "locales",)
CASES = yaml.safe_load((Path(__file__).parent / "cases/terms/titles.yaml").read_text(encoding="utf-8"))


@cache
def locale(tag: str) -> Locale:
    return replace(packs.load(tag, FOLDERS), original=packs.load("en", FOLDERS))


@pytest.mark.parametrize(("tag", "value", "title"), CASES)
def test_how_a_text_names_it(tag: str, value: str, title: str) -> None:
    assert title_of(value, locale(tag), "en") == title


@pytest.mark.parametrize(
    ("tag", "draft", "expected"),
    [
        ("fr", "partie à {X}", "partie à la Charte des Nations Unies ({X})"),
        ("fr", "partie à la {X}.", "partie à la Charte des Nations Unies ({X})."),
        ("fr", "{X} oblige", "La Charte des Nations Unies ({X}) oblige"),
        ("fr", "selon le {X}", "selon le {X}"),
        ("fr", "en vertu du {X}", "en vertu du {X}"),
        ("fr", "la Charte ({X})", "la Charte ({X})"),
        ("fr", "rien", "rien"),
        ("es", "conforme a {X}", "conforme a la Carta de las Naciones Unidas ({X})"),
        ("es", "conforme al {X}", "conforme al {X}"),
        ("de", "gemäß {X}", "gemäß {X}"),
    ],
)
def test_a_draft_with_it(tag: str, draft: str, expected: str) -> None:
    message = Message(context="letter", source="{X}", values=(("X", "UN Charter"),))
    assert titled(draft, message, locale(tag)) == expected


@pytest.mark.parametrize("draft", ["au titre du {X}", "au titre de {X}", "au titre de l’{X}"])
def test_a_preposition_and_an_article_are_one_word(draft: str) -> None:
    message = Message(context="letter", source="{X}", values=(("X", "ICCPR"),))
    wanted = "au titre du Pacte international relatif aux droits civils et politiques ({X})"
    assert titled(draft, message, locale("fr")) == (draft if "l’" in draft else wanted)


@pytest.mark.parametrize(
    ("name", "told"), [("machine", True), ("phrases", True), ("memory", False), ("earlier", False)]
)
def test_what_people_have_said_stays_as_they_said_it(name: str, told: bool) -> None:
    class Translator:
        online = False
        token = hookspecs.TokenShape.BRACES
        limit = None

        def __init__(self) -> None:
            self.name = name

        def supports(self, source: str, target: Locale) -> bool:
            return True

        def draft(self, messages, locale):  # type: ignore[no-untyped-def]
            yield from (Draft(message.key, "au titre de {X}", name, 1.0) for message in messages)

    message = Message(context="letter", source="under {X}", values=(("X", "UN Charter"),))
    target = drafting.draft([message], [Translator()], locale("fr")).drafts[message.key].target
    assert ("Charte" in target) is told
