"""Drafts of the ten appeals by any translators, with the five related ones in a memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from quality.appeals import Appeal, pairs
from quality.judging import Fault, faults
from ua_i18n import drafting, packs, placeholders
from ua_i18n.hookspecs import Translator
from ua_i18n.memory import THRESHOLD, Memory, MemoryTranslator, Origin, Store, Unit
from ua_i18n.memory.translator import around
from ua_i18n.memory.unit import bearers_of
from ua_i18n.model import Draft, Locale, Message
from ua_i18n.placeholders import names
from ua_i18n.sources import SourceLanguages

FOLDERS = (packs.shipped() / "locales",)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A message, its draft where there is one, and what a professional says."""

    appeal: str
    message: Message
    draft: Draft | None
    reference: str

    @property
    def good(self) -> bool:
        """Whether it is filled with what scores as high as a match of the memory must."""
        return self.draft is not None and self.draft.score >= THRESHOLD


@dataclass(frozen=True, slots=True)
class Outcome:
    """What some translators, asked in this order, made of some of the ten appeals in one locale."""

    locale: Locale
    drafted: tuple[Drafted, ...]
    rejected: int

    @property
    def share(self) -> float:
        """How many of the messages are filled with a score of at least the threshold, as a part of all."""
        return sum(each.good for each in self.drafted) / len(self.drafted)

    def faults(self) -> Iterator[tuple[Drafted, Fault]]:
        """What is wrong among the drafts of at least the threshold."""
        for each in self.drafted:
            if each.draft and each.good:
                for fault in faults(each.draft.target, each.reference, self.locale):
                    yield each, fault

    @property
    def lost(self) -> int:
        """How many placeholders of the messages that have drafts are missing there, or too many."""
        pairs = ((names(each.message.source), names(each.draft.target)) for each in self.drafted if each.draft)
        return sum(
            ((Counter(asked) - Counter(given)) + (Counter(given) - Counter(asked))).total() for asked, given in pairs
        )

    def texts(self) -> tuple[list[str], list[str]]:
        """Drafts and references of the messages that have drafts, with their values in place."""
        filled = [each for each in self.drafted if each.draft]
        drafts = [_plain(each.draft.target, each.message) for each in filled if each.draft]
        return drafts, [_plain(each.reference, each.message) for each in filled]


def outcome(tag: str, translators: Sequence[Translator], of: Sequence[Appeal] = ()) -> Outcome:
    """The five newer appeals, or other ones, drafted by `translators`, asked in that order."""
    pack, drafted, rejected = locale(tag), [], 0
    for appeal in of or [newer for _, newer in pairs()]:
        for translator in translators:
            if isinstance(translator, MemoryTranslator):
                translator.around = around(appeal.messages)
        result = drafting.draft(appeal.messages, translators, pack)
        rejected += len(result.rejected)
        known: Mapping[str, str] = appeal.references[tag]
        drafted += [
            Drafted(appeal.name, message, result.drafts.get(message.key), known[message.key])
            for message in appeal.messages
        ]
    return Outcome(pack, tuple(drafted), rejected)


def memory(folder: Path) -> Memory:
    """A memory with the references of the five older appeals in it, as their approval would have put them there."""
    store = Store(folder / "memory.sqlite")
    store.add(unit for older, _ in pairs() for tag in older.references for unit in _units(older, tag))
    return Memory(store, folder / "index", SourceLanguages(FOLDERS).lexicon, date(2021, 7, 1))


@cache
def locale(tag: str) -> Locale:
    """A locale as drafting has it, with the words of the source's language."""
    return replace(packs.load(tag, FOLDERS), original=packs.load("en", FOLDERS))


def _units(appeal: Appeal, tag: str) -> Iterator[Unit]:
    beside = around(appeal.messages)
    for message in appeal.messages:
        before, after = beside[message.key]
        yield Unit(
            language=message.language,
            locale=tag,
            source=message.source,
            target=appeal.references[tag][message.key],
            bearers=bearers_of(message),
            context=message.context,
            key=message.key,
            origin=Origin.OWN,
            appeal=appeal.name,
            translator="A translator",
            approver="A reviewer",
            date=f"{appeal.year}-12-01",
            before=before,
            after=after,
        )


def _plain(masked: str, message: Message) -> str:
    return placeholders.fill(masked, dict(message.values))
