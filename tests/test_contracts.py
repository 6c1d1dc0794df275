"""Every plugin that is offered keeps the contract of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import click
import pytest

from ua_i18n import Check, Exchange, Locale, Message, Reader, Recogniser, Renderer, Translation, Translator, plugins
from ua_i18n.testing import (
    CheckContract,
    CommandContract,
    ExchangeContract,
    ReaderContract,
    RecogniserContract,
    RendererContract,
    TranslatorContract,
)

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


SOURCES = {"text": b"PUBLIC AI Index: AFR 99/12/00\n\nUA 31/00 Fear for safety\n"}


@each(OFFERED.readers)
class TestReaders(ReaderContract):
    @pytest.fixture(autouse=True)
    def offered(self, name: str) -> None:
        self.plugin: Reader = OFFERED.readers[name]
        self.sample = SOURCES[name]


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


@each(OFFERED.translators)
class TestTranslators(TranslatorContract):
    locale = FRENCH

    @pytest.fixture(autouse=True)
    def offered(self, name: str) -> None:
        self.plugin: Translator = OFFERED.translators[name]
        self.messages = DRAFTED[name]


class Pair(NamedTuple):
    """A translation with the fault, and one without."""

    faulty: str
    clean: str


SOURCE = Message(context="narrative", source="{Tomas_ERIBE} was arrested.", values=(("Tomas_ERIBE", "Tomas ERIBE"),))
CLEAN = "{Tomas_ERIBE} a été arrêté."
CHECKED = {
    "bidi-control": Pair("{Tomas_ERIBE} a été \u202earrêté.", CLEAN),
    "brace-syntax": Pair("{Tomas_ERIBE} a été } arrêté.", CLEAN),
    "control-character": Pair("{Tomas_ERIBE} a été\x07 arrêté.", CLEAN),
    "placeholder-count": Pair("{Tomas_ERIBE} et {Tomas_ERIBE} ont été arrêtés.", CLEAN),
    "placeholder-foreign": Pair("{Tomas_ERIBE} a été arrêté à {Camp_Merou}.", CLEAN),
    "placeholder-missing": Pair("Il a été arrêté.", CLEAN),
    "verbatim-altered": Pair("Tomas ERIBES a été arrêté.", CLEAN),
    "verbatim-typed": Pair("Tomas ERIBE a été arrêté.", CLEAN),
}


@each(OFFERED.checks)
class TestChecks(CheckContract):
    locale = FRENCH

    @pytest.fixture(autouse=True)
    def offered(self, name: str) -> None:
        self.plugin: Check = OFFERED.checks[name]
        pair = CHECKED[name]
        self.faulty = Translation(message=SOURCE, targets=(pair.faulty,))
        self.clean = Translation(message=SOURCE, targets=(pair.clean,))
