"""Punctuation and the spaces about it, as the locale has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from ua_i18n import HIDDEN, Check, Finding, Locale, Severity, Translation, fault, hookimpl, sentence

_KINDS = {
    mark: kind
    for kind, marks in (
        ("full stop", ".。۔।։።"),
        ("question mark", "?？؟՞⸮"),
        ("exclamation mark", "!！՜"),
        ("colon", ":：፡"),
        ("semicolon", ";；؛·\u0387"),
        ("comma", ",，、،"),
        ("ellipsis", "…"),
    )
    for mark in marks
}
_CLOSING = "\"'”’»)]」』）" + "\u200e\u200f"
_NO_BREAK, _THIN_NO_BREAK = "\u00a0", "\u202f"
_ALL_MARKS = ",.;:!?،؛؟、。，；：！？"
_NOT_BEFORE = re.compile(rf"(?<=[\w{HIDDEN}])[ \u00a0\u202f]+([{_ALL_MARKS}](?!\w)(?!\.))")


class EdgeSpace:
    """Texts are put together from messages: a space too many or few shows."""

    id = "edge-space"
    severity = Severity.WARNING
    description = "The translation begins or ends with other spaces than the message."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        source = translation.message.source
        for target in translation.targets:
            body = target.strip(" \u00a0\t")
            start, end = _edges(source)
            fixed = f"{start}{body}{end}"
            if body and fixed != target:
                at_start = not target.startswith(f"{start}{body[0]}")
                span = (0, len(target) - len(target.lstrip())) if at_start else (len(target.rstrip()), len(target))
                yield fault(self, translation, "other spaces at its ends than the message", span=span, fix=fixed)


class EndPunctuation:
    """A question that ends in a full stop is no question.

    A comma ends salutations and closings, each language's in its own way: of those nothing is said.
    """

    id = "end-punctuation"
    severity = Severity.WARNING
    description = "The translation ends in another kind of punctuation than the message."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        source = translation.message.source
        for target in translation.targets:
            if target[-1:] == source[-1:] and not locale.words.get("punctuation"):
                continue
            wanted, given = _ending(source, locale.original), _ending(target, locale)
            if given != wanted != "comma" and (given or wanted not in locale.words.get("unmarked_ends", ())):
                template = "it ends with {given}, the message with {wanted}"
                if not given:
                    template = "it ends with no punctuation mark, the message with {wanted}"
                elif not wanted:
                    template = "it ends with {given}, the message with no punctuation mark"
                end = len(target.rstrip())
                marks = {"given": _last(target, locale), "wanted": _last(source, locale.original)}
                yield fault(self, translation, template, span=(max(0, end - 1), end), **marks)


class LocalPunctuation:
    """A full stop is "。" in one language and a question mark ";" in another."""

    id = "local-punctuation"
    severity = Severity.WARNING
    description = "A punctuation mark is not the one that this language has."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        marks = _marks(locale.words.get("punctuation", ()))
        for target in translation.targets if marks else ():
            found = list(_foreign(marks).finditer(sentence(target).literal))
            if found:
                first = found[0]
                yield fault(
                    self,
                    translation,
                    "“{mark}” should be “{right}”",
                    span=first.span(1),
                    fix=_replaced(target, found, marks),
                    mark=first[1],
                    right=marks[first[1]],
                )


class PunctuationSpace:
    """A space that may break puts a colon at the start of a line; where a language has none, there is none."""

    id = "punctuation-space"
    severity = Severity.WARNING
    description = "The space before a punctuation mark is not as this language has it."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        if not locale.words:
            return
        spaced = "".join(locale.words.get("spaced_marks", ()))
        for target in translation.targets:
            if not _is_doubtful(target, spaced):
                continue
            fixed = _unspaced(_spaced(target, spaced) if spaced else target, spaced)
            if fixed != target:
                place = _first_difference(target, fixed)
                mark = target[place:].lstrip()[:1]
                template = "the space before “{mark}” is missing, too many, or may break"
                yield fault(self, translation, template, span=(place, place + 1), fix=fixed, mark=mark)


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    for check in (EdgeSpace(), EndPunctuation(), LocalPunctuation(), PunctuationSpace()):
        register(check)


def _first_difference(one: str, other: str) -> int:
    same = (number for number, (mine, yours) in enumerate(zip(one, other, strict=False)) if mine != yours)
    return next(same, min(len(one), len(other)))


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _ending(text: str, locale: Locale | None) -> str:
    """What kind of mark a text ends with, past closing quotes and brackets; empty where there is none."""
    bare = _bare(text, locale)
    if bare.endswith("..."):
        return "ellipsis"
    own = _marks(locale.words.get("punctuation", ())) if locale else {}
    western = {right: mark for mark, right in own.items()}
    return _KINDS.get(western.get(bare[-1:], "")) or _KINDS.get(bare[-1:], "")


def _last(text: str, locale: Locale | None) -> str:
    """The mark that a text ends with, as it is shown to people."""
    bare = _bare(text, locale)
    return "“...”" if bare.endswith("...") else f"“{bare[-1:]}”"


def _bare(text: str, locale: Locale | None) -> str:
    """A text without what closes round its last mark."""
    closing = "".join(locale.quotes[1::2]) if locale else ""  # one language's closing mark opens in another
    return text.rstrip().rstrip(_CLOSING + closing).rstrip()


@lru_cache(maxsize=32)
def _marks(pairs: tuple[str, ...]) -> Mapping[str, str]:
    """ "?=؟" entries: a mark of other languages to the one of this."""
    return {pair[0]: pair[2:] for pair in pairs if pair[1:2] == "="}


@lru_cache(maxsize=32)
def _foreign_pattern(marks: str) -> re.Pattern[str]:
    """Such a mark behind a letter of a script without capitals, or a placeholder, at the end of a word."""
    return re.compile(
        rf"(?<=[^\W\dA-Za-zÀ-ɏ]|[{HIDDEN}”»」）)])([{re.escape(marks)}])(?=\s|[”»」』）)\"]|[^\W\dA-Za-z_]|$)"
    )


def _foreign(marks: Mapping[str, str]) -> re.Pattern[str]:
    return _foreign_pattern("".join(marks))


def _replaced(target: str, found: list[re.Match[str]], marks: Mapping[str, str]) -> str:
    letters = list(target)
    for match in found:
        letters[match.start(1)] = marks[match[1]]
    return "".join(letters)


@lru_cache(maxsize=32)
def _spacing(spaced: str) -> re.Pattern[str]:
    """A mark that wants a space before it, unless it is part of a time, a link or an ellipsis."""
    return re.compile(rf"(?<=[\w{HIDDEN}»”)}}%])(\s*)([{re.escape(spaced)}]+)(?=[\s»”)]|$)")


def _is_doubtful(target: str, spaced: str) -> bool:
    """Whether a mark at the end of a word has another space before it, or none, than it wants, at first sight."""
    own, others, wanting = _looked_for(spaced)
    words = sentence(target).words
    return others.search(target) is not None or (not own.isdisjoint(words) and wanting.search(target) is not None)


@lru_cache(maxsize=32)
def _looked_for(spaced: str) -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    """The marks that want a space, what finds a space before one of the others, and what finds one without its own."""
    others = re.escape("".join(sorted(set(_ALL_MARKS) - set(spaced))))
    own = re.escape(spaced)
    return (
        frozenset(spaced),
        re.compile(rf"[ \u00a0\u202f][{others}]"),
        re.compile(rf"[^\u00a0\u202f{own}][{own}]+(?:[\s»”)]|$)" if spaced else "(?!)"),
    )


def _spaced(target: str, spaced: str) -> str:
    literal = sentence(target).literal
    fixed, position = [], 0
    for match in _spacing(spaced).finditer(literal):
        fixed.append(target[position : match.start()])
        right = match[1] in (_NO_BREAK, _THIN_NO_BREAK)
        fixed.append(match[1] if right else _NO_BREAK if match[2].startswith(":") else _THIN_NO_BREAK)
        fixed.append(match[2])
        position = match.end()
    return "".join(fixed) + target[position:]


def _unspaced(target: str, spaced: str) -> str:
    """The text without spaces before marks that want none."""
    literal = sentence(target).literal
    drop = [m for m in _NOT_BEFORE.finditer(literal) if m[1] not in spaced]
    for match in reversed(drop):
        target = target[: match.start()] + target[match.start(1) :]
    return target
