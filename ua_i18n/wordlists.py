"""The word lists of a locale's words.yaml, ready to be looked for in a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from ua_i18n.model import Locale
from ua_i18n.sentences import Sentence, fold, sentence, tokens_of

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SINGLE = re.compile(r"[^\W\d_]+'?")
_REMEMBERED = 50_000  # words of a language: what a section's whole archive has
_SENTENCES = 1000  # as many as checks look at before they come back to one


@dataclass(frozen=True, slots=True)
class Forms:
    """The words of one list by the way they are found.

    In words.yaml `-x` is an ending, `x-` a beginning, `-x-` a part of any word; in scripts that put no spaces
    between words everything is a part. What `exceptions` finds is looked past; `cues` are the longest words of phrases.
    """

    singles: frozenset[str]
    phrases: Mapping[str, re.Pattern[str]]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    parts: tuple[str, ...]
    cues: frozenset[str]
    exceptions: Mapping[str, re.Pattern[str]]
    exception_cues: frozenset[str]

    def found(self, text: Sentence) -> Iterator[str]:
        """What the sentence has of the list, as it stands there."""
        looked = self._without_exceptions(text)
        yield from sorted(self.singles & looked.words)
        folded = looked.folded
        yield from (part for part in self.parts if part in folded)
        yield from (phrase for phrase, shape in self.phrases.items() if phrase in folded and shape.search(folded))
        if self.beginnings or self.endings:
            yield from filter(self._affixed, looked.tokens)

    def counted(self, text: Sentence) -> Counter[str]:
        """How often each word of the list stands in the sentence."""
        looked = self._without_exceptions(text)
        found = Counter(token for token in looked.tokens if token in self.singles or self._affixed(token))
        found.update({part: looked.folded.count(part) for part in self.parts if part in looked.folded})
        for phrase, shape in self.phrases.items():
            if phrase in looked.folded and (times := len(shape.findall(looked.folded))):
                found[phrase] += times
        return found

    def is_sign(self, word: str) -> bool:
        """Whether a sentence with that word surely has something of the list."""
        return not self.exceptions and (word in self.singles or self._affixed(word))

    def is_hint(self, word: str) -> bool:
        """Whether a sentence with that word may have something of the list: then a closer look is worth its time."""
        within = (tokens_of(part)[0] in word for part in self.parts)
        return word in self.singles or word in self.cues or self._affixed(word) or any(within)

    def _without_exceptions(self, text: Sentence) -> Sentence:
        """The sentence as it is, most often; else with a mark in the place of each exception."""
        if self.exception_cues and self.exception_cues.isdisjoint(text.words):
            return text
        folded = text.folded
        for exception, shape in self.exceptions.items():
            if exception in folded:
                folded = shape.sub(" \u2026 ", folded)
        return text if folded is text.folded else sentence(folded.replace("{", " ").replace("}", " "))

    def _affixed(self, word: str) -> bool:
        return word.endswith(self.endings) or word.startswith(self.beginnings)


@dataclass(frozen=True, slots=True)
class WordList:
    """One list of a lexicon; it is true where the locale has such a list."""

    lexicon: Lexicon
    forms: Forms
    sure: int = 0
    maybe: int = 0

    def __bool__(self) -> bool:
        return self.maybe != 0

    @property
    def singles(self) -> frozenset[str]:
        """Its words that stand for themselves, with what may be joined to their front."""
        return self.forms.singles

    def found(self, text: Sentence) -> str:
        """A word of the list that the sentence has, as it stands there; empty where it has none."""
        return next(self.forms.found(text), "") if self.lexicon.kinds(text) & self.maybe else ""

    def counted(self, text: Sentence) -> Counter[str]:
        """How often each word of the list stands in the sentence."""
        return self.forms.counted(text) if self.lexicon.kinds(text) & self.maybe else Counter()

    def stands_in(self, text: Sentence) -> bool:
        """Whether the sentence has a word of the list."""
        kinds = self.lexicon.kinds(text)
        return bool(kinds & self.sure) or (bool(kinds & self.maybe) and any(self.forms.found(text)))


class Lexicon:
    """The lists of one locale by name.

    What each word may belong to is worked out once and remembered, as two bits a list: most sentences have nothing of
    most lists, and that is told by a few look-ups.
    """

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        clitics = words.get("clitics", ())
        named = {name: listed for name, listed in words.items() if not any("=" in word for word in listed)}
        forms = {name: _forms(listed, words.get(f"{name}_not", ()), clitics) for name, listed in named.items()}
        self._lists = {
            name: WordList(self, each, 1 << 2 * place, 2 << 2 * place)
            for place, (name, each) in enumerate(forms.items())
        }
        self._none = WordList(self, _forms((), (), ()))
        self._kinds = _Kinds(self._lists.values())
        self._known: dict[str, int] = {}

    def __getitem__(self, name: str) -> WordList:
        """The list with that name, without what `<name>_not` lists; an empty one where the locale has none."""
        return self._lists.get(name, self._none)

    def kinds(self, text: Sentence) -> int:
        """The bits of the lists that the sentence may have words of."""
        kinds = self._known.get(text.folded)
        if kinds is None:
            if len(self._known) >= _SENTENCES:
                self._known.clear()
            kinds = self._known[text.folded] = reduce(or_, map(self._kinds.__getitem__, text.words), 0)
        return kinds


class _Kinds(dict[str, int]):
    """The bits of a word, worked out when it is first asked for."""

    def __init__(self, lists: Iterable[WordList]) -> None:
        self._lists = tuple(lists)

    def __missing__(self, word: str) -> int:
        if word.isdigit():  # no list has any, and there is no end to them
            return 0
        if len(self) >= _REMEMBERED:
            self.clear()
        sure = sum(each.sure for each in self._lists if each.forms.is_sign(word))
        bits = self[word] = sure + sum(each.maybe for each in self._lists if each.forms.is_hint(word))
        return bits


@lru_cache(maxsize=32)
def lexicon(locale: Locale) -> Lexicon:
    """The word lists of a locale; those of one that was just looked at are remembered."""
    return Lexicon(locale.words)


def _forms(words: Iterable[str], exceptions: tuple[str, ...], clitics: tuple[str, ...]) -> Forms:
    folded = [word for word in map(fold, words) if tokens_of(word.strip("-"))]
    rest = [word for word in folded if not _is_part(word)]
    plain = [word for word in rest if not word.startswith("-") and not word.endswith("-")]
    singles = [word for word in plain if _SINGLE.fullmatch(word)]
    phrases = [word for word in plain if not _SINGLE.fullmatch(word)]
    looked_past = sorted((word for word in map(fold, exceptions) if tokens_of(word)), key=len, reverse=True)
    return Forms(
        singles=frozenset(singles) | _joined(singles, clitics),
        phrases={phrase: _alone(phrase, clitics) for phrase in phrases},
        beginnings=tuple(word[:-1] for word in rest if word.endswith("-")),
        endings=tuple(word[1:] for word in rest if word.startswith("-")),
        parts=tuple(word.strip("-") for word in folded if _is_part(word)),
        cues=_joined((max(tokens_of(phrase), key=len) for phrase in phrases), ("", *clitics)),
        exceptions={word: _alone(word, ()) for word in looked_past},
        exception_cues=frozenset(max(tokens_of(word), key=len) for word in looked_past if not _UNSPACED.search(word)),
    )


def _is_part(word: str) -> bool:
    return (word.startswith("-") and word.endswith("-")) or bool(_UNSPACED.search(word))


def _joined(words: Iterable[str], clitics: tuple[str, ...]) -> frozenset[str]:
    """The words with each of what a language writes in one with the word behind it."""
    return frozenset(clitic + word for word in words for clitic in clitics)


def _alone(phrase: str, clitics: tuple[str, ...]) -> re.Pattern[str]:
    """The phrase where no word goes on at either end of it, but for what a language joins to the front of words."""
    if _UNSPACED.search(phrase):
        return re.compile(re.escape(phrase))
    joined = f"(?:{'|'.join(map(re.escape, clitics))})?" if clitics else ""
    before = rf"(?<!\w){joined}" if phrase[0].isalnum() else ""
    after = r"(?!\w)" if phrase[-1].isalnum() else ""
    return re.compile(before + re.escape(phrase) + after)
