"""Draft engines: a batch through all of ours, from masked message to whole draft, beside the engine bare."""

from __future__ import annotations

import atexit
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

from benchmarks.measuring import Comparison, Work
from engines import servers, tinymodel
from ua_i18n import Locale, Message, Translator, drafting
from ua_i18n.drafting.tokens import encode
from ua_i18n.hookspecs import TokenShape
from ua_i18n_plugins.translators.apertium import Apertium
from ua_i18n_plugins.translators.chat import Chat
from ua_i18n_plugins.translators.ctranslate import CTranslate
from ua_i18n_plugins.translators.deep import KINDS, Deep
from ua_i18n_plugins.translators.models import find
from ua_i18n_plugins.translators.prompt import request

MESSAGES = 200
SERVED = 20  # a service is asked for one at a time
SPANISH = Locale(tag="es")
SENTENCES = (
    "{Name} was reportedly beaten by police officers in cell %d and has not seen a lawyer since.",
    "urging them to release {Name} at once and without conditions, in case number %d;",
    "The authorities have not told the family of {Name} where the %d prisoners are held.",
)
WORDS = {
    "es": {"police": "policía", "the": "el", "and": "y", "family": "familia", "was": "fue", "prison": "cárcel"},
    "fr": {"police": "police", "the": "le", "and": "et", "family": "famille", "was": "était", "prison": "prison"},
}
NEURAL = "ctranslate2 and sentencepiece"


def apertium(folder: Path) -> Comparison:
    """One call of the program with the same texts, masked beforehand, is the bare engine."""
    messages = _messages()
    engine = Apertium()
    present = bool(shutil.which("apertium")) and bool(engine.routes.route("en", "es"))
    text = "\n\n".join(_masked(messages)).encode()
    bare = lambda: subprocess.run(["apertium", "eng-spa"], input=text, capture_output=True, check=True)  # noqa: E731
    return _comparison("Apertium", engine, bare if present else None, "apertium-eng-spa")


def ctranslate(folder: Path) -> Comparison:
    """The same model with the same texts, cut and joined, and nothing else."""
    if not word_model(folder, ["es"]):
        return _comparison("CTranslate2", CTranslate(), None, NEURAL)
    (model,) = find(folder)
    opened, texts = model.opened(), _masked(_messages())
    return _comparison("CTranslate2", CTranslate(folder), lambda: list(opened.translate(texts)))


def libre(folder: Path) -> Comparison:
    """LibreTranslate with a model behind it; bare, it gets the same requests from `requests` itself."""
    import requests

    engine = Deep(next(kind for kind in KINDS if kind.name == "libre"))
    if not word_model(folder, ["es"]):
        return _comparison("LibreTranslate", engine, None, NEURAL)
    options, session = _served(folder)["libre"], requests.Session()
    asked = [{"q": text, "source": "en", "target": "es", "format": "text"} for text in _masked(_messages(SERVED))]

    def bare() -> None:
        for parameters in asked:
            session.get(f"{options['endpoint']}/translate", params=parameters).json()

    return _comparison("LibreTranslate", engine.configured({**options, "concurrency": "1"}), bare, amount=SERVED)


def chat(folder: Path) -> Comparison:
    """A model behind an OpenAI-compatible address; bare, it gets the same requests from `requests` itself."""
    import requests

    if not word_model(folder, ["es"]):
        return _comparison("a language model", Chat(), None, NEURAL)
    options, session = _served(folder)["chat"], requests.Session()
    masked = [Message(context="letter", source=text) for text in _masked(_messages(SERVED))]
    asked = [request(masked, place, SPANISH, "") for place in range(len(masked))]

    def bare() -> None:
        for body in asked:
            session.post(f"{options['endpoint']}/chat/completions", json=body).json()

    return _comparison("a language model", Chat().configured({**options, "concurrency": "1"}), bare, amount=SERVED)


def word_model(folder: Path, tags: Sequence[str]) -> bool:
    """Whether models of a few words are in the folder, one from English for each tag: this machine can run them."""
    if not (find_spec("ctranslate2") and find_spec("sentencepiece")):
        return False
    for tag in tags:
        tinymodel.folder(folder / f"opus-mt-en-{tag}", WORDS[tag])
    return True


@contextmanager
def serving_words(folder: Path) -> Iterator[Mapping[str, Mapping[str, str]]]:
    """The models in the folder behind services on loopback: the options of `libre` and `chat` that reach them."""
    opened = {model.target: model.opened() for model in find(folder)}

    def translated(text: str, tag: str) -> str:
        return next(answer[0] if answer else text for answer in opened[tag].translate([text]))

    def answer(asked: servers.Request) -> servers.Reply:
        give: Callable[[Callable[[str], str]], servers.Answer] = servers.libre
        tag = asked.query.get("target", "")
        if asked.path.endswith("/chat/completions"):
            give, tag = servers.chat, json.loads(json.loads(asked.body)["messages"][-1]["content"])["to"]
        return give(lambda text: translated(text, tag))(asked)

    with servers.serving(answer) as service:
        yield {"libre": {"endpoint": service.endpoint}, "chat": {"endpoint": f"{service.endpoint}/v1"}}


def _served(folder: Path) -> Mapping[str, Mapping[str, str]]:
    """The same, until the program ends: a comparison has no end of its own."""
    services = ExitStack()
    atexit.register(services.close)
    return services.enter_context(serving_words(folder))


def _comparison(
    name: str, engine: Translator, bare: Work | None, missing: str = "", *, amount: int = MESSAGES
) -> Comparison:
    messages = _messages(amount)
    ours: Work = (lambda: drafting.draft(messages, [engine], SPANISH)) if bare else (lambda: None)
    return Comparison(
        job=f"drafts of {amount} messages by {name}",
        ours=ours,
        peers={"bare": bare} if bare else {},
        missing={} if bare else {"bare": missing},
        unit="messages",
        amount=amount,
    )


def _messages(amount: int = MESSAGES) -> tuple[Message, ...]:
    texts = (SENTENCES[number % len(SENTENCES)] % number for number in range(amount))
    return tuple(Message(context="letter", source=text, values=(("Name", "Ardeshir VANTAGGIO"),)) for text in texts)


def _masked(messages: Sequence[Message]) -> list[str]:
    return [encode(message.source, TokenShape.LETTERS).text for message in messages]
