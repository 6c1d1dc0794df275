"""What is said rather than asked: "noting that …", "calling for …", "expressing concern …"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ua_i18n.grammar.file import RequestsFile
from ua_i18n.grammar.wording import CAPITAL, alternatives, any_of, compiled, filled, has_main_verb, replaced, shaped


@dataclass(frozen=True, slots=True)
class Opening:
    """What a statement opens with: its template, whom it is told, and what follows."""

    template: str
    ground: bool
    whom: str
    rest: str


@dataclass(frozen=True)
class Telling:
    """The patterns of statements."""

    file: RequestsFile

    def opening(self, text: str) -> Opening | None:
        """How a request that only tells something opens, or None: with the shortest `whom`, else the longest words."""
        found = [
            Opening(template, ground, match.groupdict().get("whom") or "", text[match.end() :].strip())
            for pattern, template, ground in self._openings.get(self._first_word(text), ())
            if (match := pattern.match(text))
        ]
        return min(found, key=lambda opening: len(opening.whom) or len(text), default=None)

    def _first_word(self, text: str) -> str:
        """The word after those that only say in which manner."""
        word = self._manners.match(text)
        return word["word"].casefold() if word else ""

    def after_verb(self, text: str) -> int:
        """Where the first word ends that is none of manner."""
        word = self._manners.match(text)
        return word.end() if word else 0

    @cached_property
    def _manners(self) -> re.Pattern[str]:
        return compiled(rf"(?:{any_of(self.file.manners)},?\s+)*(?P<word>\w+)")

    @cached_property
    def _openings(self) -> Mapping[str, Sequence[tuple[re.Pattern[str], str, bool]]]:
        """Each opening's pattern, template and whether it is a ground, by its first word."""
        told: Mapping[bool, Mapping[str, str]] = {False: self.file.statements, True: self.file.grounds}
        found = [(words, template, ground) for ground, table in told.items() for words, template in alternatives(table)]
        longest_first = sorted(found, key=lambda opening: len(opening[0]), reverse=True)
        by_word: dict[str, list[tuple[re.Pattern[str], str, bool]]] = {}
        for words, template, ground in longest_first:
            by_word.setdefault(self._first_word(words), []).append((self._pattern(words), template, ground))
        return by_word

    def _pattern(self, words: str) -> re.Pattern[str]:
        manners = rf"(?:{any_of(self.file.manners)},?\s+)*"
        opens = rf"\{{|(?-i:{CAPITAL})|{any_of(self.file.whom_opens)}\s"
        whom = rf"(?P<whom>{any_of(self.file.reader)}|(?:{opens})[^,;]*?)"
        return compiled(rf"{manners}{shaped(words, {'whom': whom})}(?:(?=[\s,]|$)|(?<=['’]))")

    def told(self, opening: Opening, whom: str, rest: str) -> str:
        """The sentence; one without words of its own only where nothing hangs on them."""
        template = opening.template
        if template == self.file.bare:
            hangs = any(words in rest for words in self.file.bare_unless)
            template, rest = (self.file.bare_else, rest) if hangs else (template, rest.lstrip(" ,"))
        return filled(template, {"whom": whom, "rest": rest}).replace(" ,", ",")

    def doubts(self, opening: Opening) -> bool:
        """Whether what follows may not be told so: "that the authorities will …" asks for nothing."""
        if opening.rest.startswith(":") or (
            opening.template in self.file.doubtful_in and self._doubtful.match(opening.rest)
        ):
            return True
        verbs, relatives = self.file.subjunctive_unless, self.file.nominal.relatives
        return opening.template in self.file.subjunctive and has_main_verb(opening.rest, verbs, relatives)

    def written(self, text: str) -> str:
        """The text with what it says of the supporter as the supporter says it: "your concern" → "my concern"."""
        return replaced(text, self.file.writer_forms)

    @cached_property
    def writer(self) -> re.Pattern[str]:
        """Words that speak of the supporter."""
        return compiled(rf"\b{any_of(self.file.writer)}\b")

    @cached_property
    def plain(self) -> re.Pattern[str]:
        """How a sentence opens that only tells something."""
        return compiled(rf"{any_of(self.file.tells)}(?:\b|(?<=\{{))")

    @cached_property
    def _doubtful(self) -> re.Pattern[str]:
        return compiled(rf"{any_of(self.file.doubtful)}\b")
