"""Draft engines: a batch through all of ours, from masked message to whole draft, beside the engine bare."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks.measuring import Comparison, Work
from engines import tinymodel
from ua_i18n import Locale, Message, drafting
from ua_i18n.tokens import encode
from ua_i18n_plugins.translators.apertium import Apertium
from ua_i18n_plugins.translators.ctranslate import CTranslate
from ua_i18n_plugins.translators.models import find

MESSAGES = 200
SPANISH = Locale(tag="es")
SENTENCES = (
    "{Name} was reportedly beaten by police officers in cell %d and has not seen a lawyer since.",
    "urging them to release {Name} at once and without conditions, in case number %d;",
    "The authorities have not told the family of {Name} where the %d prisoners are held.",
)


def apertium(folder: Path) -> Comparison:
    """One call of the program with the same texts, masked beforehand, is the bare engine."""
    messages = _messages()
    engine = Apertium()
    present = bool(shutil.which("apertium")) and bool(engine.routes.route("en", "es"))
    text = "\n\n".join(_masked(messages)).encode()
    bare = lambda: subprocess.run(["apertium", "eng-spa"], input=text, capture_output=True, check=True)  # noqa: E731
    return _comparison("Apertium", engine, messages, bare if present else None, "apertium-eng-spa")


def ctranslate(folder: Path) -> Comparison:
    """The same model with the same texts, cut and joined, and nothing else."""
    messages = _messages()
    if not (find_spec("ctranslate2") and find_spec("sentencepiece")):
        return _comparison("CTranslate2", CTranslate(), messages, None, "ctranslate2 and sentencepiece")
    tinymodel.folder(folder / "opus-mt-en-es", {"police": "policía", "the": "el", "family": "familia"})
    (model,) = find(folder)
    opened = model.opened()
    return _comparison(
        "CTranslate2", CTranslate(folder), messages, lambda: list(opened.translate(_masked(messages))), ""
    )


def _comparison(
    name: str, engine: Apertium | CTranslate, messages: Sequence[Message], bare: Work | None, missing: str
) -> Comparison:
    ours: Work = (lambda: drafting.draft(messages, [engine], SPANISH)) if bare else (lambda: None)
    return Comparison(
        job=f"drafts of {MESSAGES} messages by {name}",
        ours=ours,
        peers={"bare": bare} if bare else {},
        missing={} if bare else {"bare": missing},
        unit="messages",
        amount=MESSAGES,
    )


def _messages() -> tuple[Message, ...]:
    texts = (SENTENCES[number % len(SENTENCES)] % number for number in range(MESSAGES))
    return tuple(Message(context="letter", source=text, values=(("Name", "Ardeshir VANTAGGIO"),)) for text in texts)


def _masked(messages: Sequence[Message]) -> list[str]:
    return [encode(message.source, Apertium.token).text for message in messages]
