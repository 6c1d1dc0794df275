"""The word lists of a locale's words.yaml, ready to be looked for in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ua_i18n import Locale
from ua_i18n_plugins.checks.sentence import Sentence, fold, sentence

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SINGLE = re.compile(r"[^\W\d_]+'?")


@dataclass(frozen=True, slots=True)
class WordList:
    """Words by the way they are found.

    In words.yaml `-x` is an ending, `x-` a beginning, `-x-` a part of any word; in scripts that put no spaces
    between words everything is a part. What stands in `exceptions` is looked past.
    """

    singles: frozenset[str]
    phrases: tuple[str, ...]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    parts: tuple[str, ...]
    exceptions: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.singles or self.phrases or self.beginnings or self.endings or self.parts)

    def found(self, text: Sentence) -> str:
        """A word of the list that the sentence has, as it stands there; empty where it has none."""
        looked = _past(text, self.exceptions) if self.exceptions else text
        if hits := self.singles & looked.words:
            return min(hits)
        folded = looked.folded
        for part in self.parts:
            if part in folded:
                return part
        for phrase in self.phrases:
            if phrase in folded and _stands_alone(phrase, folded):
                return phrase
        return self._affixed(looked)

    def _affixed(self, text: Sentence) -> str:
        if not (self.beginnings or self.endings):
            return ""
        for word in text.words:
            if word.endswith(self.endings) or (self.beginnings and word.startswith(self.beginnings)):
                return word
        return ""


class Lexicon:
    """The lists of one locale by name, each made ready when it is first asked for."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._words = words
        self._lists: dict[str, WordList] = {}

    def __getitem__(self, name: str) -> WordList:
        """The list with that name, without what `<name>_not` lists; an empty one where the locale has none."""
        found = self._lists.get(name)
        if found is None:
            found = self._lists[name] = _compiled(
                self._words.get(name, ()), self._words.get(f"{name}_not", ()), self._words.get("clitics", ())
            )
        return found


@lru_cache(maxsize=32)
def lexicon(locale: Locale) -> Lexicon:
    """The word lists of a locale; those of one that was just looked at are remembered."""
    return Lexicon(locale.words)


def _compiled(words: Iterable[str], exceptions: Iterable[str], clitics: tuple[str, ...]) -> WordList:
    folded = [fold(word) for word in words]
    parts = [word.strip("-") for word in folded if _is_part(word)]
    rest = [word for word in folded if not _is_part(word)]
    plain = [word for word in rest if not word.startswith("-") and not word.endswith("-")]
    singles = [word for word in plain if _SINGLE.fullmatch(word)]
    return WordList(
        singles=frozenset(singles) | {clitic + word for clitic in clitics for word in singles},
        phrases=tuple(word for word in plain if not _SINGLE.fullmatch(word)),
        beginnings=tuple(word[:-1] for word in rest if word.endswith("-")),
        endings=tuple(word[1:] for word in rest if word.startswith("-")),
        parts=tuple(parts),
        exceptions=tuple(fold(word) for word in exceptions),
    )


def _is_part(word: str) -> bool:
    return (word.startswith("-") and word.endswith("-")) or bool(_UNSPACED.search(word))


def _stands_alone(phrase: str, folded: str) -> bool:
    """Whether no word goes on at either end of the phrase."""
    before = r"(?<!\w)" if phrase[0].isalnum() else ""
    after = r"(?!\w)" if phrase[-1].isalnum() else ""
    return re.search(before + re.escape(phrase) + after, folded) is not None


def _past(text: Sentence, exceptions: tuple[str, ...]) -> Sentence:
    """The sentence without the exceptions that it has: the sentence itself, most often."""
    folded = text.folded
    for exception in exceptions:
        if exception in folded:
            folded = folded.replace(exception, " \u2026 ")
    return text if folded is text.folded else sentence(folded.replace("{", " ").replace("}", " "))
