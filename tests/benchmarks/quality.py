"""How good drafts are: the appeals of tests/cases/quality, by every translator that works here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from benchmarks.engines import serving_words, word_model
from quality.appeals import LOCALES, appeals, pairs
from quality.drafts import Outcome, locale, memory, outcome
from ua_i18n import plugins
from ua_i18n.errors import UaError
from ua_i18n.hookspecs import Engine, Translator
from ua_i18n.memory import MemoryTranslator

HEADINGS = ("drafted by", "into", "messages", "filled", "at 75 or more", "wrong", "rejected", "lost", "chrF")
USUAL = ("memory", "phrases")
"""What `draft` asks where the settings do not say."""


def report(folder: Path) -> Iterator[tuple[str, ...]]:
    """A row for each translator on its own, for the usual two, and for all in turn, in each locale.

    All are asked for the five newer appeals, while the memory has the older ones; machines also for all ten.
    """
    yield HEADINGS
    remembered = memory(folder / "memory")
    with working(folder) as offline:
        offered: dict[str, Translator] = {"memory": MemoryTranslator(remembered), **offline}
        for tag in LOCALES:
            able = chains(offered, tag)
            for name, translators in able.items():
                yield _row(name, outcome(tag, translators))
            for name in (name for name, found in offered.items() if name in able and isinstance(found, Engine)):
                yield _row(f"{name}, of all ten", outcome(tag, able[name], appeals()))
    remembered.close()


@contextmanager
def working(folder: Path) -> Iterator[Mapping[str, Translator]]:
    """What plugins offer that sends nothing away; models and services know a few words, and leave the rest as it is."""
    found = {name: offered for name, offered in plugins.load(None).translators.items() if not offered.online}
    if not word_model(folder, LOCALES):
        yield found
        return
    with serving_words(folder) as services:
        options = {"ctranslate": {"models": str(folder)}, **services}
        yield {name: plugin.configured(options[name]) if name in options else plugin for name, plugin in found.items()}


def chains(offered: Mapping[str, Translator], tag: str) -> Mapping[str, Sequence[Translator]]:
    """Who is asked, by what it is called."""
    able = {name: translator for name, translator in offered.items() if _works(translator, tag)}
    engines = [name for name in able if name not in USUAL]
    usual = [able[name] for name in USUAL if name in able]
    alone: dict[str, Sequence[Translator]] = {name: [translator] for name, translator in able.items()}
    alone[", ".join(USUAL)] = usual
    return alone | ({"all": [*usual, *(able[name] for name in engines)]} if engines else {})


def _works(translator: Translator, tag: str) -> bool:
    """Whether a translator that knows the pair of languages drafts anything on this machine, as it is set up."""
    try:
        pack = locale(tag)
        message = pairs()[0][1].messages[0]
        return translator.supports(message.language, pack) and next(iter(translator.draft([message], pack)), 0) != ""
    except UaError:
        return False


def _row(name: str, result: Outcome) -> tuple[str, ...]:
    drafts, references = result.texts()
    wrong = sum(1 for _ in result.faults())
    filled = f"{len(drafts) / len(result.drafted):.0%}"
    rejected = f"{result.rejected / max(1, len(drafts) + result.rejected):.1%}"
    counts = (str(len(result.drafted)), filled, f"{result.share:.0%}", str(wrong), rejected, str(result.lost))
    return name, result.locale.tag, *counts, _chrf(drafts, references)


def _chrf(drafts: Sequence[str], references: Sequence[str]) -> str:
    """The character n-gram F-score of what was drafted, from 0 to 100."""
    if not find_spec("sacrebleu"):
        return "needs sacrebleu"
    from sacrebleu.metrics.chrf import CHRF

    return f"{CHRF().corpus_score(list(drafts), [list(references)]).score:.1f}" if drafts else "-"
