"""What is said rather than asked: "noting that …", "calling for …", "expressing concern …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ua_i18n.grammar.file import RequestsFile
from ua_i18n.grammar.wording import (
    CAPITAL,
    JOINED,
    alternatives,
    any_of,
    compiled,
    filled,
    has_main_verb,
    manners,
    replaced,
    shaped,
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What a statement opens with: its template, whom it is told, `what` stands inside it, and what follows."""

    template: str
    ground: bool
    whom: str
    rest: str
    what: str = ""


@dataclass(frozen=True)
class Telling:
    """The patterns of statements."""

    file: RequestsFile

    def opening(self, text: str) -> Opening | None:
        """How a request that only tells something opens, or None: with the shortest `whom`, else the longest words."""
        found = [
            _opening(match, template, ground)
            for word in dict.fromkeys((self._first_word(text), ""))
            for words, template, ground in self._openings.get(word, ())
            if (match := self._pattern(words).match(text))
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
        return compiled(rf"{manners(self.file.manners)}(?P<word>\w+)")

    @cached_property
    def _openings(self) -> Mapping[str, Sequence[tuple[str, str, bool]]]:
        """Each opening's words, template and whether it is a ground, by its first word."""
        told: Mapping[bool, Mapping[str, str]] = {False: self.file.statements, True: self.file.grounds}
        found = [(words, template, ground) for ground, table in told.items() for words, template in alternatives(table)]
        longest_first = sorted(found, key=lambda opening: len(opening[0]), reverse=True)
        by_word: dict[str, list[tuple[str, str, bool]]] = {}
        for words, template, ground in longest_first:
            by_word.setdefault(self._first_word(words), []).append((words, template, ground))
        return by_word

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        """The patterns made so far: a document opens its requests in few of the hundreds of ways."""
        return {}

    def _pattern(self, words: str) -> re.Pattern[str]:
        """The pattern of an opening."""
        if words not in self._patterns:
            self._patterns[words] = self._new_pattern(words)
        return self._patterns[words]

    def _new_pattern(self, words: str) -> re.Pattern[str]:
        opens = rf"\{{|(?-i:{CAPITAL})|{any_of(self.file.whom_opens)}(?=\s)"
        whom = rf"(?P<whom>{any_of(self.file.reader)}|(?:{opens})[^,;]*?)"
        groups = {"whom": whom, "what": r"(?P<what>\S[^,;]*?)", "rest": r"(?P<rest>\S.*?)"}
        ends = "$" if "{rest}" in words else "" if words.endswith(JOINED) else r"(?:(?=[\s,]|$)|(?<=['’]))"
        return compiled(f"{manners(self.file.manners)}{shaped(words.removesuffix(JOINED), groups)}{ends}")

    def told(self, opening: Opening, whom: str, rest: str) -> str:
        """The sentence; one without words of its own only where nothing hangs on them."""
        template = opening.template
        if template == self.file.bare:
            hangs = any(words in rest for words in self.file.bare_unless)
            template, rest = (self.file.bare_else, rest) if hangs else (template, rest.lstrip(" ,"))
        return filled(template, {"whom": whom, "rest": rest, "what": opening.what}).replace(" ,", ",")

    def wants_more(self, opening: Opening) -> bool:
        """Whether a government and a bare verb may not follow: "urging the authorities release", which wants a "to"."""
        return opening.template in self.file.doubtful_in and opening.template not in self.file.subjunctive

    def doubts(self, opening: Opening) -> bool:
        """Whether what follows may not be told so: "that the authorities will …" asks for nothing."""
        if opening.rest.startswith(":") or (
            opening.template in self.file.doubtful_in and self._doubtful.match(opening.rest)
        ):
            return True
        verbs, relatives = self.file.subjunctive_unless, self.file.nominal.relatives
        return opening.template in self.file.subjunctive and has_main_verb(opening.rest, verbs, relatives)

    def again(self, sentence: str, before: Iterable[str]) -> str:
        """A sentence that tells something, without the opening of one `before` it: "I also wish to express …"."""
        for opening, other in self.file.told_again.items():
            if sentence.startswith(opening) and any(earlier.startswith(opening) for earlier in before):
                return other + sentence.removeprefix(opening)
        return sentence

    def written(self, text: str) -> str:
        """The text with what it says of the supporter as the supporter says it: "your concern" → "my concern"."""
        if self._any_writer_shape.search(text):
            for pattern, form in self._writer_shapes:
                text = pattern.sub(form, text)
        return replaced(text, self._writer_phrases)

    @cached_property
    def _writer_phrases(self) -> Mapping[str, str]:
        return {words: form for words, form in self.file.writer_forms.items() if "{word}" not in words}

    @cached_property
    def _writer_shapes(self) -> Sequence[tuple[re.Pattern[str], str]]:
        """Patterns with any one word in them: "your {word} concern" → "my {word} concern"."""
        word = {"word": r"(?P<word>\w+)"}
        shapes = self.file.writer_forms.keys() - self._writer_phrases.keys()
        return [
            (compiled(rf"\b{shaped(each, word)}\b"), self.file.writer_forms[each].replace("{word}", r"\g<word>"))
            for each in sorted(shapes)
        ]

    @cached_property
    def _any_writer_shape(self) -> re.Pattern[str]:
        """Any of these patterns: few texts have one, and are worth a look for each."""
        word = {"word": r"\w+"}
        shapes = self.file.writer_forms.keys() - self._writer_phrases.keys()
        return compiled("|".join(rf"\b{shaped(each, word)}\b" for each in sorted(shapes)) or "(?!)")

    @cached_property
    def closing(self) -> re.Pattern[str]:
        """How a sentence opens that takes leave at the end of a letter."""
        return compiled(rf"{any_of(self.file.closings)}(?!\w)")

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


def _opening(match: re.Match[str], template: str, ground: bool) -> Opening:
    groups = match.groupdict("")
    rest = groups.get("rest") or match.string[match.end() :].strip()
    return Opening(template, ground, groups.get("whom", ""), rest, groups.get("what", ""))
