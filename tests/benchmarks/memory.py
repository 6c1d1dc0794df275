"""Translation memory: a text looked up by us, by Translate Toolkit's matcher, and by rapidfuzz over every unit."""

from __future__ import annotations

import contextlib
import itertools
import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter

from benchmarks.measuring import Comparison, Work
from ua_i18n import packs
from ua_i18n.memory import Memory, MemoryTranslator, Origin, Query, Store, Unit
from ua_i18n.memory.folding import plain
from ua_i18n.memory.translator import around
from ua_i18n.model import Locale, Message
from ua_i18n.sources import SourceLanguages

UNITS = int(os.environ.get("UA_BENCH_UNITS", "100000"))
"""How many units the memory has; 1000000 takes some minutes to make."""

PEERS_UNITS = 1000
"""Translate Toolkit compares with every unit in turn: with more, one round would take an hour."""

LOCALES = (packs.shipped() / "locales",)
QUERIES = 50
SPREAD, RECALLED = 1000, 100
"""How many look-ups are timed one by one, and how many of them are held against brute force."""

LEAST = 70
WHO = ("{Tomas_ERIBE}", "The students", "Three of the villagers", "The lawyers", "His family", "The prisoners")
DID = ("was arrested by", "were beaten by", "have been threatened by", "has been held by", "were told to leave by")
BY = ("police officers", "soldiers of the guard", "men in plain clothes", "members of a militia", "prison staff")
WHERE = ("in the capital", "near the border", "at their home", "in a village market", "at a checkpoint", "in the court")
WHEN = ("on 7 June 2000", "since 1 May", "in March 1999", "during the night", "after the demonstration")
WHY = ("for having signed a petition", "because of their work as {trade}", "after a meeting of {trade}")


def lookup(folder: Path) -> Comparison:
    """The likest unit to each of some changed texts; Translate Toolkit among no more than it can bear."""
    sources = list(itertools.islice(_sentences(), UNITS))
    memory = _memory(folder, sources)
    queries = _queries(sources)
    peers: dict[str, Work] = {}
    missing: dict[str, str] = {}
    _offer("rapidfuzz", "rapidfuzz", lambda: _brute_force(sources, queries), peers, missing)
    _offer(
        f"toolkit ({PEERS_UNITS} units)", "translate", lambda: _toolkit(sources[:PEERS_UNITS], queries), peers, missing
    )
    return Comparison(
        job=f"looking up {QUERIES} texts among {UNITS} units (recall@1 {recall(memory, sources, queries):.3f})",
        ours=lambda: [memory.nearest(query, "en", "fr") for query in queries],
        peers=peers,
        missing=missing,
        unit="lookups",
        amount=QUERIES,
    )


def appeal(folder: Path) -> Comparison:
    """Every message of an appeal drafted from a warm memory: names, dates and guards included."""
    sources = list(itertools.islice(_sentences(), UNITS))
    memory = _memory(folder, sources)
    queries = _queries(sources)
    peers: dict[str, Work] = {}
    missing: dict[str, str] = {}
    _offer("rapidfuzz", "rapidfuzz", lambda: _brute_force(sources, queries), peers, missing)
    return Comparison(
        job=f"drafting an appeal of {QUERIES} messages from {UNITS} units",
        ours=_drafting(memory, queries),
        peers=peers,
        missing=missing,
        unit="messages",
        amount=QUERIES,
    )


def build(folder: Path) -> Comparison:
    """A memory and its index, made from nothing; SQLite alone, without an index, is the floor."""
    sources = list(itertools.islice(_sentences(), UNITS))
    numbers = itertools.count()
    return Comparison(
        job=f"storing and indexing {UNITS} units",
        ours=lambda: _memory(folder / str(next(numbers)), sources),
        peers={"sqlite3": lambda: _table(folder / f"{next(numbers)}.sqlite", sources)},
        unit="units",
        amount=UNITS,
    )


def spread(folder: Path) -> Iterator[tuple[str, ...]]:
    """How long making it takes, how much room it needs, and how long single look-ups take, in a warm memory."""
    yield "units", "made in", "on disk", "half within", "95 % within", "recall@1", "an appeal"
    sources = list(itertools.islice(_sentences(), UNITS))
    begun = perf_counter()
    memory = _memory(folder, sources)
    made = perf_counter() - begun
    queries = _queries(sources, SPREAD)
    times = sorted(_seconds(lambda query=query: memory.nearest(query, "en", "fr")) for query in queries)  # type: ignore[misc]
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    found = recall(memory, sources, queries[:RECALLED])
    drafting = min(_seconds(_drafting(memory, queries[:QUERIES])) for _ in range(5))
    yield (
        f"{UNITS:,}",
        f"{made:.1f} s",
        f"{size / 1e6:.0f} MB",
        *(f"{times[int(len(times) * part)] * 1000:.2f} ms" for part in (0.5, 0.95)),
        f"{found:.3f}",
        f"{drafting * 1000:.0f} ms",
    )
    memory.close()


def _seconds(work: Work) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def _drafting(memory: Memory, queries: list[str]) -> Work:
    """Every message of an appeal drafted from a memory."""
    notes = ("{Tomas_ERIBE} = Tomas ERIBE (person, at risk, m; unchanged)",)
    messages = [Message(context="narrative", source=query, notes=notes) for query in queries]
    translator, locale = MemoryTranslator(memory, around(messages)), _pack()
    return lambda: list(translator.draft(messages, locale))


@cache
def _pack() -> Locale:
    return replace(packs.load("fr", LOCALES), original=packs.load("en", LOCALES))


def recall(memory: Memory, sources: list[str], queries: list[str]) -> float:
    """How often we find a unit as like as the likest that brute force finds, where that is like enough."""
    if not find_spec("rapidfuzz"):
        return float("nan")
    from rapidfuzz import fuzz, process

    folded = [plain(source) for source in sources]
    found = wanted = 0
    for query in queries:
        best = process.extractOne(plain(query), folded, scorer=fuzz.ratio, score_cutoff=LEAST)
        if best:
            wanted += 1
            ours = memory.nearest(query, "en", "fr")
            found += bool(ours) and ours[0][1] * 100 >= best[1] - 1e-6
    return found / wanted if wanted else 1.0


def _memory(folder: Path, sources: list[str]) -> Memory:
    store = Store(folder / "memory.sqlite")
    store.add(
        Unit(language="en", locale="fr", source=text, target=f"FR {text}", origin=Origin.OTHER, appeal="bench.tmx")
        for text in sources
    )
    memory = Memory(store, folder / "index", SourceLanguages(LOCALES).lexicon, date(2024, 1, 1))
    memory.matches(Query(source=sources[0], language="en"), packs.load("fr", LOCALES))
    return memory


def _sentences() -> Iterator[str]:
    """Texts as appeals have them, each different: their parts in every combination, the trade told apart."""
    shapes = list(itertools.product(WHO, DID, BY, WHERE, WHEN, WHY))
    chance = random.Random(7)
    for number in itertools.count():
        who, did, by, where, when, why = chance.choice(shapes)
        yield f"{who} {did} {by} {where} {when} {why.replace('{trade}', _trade(number))}."


def _trade(number: int) -> str:
    """A word that only one text in some hundreds has."""
    letters = "".join(chr(ord("a") + number // 26**place % 26) for place in range(3))
    return f"{letters}makers"


def _queries(sources: list[str], count: int = QUERIES) -> list[str]:
    """Texts of the memory with a word changed."""
    chance = random.Random(11)
    changed = []
    for source in chance.sample(sources, count):
        words = source.split()
        words[chance.randrange(1, len(words))] = "perhaps"
        changed.append(" ".join(words))
    return changed


def _table(path: Path, sources: list[str]) -> None:
    with contextlib.closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE unit (id INTEGER PRIMARY KEY, source TEXT UNIQUE, target TEXT)")
        rows = ((source, f"FR {source}") for source in sources)
        database.executemany("INSERT OR IGNORE INTO unit (source, target) VALUES (?, ?)", rows)


def _offer(name: str, library: str, made: Callable[[], Work], peers: dict[str, Work], missing: dict[str, str]) -> None:
    if find_spec(library):
        peers[name] = made()
    else:
        missing[name] = library


def _brute_force(sources: list[str], queries: list[str]) -> Work:
    from rapidfuzz import fuzz, process

    folded = [plain(source) for source in sources]
    wanted = [plain(query) for query in queries]
    return lambda: [process.extractOne(query, folded, scorer=fuzz.ratio, score_cutoff=LEAST) for query in wanted]


def _toolkit(sources: list[str], queries: list[str]) -> Work:
    from translate.search.match import matcher
    from translate.storage.po import pofile

    store = pofile()
    for source in dict.fromkeys(sources):
        store.addsourceunit(source).target = f"FR {source}"
    peer = matcher(store, max_candidates=1, min_similarity=LEAST, max_length=10_000)
    return lambda: [peer.matches(query) for query in queries]
