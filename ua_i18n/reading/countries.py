"""What a language calls countries: names and adjectives to ISO 3166-1 codes, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ua_i18n.reading.phrases import alternatives, is_capital

_WORD = re.compile(r"[^\s,;:/()\[\]]+")
_BRACKET = re.compile(r"(?:(?<!\s)\s++)?+\(([^()]*)\)")
_LONGEST = 9  # words in the longest name: "United Kingdom of Great Britain and Northern Ireland"


@dataclass(frozen=True, slots=True)
class CountryWords:
    """The names and adjectives of one country; the first name is the usual one."""

    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Countries:
    """The countries by code, and their names the other way round."""

    by_code: Mapping[str, CountryWords] = field(default_factory=dict)
    _names: Mapping[str, str] = field(default_factory=dict, repr=False)
    _adjectives: Mapping[str, str] = field(default_factory=dict, repr=False)
    _articles: frozenset[str] = frozenset()
    _joins: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, by_code: Mapping[str, CountryWords], articles: Iterable[str] = (), joins: Iterable[str] = ()
    ) -> Countries:
        """The countries of a parsed countries.yaml; `articles` may precede a name, and `joins` stand between two."""
        bare = cls(_articles=frozenset(article.casefold() for article in articles))
        names = {bare._key(name): code for code, words in by_code.items() for name in words.names}
        adjectives = {bare._key(word): code for code, words in by_code.items() for word in words.adjectives}
        return replace(bare, by_code=by_code, _names=names, _adjectives=adjectives, _joins=tuple(joins))

    def code_of(self, name: str) -> str | None:
        """The code of a country by any of its names, in any case, with or without "the"."""
        return self._names.get(self._key(name))

    def code_of_adjective(self, adjective: str) -> str | None:
        """The code of the country that "Chinese" or "North Korean" belongs to."""
        return self._adjectives.get(self._key(adjective))

    def adjectives(self, code: str) -> tuple[str, ...]:
        """The adjectives of a country, the usual one first."""
        return self.by_code[code].adjectives if code in self.by_code else ()

    def names(self, code: str) -> tuple[str, ...]:
        """The names of a country, the usual one first."""
        return self.by_code[code].names if code in self.by_code else ()

    def leading(self, text: str) -> tuple[tuple[str, ...], int]:
        """The countries that `text` begins with ("IRAQ / JORDAN: A B"), and where they end."""
        codes: list[str] = []
        end = position = 0
        while found := self._name_at(text, position):
            code, end = found
            codes.append(code)
            if bracket := _BRACKET.match(text, end):
                inner, length = self.leading(bracket[1])
                codes += inner
                end = bracket.end() if length == len(bracket[1]) else end
            position = self._separated(text, end)
            if position == end:
                break
        return tuple(dict.fromkeys(codes)), end

    def trailing(self, text: str) -> str | None:
        """The country that the last words of `text` name, as an address does."""
        words = text.rstrip(" .,;:-–").split()
        for count in range(min(_LONGEST, len(words)), 0, -1):
            name = " ".join(words[-count:]).strip(" -–,;")
            whole = name.strip("()") if name.startswith("(") else name  # not "(also for the UK)"
            if code := self.code_of(name) or self.code_of(whole):
                return code
        bracket = re.search(r"\(([^()]*)\)$", text.rstrip(" .,;"))
        return self.code_of(bracket[1]) if bracket else None

    def mentioned(self, text: str) -> tuple[str, ...]:
        """The countries that `text` speaks of, by name or adjective, in its order."""
        words = [(match.start(), match[0].strip(".'’\"“”")) for match in _WORD.finditer(text)]
        codes: list[str] = []
        skip = 0
        for position in range(len(words)):
            if position < skip:
                continue
            for count in range(min(_LONGEST, len(words) - position), 0, -1):
                phrase = " ".join(word for _, word in words[position : position + count])
                code = self.code_of(phrase) or self.code_of_adjective(phrase)
                if code and is_capital(phrase):
                    codes.append(code)
                    skip = position + count
                    break
        return tuple(dict.fromkeys(codes))

    def mentioned_in_heading(self, text: str) -> tuple[str, ...]:
        """As `mentioned`, of a text that may be set in capitals."""
        return self.mentioned(text.title() if text.isupper() else text)

    def _name_at(self, text: str, start: int) -> tuple[str, int] | None:
        """The code and end of the longest name that begins at `start`."""
        ends = [match.end() for match, _ in zip(_WORD.finditer(text, start), range(_LONGEST), strict=False)]
        brackets = [bracket.end() for at in ends[:2] if (bracket := _BRACKET.match(text, at))]  # "Congo (Kinshasa)"
        for end in sorted({*ends, *brackets}, reverse=True):
            name = text[start:end]
            scanned = name.replace("l", "I")  # "SOMALlA"
            if code := self.code_of(name) or self.code_of(name.rstrip("-–") or name):
                return code, end
            if scanned.isupper() and (code := self.code_of(scanned)):
                return code, end
        return None

    def _separated(self, text: str, end: int) -> int:
        """Where the next name may begin: after a separator, else `end`."""
        match = _between(self._joins).match(text, end)
        return match.end() if match else end

    def _key(self, name: str) -> str:
        words = name.casefold().replace("’", "'").replace(".", "").split()
        return " ".join(words[1:] if len(words) > 1 and words[0] in self._articles else words)


@lru_cache(maxsize=16)
def _between(joins: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\s)\s++)?+(?:[/,،;&:]|(?:{alternatives(joins)})(?!\w))\s*", re.IGNORECASE)
