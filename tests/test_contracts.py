"""Every plugin that is offered keeps the contract of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

import click
import pytest

import check_cases
import source_files
from conftest import need
from ua_i18n import (
    CatalogCheck,
    Check,
    Engine,
    Exchange,
    Locale,
    Message,
    Reader,
    Recogniser,
    Renderer,
    SourceLine,
    Translation,
    Translator,
    plugins,
)
from ua_i18n.testing import (
    CatalogCheckContract,
    CheckContract,
    CommandContract,
    ExchangeContract,
    ReaderContract,
    RecogniserContract,
    RendererContract,
    TranslatorContract,
)
from ua_i18n_plugins.checks.spelling import Spelling

OFFERED = plugins.load()
FRENCH = Locale(
    tag="fr",
    letter={"salutation:minister:m": "Monsieur le Ministre"},
    phrases={"Appeals to:": "Envoyez vos appels à :", "Fear for {person}": "Craintes pour {person}"},
)


def each(offered: Mapping[str, object]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("name", sorted(offered))


def test_every_plugin_loads() -> None:
    assert OFFERED.failures == ()


@each(OFFERED.renderers)
class TestRenderers(RendererContract):
    @pytest.fixture(autouse=True)
    def offered(self, name: str) -> None:
        self.plugin: Renderer = OFFERED.renderers[name]


@each(OFFERED.exchanges)
class TestExchanges(ExchangeContract):
    locale = FRENCH

    @pytest.fixture(autouse=True)
    def offered(self, name: str) -> None:
        self.plugin: Exchange = OFFERED.exchanges[name]


@each(OFFERED.commands)
class TestCommands(CommandContract):
    @pytest.fixture(autouse=True)
    def offered(self, name: str) -> None:
        self.plugin: click.Command = OFFERED.commands[name]


# --- kinds that need a sample of what they are for: a plugin without one fails here until it has one -----------


LINES = tuple(SourceLine(*pair) for pair in enumerate(["PUBLIC AI Index: AFR 99/12/00", "", "UA 31/00 Fear"], start=1))
SOURCES: dict[str, Callable[[], bytes]] = {
    "docx": lambda: source_files.docx(LINES),
    "eml": lambda: source_files.mail("UA 31/00 Fear for safety\n"),
    "html": lambda: source_files.page(LINES).encode(),
    "odt": lambda: source_files.odt(LINES),
    "pdf": lambda: source_files.pdf(LINES),
    "rtf": lambda: source_files.rtf(LINES),
    "text": lambda: b"PUBLIC AI Index: AFR 99/12/00\n\nUA 31/00 Fear for safety\n",
}


@each(OFFERED.readers)
class TestReaders(ReaderContract):
    @pytest.fixture(autouse=True)
    def offered(self, name: str) -> None:
        self.plugin: Reader = OFFERED.readers[name]
        self.sample = SOURCES[name]()


RECOGNISED = {
    "accounts": ("Pay to GB82 WEST 1234 5698 7654 32 now.", ["GB82 WEST 1234 5698 7654 32"]),
    "handles": ("Write to @sarel_justice or with #FreeTomas!", ["@sarel_justice", "#FreeTomas"]),
}


@each(OFFERED.recognisers)
class TestRecognisers(RecogniserContract):
    @pytest.fixture(autouse=True)
    def offered(self, name: str) -> None:
        self.plugin: Recogniser = OFFERED.recognisers[name]
        self.text, self.expected = RECOGNISED[name]


DRAFTED = {
    "phrases": [
        Message(context="heading", source="Appeals to:"),
        Message(context="title", source="Fear for {Tomas_ERIBE}", values=(("Tomas_ERIBE", "Tomas ERIBE"),)),
        Message(context="salutation:minister:m", source="Dear Minister"),
        Message(context="narrative", source="Nobody has translated this."),
    ]
}
"""Engines need programs and services: tests/test_engines.py has them."""


@each({name: found for name, found in OFFERED.translators.items() if not isinstance(found, Engine)})
class TestTranslators(TranslatorContract):
    locale = FRENCH

    @pytest.fixture(autouse=True)
    def offered(self, name: str) -> None:
        self.plugin: Translator = OFFERED.translators[name]
        self.messages = DRAFTED[name]


ALONE = {name: check for name, check in OFFERED.checks.items() if isinstance(check, Check)}
TOGETHER = {name: check for name, check in OFFERED.checks.items() if isinstance(check, CatalogCheck)}


@each({name: check for name, check in ALONE.items() if name != "spelling"})
class TestChecks(CheckContract):
    @pytest.fixture(autouse=True)
    def offered(self, name: str) -> None:
        self.plugin: Check = ALONE[name]
        samples = [case for case in check_cases.ALL if case.check == name and case.tag == "fr"]
        samples = (
            samples
            if any(case.faulty for case in samples)
            else [case for case in check_cases.ALL if case.check == name and case.tag == "ar"]
        )
        self.locale = check_cases.locale(samples[0].tag)
        self.faulty = next(case.translation for case in samples if case.faulty)
        self.clean = next(case.translation for case in samples if not case.faulty)


class TestSpelling(CheckContract):
    locale = FRENCH
    faulty = Translation(message=Message(context="letter", source="They left."), targets=("ils parrtirent",))
    clean = Translation(message=Message(context="letter", source="They left."), targets=("ils partirent",))

    @pytest.fixture(autouse=True)
    def offered(self, tmp_path: Path) -> None:
        need(find_spec("spylls"), "spylls")
        (tmp_path / "fr_FR.aff").write_text("SET UTF-8\n", encoding="utf-8")
        (tmp_path / "fr_FR.dic").write_text("2\nils\npartirent\n", encoding="utf-8")
        self.plugin: Check = Spelling([str(tmp_path)])


def said(source: str, target: str) -> Translation:
    return Translation(message=Message(context="narrative", source=source), targets=(target,))


COMPARED = {
    "inconsistent": (
        (said("Fear for safety", "Craintes pour la sécurité"), said("Fear for safety.", "Peur pour la vie.")),
        (said("Fear for safety", "Craintes pour la sécurité"), said("Fear for safety.", "Craintes pour la sécurité.")),
    ),
    "reused": (
        (said("He was arrested.", "La personne est arrêtée."), said("She was freed.", "La personne est arrêtée.")),
        (said("He was arrested.", "Il a été arrêté."), said("She was freed.", "Elle a été libérée.")),
    ),
}


@each(TOGETHER)
class TestCatalogChecks(CatalogCheckContract):
    locale = FRENCH

    @pytest.fixture(autouse=True)
    def offered(self, name: str) -> None:
        self.plugin: CatalogCheck = TOGETHER[name]
        self.faulty, self.clean = COMPARED[name]
