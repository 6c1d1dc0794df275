"""Running headers and footers: lines that come again in the margin of page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ua_i18n_plugins.readers.pdfprint import PrintedPage, Stretch

_DEPTH = 3  # lines from an edge of the page
_NEAR = 12.0  # points: a running line stands at the same height on each page
_FEWEST = 0.3  # the share of the pages that it stands on, but two at least
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W{0,3}\d{1,3}\W{0,3}")

Key = tuple[str, int]


def without_running(pages: Sequence[PrintedPage]) -> tuple[list[PrintedPage], list[str], list[str]]:
    """The pages without their running lines, and the headers and footers that were taken out, each once."""
    margins = [list(_margin(page.stretches)) for page in pages]
    counts = Counter(key for margin in margins for key in {key for stretch in margin for key in _keys(stretch)})
    least = max(2, _FEWEST * len(pages))
    headers: dict[str, None] = {}
    footers: dict[str, None] = {}
    body = []
    for page, margin in zip(pages, margins, strict=True):
        running = [stretch for stretch in margin if _runs(stretch, counts, least, len(pages))]
        middle = _middle(page.stretches) if running else 0.0
        for stretch in running:
            (footers if stretch.middle > middle else headers)[stretch.text] = None
        gone = {id(stretch) for stretch in running}
        body.append(replace(page, stretches=tuple(one for one in page.stretches if id(one) not in gone)))
    return body, list(headers), list(footers)


def _runs(stretch: Stretch, counts: Counter[Key], least: float, pages: int) -> bool:
    if pages > 1 and _PAGE_NUMBER.fullmatch(stretch.text):
        return True
    return any(counts[key] >= least for key in _keys(stretch))


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
