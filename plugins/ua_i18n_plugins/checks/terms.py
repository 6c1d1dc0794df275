"""Terms as the termbase has them, in whatever inflection."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from ua_i18n import Check, Finding, Locale, Severity, Term, Translation, fault, hookimpl
from ua_i18n_plugins.checks.sentence import fold, sentence

_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_FORBIDDEN = "“{word}” is forbidden for “{term}”"
_FORBIDDEN_BUT = "“{word}” is forbidden for “{term}”; write “{better}”"
_STEM = 4  # letters of a word that no inflection changes, at least


class Terminology:
    """The established wording: one translator writes as the other does."""

    id = "terminology"
    severity = Severity.WARNING
    description = "A term of the message is not translated as the termbase has it."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        source = sentence(translation.message.source).folded
        for term in locale.terms:
            if term.targets and _pattern(term.source).search(source):
                for target in translation.targets:
                    folded = sentence(target).folded
                    if not any(_pattern(wanted).search(folded) for wanted in term.targets):
                        yield fault(
                            self,
                            translation,
                            "“{term}” is “{wanted}” in the termbase",
                            term=term.source,
                            wanted="”, “".join(term.targets),
                        )


class ForbiddenTerm:
    """A word that the section never uses."""

    id = "forbidden-term"
    severity = Severity.WARNING
    description = "The translation uses a word that the termbase forbids."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        for term in locale.terms:
            if term.forbidden and _pattern(term.source).search(sentence(translation.message.source).folded):
                for target in translation.targets:
                    yield from self._in(translation, target, term)

    def _in(self, translation: Translation, target: str, term: Term) -> Iterator[Finding]:
        for word in term.forbidden:
            if found := _pattern(word).search(sentence(target).folded):
                better = "”, “".join(term.targets)
                template = _FORBIDDEN_BUT if better else _FORBIDDEN
                values = {"better": better} if better else {}
                span = found.span() if len(sentence(target).folded) == len(target) else None
                yield fault(self, translation, template, span=span, word=word, term=term.source, **values)


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(Terminology())
    register(ForbiddenTerm())


@lru_cache(maxsize=4096)
def _pattern(term: str) -> re.Pattern[str]:
    """What finds a term, each of its words by its stem and with any ending."""
    if _UNSPACED.search(term):
        return re.compile(re.escape(fold(term)))
    return re.compile(r"(?<!\w)" + r"\W+".join(map(_stem, re.findall(r"\w+", fold(term)))) + r"(?!\w)")


def _stem(word: str) -> str:
    kept = max(_STEM, len(word) - 2)
    clitic = r"\w{0,3}" if not word.isascii() and not _is_cased(word) else ""  # "بالتعذيب" is "التعذيب"
    return clitic + re.escape(word[:kept]) + (r"\w{0,4}" if len(word) >= _STEM else r"")


def _is_cased(word: str) -> bool:
    return word.upper() != word.lower()
