"""Results as a table to read and as JSON to compare."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from types import MappingProxyType

from benchmarks.measuring import OURS, Result

HEADINGS = ("benchmark", "ratio", "quartiles", "peer", "ours", "peer's", "job")
LEGEND = "ratio: our time / the peer's, measured in the same run; below 1 we are faster"


def table(results: Iterable[Result]) -> str:
    """A line for each peer of each benchmark; the ratio first, times only after it."""
    return "\n".join([aligned([HEADINGS, *(row for result in results for row in _rows(result))]), "", LEGEND])


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows as lines, their columns one below the other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(lines)


def document(results: Sequence[Result], reports: Mapping[str, Sequence[Sequence[str]]] = MappingProxyType({})) -> str:
    """JSON, sorted by nothing: benchmarks stand in the order in which they ran."""
    content = {
        "format": 1,
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
        "benchmarks": [_entry(result) for result in results],
        "reports": {name: [dict(zip(rows[0], row, strict=True)) for row in rows[1:]] for name, rows in reports.items()},
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _rows(result: Result) -> Iterator[tuple[str, ...]]:
    job = result.comparison
    ours = _per_unit(result, OURS)
    for peer, ratio in result.ratios.items():
        spread = f"{ratio.low:.2f}-{ratio.high:.2f}"
        yield result.name, f"{ratio.middle:.2f}", spread, peer, ours, _per_unit(result, peer), job.job
    for peer, needs in job.missing.items():
        yield result.name, "-", "-", peer, ours, f"needs {needs}", job.job


def _per_unit(result: Result, who: str) -> str:
    per_second = result.comparison.amount / result.seconds[who]
    return f"{_short(per_second)} {result.comparison.unit}/s"


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 10 else f"{number:.2g}"


def _entry(result: Result) -> dict[str, object]:
    job = result.comparison
    return {
        "name": result.name,
        "job": job.job,
        "unit": job.unit,
        "amount": job.amount,
        "rounds": result.rounds,
        "ratios": {peer: asdict(ratio) for peer, ratio in result.ratios.items()},
        "seconds": dict(result.seconds),
        "missing": dict(job.missing),
    }
