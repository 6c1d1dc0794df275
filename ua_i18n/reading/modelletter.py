"""A model letter in the source, from salutation to closing, and the addressees that stand around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ua_i18n.reading.account import Context
from ua_i18n.reading.labels import Labels, PartKind, Words
from ua_i18n.reading.lines import Line
from ua_i18n.reading.parts import Part
from ua_i18n.reading.phrases import all_folded, any_of, folded


@dataclass(frozen=True, slots=True)
class ModelLetter:
    before: tuple[Line, ...]
    letter: tuple[Line, ...]
    after: tuple[Line, ...]


def take_letter(parts: Iterable[Part], context: Context) -> tuple[tuple[Line, ...], tuple[Part, ...]]:
    """The lines of the model letter, and the parts with what stood around it as appeals."""
    letter: tuple[Line, ...] = ()
    kept: list[Part] = []
    for part in parts:
        if part.kind in (PartKind.LETTER, PartKind.ACTION):
            found = split_letter(part.lines, context.labels)
            letter += found.letter
            kind = PartKind.APPEALS if part.kind is PartKind.LETTER else part.kind
            part = replace(part, kind=kind, lines=found.before + found.after)
        kept.append(part)
    context.account.place("model_letter", letter)
    return letter, tuple(kept)


def split_letter(lines: Sequence[Line], labels: Labels) -> ModelLetter:
    """The lines of a model letter, and those before and after it; all are `before` where there is no letter."""
    openings = any_of(labels.addressees.salutation_openings)
    starts = [n for n, line in enumerate(lines) if openings.match(line.text) and line.text.endswith((",", "،", ":"))]
    if not starts:
        return ModelLetter(tuple(lines), (), ())
    end = next(
        (n + 1 for n, line in enumerate(lines) if n > starts[0] and _closes(line, labels.letters.closings)), None
    )
    stop = len(lines) if end is None else end
    return ModelLetter(tuple(lines[: starts[0]]), tuple(lines[starts[0] : stop]), tuple(lines[stop:]))


def _closes(line: Line, closings: Words) -> bool:
    return folded(line.text) in all_folded(closings)
