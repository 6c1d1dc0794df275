"""Running headers and footers: lines that come again in the margin of page after page.

One that is as large as the text and heads the first page is the document's title: there it stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from ua_i18n_plugins.readers.layout import rows
from ua_i18n_plugins.readers.pdfprint import PrintedPage, Stretch

_DEPTH = 3  # lines from an edge of the page
_NEAR = 12.0  # points: a running line stands at the same height on each page
_FEWEST = 0.3  # the share of the pages that it stands on, but two at least
_APART, _SMALL, _LARGE = 2.0, 0.9, 0.99  # ems between margin and text; sizes, of that of the text
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W{0,3}\d{1,3}\W{0,3}")
_NUMBERED = re.compile(r"\W{0,3}(?:[^\W\d_]{1,8}\.?\s)?\d{1,3}(?:\s?(?:/|[^\W\d_]{1,3}\s)\s?\d{1,3})?\W{0,3}")

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Separated:
    """The pages without what stood in their margins: headers and footers that come again, each once, and small print
    at the edge of a single page, of which nobody can say whether it would come again."""

    pages: list[PrintedPage]
    headers: list[str]
    footers: list[str]
    small_print: list[str]


def separated(pages: Sequence[PrintedPage]) -> Separated:
    """The pages and their margins."""
    if len(pages) == 1:
        return _single(pages[0])
    margins = [list(_margin(page.stretches)) for page in pages]
    counts = Counter(key for margin in margins for key in {key for stretch in margin for key in _keys(stretch)})
    least = max(2, _FEWEST * len(pages))
    usual = _usual_size(pages)
    headers: dict[str, None] = {}
    footers: dict[str, None] = {}
    body: list[PrintedPage] = []
    for page, margin in zip(pages, margins, strict=True):
        running = [stretch for stretch in margin if _runs(stretch, counts, least)]
        middle = _middle(page.stretches) if running else 0.0
        for stretch in running:
            (footers if stretch.middle > middle else headers)[stretch.text] = None
        title = [one for one in running if not body and one.middle <= middle and one.size >= _LARGE * usual]
        kept = {id(one) for one in title if not _is_number(one)}
        body.append(_without(page, [one for one in running if id(one) not in kept]))
    return Separated(body, list(headers), list(footers), [])


def _single(page: PrintedPage) -> Separated:
    """A page that has no other to be compared with: its margin is what is small and stands apart."""
    lines = rows(page.stretches)
    usual = _usual_size([page])
    found: list[Stretch] = []
    for order in (lines, lines[::-1]):
        if len(order) > 1 and _distance(order[0][0], order[1][0]) > _APART * usual:
            found.extend(one for one in order[0] if one.size <= _SMALL * usual or _is_number(one))
    said = [stretch.text for stretch in found if not _is_number(stretch)]
    return Separated([_without(page, found)], [], [], said)


def _usual_size(pages: Iterable[PrintedPage]) -> float:
    sizes = [stretch.size for page in pages for stretch in page.stretches]
    return median_low(sizes) if sizes else 0.0


def _is_number(stretch: Stretch) -> bool:
    return bool(_NUMBERED.fullmatch(stretch.text))


def _distance(one: Stretch, other: Stretch) -> float:
    return max(one.top - other.bottom, other.top - one.bottom)


def _without(page: PrintedPage, running: Iterable[Stretch]) -> PrintedPage:
    gone = {id(stretch) for stretch in running}
    return replace(page, stretches=tuple(one for one in page.stretches if id(one) not in gone))


def _runs(stretch: Stretch, counts: Counter[Key], least: float) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(stretch.text)) or any(counts[key] >= least for key in _keys(stretch))


def _margin(page: Sequence[Stretch]) -> Iterator[Stretch]:
    """The stretches of the lines that are nearest to the upper and the lower edge."""
    heights = sorted({round(stretch.middle) for stretch in page})
    if heights:
        top, bottom = heights[:_DEPTH][-1], heights[-_DEPTH:][0]
        yield from (stretch for stretch in page if not top + 1 < stretch.middle < bottom - 1)


def _keys(stretch: Stretch) -> Iterable[Key]:
    """What a stretch has in common with the same one of other pages: its words, any number, its height."""
    words = _NUMBER.sub("0", " ".join(stretch.text.split()))
    place = int(stretch.middle // _NEAR)
    return (words, place), (words, place + 1)


def _middle(page: Sequence[Stretch]) -> float:
    return (min(stretch.top for stretch in page) + max(stretch.bottom for stretch in page)) / 2
