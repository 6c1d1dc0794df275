"""Print runs: the letters of a set bound as those need them who print, post, hand out and sign them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from ua_i18n import envelopes, letterset
from ua_i18n.hookspecs import Renderer
from ua_i18n.letterhead import Letterhead
from ua_i18n.letters import Sender
from ua_i18n.model import Letter, Locale
from ua_i18n.workspace.covers import Covers
from ua_i18n.workspace.desk import Prepared

VOLUME = 400
"""Letters in one file: a thicker one takes the typesetter more time for each letter, and more memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binders:
    """The renderers that bind letters: on paper, and with a mail."""

    paper: Renderer
    mail: Renderer


@dataclass(frozen=True, slots=True)
class Pile:
    """One letter, and who signs copies of it: in mailing order, or nobody by name.

    `catalog` is the digest of what it was made from; `name` is what its files are called.
    """

    catalog: str
    locale: Locale
    found: Prepared
    name: str
    writers: Sequence[Sender | None]
    paper: Letterhead

    def copy(self, writer: Sender | None) -> Iterator[Letter]:
        """The copy that somebody signs, on the section's paper; none where there is no letter."""
        if letter := self.found.signed_by(writer):
            yield self.paper.on(letter)

    def copies(self) -> Iterator[Letter]:
        return chain.from_iterable(map(self.copy, self.writers))


def one_by_one(piles: Sequence[Pile], renderers: Sequence[Renderer]) -> Iterator[letterset.Order]:
    """A file for each copy of each letter, in each format."""
    for pile in piles:
        for writer in pile.writers:
            for letter in pile.copy(writer):
                key = writer.key if writer else None
                marks = (pile.name, key, "DRAFT" if letter.draft_mark else "")
                stem = f"{pile.locale.tag}/{'-'.join(filter(None, marks))}"
                for renderer in renderers:
                    yield letterset.Order(letter, renderer, f"{stem}{renderer.suffix}", pile.catalog, key)


def by_addressee(piles: Sequence[Pile], binders: Binders) -> Iterator[letterset.Order]:
    """All copies of each letter as one file, in the order of their senders."""
    for pile in piles:
        stem = f"{pile.locale.tag}/print/{pile.name}"
        yield from _volumes(pile.copies(), len(pile.writers), (stem, pile.catalog), binders)


def by_supporter(piles: Sequence[Pile], covers: Covers, binders: Binders) -> Iterator[letterset.Order]:
    """For each sender all of their letters in one language, behind its cover sheet: as a mail, else on paper."""
    tag = piles[0].locale.tag
    cover = covers.sheets.get(tag)
    for writer in filter(None, piles[0].writers):
        letters = [letter for pile in piles for letter in pile.copy(writer)]
        renderer = binders.mail if writer.email and cover else binders.paper
        first, *more = [*([replace(cover, to=(writer.email,))] if cover else []), *letters]
        draft = "-DRAFT" if any(letter.draft_mark for letter in letters) else ""
        path = f"{tag}/supporters/{writer.key}{draft}{renderer.suffix}"
        yield letterset.Order(first, renderer, path, piles[0].catalog, writer.key, tuple(more))


def for_the_post(
    piles: Sequence[Pile], channel: str, posting: envelopes.Posting, binders: Binders
) -> Iterator[letterset.Order]:
    """Labels or envelopes, as `channel` tells, for every letter in a language, in mailing order."""
    outsides = (
        envelopes.cover(letter, pile.found.addressee, channel, posting) for pile in piles for letter in pile.copies()
    )
    total = sum(len(pile.writers) for pile in piles)
    yield from _volumes(outsides, total, (f"{piles[0].locale.tag}/00-{channel}", piles[0].catalog), binders)


def _volumes(
    letters: Iterable[Letter], total: int, place: tuple[str, str], binders: Binders
) -> Iterator[letterset.Order]:
    """The letters in one file, or in as many as they fill; `place` is its stem, and the digest of their catalog."""
    stem, catalog = place
    waiting, parts, paper = iter(letters), -(-total // VOLUME), binders.paper
    for number in range(1, parts + 1):
        first, *more = islice(waiting, VOLUME)
        part = f"-part{number:0{len(str(parts))}}" if parts > 1 else ""
        draft = "-DRAFT" if any(letter.draft_mark for letter in (first, *more)) else ""
        yield letterset.Order(first, paper, f"{stem}{part}{draft}{paper.suffix}", catalog, more=tuple(more))
