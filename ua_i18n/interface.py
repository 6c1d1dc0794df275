"""What the program says to its user, in the user's language where a pack's ui.po has it, else in English."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ua_i18n import languages, packs, placeholders, storage
from ua_i18n.catalog import Catalog
from ua_i18n.errors import FormatError, UaError, UsageError
from ua_i18n.model import Finding
from ua_i18n.packs.phrasebook import slot_problem
from ua_i18n.reasons import Reason

_FILES = ("letter.po", "ui.po")
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # Source: gettext of Python; the first is a list, as fr:en


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

    def reason(self, reason: Reason) -> str:
        """Why something is refused; its values may be reasons themselves."""
        return self.say(reason.template, {name: self.told(value) for name, value in reason.values.items()})

    def told(self, part: Reason | str) -> str:
        """A reason in the user's language, or a text as it is."""
        return self.reason(part) if isinstance(part, Reason) else part

    def error(self, error: UaError) -> str:
        """What an error says: its reasons in the user's language where it has any."""
        if not any(isinstance(part, Reason) for part in error.args):
            return str(error)
        return "\n".join(self.reason(part) if isinstance(part, Reason) else str(part) for part in error.args)


def user_language(environment: Mapping[str, str] | None = None) -> str:
    """The user's language, by the environment; English where it names none that we know."""
    variables = os.environ if environment is None else environment
    named = next((variables[name] for name in _VARIABLES if variables.get(name)), "")
    return next(filter(None, map(_known, named.split(":"))), "en")


def _known(name: str) -> str:
    """The tag of a language as the environment names it, fr_CA.UTF-8; empty for C, POSIX and nothing."""
    try:
        return languages.tag(name)
    except UsageError:
        return ""


def load(tag: str, folders: Sequence[Path]) -> Interface:
    """The texts for a language from the `locales` folders: a region's over its language's, later ones over earlier."""
    texts: dict[str, str] = {}
    for path in (folder / name for name in _FILES for folder in packs.folders_of(tag, folders)):
        if path.is_file():
            texts |= parse(storage.read_text(path), str(path))
    return Interface(tag, texts)


def known(folders: Sequence[Path]) -> tuple[str, ...]:
    """Every English text that any pack's ui.po has in its language, in order of the alphabet."""
    files = (folder / tag / "ui.po" for tag in packs.tags(folders) for folder in folders)
    catalogs = (Catalog.parse(storage.read_text(path), str(path)) for path in files if path.is_file())
    return tuple(sorted({entry.source for catalog in catalogs for entry in catalog.entries}))


def parse(text: str, where: str) -> Mapping[str, str]:
    """The translated texts of a ui.po, and the refusals of a letter.po.

    Raises FormatError for one whose slots are not those of the English text.
    """
    found: dict[str, str] = {}
    for entry in Catalog.parse(text, where).entries:
        ours = not entry.context or entry.context.startswith("refusal:")
        if ours and entry.target and not entry.fuzzy:
            slots = frozenset(placeholders.names(entry.source))
            if problem := slot_problem(entry.target, slots, slots, once=False):
                raise FormatError(entry.where, f"{entry.source[:40]!r}: {problem}")
            found[entry.source] = entry.target
    return found
