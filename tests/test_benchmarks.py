"""The harness of the benchmarks, under a clock that only moves when work is done."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import memory, quality
from benchmarks.__main__ import BENCHMARKS, REPORTS, main, select
from benchmarks.measuring import OURS, Comparison, measure
from benchmarks.reporting import document, table


class Stopwatch:
    """A clock that work moves on."""

    def __init__(self) -> None:
        self.now = 0.0
        self.ran: list[str] = []

    def __call__(self) -> float:
        return self.now

    def work(self, name: str, seconds: Callable[[], float]) -> Callable[[], None]:
        """Work that takes as long as `seconds` says at that moment."""

        def run() -> None:
            self.ran.append(name)
            self.now += seconds()

        return run


@pytest.fixture
def clock() -> Stopwatch:
    return Stopwatch()


def compare(clock: Stopwatch, ours: float, peer: float) -> Comparison:
    return Comparison(
        job="nothing at all",
        ours=clock.work(OURS, lambda: ours),
        peers={"peer": clock.work("peer", lambda: peer)},
        missing={"absent": "a thing"},
        unit="letters",
        amount=10,
    )


def test_ratio_is_our_time_over_the_peers(clock: Stopwatch) -> None:
    result = measure("x", compare(clock, 1.0, 4.0), rounds=5, clock=clock)
    assert result.rounds == 5
    assert result.ratios["peer"].middle == pytest.approx(0.25)
    assert result.seconds == pytest.approx({OURS: 1.0, "peer": 4.0})


def test_a_machine_that_grows_slower_does_not_change_the_ratio(clock: Stopwatch) -> None:
    slowness = iter(range(1, 1000))
    pace: dict[str, float] = {}

    def seconds(base: float) -> Callable[[], float]:
        def now() -> float:
            pace["now"] = next(slowness)
            return base * (1 + pace["now"] / 1000)

        return now

    drifting = Comparison(
        job="drift",
        ours=clock.work(OURS, seconds(1.0)),
        peers={"peer": clock.work("peer", seconds(2.0))},
    )
    assert measure("x", drifting, rounds=9, clock=clock).ratios["peer"].middle == pytest.approx(0.5, rel=0.01)


def test_contestants_take_turns_in_going_first(clock: Stopwatch) -> None:
    measure("x", compare(clock, 1.0, 1.0), rounds=4, clock=clock)
    warm_up, timed = clock.ran[:4], clock.ran[4:]
    assert warm_up == [OURS, OURS, "peer", "peer"]
    assert timed == [OURS, "peer", "peer", OURS, OURS, "peer", "peer", OURS]


def test_short_work_is_repeated_until_it_can_be_timed(clock: Stopwatch) -> None:
    result = measure("x", compare(clock, 0.0001, 0.001), rounds=1, clock=clock)
    assert clock.ran.count(OURS) == 2 + 200
    assert clock.ran.count("peer") == 2 + 20
    assert result.ratios["peer"].middle == pytest.approx(0.1)


def test_what_takes_long_is_run_less_often(clock: Stopwatch) -> None:
    result = measure("x", compare(clock, 4.0, 16.0), rounds=7, clock=clock)
    assert result.rounds == 3
    assert clock.ran.count("peer") == 1 + 3
    assert result.ratios["peer"].middle == pytest.approx(0.25)


def test_table_leads_with_the_ratio_and_names_missing_peers(clock: Stopwatch) -> None:
    text = table([measure("fold", compare(clock, 1.0, 4.0), rounds=3, clock=clock)])
    row, absent = text.splitlines()[1:3]
    assert row.split()[:4] == ["fold", "0.25", "0.25-0.25", "peer"]
    assert "10 letters/s" in row
    assert "needs a thing" in absent


def test_document_holds_every_measure(clock: Stopwatch) -> None:
    content = json.loads(document([measure("fold", compare(clock, 1.0, 4.0), rounds=3, clock=clock)]))
    (entry,) = content["benchmarks"]
    assert entry["ratios"]["peer"]["middle"] == pytest.approx(0.25)
    assert entry["missing"] == {"absent": "a thing"}
    assert entry["rounds"] == 3


def test_select_by_name_and_by_pattern() -> None:
    assert list(select(["parse"], BENCHMARKS)) == ["parse"]
    assert set(select(["catalog-*"], BENCHMARKS)) >= {"catalog-read", "catalog-rewrite"}
    assert all(name.startswith("catalog-") for name in select(["catalog-*"], BENCHMARKS))
    assert list(select([], BENCHMARKS)) == list(BENCHMARKS)
    assert list(select(["parse", "qual*"], REPORTS)) == ["quality"]


def test_a_name_that_no_benchmark_has_is_an_error() -> None:
    result = CliRunner().invoke(main, ["nonsense", "--list"])
    assert result.exit_code == 2
    assert "parse" in result.output


def test_a_report_of_the_memory_tells_what_it_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("UNITS", 1000), ("SPREAD", 60), ("RECALLED", 20)):
        monkeypatch.setattr(memory, name, value)
    headings, row = memory.spread(tmp_path)
    told = dict(zip(headings, row, strict=True))
    assert told["units"] == "1,000"
    assert float(told["recall@1"]) >= 0.99


def test_each_translator_is_asked_alone_and_then_all_in_turn() -> None:
    class Machine:
        name, online, token, limit = "machine", False, None, None

        def supports(self, source: str, target: object) -> bool:
            return True

        def draft(self, messages: object, locale: object) -> Iterator[object]:
            yield from ()

    offered = {name: Machine() for name in ("memory", "phrases", "machine")}
    chains = quality.chains(offered, "fr")  # type: ignore[arg-type]
    assert list(chains) == ["memory", "phrases", "machine", "memory, phrases", "all"]
    assert chains["all"] == [offered["memory"], offered["phrases"], offered["machine"]]
