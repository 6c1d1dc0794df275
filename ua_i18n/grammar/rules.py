"""The rules of one language's requests.yaml, by what they are for."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
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
from ua_i18n.grammar.wording import JOINED, any_of, compiled, filled, manners, replaced, shaped
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
        file = records.structure(document.data, RequestsFile, where, line_of=document.line)
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

    def in_one_form(self, text: str) -> str:
        """The text with its deeds as a list tells them: "Express concern … and urge them …" → "expressing …"."""
        asks_first = self.asking.shape.match(text) or self.asking.shape_for.match(text)
        if asks_first or not self._told_and_asked.match(text):
            return text
        joined = self._asked_again.sub(lambda match: match["joint"] + self._listed(match["verb"]), text)
        return self._told_first.sub(lambda match: match["manner"] + self._listed(match["verb"]), joined, count=1)

    def _listed(self, verb: str) -> str:
        forms = {**self.file.told_as, **self.file.asked_as}
        return forms[" ".join(verb.casefold().split())]

    @cached_property
    def _told_first(self) -> re.Pattern[str]:
        return compiled(rf"^(?P<manner>{manners(self.file.manners)})(?P<verb>{any_of(self.file.told_as)})(?=\s)")

    @cached_property
    def _asked_again(self) -> re.Pattern[str]:
        return compiled(rf"(?P<joint>{any_of(self.file.joints)})(?P<verb>{any_of(self.file.asked_as)})(?=\s)")

    @cached_property
    def _told_and_asked(self) -> re.Pattern[str]:
        return compiled(rf"{self._told_first.pattern}.*{any_of(self.file.joints)}{any_of(self.file.asked_as)}\s")

    @cached_property
    def own_openings(self) -> re.Pattern[str]:
        """How sentences open that put requests, in words that have a capital there only."""
        told = (*self.file.statements.values(), *self.file.grounds.values())
        asked = (
            each for force in self.asking.forces.values() for each in (force.reader, force.government, force.other)
        )
        words = {word[0] for template in (*told, *asked) if (word := re.match(r"\w+", template))}
        return re.compile(rf"{any_of(words - set(self.file.always_capital))}\b")

    def without_notes(self, text: str) -> str:
        """The text without what it tells the supporter of the language to write in: "(in Spanish, if possible)"."""
        if not any(word in self._of_languages for word in re.findall(r"\w+", text.casefold())):
            return text
        return " ".join(self._notes.sub(" ", text).split()) if self._notes.search(text) else text

    @cached_property
    def _of_languages(self) -> frozenset[str]:
        """The first words of the names of languages: without one there is no note, and no need of its long pattern."""
        names = (*languages.language_codes(self.language), *self.file.own_language)
        return frozenset(first[0] for name in names if (first := re.findall(r"\w+", name.casefold())))

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

    def own_government(self, text: str) -> str:
        """The text with a government that it does not name told as the reader's own."""
        return replaced(text, self.file.own_government)

    def names_other_state(self, text: str, own: Container[str]) -> bool:
        """Whether a text speaks of a government or country that is none of the reader's own names."""
        if not self.file.own_government or self._other_government.search(text):
            return True
        return any(self.plain_name(name[0]) not in own for name in self._countries.finditer(text))

    @cached_property
    def _other_government(self) -> re.Pattern[str]:
        return compiled(rf"\b{any_of(self.file.own_government_unless)}(?!\w)")

    @cached_property
    def _countries(self) -> re.Pattern[str]:
        return compiled(rf"\b{any_of(languages.territory_names(self.language))}(?!\w)")

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
        joined = [article for article in self.file.articles if article.endswith(("'", JOINED))]
        spaced = any_of(set(self.file.articles) - set(joined))
        return compiled(rf"^(?:{spaced}\s+)?(?:{any_of(article.removesuffix(JOINED) for article in joined)})?(?=\S)")


def _fit(patterns: Iterable[str], values: Mapping[str, str]) -> Iterable[str]:
    return (pattern for pattern in patterns if all(f"{{{slot}}}" in pattern for slot in values))
