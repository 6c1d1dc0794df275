"""`python -m benchmarks.senders [AMOUNT…]`, from the tests folder: the memory that a set takes, by its senders."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from ua_i18n import packs, plugins
from ua_i18n.letters import Sender
from ua_i18n.workspace import AppealFolder, Workspace
from ua_i18n.workspace.desk import Wish
from ua_i18n.workspace.samples import copy_samples
from ua_i18n.workspace.sets import SetOrder, make_set

LOCALE = "fr"


@click.command()
@click.argument("amounts", nargs=-1, type=click.IntRange(1))
def main(amounts: tuple[int, ...]) -> None:
    """Make a set of plain letters for each AMOUNT of senders (200, 2000 and 20000), and print its peak of memory."""
    with TemporaryDirectory() as folder:
        sample = next(iter(copy_samples(packs.shipped() / "catalogs", Workspace.init(Path(folder)))))
        tracemalloc.start()
        peak(sample, 1)  # what is loaded once does not count
        for amount in amounts or (200, 2_000, 20_000):
            click.echo(f"{amount:6} senders: {peak(sample, amount) / 1e6:.2f} MB beside their table")


def peak(sample: AppealFolder, amount: int) -> int:
    """The bytes that a set for so many senders takes at most, beside the table of senders."""
    senders = tuple(_sender(number) for number in range(amount))
    before = tracemalloc.get_traced_memory()[0]
    tracemalloc.reset_peak()
    order = SetOrder(
        locales=[sample.workspace.locale(LOCALE)],
        renderers=[plugins.load().renderers["txt"]],
        output=sample.workspace.root / f"letters-{amount}",
        senders=senders,
    )
    day = sample.action().date
    assert day, "our samples are dated"
    make_set(sample, order, Wish(day=day, allow_drafts=True), None)
    return tracemalloc.get_traced_memory()[1] - before


def _sender(number: int) -> Sender:
    lines = (f"Person {number}", f"{number} Mill Lane", "Bath")
    return Sender(key=f"s{number:05}", lines=lines, city="Bath", language=LOCALE)


if __name__ == "__main__":
    main()
