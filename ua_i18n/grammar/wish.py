"""A request that only names what is wanted: "An inquiry into the death of …", "immediate release"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ua_i18n.grammar.file import Nominal
from ua_i18n.grammar.wording import any_of, compiled, has_main_verb


@dataclass(frozen=True)
class Wish:
    """The patterns of wishes, of a language's words for them."""

    words: Nominal

    @cached_property
    def shape(self) -> re.Pattern[str]:
        """`determiner`, `noun` and `of` of a wish."""
        words = self.words
        determiner = rf"(?P<determiner>(?:{any_of(words.determiners)}\s+)+)?"
        adjectives = rf"(?:(?:(?:\w+ly\s+)?{any_of(words.adjectives)})(?:,\s+|\s+))*"
        follows = rf"(?:(?P<of>{any_of(words.of)}\b)|{any_of(words.follows)}\b)"
        return compiled(rf"{determiner}{adjectives}(?P<noun>{any_of(words.nouns)})(?:\s+{follows}.*)?")

    def template(self, match: re.Match[str]) -> str:
        """The template that asks for what `shape` matched; empty where the noun wants an article that it lacks."""
        if match["determiner"] or match["noun"].casefold() in self.words.mass:
            return self.words.told
        return self.words.told_of if match["of"] else ""

    def tells_a_fact(self, text: str) -> bool:
        """Whether a text with a noun at its head is a whole sentence about it, or ends in what is to be done."""
        deed = compiled(rf"\b{any_of(self.words.unless)}$").search(text)
        return deed is not None or has_main_verb(text, self.words.verbs, self.words.relatives)
