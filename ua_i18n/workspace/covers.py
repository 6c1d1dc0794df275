"""The cover sheets of a set: one for each language that somebody signs letters in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ua_i18n import coversheet, letterset
from ua_i18n.errors import RefusedError
from ua_i18n.hookspecs import Renderer
from ua_i18n.model import Locale, UrgentAction
from ua_i18n.workspace.desk import Prepared

Made = tuple[str, Locale, Prepared]
"""A letter, the digest of the catalog that it was made from, and its locale."""


@dataclass(frozen=True, slots=True)
class Covers:
    """The files that are asked for, and why a language has none."""

    orders: tuple[letterset.Order, ...]
    refusals: tuple[str, ...]


def covers(action: UrgentAction, made: Sequence[Made], renderers: Sequence[Renderer], day: date) -> Covers:
    """A cover sheet in each locale that has letters, a draft where one of them is."""
    orders: list[letterset.Order] = []
    refusals = []
    for locale in {locale.tag: locale for _, locale, found in made if found.letter}.values():
        here = [(catalog, found) for catalog, pack, found in made if pack is locale and found.letter]
        draft = any(found.letter and found.letter.draft_mark for _, found in here)
        try:
            sheet = coversheet.compose(action, locale, [found.addressee for _, found in here], day=day, draft=draft)
        except RefusedError as error:
            refusals.append(str(error))
            continue
        stem = f"{locale.tag}/00-cover{'-DRAFT' if draft else ''}"
        orders.extend(letterset.Order(sheet, each, f"{stem}{each.suffix}", here[0][0]) for each in renderers)
    return Covers(tuple(orders), tuple(refusals))


def is_cover(entry: letterset.Entry) -> bool:
    return entry.channel == coversheet.CHANNEL


def lost_its_letters(entry: letterset.Entry, made: Sequence[Made]) -> bool:
    """Whether a cover sheet of an earlier run is to letters that are refused now, or final where it is a draft."""
    asked = any(locale.tag == entry.locale for _, locale, _ in made)
    marks = {bool(found.letter.draft_mark) for _, locale, found in made if found.letter and locale.tag == entry.locale}
    return asked and (not marks or entry.draft != any(marks))
