"""Drafts by neural models that the user has on this machine: OPUS-MT folders and Argos packages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import groupby
from math import exp
from pathlib import Path

from ua_i18n import Draft, Locale, Message, PluginError, TokenShape, Translator, UsageError, hookimpl
from ua_i18n_plugins.translators.models import Model, Opened, find

_BEST = 0.6  # a model may be sure of itself and wrong


class CTranslate:
    """Runs CTranslate2; `models` names a folder with model folders (opus-mt-en-fr) and `.argosmodel` files."""

    name = "ctranslate"
    online = False
    token = TokenShape.LETTERS
    limit: int | None = None
    knows_terms = False

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._models: tuple[Model, ...] | None = None
        self._opened: dict[Model, Opened] = {}

    def configured(self, options: Mapping[str, str]) -> Translator:
        if unknown := sorted(options.keys() - {"models"}):
            raise UsageError(f"engines.{self.name} has no option {unknown[0]!r}; it has: models")
        return CTranslate(Path(options["models"]).expanduser() if "models" in options else self._folder)

    @property
    def version(self) -> str:
        return "; ".join(model.version for model in self._models or ())

    def supports(self, source: str, target: Locale) -> bool:
        """Raises PluginError, with what to install and which pairs there are, where it cannot."""
        if not self._model(source, target.tag):
            raise PluginError(
                f"{self.name} has no model from {source} to {target.tag} in {self._folder}; it has: {self.pairs()}"
            )
        return True

    def pairs(self) -> str:
        return ", ".join(f"{model.source} → {model.target}" for model in self._found()) or "none"

    def payload(self, messages: Sequence[Message], locale: Locale) -> Iterator[str]:
        return (message.source for message in messages)

    def draft(self, messages: Sequence[Message], locale: Locale) -> Iterator[Draft]:
        for language, group in groupby(messages, key=lambda message: message.language):
            batch = list(group)
            if model := self._model(language, locale.tag):
                answers = self._ready(model).translate([each.source for each in batch])
                for message, answer in zip(batch, answers, strict=True):
                    yield self._draft(message, answer, model)

    def _ready(self, model: Model) -> Opened:
        if model not in self._opened:
            self._opened[model] = model.opened()
        return self._opened[model]

    def _draft(self, message: Message, answer: tuple[str, float] | None, model: Model) -> Draft:
        if answer is None:
            return Draft(message.key, "", self.name, 0.0, "too long for the model to come back whole")
        text, certainty = answer
        return Draft(message.key, text, self.name, round(_BEST * exp(min(0.0, certainty)), 2), model.path.name)

    def _model(self, source: str, target: str) -> Model | None:
        """The model of the very pair, else of its bare languages."""
        for wanted in ((source, target), (source.partition("-")[0], target.partition("-")[0])):
            for model in self._found():
                if (model.source, model.target) == wanted:
                    return model
        return None

    def _found(self) -> tuple[Model, ...]:
        if self._folder is None:
            raise PluginError(
                f"{self.name} has no models: name their folder under engines.{self.name}.models in ua-i18n.yaml"
            )
        if not (find_spec("ctranslate2") and find_spec("sentencepiece")):
            raise PluginError(f'{self.name} is not installed; install it with: pip install "ua-i18n[mt]"')
        if self._models is None:
            self._models = find(self._folder)
        return self._models


@hookimpl
def register_translators(register: Callable[[Translator], None]) -> None:
    register(CTranslate())
