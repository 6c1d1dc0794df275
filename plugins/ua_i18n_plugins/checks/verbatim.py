"""Whether a translator typed a protected value instead of its placeholder, and changed it."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ua_i18n import (
    Check,
    Finding,
    Locale,
    Message,
    Sentence,
    Severity,
    Translation,
    described,
    fault,
    hookimpl,
    sentence,
)

_ALIKE = 0.85  # of the characters: one slip in a short name, two in a long one
_LEAST, _MOST = 0.6, 1.8  # times as long as the value: what is shorter or longer cannot be so much alike
_SAME = 1.0  # all letters and digits: then it is safe to say which value was meant
_SHORTEST = 4  # letters and digits; shorter values are like too many words
_WORD = re.compile(r"\S+")
_EDGE = re.compile(r"^[^\w+]+|[^\w]+$")


@dataclass(frozen=True, slots=True)
class _Typed:
    """A stretch of a target that is, or is nearly, the value of a placeholder."""

    name: str
    value: str
    text: str
    start: int

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.start + len(self.text)

    def replaced(self, target: str) -> str:
        """The target with the placeholder in place of what was typed."""
        start, end = self.span
        return f"{target[:start]}{{{self.name}}}{target[end:]}"


class VerbatimAltered:
    """A name, address or number that is not what the source says."""

    id = "verbatim-altered"
    severity = Severity.ERROR
    description = "A protected value is typed into the translation, and differs from the source."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        for target in translation.targets:
            for typed in _typed(translation, target):
                if typed.text != typed.value:
                    yield fault(
                        self,
                        translation,
                        "“{text}” should be “{value}”; write {{{name}}}",
                        span=typed.span,
                        fix=typed.replaced(target) if _likeness(typed) >= _SAME else None,
                        text=typed.text,
                        value=typed.value,
                        name=typed.name,
                    )


class VerbatimTyped:
    """Right today, but not kept in step with the list of protected values."""

    id = "verbatim-typed"
    severity = Severity.WARNING
    description = "A protected value is typed into the translation instead of its placeholder."

    def find(self, translation: Translation, locale: Locale) -> Iterator[Finding]:
        for target in translation.targets:
            for typed in _typed(translation, target):
                if typed.text == typed.value:
                    template = "“{value}” is typed in; write {{{name}}}"
                    fix = typed.replaced(target)
                    yield fault(
                        self, translation, template, span=typed.span, fix=fix, value=typed.value, name=typed.name
                    )


@hookimpl
def register_checks(register: Callable[[Check], None]) -> None:
    register(VerbatimAltered())
    register(VerbatimTyped())


def _typed(translation: Translation, target: str) -> Iterator[_Typed]:
    """What stands in the target in place of a placeholder: each value's likest stretch of text, if it is like at all.

    A local form with the original in brackets behind it is a translator's right, and passes.
    """
    view = sentence(target)
    present = view.names
    for name, value in translation.message.values:
        if name in present and view.words.isdisjoint(sentence(value).words):
            continue  # nothing like it stands there
        normal, alike = _normal(value), _ALIKE
        if name in present and not _is_person(translation.message, name):
            alike = _SAME  # a local form of a title is often much like it
        if len(normal) < _SHORTEST or (alike == _SAME and normal not in _normal(view.literal)):
            continue
        stretches = [typed for start, text in _literals(view) for typed in _stretches(name, value, start, text)]
        stretches = [typed for typed in stretches if not target[typed.span[1] :].lstrip().startswith(f"({{{name}}}")]
        best = max(stretches, key=_likeness, default=None)
        if best and _likeness(best) >= alike and not (name in present and best.text in translation.message.source):
            yield best


def _is_person(message: Message, name: str) -> bool:
    """Whether the message's notes say that a placeholder stands for a person."""
    return any(entry and entry.name == name and entry.kind.value == "person" for entry in map(described, message.notes))


def _literals(view: Sentence) -> Iterator[tuple[int, str]]:
    """The stretches of a target between placeholders, with their offsets; none where its braces cannot be read."""
    if view.stray is None:
        ends = [*(slot.start for slot in view.slots), len(view.text)]
        for start, end in zip([0, *(slot.end for slot in view.slots)], ends, strict=True):
            yield start, view.text[start:end]


def _stretches(name: str, value: str, offset: int, text: str) -> Iterator[_Typed]:
    """Every run of words of the text that is about as many words as the value, without punctuation at its ends."""
    places = [match.span() for match in _WORD.finditer(text)]
    count, shortest, longest = len(value.split()), len(value) * _LEAST, len(value) * _MOST
    for first, (start, _) in enumerate(places):
        for _, end in places[first + max(1, count - 1) - 1 : first + count + 1]:
            if shortest <= end - start <= longest:
                run = text[start:end]
                found = run if value == run else _EDGE.sub("", run)
                yield _Typed(name, value, found, offset + start + run.find(found))


def _likeness(typed: _Typed) -> float:
    """1.5 for the value itself, 1 where only case, accents, spaces or punctuation differ, else the share in common."""
    if typed.text == typed.value:
        return 1.5
    one, other = _normal(typed.text), _normal(typed.value)
    if one == other:
        return 1.0
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    quick = matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE
    return min(matcher.ratio(), 0.99) if quick else 0.0


@lru_cache(maxsize=1024)
def _normal(text: str) -> str:
    """The letters and digits of a text, without case and accents."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return "".join(filter(str.isalnum, plain.casefold()))
