"""The list of protected values: names given, kept and linked; values added and removed by hand."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from ua_i18n.errors import UsageError
from ua_i18n.model import VERBATIM_KINDS, Protected, Role, SpanKind, UrgentAction
from ua_i18n.protection.find import Matcher
from ua_i18n.protection.lexicon import Lexicon
from ua_i18n.protection.masking import masked, remask, running_texts, unprotect
from ua_i18n.protection.naming import name_for
from ua_i18n.protection.persons import addressees_of, same_bearer
from ua_i18n.protection.survey import Found, Recognise, role_of, survey


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
    names = {entry.name for entry in previous}
    for each in found:
        if all(entry.value != each.value for entry in entries):
            entry = _entry(each, action, names)
            names.add(entry.name)
            entries.append(entry)
    return masked(action, _linked(entries, keep={entry.name for entry in previous}))


def add_value(action: UrgentAction, value: str, kind: SpanKind = SpanKind.PERSON) -> UrgentAction:
    """The masked `action` with one value more; raises UsageError where it stands nowhere in the text."""
    if kind not in VERBATIM_KINDS:
        raise UsageError(f"{kind} values are localised, not protected; choose a kind such as person or citation")
    if any(entry.value == value for entry in action.protected):
        raise UsageError(f"{value!r} is protected already")
    if value not in _occurring(unprotect(action), [value]):
        raise UsageError(f"{value!r} stands nowhere in {action.id or 'the text'}; type it exactly as the source has it")
    name = name_for(value, {entry.name for entry in action.protected})
    entry = Protected(name=name, kind=kind, value=value)
    return remask(action, _linked([*action.protected, entry], keep=()))


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
    return tuple(
        entry if entry.name in keep or entry.also else replace(entry, also=tuple(_spellings(entry, entries)))
        for entry in entries
    )


def _spellings(entry: Protected, entries: Sequence[Protected]) -> Iterable[str]:
    for other in entries:
        if other.kind is entry.kind and other is not entry and _same(entry, other):
            yield other.value


def _same(one: Protected, other: Protected) -> bool:
    if one.kind is SpanKind.PERSON:
        return same_bearer(one.value, other.value) or same_bearer(other.value, one.value)
    if one.kind in (SpanKind.ORGANISATION, SpanKind.CITATION):
        return _abbreviates(one.value, other.value) or _abbreviates(other.value, one.value)
    return False


def _abbreviates(full: str, short: str) -> bool:
    """Whether `full` is "Public Security Service (PPS)" and `short` one of its two halves."""
    head, bracket, tail = full.partition(" (")
    return bool(bracket) and short in (head, tail.removesuffix(")"))
