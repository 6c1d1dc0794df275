"""`python -m benchmarks [NAME…]`, from the tests folder: runs, prints ratios, writes results.json."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks import catalogs, checks, engines, letters, memory, sources, status
from benchmarks.measuring import Benchmark, Result, measure
from benchmarks.reporting import document, table

BENCHMARKS: dict[str, Benchmark] = {
    "engine-apertium": engines.apertium,
    "engine-ctranslate": engines.ctranslate,
    "checks": checks.every,
    "memory-lookup": memory.lookup,
    "memory-appeal": memory.appeal,
    "memory-build": memory.build,
    "parse": sources.parse,
    "catalog-read": catalogs.read,
    "catalog-rewrite": catalogs.rewrite,
    "letter-pdf": letters.pdf,
    "status-cold": status.cold,
    "status-cached": status.cached,
}
RESULTS = Path(__file__).with_name("results.json")


def select(names: Iterable[str]) -> dict[str, Benchmark]:
    """The benchmarks that `names` ask for, as `parse` or `catalog-*`; all where none is named."""
    patterns = tuple(names) or ("*",)
    for pattern in patterns:
        if not any(fnmatchcase(name, pattern) for name in BENCHMARKS):
            raise click.BadParameter(f"no benchmark is named {pattern}; there are {', '.join(BENCHMARKS)}")
    return {name: run for name, run in BENCHMARKS.items() if any(fnmatchcase(name, pattern) for pattern in patterns)}


@click.command()
@click.argument("names", nargs=-1)
@click.option("--rounds", default=7, show_default=True, type=click.IntRange(1), help="How often each is timed.")
@click.option(
    "--json", "output", default=RESULTS, show_default=True, type=click.Path(path_type=Path), help="Where results go."
)
@click.option("--list", "listing", is_flag=True, help="Only list the benchmarks.")
def main(names: tuple[str, ...], rounds: int, output: Path, listing: bool) -> None:
    """Run the benchmarks NAMES (all of them by default) and print our time over the peers'."""
    selected = select(names)
    if listing:
        click.echo("\n".join(selected))
        return
    results: list[Result] = []
    for name, benchmark in selected.items():
        click.echo(f"{name} …", err=True)
        with TemporaryDirectory() as folder:
            results.append(measure(name, benchmark(Path(folder)), rounds=rounds))
    click.echo(table(results))
    output.write_text(document(results), encoding="utf-8")


if __name__ == "__main__":
    main()
