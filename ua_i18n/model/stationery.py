"""The paper that letters are printed on, the windows that they are read through, and what they are posted in."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Where on the first page an address shows in its envelope's window; millimetres from the page's left and top.

    A long address may begin `spare` higher. `order` and `address_side` are those of the layout with such a window.
    """

    left: float
    top: float
    width: float
    height: float
    spare: float = 0
    order: tuple[str, ...] = ("sender", "address", "date", "reference")
    address_side: str = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheet:
    """Labels on a page, by rows from the top left; millimetres. `column_gap` and `row_gap` part them."""

    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    column_gap: float = 0
    row_gap: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """An envelope, and how far from its edges the address keeps; millimetres. The address is at most `widest`."""

    width: float
    height: float
    above: float = 40
    right: float = 15
    below: float = 15
    widest: float = 125


@dataclass(frozen=True, slots=True, kw_only=True)
class Stationery:
    """What a country's letters are printed on and posted in; the defaults are those of most of the world."""

    window: Window | None = None
    envelope: Envelope = field(default_factory=lambda: Envelope(width=220, height=110))
    labels: LabelSheet = field(
        default_factory=lambda: LabelSheet(columns=3, rows=8, width=70, height=37, left=0, top=0.5)
    )
