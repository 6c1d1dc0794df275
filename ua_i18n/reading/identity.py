"""Who a block of lines names: an office, a name and the office in its own language, a line each in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ua_i18n.model import Rank
from ua_i18n.reading.labels import Labels
from ua_i18n.reading.names import Naming, bare, read_naming
from ua_i18n.reading.offices import is_body, is_office, leading_office
from ua_i18n.reading.persons import is_person
from ua_i18n.reading.phrases import all_folded, any_of, folded, starts_with
from ua_i18n.reading.standing import standing_of
from ua_i18n.reading.surnames import is_native_title

_LONGEST_TITLE = 4  # letters of one behind a name

Identity = tuple[Naming, Sequence[str]]
"""Who is named, and the lines of the address after that."""


def identify(lines: Sequence[str], labels: Labels, country: str | None) -> Identity:
    """Who the first of `lines` name, and the rest of them."""
    if not lines:
        return Naming(), ()
    what, _, remark = lines[0].partition(":")  # "The Church: (do not mention Sister Ana)"
    described = folded(_without_article(what, labels)) in all_folded(labels.addressees.descriptions)
    if len(lines) > 1 and described and (not remark or remark.lstrip().startswith("(")):
        return _described(lines)
    lines = _cut(_unwrapped(lines, labels), labels, country)
    first = read_naming(lines[0], labels, country)
    if first.name and not first.native_title and len(lines) > 1 and is_native_title(lines[1], labels):
        return identify((f"{lines[0]} {lines[1]}", *lines[2:]), labels, country)
    second = read_naming(lines[1], labels, country) if len(lines) > 1 else Naming()
    if first.name and first.office and not first.honorific and second.name and second.honorific:  # "Judge, Lima"
        return _office_first(Naming(office=bare(lines[0])), lines[1:], labels, country)
    if first.name and first.office:
        return (_titled(first, bare(lines[1])), lines[2:]) if _is_office(second) else (first, lines[1:])
    if first.name:
        commands = first.honorific and _is_command(lines[1:2], labels)  # "Brig-Gen X", "Commander Defence Force"
        return (
            (replace(first, office=bare(lines[1])), lines[2:]) if commands or _is_office(second) else (first, lines[1:])
        )
    if first.office:
        return _office_first(first, lines[1:], labels, country)
    return _unknown_first(second, lines, labels, country)


def _without_article(text: str, labels: Labels) -> str:
    return text[len(starts_with(labels.addressees.articles, text)) :].strip()


def _unwrapped(lines: Sequence[str], labels: Labels) -> Sequence[str]:
    """The lines, one whole where it is an honorific; the first, where it ends with "of the" or does not end at all."""
    if len(lines) < 2 or re.search(r"\d", lines[0]):
        return lines
    at = next((n for n, line in enumerate(lines[:2]) if _is_honorific(line, labels)), None)
    if at is not None and at + 1 < len(lines):
        return (*lines[:at], f"{lines[at]} {lines[at + 1]}", *lines[at + 2 :])
    connectors = all_folded(labels.addressees.connectors)
    if len(lines) > 2 and _goes_on(lines[2], connectors) and not re.search(r"\d", lines[1]):
        lines = (lines[0], f"{lines[1]} {lines[2]}", *lines[3:])
    broken = folded(lines[0].split()[-1]) in connectors or _goes_on(lines[1], connectors)
    return (f"{lines[0]} {lines[1]}", *lines[2:]) if broken else lines


def _is_honorific(text: str, labels: Labels) -> bool:
    """Whether a line is an honorific alone: "His Excellency", but not "King"."""
    honorific = any_of(labels.addressees.honorifics.all).fullmatch(text.rstrip(" ."))
    return bool(honorific) and not leading_office(text, labels.addressees)


def _goes_on(text: str, connectors: frozenset[str]) -> bool:
    """Whether a line goes on with "of …" or "and …" of the line before."""
    return text[:1].islower() and folded(text.split()[0]) in connectors


def _cut(lines: Sequence[str], labels: Labels, country: str | None) -> Sequence[str]:
    """The lines, the first one cut where its address begins: "Minister X, Lima", "X, Chief of Police, Lima, Peru"."""
    head, comma, rest = lines[0].partition(", ")
    if not comma or (rest.isupper() and len(rest) <= _LONGEST_TITLE and not labels.countries.code_of(rest)):  # "MP"
        return lines
    whole, first = read_naming(lines[0], labels, country), read_naming(head, labels, country)
    if first.name and (first.office or first.honorific) and not read_naming(rest, labels, country).office:
        return (head, rest, *lines[1:])
    _, comma, address = (whole.office or "").partition(", ")
    told = labels.countries.trailing(lines[0]) or lines[0].endswith(",") or re.search(r"\d", address)
    if comma and told and not _named(lines[1:2], labels, country):
        return (lines[0].rstrip(" ,").removesuffix(f", {address}"), address, *lines[1:])
    return lines


def _is_office(naming: Naming) -> bool:
    return bool(naming.office) and not naming.name


def _is_command(lines: Sequence[str], labels: Labels) -> bool:
    """Whether a line begins with an office, and goes on with what it is of and no name."""
    return any(
        leading_office(line, labels.addressees) and any_of(labels.addressees.institutions).search(line)
        for line in lines
    )


def _titled(naming: Naming, office: str) -> Naming:
    """A name with an office of another line; a title beside the name ("President X") is its honorific."""
    title = " ".join(filter(None, (naming.honorific, naming.office)))
    return replace(naming, office=office, honorific=title or None)


def _office_first(office: Naming, rest: Sequence[str], labels: Labels, country: str | None) -> Identity:
    """An office, a name behind it, and between the two perhaps the office once more in its own language."""
    title = office.office or ""
    rest = [line for line in rest if folded(line) != folded(title)]  # some give the office before and behind the name
    if named := _named(rest, labels, country):
        if named.office and bare(rest[0]).endswith((f", {named.office}", f"- {named.office}", f"– {named.office}")):
            both = _with_both(named, title, labels)
            return both, rest[1:] if (both.office or "").endswith(f", {named.office}") else (named.office, *rest[1:])
        if named.office:
            return _titled(named, title), rest[1:]
        return _in_full(replace(named, office=title), rest[1:], labels, country)
    if len(rest) > 1 and _is_office(read_naming(rest[0], labels, country)):
        named = _named(rest[1:], labels, country)
        if named:
            again = standing_of(rest[0], labels)[0] in (standing_of(title, labels)[0], Rank.OFFICIAL)
            native = named.native_title or (rest[0] if again else None)
            kept = () if native == rest[0] else rest[:1]
            named = _titled(named, title) if named.office else replace(named, office=title)
            return replace(named, native_title=native), (*kept, *rest[2:])
    return office, rest


def _in_full(named: Naming, rest: Sequence[str], labels: Labels, country: str | None) -> Identity:
    """A person of an office above the name, in full where a line below has more of it: "Presidente de la República"."""
    below = bare(rest[0]) if rest else ""
    if not folded(below).startswith(f"{folded(named.office or '')} ") or re.search(r"[\d,]", below):
        return named, rest
    return (
        (replace(named, office=below), rest[1:]) if _is_office(read_naming(below, labels, country)) else (named, rest)
    )


def _with_both(named: Naming, title: str, labels: Labels) -> Naming:
    """A person of an office above the name, with one behind it; of one rank, they are the same in two languages."""
    if (named.office or "")[:1].islower():  # "Ambassade du Burkina Faso", and below "Mme X, ambassadrice"
        return replace(named, office=f"{title}, {named.office}")
    same = standing_of(named.office or "", labels)[0] is standing_of(title, labels)[0]
    return replace(named, office=title, native_title=named.office if same else named.native_title)


def _named(lines: Sequence[str], labels: Labels, country: str | None) -> Naming | None:
    """The person that the first of `lines` names, with an honorific or by words that look like a name."""
    if not lines:
        return None
    naming = read_naming(lines[0], labels, country)
    if naming.name:
        return naming
    plain = not naming.office and " " in lines[0] and is_person(lines[0], labels)
    return Naming(name=lines[0]) if plain else None


def _unknown_first(second: Naming, lines: Sequence[str], labels: Labels, country: str | None) -> Identity:
    """A first line without honorific or office: a name before an office, an institution, or a name alone."""
    institution = _is_institution(lines[0], labels)
    if second.name and second.office and institution:
        return second, (lines[0], *lines[2:])
    if institution and (named := _below_institution(second, lines, labels, country)):
        return named, (lines[0], *lines[3:])
    if second.name and second.honorific and not re.search(r"\d", lines[0]):
        return replace(second, office=lines[0].rstrip(" :")), lines[2:]
    if _is_office(second) and is_person(lines[0], labels):
        return Naming(name=lines[0], office=bare(lines[1])), lines[2:]
    if len(lines) > 1 and _is_description(lines[0]):
        return _described(lines)
    if _speaks_of(lines[0], labels) and (named := _named(lines[1:2], labels, country)):  # "Controller of Prisons"
        return replace(named, office=bare(lines[0])), lines[2:]
    first, *more = lines
    name, comma, rest = first.partition(", ")
    if comma and (not more or is_person(name, labels) or labels.countries.trailing(rest)):
        first, more = name, [rest, *more]
    see = any_of(labels.addressees.honorifics.all).match(first)  # "Archbishop of San Salvador"
    official = (
        _is_institution(first, labels) or is_office(first, labels.addressees) or (see and _speaks_of(first, labels))
    )
    return (Naming(office=first) if official else Naming(name=first or None)), more


def _below_institution(second: Naming, lines: Sequence[str], labels: Labels, country: str | None) -> Naming | None:
    """The office and the person on the two lines below an institution, whichever comes first."""
    third = read_naming(lines[2], labels, country) if len(lines) > 2 else Naming()
    if _is_office(second) and (named := _named(lines[2:3], labels, country)) and not named.office:
        return replace(named, office=second.office)
    if second.honorific and second.name and not second.office and _is_office(third):
        return replace(second, office=third.office)
    return None


def _speaks_of(text: str, labels: Labels) -> bool:
    """Whether a line without figures says what somebody is of, in words that no name has."""
    lists = labels.addressees
    links = all_folded(lists.connectors) - all_folded(lists.name_particles)
    words = text.split()
    linked = any(folded(word) in links for word in words[1:-1])
    return linked and not re.search(r"[\d,]", text) and not any_of(lists.associations).search(text)


def _is_institution(text: str, labels: Labels) -> bool:
    """Whether a line names an institution of a state or of several, by its office; an association goes by its name."""
    lists = labels.addressees
    if any_of(lists.associations).search(text):
        return False
    return bool(any_of(lists.institutions).search(text)) or is_body(text, lists)


def _is_description(text: str) -> bool:
    """Whether a line says what follows it: "Human rights organization", "Local newspaper"."""
    words = text.split()
    return 1 < len(words) <= 5 and all(word.isalpha() and word.islower() for word in words[1:])


def _described(lines: Sequence[str]) -> Identity:
    """Who stands below a line that says what they are."""
    office, first, *rest = lines
    name, comma, address = first.partition(", ")
    if comma and re.search(r"\d", address):
        first, rest = name, [address, *rest]
    return Naming(name=first, office=office.rstrip(" :")), rest
