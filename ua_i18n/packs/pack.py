"""Locale packs: the data of `locales/<tag>/`, a section's own laid over the shipped one, made into a Locale."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar

from ua_i18n import languages, storage, terms
from ua_i18n.errors import UsageError
from ua_i18n.model import Locale, Term
from ua_i18n.packs.phrasebook import completed, letter_phrases, starter_phrases
from ua_i18n.packs.profile import conventions_of, layout_of, profile_data, word_lists
from ua_i18n.terms import termtable

_PROFILE, _LETTER, _PHRASES, _WORDS = "profile.yaml", "letter.po", "phrases.po", "words.yaml"
_TERMS = "terms.csv"
K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PackTexts:
    """The texts of one pack's files by name ("letter.po"), and the folder that errors name."""

    where: str
    files: Mapping[str, str]

    def place(self, name: str) -> str:
        return f"{self.where}/{name}"


def shipped() -> Path:
    """The folder that holds our own `locales` and `catalogs`: in a wheel `_data`, else the repository."""
    package = Path(__file__).parents[1]
    data = package / "_data"
    return data if data.is_dir() else package.parent


def tags(folders: Iterable[Path]) -> tuple[str, ...]:
    """The locales that have a pack in any of the `locales` folders."""
    found = {path.parent.name for folder in folders for path in folder.glob(f"*/{_PROFILE}")}
    return tuple(sorted(found))


def folder_texts(folder: Path) -> PackTexts:
    """The texts of a pack's folder; files that it lacks are left out."""
    present = (folder / name for name in (_PROFILE, _LETTER, _PHRASES, _WORDS, _TERMS))
    return PackTexts(str(folder), {path.name: storage.read_text(path) for path in present if path.is_file()})


def load(tag: str, folders: Sequence[Path]) -> Locale:
    """The locale `tag` from `locales` folders, later ones laid over earlier, and a region over its language.

    Raises UsageError, naming the locales that exist, where none of them has a pack for it.
    """
    lineage = tuple(_lineage(tag))
    if not set(lineage) & set(tags(folders)):
        raise UsageError(f"no locale pack for {tag}; there are: {', '.join(tags(folders)) or 'none'}")
    return build(tag, [folder_texts(folder) for folder in folders_of(tag, folders)])


def folders_of(tag: str, folders: Sequence[Path]) -> Iterator[Path]:
    """The folders of a locale, general first: pt of each of the `locales` folders, then pt-BR of each."""
    return (folder / name for name in _lineage(tag) for folder in folders)


def _lineage(tag: str) -> Iterator[str]:
    """The tags whose packs make up a locale, general first: pt, pt-BR. Another script inherits nothing.

    A tag that names no script has the likely one: zh-TW is zh-Hant too.
    """
    language, *subtags = tag.split("-")
    scripted = bool(subtags) and len(subtags[0]) == 4
    if not scripted:
        yield language
        with contextlib.suppress(UsageError):  # a language that CLDR does not know may have a pack all the same
            yield f"{language}-{languages.script(tag)}"
    for length in range(2, len(subtags) + 2):
        yield "-".join([language, *subtags][:length])


def build(tag: str, packs: Sequence[PackTexts]) -> Locale:
    """The locale that `packs` describe, entries of later ones over those of earlier.

    Raises FormatError, with file and line, for a key, context, slot or value that letters do not know.
    """
    profile = _merged(packs, _PROFILE, profile_data)
    conventions = conventions_of(profile, _PROFILE)
    phrases = _merged(packs, _PHRASES, starter_phrases)
    return Locale(
        tag=tag,
        direction=languages.direction(tag),
        script=languages.script(tag),
        layout=layout_of(profile, _PROFILE),
        letter=completed(_merged(packs, _LETTER, letter_phrases)),
        phrases={source: target for (context, source), target in phrases.items() if not context},
        pieces={said: target for said, target in phrases.items() if said[0]},
        words=_merged(packs, _WORDS, word_lists),
        terms=_terms(packs),
        **{field.name: getattr(conventions, field.name) for field in fields(conventions)},
    )


def _terms(packs: Iterable[PackTexts]) -> tuple[Term, ...]:
    """The terms of all packs, a later pack's in the place of an earlier one's."""
    found: tuple[Term, ...] = ()
    for pack in packs:
        if text := pack.files.get(_TERMS):
            found = terms.laid_over(found, [row.term for row in termtable.parse(text, pack.place(_TERMS))])
    return found


def _merged(packs: Iterable[PackTexts], name: str, parse: Callable[[str, str], Mapping[K, T]]) -> Mapping[K, T]:
    """What `parse` finds in the files of that name, later packs over earlier."""
    merged: dict[K, T] = {}
    for pack in packs:
        if text := pack.files.get(name):
            merged |= parse(text, pack.place(name))
    return merged
