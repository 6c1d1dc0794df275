"""What a locale's pack lacks of a whole one: settings, phrases, lists of words, sentences, texts of the program."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ua_i18n import interface, packs, specimen, storage
from ua_i18n.catalog import Catalog
from ua_i18n.model import message_key

_SETTINGS = (
    *("paper", "order", "address_side", "date_side", "fonts", "bullet", "item_end", "last_item_end", "date_line"),
    *(
        "date_line_city",
        "date_pattern",
        "salutation_end",
        "closing_repeats_salutation",
        "article",
        "article_paragraph",
        "address_by",
        "quotes",
        "sources",
    ),
)
"""What no language should leave to a default."""

_WORDS = (
    *("negation", "negation_clear", "modality_may", "modality_must", "hedges", "hedges_clear", "masculine", "feminine"),
    *("numbers", "scales", "common", "comparatives"),
)
"""The lists of words without which a check or the memory knows too little of a language."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What one file of a pack lacks: keys, contexts or texts."""

    file: str
    lacking: tuple[str, ...]


def gaps(tag: str, folders: Sequence[Path]) -> tuple[Gap, ...]:
    """The files of a locale's pack that are not whole, each with all that it lacks."""
    wanted: Mapping[str, Callable[[], Collection[str]]] = {
        "profile.yaml": partial(_unstated, tag, folders),
        "letter.po": partial(_unsaid, tag, folders),
        "words.yaml": partial(_unlisted, tag, folders),
        "specimen.po": partial(_untold, tag, folders),
        "ui.po": partial(_untranslated, tag, folders),
    }
    found = ((file, tuple(lacking())) for file, lacking in wanted.items())
    return tuple(Gap(file, lacking) for file, lacking in found if lacking)


def _texts(tag: str, folders: Sequence[Path], name: str) -> Iterator[tuple[str, str]]:
    """Each text that a pack has of a file, with the path that errors name."""
    for folder in packs.folders_of(tag, folders):
        if (path := folder / name).is_file():
            yield storage.read_text(path), str(path)


def _unstated(tag: str, folders: Sequence[Path]) -> list[str]:
    stated = {key for text, where in _texts(tag, folders, "profile.yaml") for key in packs.profile_data(text, where)}
    return [key for key in _SETTINGS if key not in stated]


def _unsaid(tag: str, folders: Sequence[Path]) -> list[str]:
    """The contexts that letter.po itself lacks, be they filled in from a more general form or not."""
    said = {key for text, where in _texts(tag, folders, "letter.po") for key in packs.letter_phrases(text, where)}
    return [context for context in packs.contexts() if context not in said]


def _unlisted(tag: str, folders: Sequence[Path]) -> list[str]:
    words = packs.load(tag, folders).words
    return [name for name in _WORDS if not words.get(name)]


def _untold(tag: str, folders: Sequence[Path]) -> list[str]:
    found = specimen.load(tag, folders)
    if tag.partition("-")[0] == found.action.language:
        return []
    return [text for text in specimen.messages(found.action) if not found.sentences.get(message_key("letter", text))]


def _untranslated(tag: str, folders: Sequence[Path]) -> list[str]:
    """Texts that another pack has in its language, and this one has not."""
    if tag.partition("-")[0] == interface.Interface().tag:
        return []
    have = interface.load(tag, folders).texts
    others = (text for other in packs.tags(folders) for text in _texts(other, folders, "ui.po"))
    known = {entry.source for text, where in others for entry in Catalog.parse(text, where).entries}
    return sorted(known - set(have))
