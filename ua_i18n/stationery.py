"""Stationery by country: which paper, window, envelope and labels the data of `stationery.yaml` gives it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from ua_i18n import records, yamlfile
from ua_i18n.errors import UsageError
from ua_i18n.model import Envelope, LabelSheet, Layout, Stationery, Window

T = TypeVar("T", "Paper", "NamedWindow")
NO_WINDOW = "none"
_ABOVE = frozenset({"sender", "date", "address", "reference"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper, the countries that use it, and what a letter on it is posted in. Without countries: all others."""

    name: str
    territories: tuple[str, ...] = ()
    envelope: Envelope
    labels: LabelSheet
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedWindow(Window):
    """A window with its name, and the countries whose envelopes have it."""

    name: str
    territories: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is known of who prints: their country, and the paper and window that they want instead; empty if none."""

    territory: str = ""
    paper: str = ""
    window: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cupboard:
    """stationery.yaml as it is written."""

    format: int
    papers: tuple[Paper, ...]
    windows: tuple[NamedWindow, ...]

    def laid_out(self, layout: Layout, choice: Choice) -> Layout:
        """The layout on the paper that is chosen. Raises UsageError for one that is not in the data."""
        home = [paper.name for paper in self.papers if choice.territory in paper.territories]
        wanted = choice.paper or next(iter(home), "") or layout.paper
        paper = _named(self.papers, wanted, "paper")
        window = self._window(choice)
        stationery = Stationery(window=window, envelope=paper.envelope, labels=paper.labels)
        laid = replace(layout, paper=paper.name, stationery=stationery)
        if window and set(layout.order) <= _ABOVE:
            return replace(laid, order=window.order, address_side=window.address_side)
        return laid

    def _window(self, choice: Choice) -> Window | None:
        if choice.window == NO_WINDOW:
            return None
        if choice.window:
            return _plain(_named(self.windows, choice.window, "window"))
        home = (window for window in self.windows if choice.territory in window.territories)
        return next(map(_plain, home), None)


def parse(text: str, where: str) -> Cupboard:
    """The data of a stationery.yaml. Raises FormatError with the line for what does not fit."""
    document = yamlfile.load(text, where)
    return records.structure(document.data, Cupboard, where, line_of=document.line)


def _named(known: Iterable[T], name: str, kind: str) -> T:
    by_name = {each.name: each for each in known}
    if name not in by_name:
        raise UsageError(f"{kind}: there is none named {name!r}; there are: {', '.join(by_name)}")
    return by_name[name]


def _plain(window: NamedWindow) -> Window:
    return Window(**{field.name: getattr(window, field.name) for field in fields(Window)})
