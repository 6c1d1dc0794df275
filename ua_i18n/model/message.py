"""Translatable texts, their translations and drafts, and what checks find in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ua_i18n.model.digests import digest_of, message_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One translatable text of an appeal, with `{Placeholders}` for its verbatim values.

    `values` pairs each placeholder with its value; `notes` become extracted comments, `references`
    are `file:line`.
    """

    context: str
    source: str
    values: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    language: str = "en"

    @property
    def key(self) -> str:
        return message_key(self.context, self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A message beside what a catalog has for it; `comments` are the translator's, a line each."""

    message: Message
    targets: tuple[str, ...] = ("",)
    fuzzy: bool = False
    comments: tuple[str, ...] = ()

    @property
    def target(self) -> str:
        return self.targets[0]

    @property
    def empty(self) -> bool:
        return not all(self.targets)

    @property
    def digest(self) -> str:
        """SHA-256 of compact UTF-8 JSON `[msgctxt, msgid, [msgstr…], [[name, value]… sorted]]`."""
        values = sorted([name, value] for name, value in self.message.values)
        content = [self.message.context, self.message.source, list(self.targets), values]
        return digest_of(content)


@dataclass(frozen=True, slots=True)
class Draft:
    """A translator's proposal; `score` runs from 0 to 1, `note` says where it comes from ("amr-37-6674-2017")."""

    key: str
    target: str
    origin: str
    score: float
    note: str = ""


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault in a translation; `span` marks it in the target, `fix` is a safe replacement of the whole target.

    `explanation` is in English. Where there is a `template`, it is that text with `values` in its slots, so that
    other languages can say it too.
    """

    check: str
    severity: Severity
    key: str
    explanation: str
    span: tuple[int, int] | None = None
    fix: str | None = None
    template: str = ""
    values: tuple[tuple[str, str], ...] = ()
