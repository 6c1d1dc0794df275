"""`python -m scoring`, from the tests folder: precision and recall of reading and protection on the corpus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

import click

from scoring.document import Scores, score
from scoring.gold import Case, corpus
from scoring.reporting import faults, figures, table, total

FIGURES = Path(__file__).with_name("scores.json")


@click.command()
@click.argument("names", nargs=-1)
@click.option("--reveal", is_flag=True, help="List the faults of documents that are held back, too.")
@click.option(
    "--json", "output", default=FIGURES, show_default=True, type=click.Path(path_type=Path), help="Where figures go."
)
def main(names: tuple[str, ...], reveal: bool, output: Path) -> None:
    """Print the scores of the whole corpus, or list the faults of the documents NAMES, as minsk-2021 or *-1994."""
    cases = corpus()
    if names:
        click.echo("\n".join(listing(select(cases, names), reveal=reveal)))
        return
    scores = {case.name: score(case) for case in cases}
    parts = (_part(cases, scores, held_back=held_back) for held_back in (False, True))
    open_scores, held_back = parts
    click.echo(table(open_scores, held_back))
    output.write_text(figures(open_scores, held_back), encoding="utf-8")


def select(cases: tuple[Case, ...], names: tuple[str, ...]) -> tuple[Case, ...]:
    """The cases that `names` ask for. Raises BadParameter for a name that no document has."""
    for pattern in names:
        if not any(fnmatchcase(case.name, pattern) for case in cases):
            raise click.BadParameter(f"no document is named {pattern}; see tests/corpus")
    return tuple(case for case in cases if any(fnmatchcase(case.name, pattern) for pattern in names))


def listing(cases: tuple[Case, ...], *, reveal: bool) -> Iterator[str]:
    """The faults of each case; of one held back only their number, unless `reveal`."""
    for case in cases:
        scores = score(case)
        if case.held_back and not reveal:
            number = sum(len(tally.missed) + len(tally.spurious) for tally in scores.values())
            yield f"{case.name}: held back; {number} faults"
        else:
            yield from faults(case.name, scores)


def _part(cases: tuple[Case, ...], scores: Mapping[str, Scores], *, held_back: bool) -> Scores:
    return total(scores[case.name] for case in cases if case.held_back is held_back)


if __name__ == "__main__":
    main()
