"""Prints scores: a table of fields, open documents beside those held back; JSON; the faults of a document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from scoring.comparing import Tally

Scores = Mapping[str, Tally]


def total(scores: Iterable[Scores]) -> dict[str, Tally]:
    """The tallies of many documents, by field."""
    sums: dict[str, Tally] = {}
    for each in scores:
        for name, tally in each.items():
            sums[name] = sums.get(name, Tally()) + tally
    return sums


def overall(scores: Scores, prefix: str) -> Tally:
    """The sum of the fields of a part ("addressee."); `kept` counts values a second time and stays out."""
    fields = (tally for name, tally in scores.items() if name.startswith(prefix) and name != "protected.kept")
    return sum(fields, Tally())


def table(open_scores: Scores, held_back: Scores) -> str:
    """One line a field: precision, recall and number of facts, for both parts."""
    names = sorted({*open_scores, *held_back})
    parts = sorted({name.split(".")[0] + "." for name in names})
    head = f"{'':<34}{'open':^24}{'held back':^24}\n{'field':<34}" + 2 * f"{'prec':>8}{'rec':>8}{'facts':>8}"
    rows = [_row(name, open_scores.get(name, Tally()), held_back.get(name, Tally())) for name in names]
    sums = [_row(f"all {part}*", overall(open_scores, part), overall(held_back, part)) for part in parts]
    return "\n".join([head, *rows, "", *sums, _row("all", overall(open_scores, ""), overall(held_back, ""))])


def _row(name: str, *tallies: Tally) -> str:
    cells = (f"{t.precision:8.3f}{t.recall:8.3f}{t.hits + len(t.missed):8}" for t in tallies)
    return f"{name:<34}" + "".join(cells)


def figures(open_scores: Scores, held_back: Scores) -> str:
    """Both parts as JSON, without a single value of a document."""
    parts = {"open": open_scores, "held_back": held_back}
    content = {part: {name: _figure(tally) for name, tally in sorted(scores.items())} for part, scores in parts.items()}
    return json.dumps(content, indent=2) + "\n"


def _figure(tally: Tally) -> dict[str, float]:
    return {
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "facts": tally.hits + len(tally.missed),
    }


def faults(name: str, scores: Scores) -> Iterator[str]:
    """A document's faults: `-` what was not found, `+` what should not be there."""
    yield f"{name}: {'no fault' if all(tally.perfect for tally in scores.values()) else ''}".rstrip(": ")
    for field, tally in sorted(scores.items()):
        yield from (f"  - {field}: {value!r}" for value in tally.missed)
        yield from (f"  + {field}: {value!r}" for value in tally.spurious)
