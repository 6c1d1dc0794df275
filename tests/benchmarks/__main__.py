"""`python -m benchmarks [NAME…]`, from the tests folder: runs, prints ratios, writes results.json."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import click

from benchmarks import catalogs, checks, engines, letters, memory, quality, sources, status
from benchmarks.measuring import Benchmark, Result, measure
from benchmarks.reporting import aligned, document, table

BENCHMARKS: dict[str, Benchmark] = {
    "engine-apertium": engines.apertium,
    "engine-ctranslate": engines.ctranslate,
    "engine-libre": engines.libre,
    "engine-chat": engines.chat,
    "checks": checks.every,
    "memory-lookup": memory.lookup,
    "memory-appeal": memory.appeal,
    "memory-build": memory.build,
    "parse": sources.parse,
    "parse-large": sources.parse_large,
    "catalog-read": catalogs.read,
    "catalog-rewrite": catalogs.rewrite,
    "catalog-merge": catalogs.merge,
    "letter-pdf": letters.pdf,
    "letter-print-run": letters.print_run,
    "letter-docx": letters.docx,
    "letter-txt": letters.txt,
    "letter-html": letters.html,
    "status-cold": status.cold,
    "status-cached": status.cached,
}
Report = Callable[[Path], Iterator[tuple[str, ...]]]
Run = TypeVar("Run")

REPORTS: dict[str, Report] = {
    "memory-spread": memory.spread,
    "quality": quality.report,
}
"""Measures that are no ratio to a peer: rows of a table each, the headings first."""

RESULTS = Path(__file__).with_name("results.json")


def select(names: Iterable[str], known: Mapping[str, Run]) -> dict[str, Run]:
    """Those of `known` that `names` ask for, as `parse` or `catalog-*`; all where none is named."""
    patterns = tuple(names) or ("*",)
    for pattern in patterns:
        if not any(fnmatchcase(name, pattern) for name in (*BENCHMARKS, *REPORTS)):
            raise click.BadParameter(f"no benchmark is named {pattern}; there are {', '.join((*BENCHMARKS, *REPORTS))}")
    return {name: run for name, run in known.items() if any(fnmatchcase(name, pattern) for pattern in patterns)}


@click.command()
@click.argument("names", nargs=-1)
@click.option("--rounds", default=7, show_default=True, type=click.IntRange(1), help="How often each is timed.")
@click.option(
    "--json", "output", default=RESULTS, show_default=True, type=click.Path(path_type=Path), help="Where results go."
)
@click.option("--list", "listing", is_flag=True, help="Only list the benchmarks.")
def main(names: tuple[str, ...], rounds: int, output: Path, listing: bool) -> None:
    """Run the benchmarks NAMES (all of them by default) and print our time over the peers'."""
    selected, reports = select(names, BENCHMARKS), select(names, REPORTS)
    if listing:
        click.echo("\n".join((*selected, *reports)))
        return
    results = [_measured(name, benchmark, rounds) for name, benchmark in selected.items()]
    told = {name: _told(name, report) for name, report in reports.items()}
    for rows in ([table(results)] if results else []) + [aligned(rows) for rows in told.values()]:
        click.echo(f"{rows}\n")
    output.write_text(document(results, told), encoding="utf-8")


def _measured(name: str, benchmark: Benchmark, rounds: int) -> Result:
    click.echo(f"{name} …", err=True)
    with TemporaryDirectory() as folder:
        return measure(name, benchmark(Path(folder)), rounds=rounds)


def _told(name: str, report: Report) -> list[tuple[str, ...]]:
    click.echo(f"{name} …", err=True)
    with TemporaryDirectory() as folder:
        return list(report(Path(folder)))


if __name__ == "__main__":
    main()
