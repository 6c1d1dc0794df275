"""The paper of a workspace's letters: its country's stationery, and its section's letterhead."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ua_i18n import languages, letterhead, packs, stationery, storage, yamlfile
from ua_i18n.errors import FormatError, UsageError
from ua_i18n.letterhead import Letterhead
from ua_i18n.model import Layout
from ua_i18n.section import Section


def laid_out(layout: Layout, tag: str, section: Section, settings: Path) -> Layout:
    """The layout on the paper of the section's country, else of the country that the locale names.

    Raises FormatError, with the line in the settings, for a paper or window that is not known.
    """
    territory = section.territory or languages.region(tag)
    choice = stationery.Choice(territory=territory, paper=section.paper, window=section.window)
    try:
        return _cupboard(packs.shipped() / "locales" / "stationery.yaml").laid_out(layout, choice)
    except UsageError as error:
        key = str(error).partition(":")[0]
        place = yamlfile.load(storage.read_text(settings), str(settings)).place("section", key)
        raise FormatError(place, f"section.{error}") from None


@cache
def _cupboard(path: Path) -> stationery.Cupboard:
    return stationery.parse(storage.read_text(path), str(path))


def letterhead_of(section: Section, root: Path) -> Letterhead:
    """The section's letterhead; none where letters do not name it. Raises UaError for a logo that cannot be printed."""
    if not section.named:
        return Letterhead()
    if not section.logo:
        return Letterhead(section.letterhead)
    path = storage.inside(root, *section.logo.split("/"))
    alt = section.organisation or " ".join(section.letterhead[:1])
    return Letterhead(section.letterhead, letterhead.picture(storage.read_bytes(path), str(path), alt))
