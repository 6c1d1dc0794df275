"""The phrases of a locale, ready to be met in a message: whole sentences, and frames with what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ua_i18n import Locale
from ua_i18n_plugins.translators.sameness import ENDS, Sameness, folded
from ua_i18n_plugins.translators.slots import LISTED, SLOT, Facts, filled, items, listed, shape

_LONGEST = 1000  # characters: nothing that is longer is one sentence
_FRAME, _FACT = "frame", "fact"
_WHOLE = {_FACT: True, "sentence": False}
"""What stands for a whole sentence in a frame, and whether that begins with a small letter there."""

_NO_ENDING = str.maketrans(dict.fromkeys("¹²³⁴", ""))
"""Marks in pieces, for the endings that a form gives them."""

_JOINT = re.compile(r"\{(\w+)\}([^{}]+)\{\1_2\}")


@dataclass(frozen=True, slots=True)
class _Shape:
    """A phrase with slots; `form` tells which form of the pieces in them it asks for."""

    pattern: re.Pattern[str]
    target: str
    form: str


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases of one context: those without slots by their folded text, those with, and what joins two of them."""

    plain: Mapping[str, str]
    shapes: tuple[_Shape, ...]
    joints: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """All phrases of a locale by context, the empty one that of whole sentences, "frame" that of all frames."""

    same: Sameness
    phrases: Mapping[str, _Phrases]
    endings: Mapping[str, dict[int, str]]

    def said(self, source: str, facts: Facts) -> str:
        """What the locale says for a text that its phrases have whole, or can make up; else nothing."""
        if len(source) > _LONGEST:
            return ""
        text = self.same.told(source)
        whole = self._met("", "", text, facts) or self._met(_FRAME, "", text, facts)
        return whole or next(self._joined(_FACT, "", text, facts), "")

    def _met(self, context: str, form: str, text: str, facts: Facts) -> str:
        """The phrase that a text is, or is an instance of, with the text's own values in its slots."""
        phrases = self.phrases.get(context)
        if not phrases:
            return ""
        return phrases.plain.get(folded(text)) or next(self._instances(phrases, form, text, facts), "")

    def _instances(self, phrases: _Phrases, form: str, text: str, facts: Facts) -> Iterator[str]:
        for each in phrases.shapes:
            if match := each.pattern.fullmatch(text):
                found = match.groupdict().items()
                values = {slot: self._value(slot, each.form or form, value, facts) for slot, value in found}
                if all(values.values()):
                    yield filled(each.target, values, facts)

    def _value(self, slot: str, form: str, text: str, facts: Facts) -> str:
        if slot in LISTED:
            return listed([self._alone(LISTED[slot], form, item, facts) for item in items(text)], facts)
        if slot in self.phrases or slot in _WHOLE:
            return self._piece(slot, form, text, facts).translate(_NO_ENDING | self.endings.get(form, {}))
        return facts.localised(slot, text)

    def _piece(self, slot: str, form: str, text: str, facts: Facts) -> str:
        """A piece, or two that a joint joins."""
        return self._alone(slot, form, text, facts) or next(self._joined(slot, form, text, facts), "")

    def _alone(self, slot: str, form: str, text: str, facts: Facts) -> str:
        """A piece in the form that is asked for, else in its usual one."""
        if slot in _WHOLE:
            return _within(self._met("", "", text, facts), small=_WHOLE[slot])
        return (form and self._met(f"{slot}:{form}", form, text, facts)) or self._met(slot, form, text, facts)

    def _joined(self, slot: str, form: str, text: str, facts: Facts) -> Iterator[str]:
        books = (self.phrases.get(context) for context in (f"{slot}:{form}", slot))
        for between, target in next((book.joints for book in books if book and book.joints), ()):
            before, found, after = text.partition(between)
            while found:
                first = self._alone(slot, form, before.removesuffix(","), facts)
                if first and (second := self._piece(slot, form, after, facts)):
                    yield filled(target, {slot: first, f"{slot}_2": second}, facts)
                more, found, after = after.partition(between)
                before += between + more


@lru_cache(maxsize=32)
def book(locale: Locale) -> Book:
    """The phrases of a locale."""
    same = Sameness.of(locale.original.words.get("same", ()) if locale.original else ())
    contexts: dict[str, dict[str, str]] = {"": {same.told(source): said for source, said in locale.phrases.items()}}
    for (context, source), target in locale.pieces.items():
        contexts.setdefault(context, {})[same.told(source)] = target.rstrip(ENDS)
    pieces = frozenset({context.partition(":")[0] for context in contexts} - {"", _FRAME}) | {*_WHOLE, *LISTED}
    endings = {name: contexts.pop(name) for name in list(contexts) if name.partition(":")[0] == "ending"}
    made = {context: _phrases(context, said, pieces) for context, said in contexts.items()}
    frames = [shape for context in made if context.partition(":")[0] == _FRAME for shape in made[context].shapes]
    return Book(
        same=same,
        phrases=made | {_FRAME: _Phrases({}, tuple(frames), ())},
        endings={name.partition(":")[2]: str.maketrans(said) for name, said in endings.items()},
    )


def _phrases(context: str, said: Mapping[str, str], pieces: frozenset[str]) -> _Phrases:
    piece, _, form = context.partition(":")
    joints = {source: (joint[2], said[source]) for source in said if (joint := _joint(source, piece))}
    slotted = [source for source in said if SLOT.search(source) and source not in joints]
    return _Phrases(
        plain={folded(source): target for source, target in said.items() if not SLOT.search(source)},
        shapes=tuple(_Shape(shape(source, pieces), said[source], form) for source in slotted),
        joints=tuple(joints.values()),
    )


def _joint(source: str, piece: str) -> re.Match[str] | None:
    """What stands between two pieces of a kind, where a phrase has nothing else."""
    found = _JOINT.fullmatch(source)
    return found if found and found[1] == piece else None


def _within(said: str, *, small: bool) -> str:
    """A sentence as a part of another one."""
    said = said.rstrip(ENDS)
    return said[:1].lower() + said[1:] if small else said
