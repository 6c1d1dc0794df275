"""A comparison, and how it is measured: in turn with its peers, so that a machine's moods fall on all alike."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

Work = Callable[[], object]
Clock = Callable[[], float]

OURS = "ours"
SHORTEST_SAMPLE = 0.02  # seconds: a timer's noise is far below
LONG = 1.0  # seconds: what takes so long needs no second try before it is timed
LONGEST = 60.0  # seconds of all rounds together, if fewer tell as much
FEWEST = 3  # rounds: a middle one, and one on either side


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The same job, done by us and by each peer.

    A peer that this machine lacks is named in `missing`, with what to install. `amount` says how many
    `unit`s one call does: "letters", "messages".
    """

    job: str
    ours: Work
    peers: Mapping[str, Work]
    missing: Mapping[str, str] = field(default_factory=dict)
    unit: str = "calls"
    amount: int = 1

    @property
    def contestants(self) -> dict[str, Work]:
        return {OURS: self.ours, **self.peers}


Benchmark = Callable[[Path], Comparison]
"""Prepares a comparison; the folder is its own, for files, and lasts as long as the measuring."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """Our time divided by a peer's: below 1 we are faster. `low` and `high` are the quartiles of the rounds."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured: seconds of one call by contestant, and the ratio to each peer."""

    name: str
    comparison: Comparison
    seconds: Mapping[str, float]
    ratios: Mapping[str, Ratio]
    rounds: int


def measure(name: str, comparison: Comparison, *, rounds: int = 7, clock: Clock = time.perf_counter) -> Result:
    """Time every contestant once a round; the ratios are medians over the rounds, so that drift cancels out.

    The order turns by one each round: nobody always runs first, on a cold cache. What takes minutes is timed in fewer
    rounds: a machine's moods last seconds.
    """
    contestants = comparison.contestants
    tried = {who: _tried(work, clock) for who, work in contestants.items()}
    calls = {who: max(1, round(SHORTEST_SAMPLE / once)) for who, once in tried.items()}
    rounds = min(rounds, max(FEWEST, int(LONGEST / sum(tried.values()))))
    samples: dict[str, list[float]] = {who: [] for who in contestants}
    with _no_garbage_collection():
        for turn in range(rounds):
            for who in _turned(list(contestants), turn):
                gc.collect()
                samples[who].append(_sample(contestants[who], calls[who], clock))
    return Result(
        name,
        comparison,
        seconds={who: median(times) for who, times in samples.items()},
        ratios={peer: _ratio(samples[OURS], samples[peer]) for peer in comparison.peers},
        rounds=rounds,
    )


def _tried(work: Work, clock: Clock) -> float:
    """How long `work` takes; the first run, which loads and compiles, counts only where that is little beside it."""
    first = _sample(work, 1, clock)
    return first if first > LONG else _sample(work, 1, clock)


def _sample(work: Work, calls: int, clock: Clock) -> float:
    start = clock()
    for _ in range(calls):
        work()
    return max(clock() - start, 1e-9) / calls


def _turned(names: list[str], turn: int) -> list[str]:
    shift = turn % len(names)
    return names[shift:] + names[:shift]


def _ratio(ours: list[float], peer: list[float]) -> Ratio:
    rounds = sorted(mine / theirs for mine, theirs in zip(ours, peer, strict=True))
    quarter = len(rounds) // 4
    return Ratio(median(rounds), rounds[quarter], rounds[-1 - quarter])


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
