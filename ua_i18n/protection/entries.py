"""The list of protected values: names given, kept and linked; values added and removed by hand."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ua_i18n.errors import UsageError
from ua_i18n.model import VERBATIM_KINDS, Protected, Role, SpanKind, UrgentAction
from ua_i18n.protection.find import Matcher
from ua_i18n.protection.lexicon import Lexicon
from ua_i18n.protection.masking import masked, remask, running_texts, unprotect
from ua_i18n.protection.naming import name_for
from ua_i18n.protection.persons import Spellings, addressees_of
from ua_i18n.protection.survey import Found, Recognise, role_of, survey

_SLIGHT = 3  # letters of a small word


def protect(
    action: UrgentAction,
    lexicon: Lexicon,
    *,
    previous: Sequence[Protected] = (),
    spans: Recognise | None = None,
    ordinary: Collection[str] = (),
) -> UrgentAction:
    """The unmasked `action` with its verbatim values listed in `protected` and masked in all running text.

    Entries of `previous` whose values still occur stay as they are; `ordinary` values are never protected;
    `spans` finds more of them (recogniser plugins).
    """
    found = [each for each in survey(action, lexicon, spans) if each.value not in ordinary]
    occurring = {each.value for each in found} | _occurring(action, [entry.value for entry in previous])
    entries = [entry for entry in previous if entry.value in occurring and entry.value not in ordinary]
    names = {entry.name.casefold() for entry in previous}
    listed = {entry.value for entry in entries}
    for each in found:
        if each.value not in listed:
            entry = _entry(each, action, names)
            names.add(entry.name.casefold())
            entries.append(entry)
    return masked(action, _linked(entries, keep={entry.name for entry in previous}))


def add_value(action: UrgentAction, value: str, kind: SpanKind = SpanKind.PERSON) -> UrgentAction:
    """The masked `action` with one value more; raises UsageError for one that stands nowhere in the text as a whole
    word, or that is so short that it would turn ordinary words into placeholders."""
    if kind not in VERBATIM_KINDS:
        raise UsageError(f"{kind} values are localised, not protected; choose a kind such as person or citation")
    if any(entry.value == value for entry in action.protected):
        raise UsageError(f"{value!r} is protected already")
    if _is_slight(value):
        raise UsageError(f"{value!r} is too short to protect: it would be found everywhere; give the whole name")
    plain = unprotect(action)
    if value not in _occurring(plain, [value]):
        inside = value and any(value in text for text in running_texts(plain))
        reason = "only inside longer words of" if inside else "nowhere in"
        raise UsageError(f"{value!r} stands {reason} {action.id or 'the text'}; type it exactly as the source has it")
    name = name_for(value, {entry.name.casefold() for entry in action.protected})
    entry = Protected(name=name, kind=kind, value=value)
    return remask(action, _linked([*action.protected, entry], keep=()))


def _is_slight(value: str) -> bool:
    """Whether a value is one character, or a short word without a capital, as "a" and "the" are."""
    letters = [character for character in value if character.isalnum()]
    return len(letters) == 1 or (0 < len(letters) <= _SLIGHT and value.isalpha() and value.islower())


def remove_value(action: UrgentAction, name: str) -> UrgentAction:
    """The masked `action` with a value, called by its name or by itself, as ordinary text again."""
    kept = [entry for entry in action.protected if name not in (entry.name, entry.value)]
    if len(kept) == len(action.protected):
        near = difflib.get_close_matches(name, [entry.name for entry in action.protected], 3)
        raise UsageError(f"no protected value is called {name!r}" + (f"; near: {', '.join(near)}" if near else ""))
    gone = {entry.value for entry in action.protected} - {entry.value for entry in kept}
    return remask(action, [replace(entry, also=tuple(v for v in entry.also if v not in gone)) for entry in kept])


def _occurring(action: UrgentAction, values: Iterable[str]) -> set[str]:
    """Those of `values` that stand in the running text of an unmasked action, or in its addressees."""
    data = [text for person in addressees_of(action) for text in (person.name, person.name_native) if text]
    data += [
        text for person in addressees_of(action) for text in (person.telegram, person.salutation, person.office) if text
    ]
    texts = [
        *running_texts(action),
        *data,
        *(line for person in addressees_of(action) for line in person.address_lines),
    ]
    wanted = [value for value in values if value]
    return {value for value in wanted if any(True for text in texts for _ in Matcher({value: value}).find(text))}


def _entry(found: Found, action: UrgentAction, taken: Collection[str]) -> Protected:
    person = found.person
    return Protected(
        name=name_for(found.value, taken),
        kind=found.kind,
        value=found.value,
        gender=person.gender if person else None,
        role=role_of(found, action) if person else Role.OTHER,
        minor=bool(person and person.minor),
    )


def _linked(entries: Sequence[Protected], keep: Collection[str]) -> tuple[Protected, ...]:
    """The entries with `also` filled; those called `keep` have theirs from people."""
    spellings = _spellings(entries)
    return tuple(
        entry if entry.name in keep or entry.also else replace(entry, also=tuple(spellings.get(entry.value, ())))
        for entry in entries
    )


def _spellings(entries: Sequence[Protected]) -> Mapping[str, Sequence[str]]:
    """The other spellings of each value, in the order of the list."""
    order = {entry.value: number for number, entry in enumerate(entries)}
    pairs = {
        *_same_bearers([entry.value for entry in entries if entry.kind is SpanKind.PERSON]),
        *_abbreviated([entry.value for entry in entries if entry.kind is SpanKind.ORGANISATION]),
        *_abbreviated([entry.value for entry in entries if entry.kind is SpanKind.CITATION]),
    }
    found: dict[str, list[str]] = {}
    for one, other in sorted({*pairs, *((other, one) for one, other in pairs)}, key=lambda pair: order[pair[1]]):
        found.setdefault(one, []).append(other)
    return found


def _same_bearers(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    spellings = Spellings(names)
    return ((name, full) for name in names for full in spellings.holding(name))


def _abbreviated(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each name like "Public Security Service (PPS)" with those of its two halves that are names as well."""
    known = frozenset(names)
    for name in names:
        head, bracket, tail = name.partition(" (")
        if bracket:
            yield from ((name, half) for half in (head, tail.removesuffix(")")) if half in known)
