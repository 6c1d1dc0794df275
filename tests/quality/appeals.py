"""The ten appeals: five themes, two related appeals each, and what a professional says in French and Spanish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from ua_i18n import storage
from ua_i18n.cli.session import Session
from ua_i18n.extraction import extract
from ua_i18n.intake import understand
from ua_i18n.model import Message

CASES = Path(__file__).parents[1] / "cases" / "quality"
COMMON = CASES / "common.yaml"
LOCALES = ("fr", "es")

References = Mapping[tuple[str, str], Mapping[str, str]]
"""Translations by context and masked source, and within that by locale; an empty context is every other one."""


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal as `draft` meets it, with its reference translations by locale and message key.

    `messages` are those that have one; the texts of others are in `untold`.
    """

    name: str
    theme: str
    year: int
    messages: tuple[Message, ...]
    references: Mapping[str, Mapping[str, str]]
    untold: tuple[str, ...]


@cache
def appeals() -> tuple[Appeal, ...]:
    """All ten, the two of a theme one after the other, the older first."""
    known = _references(COMMON)
    themes = sorted(folder for folder in CASES.iterdir() if folder.is_dir())
    return tuple(appeal for theme in themes for appeal in _theme(theme, known))


def pairs() -> tuple[tuple[Appeal, Appeal], ...]:
    """Each theme's older appeal with its newer one."""
    found = appeals()
    return tuple(zip(found[::2], found[1::2], strict=True))


def _theme(folder: Path, common: References) -> list[Appeal]:
    known = {**common, **_references(folder / "references.yaml")}
    return sorted((_appeal(path, known) for path in folder.glob("*.txt")), key=lambda appeal: appeal.year)


def _appeal(path: Path, known: References) -> Appeal:
    found = _messages(path)
    translated = {message.key: entry for message in found if (entry := _reference(message, known))}
    return Appeal(
        name=path.stem,
        theme=path.parent.name,
        year=int(path.stem[-4:]),
        messages=tuple(message for message in found if message.key in translated),
        references={tag: {key: entry[tag] for key, entry in translated.items()} for tag in LOCALES},
        untold=tuple(message.source for message in found if message.key not in translated),
    )


def _reference(message: Message, known: References) -> Mapping[str, str] | None:
    return known.get((message.context, message.source)) or known.get(("", message.source))


def _messages(path: Path) -> tuple[Message, ...]:
    session = _session()
    source = session.plugins.reader_for(path).read(storage.read_bytes(path), path.name)
    return extract(understand(source, session.language, session.recognised).action)


@cache
def _session() -> Session:
    """What a command would read with: one for all appeals, since loading it takes longer than reading."""
    return Session()


def _references(path: Path) -> References:
    entries = yaml.safe_load(storage.read_text(path))["texts"]
    return {(entry.get("context", ""), entry["en"]): {tag: entry[tag] for tag in LOCALES} for entry in entries}
