"""What a locale's pack lacks of a whole one: settings, phrases, lists of words, sentences, texts of the program."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ua_i18n import interface, packs, specimen, storage
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


_ENGLISH = interface.Interface().tag
_SLOTS = re.compile(r"\{\w+\}")
_SHORT = 12  # letters


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
    """The contexts that letter.po itself lacks, filled in from a more general form or not, or has in English still."""
    said = _said(tag, folders)
    english = {} if tag.partition("-")[0] == _ENGLISH else _said(_ENGLISH, folders)
    return [context for context in packs.contexts() if context not in said or _copied(context, said, english)]


def _said(tag: str, folders: Sequence[Path]) -> dict[str, str]:
    files = (packs.letter_phrases(text, where) for text, where in _texts(tag, folders, "letter.po"))
    return {context: phrase for phrases in files for context, phrase in phrases.items()}


def _copied(context: str, said: Mapping[str, str], english: Mapping[str, str]) -> bool:
    """Whether a phrase is the English one, letter by letter; short ones may be the same in two languages."""
    return said[context] == english.get(context) and len(_SLOTS.sub("", said[context])) > _SHORT


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
    if tag.partition("-")[0] == _ENGLISH:
        return []
    have = interface.load(tag, folders).texts
    return [text for text in interface.known(folders) if text not in have]
