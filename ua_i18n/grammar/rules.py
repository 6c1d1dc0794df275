"""The rules of one language's requests.yaml, by what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ua_i18n import languages, records
from ua_i18n.grammar.agreement import Agreement
from ua_i18n.grammar.asking import Asking
from ua_i18n.grammar.concerns import Concerns
from ua_i18n.grammar.file import RequestsFile
from ua_i18n.grammar.pronouns import Pronouns
from ua_i18n.grammar.relative import RelativeTimes
from ua_i18n.grammar.telling import Telling
from ua_i18n.grammar.wording import any_of, compiled, filled, shaped
from ua_i18n.yamlfile import load


@dataclass(frozen=True)
class Grammar:
    """What is asked, what is told, whom pronouns mean, and how concerns are told, in one language."""

    language: str
    file: RequestsFile
    asking: Asking
    telling: Telling
    agreement: Agreement
    pronouns: Pronouns
    concerns: Concerns
    relative: RelativeTimes

    @classmethod
    def parse(cls, text: str, where: str, frames: Mapping[str, str], language: str) -> Grammar:
        """`frames` are the language's `lead:` phrases. Raises FormatError for a missing, unknown or mistyped key."""
        document = load(text, where)
        file = records.structure(document.data, RequestsFile, where, line_of=document.line, using=records.converter())
        return cls(
            language=language,
            file=file,
            asking=Asking(file, frames),
            telling=Telling(file),
            agreement=Agreement(file.agreement),
            pronouns=Pronouns(file.pronouns),
            concerns=Concerns(file),
            relative=RelativeTimes(language, file.relative),
        )

    def without_notes(self, text: str) -> str:
        """The text without what it tells the supporter of the language to write in: "(in Spanish, if possible)"."""
        return " ".join(self._notes.sub(" ", text).split()) if self._notes.search(text) else text

    @cached_property
    def _notes(self) -> re.Pattern[str]:
        names = any_of([*languages.language_codes(self.language), *self.file.own_language])
        joint = rf"\s*(?:,\s*{any_of(self.file.list_ends)}|,|\s{any_of(self.file.list_ends)})\s+"
        notes = "|".join(shaped(note, {"languages": rf"{names}(?:{joint}{names})*"}) for note in self.file.notes)
        return compiled(rf"(?:^|\s)(?:{notes})(?=\s|[;.,]*$)")

    def own_state_forms(self, slots: Iterable[Mapping[str, str]]) -> dict[str, str]:
        """Names of a state, case-folded, and what a letter to one who speaks for it says instead."""
        patterns = self.file.own_state
        return {
            filled(pattern, values).casefold(): patterns[pattern]
            for values in slots
            for pattern in _fit(patterns, values)
        }

    def own_state_names(self, slots: Iterable[Mapping[str, str]]) -> frozenset[str]:
        """Names of a state itself, as `plain_name` gives them, to which a request may be put."""
        patterns = self.file.own_state_whom
        return frozenset(
            self.plain_name(filled(pattern, values)) for values in slots for pattern in _fit(patterns, values)
        )

    @cached_property
    def reader_words(self) -> frozenset[str]:
        return frozenset(map(self.plain_name, self.file.reader))

    @cached_property
    def government_words(self) -> frozenset[str]:
        return frozenset(map(self.plain_name, self.file.government))

    def plain_name(self, name: str) -> str:
        """A name to compare by: case-folded, without an article."""
        plain = " ".join(name.casefold().replace("’", "'").split())
        return self._articles.sub("", plain) or plain

    @cached_property
    def _articles(self) -> re.Pattern[str]:
        spaced = [article for article in self.file.articles if not article.endswith("'")]
        elided = [article for article in self.file.articles if article.endswith("'")]
        return compiled(rf"^(?:{any_of(spaced)}\s+)?(?:{any_of(elided)})?(?=\S)")


def _fit(patterns: Iterable[str], values: Mapping[str, str]) -> Iterable[str]:
    return (pattern for pattern in patterns if all(f"{{{slot}}}" in pattern for slot in values))
