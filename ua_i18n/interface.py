"""What the program says to its user, in the user's language where a pack's ui.po has it, else in English."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ua_i18n import languages, packs, placeholders, storage
from ua_i18n.catalog import Catalog
from ua_i18n.errors import FormatError, UsageError
from ua_i18n.model import Finding
from ua_i18n.packs.phrasebook import slot_problem

_FILE = "ui.po"
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # in the order in which POSIX asks them


@dataclass(frozen=True, slots=True)
class Interface:
    """The user's language: English texts, with `{slots}`, to theirs."""

    tag: str = "en"
    texts: Mapping[str, str] = field(default_factory=dict)

    def say(self, template: str, values: Mapping[str, str] | None = None) -> str:
        """The text in the user's language, its slots filled."""
        return placeholders.fill(self.texts.get(template, template), values or {})

    def explain(self, finding: Finding) -> str:
        """What is wrong, in one line."""
        return self.say(finding.template, dict(finding.values)) if finding.template else finding.explanation


def user_language(environment: Mapping[str, str] | None = None) -> str:
    """The user's language, by the environment; English where it names none that we know."""
    variables = os.environ if environment is None else environment
    named = next((variables[name] for name in _VARIABLES if variables.get(name)), "")
    try:
        return languages.tag(named)
    except UsageError:  # C, POSIX, or nothing
        return "en"


def load(tag: str, folders: Sequence[Path]) -> Interface:
    """The texts for a language from the `locales` folders: a region's over its language's, later ones over earlier."""
    texts: dict[str, str] = {}
    for path in (folder / _FILE for folder in packs.folders_of(tag, folders)):
        if path.is_file():
            texts |= parse(storage.read_text(path), str(path))
    return Interface(tag, texts)


def parse(text: str, where: str) -> Mapping[str, str]:
    """The translated texts of a ui.po. Raises FormatError for one whose slots are not those of the English text."""
    found: dict[str, str] = {}
    for entry in Catalog.parse(text, where).entries:
        if entry.target and not entry.fuzzy:
            slots = frozenset(placeholders.names(entry.source))
            if problem := slot_problem(entry.target, slots, slots, once=False):
                raise FormatError(entry.where, f"{entry.source[:40]!r}: {problem}")
            found[entry.source] = entry.target
    return found
