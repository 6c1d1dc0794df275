"""Blocks of lines, one for each addressee: where one ends and the next begins, and what is a contact in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from ua_i18n.reading.columns import side_by_side
from ua_i18n.reading.contacts import (
    SALUTATION,
    Contact,
    ContactLine,
    label_alone,
    labelled,
    read_contacts,
    read_unlabelled,
)
from ua_i18n.reading.greetings import ROUND, is_salutation, opens_salutation, with_greeting
from ua_i18n.reading.labels import ContactKind, Labels
from ua_i18n.reading.lines import Line
from ua_i18n.reading.offices import leading_office, names_office
from ua_i18n.reading.persons import begins_name, split_honorific
from ua_i18n.reading.phrases import any_of, folded, label_of

_LETTERED = re.compile(r"([A-H])[.)]\s+(?=[^\W\d_]{2})")
NUMBERED = re.compile(r"^(?:\(?\d{1,2}\s?[).]|\(?(?:[a-h]|[ivx]{1,4})\))\s+(?=[^\W\d])")
_DATA = ("-", "–", "+")  # bullets that may be a part of an address
_FEWEST_PROSE_WORDS = 6
_MOST_WORDS_A_COMMA = 6  # in addresses
_LONGEST_LINE = 100  # characters of an address line; a longer one that ends a sentence is prose


@dataclass(slots=True)
class Block:
    """The lines of one addressee, sorted as they come."""

    plain: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)  # the bullet that was typed before each of them
    contacts: dict[str, list[str]] = field(default_factory=dict)
    last: str | None = None  # the kind of the contact that came last
    headed: bool = False  # whether all lines so far are headings
    listed: bool = False  # whether a list's number or a colon sets the first line above the address
    awaited: tuple[str, ...] = ()  # the kinds of a label whose value is on the next line
    complete: bool = False  # whether a line has told the salutation, which comes last

    @property
    def begun(self) -> bool:
        """Whether there is no more yet than a first line, and perhaps the salutation beside or below it."""
        return len(self.plain) == 1 and self.contacts.keys() <= {SALUTATION}

    @property
    def open_bracket(self) -> bool:
        """Whether the contact that came last has a remark that is not closed."""
        value = self.contacts[self.last][-1] if self.last else ""
        return value.count("(") > value.count(")")

    def values(self, kind: str) -> tuple[str, ...]:
        return tuple(self.contacts.get(kind, ()))

    def restore(self) -> None:
        """Put back the dash or plus that some lines of an address begin with: only where it marks no list."""
        below = self.marks[1:]
        if not any(self.marks[:1]) and 2 * sum(map(bool, below)) <= len(below):
            self.plain = [
                f"{mark}{text}" if mark.strip() in _DATA else text
                for mark, text in zip(self.marks, self.plain, strict=True)
            ]

    def add(self, contact: Contact) -> None:
        values = self.contacts.setdefault(contact.kind, [])
        if contact.continued and values:
            values[-1] = f"{values[-1]} {contact.values[0]}"
        else:
            values.extend(contact.values)
        self.last = contact.kind


def split_blocks(lines: Iterable[Line], labels: Labels) -> list[Block]:
    """The blocks of the addressees in `lines`."""
    blocks: list[Block] = []
    spaced = _closely_spaced(tuple(side_by_side(lines, partial(opens_salutation, labels=labels))))
    for line, text in _unlisted(tuple(spaced)):
        if (kinds := label_alone(text, labels)) and blocks:
            blocks[-1].awaited = kinds
            continue
        if (named := label_of(labels.addressees.fields).match(text)) is not None:
            line = replace(line, text=text[named.end() :])
            text = line.text
        if not text:
            continue
        main, salutation = with_greeting(text, labels)
        told = _contacts(main, blocks[-1] if blocks else None, labels)
        numbered = text != line.text and bool(blocks) and bool(blocks[-1].plain)
        if not blocks or numbered or _starts_block(blocks[-1], line, told, labels):
            blocks.append(Block(headed=line.level > 0, listed=text != line.text or told.before.endswith(":")))
        _fill(blocks[-1], line, told, labels)
        if salutation:
            blocks[-1].contacts[SALUTATION] = [salutation]
    for block in blocks:
        block.restore()
    return blocks


def is_stray(line: Line, labels: Labels) -> bool:
    """Whether a line among addresses is running text that belongs to none of them."""
    if not line.text.endswith((".", "!", "?")) or read_contacts(line.text, labels).contacts:
        return False
    words = line.text.split()
    small = sum(word[0].islower() for word in words)
    told = len(words) >= _FEWEST_PROSE_WORDS and small * 2 > len(words) and not re.search(r"\d", line.text)
    named = begins_name(line.text, labels)
    listed = named and line.text.count(",") * _MOST_WORDS_A_COMMA > len(words)  # "Col. X, President, Niamey; Y, …"
    return (len(line.text) > _LONGEST_LINE and len(words) > 13 and not listed) or (told and not named)


def _unlisted(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """The lines, each with its text without the number before an addressee; a letter counts where they begin with A."""
    awaited = iter("ABCDEFGH")
    letter = next(awaited)
    lettered = sum(bool(_LETTERED.match(line.text)) for line in lines) > 1
    for line in lines:
        if lettered and (mark := _LETTERED.match(line.text)) and mark[1] == letter:
            letter = next(awaited, "")
            yield line, line.text[mark.end() :]
        else:
            yield line, NUMBERED.sub("", line.text)


def _closely_spaced(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines; where a blank stands before each of them, it stands for nothing."""
    spaced = sum(line.after_blank for line in lines) > len(lines) * 3 // 4
    return (replace(line, after_blank=line.after_blank and not spaced) for line in lines)


def _contacts(text: str, block: Block | None, labels: Labels) -> ContactLine:
    if block and block.awaited:
        kinds, block.awaited = block.awaited, ()
        told = read_contacts(text, labels)
        return told if told.contacts else ContactLine("", labelled(kinds, text, labels))
    if block and block.plain and is_salutation(text, labels):
        return ContactLine("", (Contact(SALUTATION, (text.strip(f"{ROUND},"),)),))
    if block and block.last and (block.open_bracket or _is_half_greeting(block, labels)):
        return ContactLine("", (Contact(block.last, (text,), continued=True),))
    told = read_contacts(text, labels)
    if not told.contacts and (contact := read_unlabelled(text, block.last if block else None)):
        return ContactLine("", (contact,))
    return told


def _is_half_greeting(block: Block, labels: Labels) -> bool:
    """Whether a salutation goes on: "Señor Ministro/Dear", where "Dear" only begins one that the list has."""
    greeting = block.contacts[SALUTATION][-1] if block.last == SALUTATION else ""
    _, slash, last = greeting.rpartition("/")
    if greeting.endswith("/"):
        return True
    begun = f"{folded(last)} "
    return bool(slash) and any(folded(known).startswith(begun) for known in labels.addressees.salutation_openings)


def _starts_block(block: Block, line: Line, told: ContactLine, labels: Labels) -> bool:
    """Whether a line belongs to the next addressee."""
    if not told.before:
        return False
    if (block.complete and not (block.last and _goes_on(block, line, labels))) or (line.level and not block.headed):
        return True
    if not block.plain or _heads_person(block, told.before, labels):
        return False
    if block.last and not line.after_blank and (block.begun or _awaits_name(block, told.before, labels)):
        return False
    named = begins_name(told.before, labels)
    if block.last:
        whole = _is_whole_address(told.before, labels) or _are_told_in_one(block.plain, told.before)
        return (line.after_blank or named or whole) and not _goes_on(block, line, labels)
    if _is_told_in_one(block.plain, told.before, labels):
        return True
    return (line.after_blank or named) and _ends_address(block.plain, labels)


def _awaits_name(block: Block, after: str, labels: Labels) -> bool:
    """Whether contacts stand between an office and who holds it: "Ministry of Justice", "Fax: …", "Dr Ana Ruiz"."""
    lists = labels.addressees
    if len(block.plain) != 1 or re.search(r"[,\d]", block.plain[0]) or names_office(after, lists):
        return False
    seat = leading_office(block.plain[0], lists) or any_of(lists.institutions).match(block.plain[0])
    return bool(seat and split_honorific(after, labels)[0]) and not split_honorific(block.plain[0], labels)[0]


def _heads_person(block: Block, after: str, labels: Labels) -> bool:
    """Whether an office is all of a block, and a person is next: "Chief of Police, Dili, East Timor", "Col. Sugi"."""
    if len(block.plain) > 1 or block.last or re.search(r"\d", block.plain[0].partition(",")[0]) or "," in after:
        return False
    return bool(leading_office(block.plain[0], labels.addressees)) and bool(split_honorific(after, labels)[0])


def _is_told_in_one(lines: Sequence[str], after: str, labels: Labels) -> bool:
    """Whether a line is an addressee and so is the next: "La Prensa, Calle 3, Bogotá, Colombia"."""
    if len(lines) > 1 or "," not in lines[0]:
        return False
    if _is_whole_address(lines[0], labels):
        return "," in after or not re.search(r"\d", after)
    first = after.partition(",")[0]
    lists = labels.addressees
    organ = any_of(lists.institutions).search(first) and not any_of(lists.associations).search(first)
    return _is_whole_address(after, labels) and not (organ or re.search(r"\d", first))


def _are_told_in_one(lines: Sequence[str], after: str) -> bool:
    """Whether an addressee was told in one line, street and all, and so is the next: "UNHCR, Box 3, Nicosia"."""
    return len(lines) == 1 and all(text.count(",") > 1 and re.search(r"\d", text) for text in (lines[0], after))


def _ends_address(lines: Sequence[str], labels: Labels) -> bool:
    """Whether the last line is the end of an address: one that names a country, and no office of it."""
    last = lines[-1]
    if not labels.countries.trailing(last):
        return False
    return _is_whole_address(last, labels) or (len(lines) > 1 and not begins_name(last, labels))


def _is_whole_address(text: str, labels: Labels) -> bool:
    """Whether a line gives name, street and country in one: "El Matutino, Calle 3, Bogotá, Colombia"."""
    return text.count(",") > 1 and labels.countries.trailing(text) is not None


def _goes_on(block: Block, line: Line, labels: Labels) -> bool:
    """Whether a line finishes the telegram address of the line before: one that has not come to its country."""
    if block.last != ContactKind.TELEGRAM or line.after_blank:
        return False
    telegram = block.contacts[ContactKind.TELEGRAM][-1]
    if telegram.endswith((",", "-")):
        return True
    return not labels.countries.trailing(telegram) and not begins_name(line.text, labels)


def _fill(block: Block, line: Line, told: ContactLine, labels: Labels) -> None:
    if told.before and block.last and _goes_on(block, line, labels):
        telegram = block.contacts[ContactKind.TELEGRAM]
        telegram[-1] = f"{telegram[-1]} {told.before}"
    elif told.before:
        block.last = None if block.begun else block.last
        block.plain.append(told.before)
        block.marks.append(line.mark if line.bullet else "")
        block.headed = block.headed and line.level > 0
    whole = not block.begun
    for contact in told.contacts:
        block.add(contact)
        block.complete = block.complete or (contact.kind == SALUTATION and whole)
