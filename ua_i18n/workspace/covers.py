"""The cover sheets of a set: one for each language that somebody signs letters in, or that they read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ua_i18n import coversheet, letterset
from ua_i18n.errors import RefusedError
from ua_i18n.hookspecs import Renderer
from ua_i18n.model import Letter, Locale, UrgentAction
from ua_i18n.reasons import Reason, of_cover
from ua_i18n.workspace.desk import Prepared
from ua_i18n.workspace.supporters import Readers

Made = tuple[str, Locale, Prepared]
"""The digest of the catalog that a letter was made from, its locale, and the letter."""


@dataclass(frozen=True, slots=True)
class Covers:
    """The cover sheets by the language of their letters, the catalogs they were made from, and why one has none."""

    sheets: Mapping[str, Letter]
    catalogs: Mapping[str, str]
    refusals: tuple[Reason, ...] = ()

    def orders(self, tag: str, renderers: Sequence[Renderer]) -> Iterator[letterset.Order]:
        """The files of the sheet to the letters in one language, if there is one."""
        if sheet := self.sheets.get(tag):
            stem = f"{tag}/00-cover{'-DRAFT' if sheet.draft_mark else ''}"
            for each in renderers:
                yield letterset.Order(sheet, each, f"{stem}{each.suffix}", self.catalogs[tag])


def covers(action: UrgentAction, made: Sequence[Made], day: date, readers: Readers | None = None) -> Covers:
    """A cover sheet to the letters in each locale, in that of its readers; a draft where one of the letters is."""
    sheets: dict[str, Letter] = {}
    refusals: list[Reason] = []
    locales = {locale.tag: locale for _, locale, found in made if found.letter}
    for tag, locale in locales.items():
        here = [found for _, pack, found in made if pack.tag == tag and found.letter]
        try:
            sheets[tag] = _sheet(
                action, here, day, readers or Readers(locale, "", {each.number: each for each in here})
            )
        except RefusedError as error:
            refusals += error.args
    catalogs = {locale.tag: readers.catalog if readers else catalog for catalog, locale, _ in made}
    return Covers(sheets, catalogs, tuple(refusals))


def _sheet(action: UrgentAction, made: Sequence[Prepared], day: date, readers: Readers) -> Letter:
    """Raises RefusedError where its readers cannot be told what a letter says."""
    sent = []
    for found in made:
        told = readers.told[found.number]
        if not told.letter:
            raise RefusedError(of_cover(action.id, readers.locale.tag, told.refusal or Reason("")))
        sent.append((found.addressee, told.letter))
    sheet = coversheet.compose(action, readers.locale, sent, day=day)
    drafts = any(found.letter and found.letter.draft_mark for found in made)
    return replace(sheet, draft_mark=readers.locale.letter["draft-mark"]) if drafts else sheet


def is_cover(entry: letterset.Entry) -> bool:
    return entry.channel == coversheet.CHANNEL and not entry.sender


def letters_of(entry: letterset.Entry) -> str:
    """The language of the letters that a cover sheet goes with, which its own need not be."""
    return entry.path.partition("/")[0]


def lost_its_letters(entry: letterset.Entry, made: Sequence[Made], beside: Covers) -> bool:
    """Whether a cover sheet of an earlier run is not that of its letters any more: those are refused now, final where
    it is a draft, or told in another language."""
    if sheet := beside.sheets.get(letters_of(entry)):
        return (sheet.locale, bool(sheet.draft_mark)) != (entry.locale, entry.draft)
    here = [found.letter for _, locale, found in made if found.letter and locale.tag == letters_of(entry)]
    return not here or entry.draft != any(letter.draft_mark for letter in here)
