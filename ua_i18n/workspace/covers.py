"""The cover sheets of a set: one for each language that somebody signs letters in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ua_i18n import coversheet, letterset
from ua_i18n.errors import RefusedError
from ua_i18n.hookspecs import Renderer
from ua_i18n.model import Letter, Locale, UrgentAction
from ua_i18n.workspace.desk import Prepared

Made = tuple[str, Locale, Prepared]
"""The digest of the catalog that a letter was made from, its locale, and the letter."""


@dataclass(frozen=True, slots=True)
class Covers:
    """The cover sheets by locale, the catalogs that their letters were made from, and why a language has none."""

    sheets: Mapping[str, Letter]
    catalogs: Mapping[str, str]
    refusals: tuple[str, ...] = ()

    def orders(self, tag: str, renderers: Sequence[Renderer]) -> Iterator[letterset.Order]:
        """The files of the sheet in one language, if there is one."""
        if sheet := self.sheets.get(tag):
            stem = f"{tag}/00-cover{'-DRAFT' if sheet.draft_mark else ''}"
            for each in renderers:
                yield letterset.Order(sheet, each, f"{stem}{each.suffix}", self.catalogs[tag])


def covers(action: UrgentAction, made: Sequence[Made], day: date) -> Covers:
    """A cover sheet in each locale that has letters, a draft where one of them is."""
    sheets, refusals = {}, []
    locales = {locale.tag: locale for _, locale, found in made if found.letter}
    for tag, locale in locales.items():
        here = [found for _, pack, found in made if pack.tag == tag and found.letter]
        try:
            sheets[tag] = coversheet.compose(
                action, locale, [(found.addressee, found.letter) for found in here if found.letter], day=day
            )
        except RefusedError as error:
            refusals.append(str(error))
    return Covers(sheets, {locale.tag: catalog for catalog, locale, _ in made}, tuple(refusals))


def is_cover(entry: letterset.Entry) -> bool:
    return entry.channel == coversheet.CHANNEL and not entry.sender


def lost_its_letters(entry: letterset.Entry, made: Sequence[Made]) -> bool:
    """Whether a cover sheet of an earlier run is to letters that are refused now, or final where it is a draft."""
    asked = any(locale.tag == entry.locale for _, locale, _ in made)
    marks = {bool(found.letter.draft_mark) for _, locale, found in made if found.letter and locale.tag == entry.locale}
    return asked and (not marks or entry.draft != any(marks))
