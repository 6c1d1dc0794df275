"""The columns of people's tables: their titles in many languages, and the code pages those languages write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from ua_i18n import packs, records, storage, yamlfile

NAMES = ("name", "address", "postal_code", "city", "language", "email")
"""What a column may be for."""

HEAD = 10
"""Lines or rows of a table within which its columns are headed."""

_UNHEEDED = re.compile(r"[\s_.:*‐-]+|\d+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """What one language calls the columns, and the code page in which Windows writes it; empty where it has none."""

    name: tuple[str, ...]
    address: tuple[str, ...]
    postal_code: tuple[str, ...]
    city: tuple[str, ...]
    language: tuple[str, ...]
    email: tuple[str, ...]
    codepage: str = ""

    def said(self) -> Iterator[tuple[str, str]]:
        """Each title as it is compared, with its column."""
        return ((folded(title), column) for column in NAMES for title in getattr(self, column))


@dataclass(frozen=True, kw_only=True)
class Columns:
    """columns.yaml as it is written; `western` tells where letters of Windows-1252 are what they seem."""

    format: int
    languages: Mapping[str, Titles]
    western: tuple[str, ...] = field(default=())

    @cached_property
    def _columns(self) -> Mapping[str, str]:
        return dict(pair for titles in self.languages.values() for pair in titles.said()) | {"email": "email"}

    @cached_property
    def _by_language(self) -> Mapping[str, frozenset[str]]:
        return {tag: frozenset(title for title, _ in titles.said()) for tag, titles in self.languages.items()}

    def column(self, title: str) -> str:
        """What a column with this title is for; empty where that is not known."""
        return self._columns.get(folded(title), "")

    def known(self, titles: Iterable[str]) -> int:
        """How many of the titles are known."""
        return sum(1 for title in titles if self.column(title))

    def spoken(self, tag: str, titles: Sequence[str]) -> int:
        """How many of the titles one language has."""
        return sum(folded(title) in self._by_language[tag] for title in titles)


def folded(title: str) -> str:
    """A title as titles are compared: without case, hyphens, full stops, and the number at its end."""
    return _UNHEEDED.sub("", unicodedata.normalize("NFKC", title).strip().casefold())


@cache
def shipped() -> Columns:
    """The columns that this program knows."""
    return _load(packs.shipped() / "locales" / "columns.yaml")


def _load(path: Path) -> Columns:
    document = yamlfile.load(storage.read_text(path), str(path))
    return records.structure(document.data, Columns, str(path), line_of=document.line)
