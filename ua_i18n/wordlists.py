"""The word lists of a locale's words.yaml, ready to be looked for in a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from ua_i18n.model import Locale
from ua_i18n.sentences import Sentence, fold, has_letters, marks_of, saying, tokens_of
from ua_i18n.vocabulary import Vocabulary

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SENTENCES = 1000  # as many as checks look at before they come back to one


@dataclass(frozen=True, slots=True)
class Forms:
    """The words of one list by the way they are found.

    In words.yaml `-x` is an ending, `x-` a beginning, `-x-` a part of any word; in scripts that put no spaces
    between words everything is a part. What `exceptions` finds is looked past; `cues` are the longest words of phrases,
    and exceptions are known by theirs, too: by "" where nothing stands between words.
    """

    singles: frozenset[str]
    phrases: Mapping[str, re.Pattern[str]]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    parts: Mapping[str, re.Pattern[str]]
    cues: frozenset[str]
    exceptions: Mapping[str, re.Pattern[str]]
    exceptions_by_cue: Mapping[str, tuple[str, ...]]

    def found(self, text: Sentence) -> Iterator[str]:
        """What the sentence has of the list, as it stands there."""
        looked = self._without_exceptions(text)
        yield from sorted(self.singles & looked.words)
        folded = looked.folded
        yield from (part for part, shape in self.parts.items() if part in folded and shape.search(folded))
        if not self.cues.isdisjoint(looked.words):
            yield from (phrase for phrase, shape in self.phrases.items() if phrase in folded and shape.search(folded))
        if self.beginnings or self.endings:
            yield from filter(self._affixed, looked.tokens)

    def counted(self, text: Sentence) -> Counter[str]:
        """How often each word of the list stands in the sentence."""
        looked = self._without_exceptions(text)
        found = Counter(token for token in looked.tokens if token in self.singles or self._affixed(token))
        for phrase, shape in (*self.parts.items(), *self.phrases.items()):
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
        folded, near = text.folded, self.exceptions_by_cue
        if near.keys().isdisjoint(text.words) and "" not in near:
            return text
        there = {found for cue in near if not cue or cue in text.words for found in near[cue] if found in folded}
        if not there:
            return text
        for exception, shape in self.exceptions.items():
            if exception in there:
                folded = shape.sub(" \u2026 ", folded)
        return text if folded is text.folded else saying(text, folded)

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
        self._vocabulary = Vocabulary(self._kinds_of)
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
            kinds = self._known[text.folded] = reduce(or_, self._vocabulary.told(text.words), 0)
        return kinds

    def _kinds_of(self, word: str) -> int | None:
        sure = sum(each.sure for each in self._lists.values() if each.forms.is_sign(word))
        return sure + sum(each.maybe for each in self._lists.values() if each.forms.is_hint(word)) or None


@lru_cache(maxsize=32)
def lexicon(locale: Locale) -> Lexicon:
    """The word lists of a locale; those of one that was just looked at are remembered."""
    return Lexicon(locale.words)


def _forms(words: Iterable[str], exceptions: tuple[str, ...], clitics: tuple[str, ...]) -> Forms:
    folded = [word for word in map(fold, words) if tokens_of(word.strip("-"))]
    rest = [word for word in folded if not _is_part(word)]
    plain = [word for word in rest if not word.startswith("-") and not word.endswith("-")]
    singles = [word for word in plain if _is_single(word)]
    phrases = [word for word in plain if not _is_single(word)]
    looked_past = sorted((word for word in map(fold, exceptions) if tokens_of(word)), key=len, reverse=True)
    return Forms(
        singles=frozenset(singles) | _joined(singles, clitics),
        phrases={phrase: _alone(phrase, clitics) for phrase in phrases},
        beginnings=tuple(word[:-1] for word in rest if word.endswith("-")),
        endings=tuple(word[1:] for word in rest if word.startswith("-")),
        parts={word.strip("-"): _part(word) for word in folded if _is_part(word)},
        cues=_joined((max(tokens_of(phrase), key=len) for phrase in phrases), ("", *clitics)),
        exceptions={word: _alone(word, ()) for word in looked_past},
        exceptions_by_cue=_by_cue(looked_past),
    )


def _by_cue(phrases: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        cue = "" if _UNSPACED.search(phrase) else max(tokens_of(phrase), key=len)
        found[cue] = (*found.get(cue, ()), phrase)
    return found


def _is_single(word: str) -> bool:
    """Whether it is one word, perhaps with an apostrophe behind it."""
    tokens = tokens_of(word.removesuffix("'"))
    return len(tokens) == 1 and has_letters(tokens[0])


def _is_part(word: str) -> bool:
    return (word.startswith("-") and word.endswith("-")) or bool(_UNSPACED.search(word))


def _joined(words: Iterable[str], clitics: tuple[str, ...]) -> frozenset[str]:
    """The words with each of what a language writes in one with the word behind it."""
    return frozenset(clitic + word for word in words for clitic in clitics)


def _alone(phrase: str, clitics: tuple[str, ...]) -> re.Pattern[str]:
    """The phrase where no word goes on at either end of it, but for what a language joins to the front of words."""
    marks = marks_of(phrase)
    if _UNSPACED.search(phrase):
        return re.compile(re.escape(phrase) + (rf"(?![{marks}])" if marks else ""))
    joined = f"(?:{'|'.join(map(re.escape, clitics))})?" if clitics else ""
    before = rf"(?<![\w{marks}]){joined}" if phrase[0].isalnum() else ""
    after = rf"(?![\w{marks}])" if phrase[-1].isalnum() or phrase[-1] in marks else ""
    return re.compile(before + re.escape(phrase) + after)


def _part(word: str) -> re.Pattern[str]:
    """What is found in any word; in scripts with nothing between words, where no sign of its last letter follows."""
    part = word.strip("-")
    return re.compile(re.escape(part)) if word.startswith("-") else _alone(part, ())
