"""What is asked for: the languages and channels of a recommended action, and its requests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ua_i18n.reading.blocks import is_stray
from ua_i18n.reading.contacts import read_contacts
from ua_i18n.reading.labels import Labels
from ua_i18n.reading.leadin import channels, heads_channel, languages
from ua_i18n.reading.lines import Line, bulleted, continues, ends_sentence
from ua_i18n.reading.persons import begins_name
from ua_i18n.reading.phrases import alternatives, any_of, in_capitals, starts_with

_SHORT = 3  # letters of words that a title leaves without a capital


@dataclass(frozen=True, slots=True)
class Sorted:
    """The lines of a recommended action or of appeals: lead-in, requests, lines about addressees, and others."""

    lead: tuple[Line, ...] = ()
    requests: tuple[tuple[Line, ...], ...] = ()
    addressees: tuple[Line, ...] = ()
    stray: tuple[Line, ...] = ()


@dataclass(slots=True)
class _Sorting:
    labels: Labels
    width: int
    marked: bool
    lead: list[Line] = field(default_factory=list)
    requests: list[list[Line]] = field(default_factory=list)
    addressees: list[Line] = field(default_factory=list)
    stray: list[Line] = field(default_factory=list)


def sort_action(lines: Sequence[Line], labels: Labels, width: int) -> Sorted:
    """The lines of a recommended action: its lead-in goes to the first colon."""
    lead, rest = _split_lead(lines, labels)
    found = sort_appeals(rest, labels, width, marked=any(line.bullet for line in rest))
    if not found.requests and (asked := _asked_in(lead, labels)):
        found = replace(found, requests=(asked,))
    return replace(found, lead=(*lead, *found.lead))


def _asked_in(lead: Sequence[Line], labels: Labels) -> tuple[Line, ...]:
    """What a lead-in asks for itself where no list follows: "Please send telegrams urging that …, to:"."""
    to = re.compile(rf",?\s+(?:{alternatives(labels.deadline.to)})\s*[:：]$", re.IGNORECASE)
    if not lead or (lead[-1].text.endswith(":") and not to.search(lead[-1].text)):
        return ()
    for count, line in enumerate(lead):
        for opening in any_of(labels.action.openings).finditer(line.text):
            before = " ".join([*(each.text for each in lead[:count]), line.text[: opening.start()]])
            channel = channels(opening[0], labels.action)  # "express letters"
            if opening[0].islower() and not channel and channels(before, labels.action):
                asked = (replace(line, text=line.text[opening.start() :]), *lead[count + 1 :])
                return (*asked[:-1], replace(asked[-1], text=to.sub("", asked[-1].text)))
    return ()


def lead_of(lines: Sequence[Line], labels: Labels) -> tuple[Line, ...]:
    """The lead-in of a recommended action: "Please write immediately in Thai or English, before 4 May:"."""
    return _split_lead(lines, labels)[0]


def sort_appeals(lines: Iterable[Line], labels: Labels, width: int, *, marked: bool = True) -> Sorted:
    """The lines of appeals; without marks, a paragraph that does not look like an address is a request."""
    sorting = _Sorting(labels, width, marked)
    for line in lines:
        _sort(sorting, line)
    requests = tuple(tuple(request) for request in sorting.requests)
    return Sorted(tuple(sorting.lead), requests, tuple(sorting.addressees), tuple(sorting.stray))


def _split_lead(lines: Sequence[Line], labels: Labels) -> tuple[tuple[Line, ...], Sequence[Line]]:
    """The lead-in, and the lines after it; a request may follow its colon on the same line."""
    for count, line in enumerate(lines):
        if line.bullet or (count and line.after_blank) or opens_request(line.text, labels):
            return tuple(lines[:count]), lines[count:]
        head, colon, rest = line.text.partition(":")
        if in_capitals(line.text) and _goes_below(lines[count + 1 : count + 3]):
            continue  # "PLEASE WRITE IMMEDIATELY", and below it "in Serbian or your own language:"
        if in_capitals(line.text) or (rest and rest.endswith(":")):  # "(no later than 6 June): Please send appeals …:"
            return tuple(lines[: count + 1]), lines[count + 1 :]
        if colon:
            first = bulleted(replace(line, text=rest.strip(), after_blank=True)) if rest.strip() else ()
            lead = replace(line, text=f"{head}:")
            return (*lines[:count], lead), [*first, *lines[count + 1 :]]
    return tuple(lines), ()


def _goes_below(lines: Sequence[Line]) -> bool:
    """Whether the first of `lines` goes on with a lead-in in capitals: in small letters, or above a list."""
    if not lines or lines[0].bullet or lines[0].after_blank:
        return False
    listed = len(lines) > 1 and lines[1].bullet
    return lines[0].text[:1].islower() or (listed and in_capitals(lines[0].text))


def is_lead(lines: Sequence[Line], labels: Labels) -> bool:
    """Whether `lines` begin with a lead-in, by what it says and that requests follow: "Write in Thai or English:"."""
    if not lines or not lines[0].after_blank or lines[0].level or lines[0].bullet:
        return False
    ends = next((n for n, line in enumerate(lines) if line.text.endswith(":")), len(lines))
    listed = next((n for n, line in enumerate(lines) if line.bullet), len(lines)) - 1
    ends = min(ends, listed)
    lead, after = lines[: ends + 1], lines[ends + 1 : ends + 2]
    if not after or any(line.after_blank for line in lead[1:]) or any(ends_sentence(line.text) for line in lead[:-1]):
        return False
    if not lead[-1].text.endswith(":"):  # "Please write polite letters urging the authorities to", and a list
        text = " ".join(line.text for line in lead)
        calls = channels(text, labels.action) or starts_with(labels.action.calls, text)
        return bool(calls and any_of(labels.action.openings).search(text))
    text, asked = " ".join(line.text for line in lead), opens_request(after[0].text, labels)
    joined_to = not labels.action.lead and languages(text, labels)  # "بلغتكم"
    if joined_to or any_of(labels.action.own).search(text):
        return asked or after[0].bullet
    return asked and bool(channels(text, labels.action))


def leads_in(lines: Sequence[Line], labels: Labels) -> bool:
    """Whether the first of `lines` begin a paragraph that ends with a colon before a request."""
    ends = next((n for n, line in enumerate(lines) if line.text.endswith((":", "："))), len(lines))
    after = lines[ends + 1 : ends + 2]
    if not after or any(line.after_blank or line.bullet for line in lines[1 : ends + 1]):
        return False
    return opens_request(after[0].text, labels)


def _sort(sorting: _Sorting, line: Line) -> None:
    labels = sorting.labels
    before = sorting.requests[-1] if sorting.requests and not sorting.addressees else None
    if before and _goes_on(before[-1], line, sorting):
        before.append(line)
    elif heads_channel(line.text, labels):
        sorting.lead.append(line)
    elif _is_request(line, sorting):
        sorting.requests.append([line])
    elif is_stray(line, labels) or (not sorting.addressees and _is_remark(line.text)):
        sorting.stray.append(line)
    else:
        sorting.addressees.append(line)


def _is_remark(text: str) -> bool:
    return text.startswith("(") and text.endswith(")") and text.count("(") == 1


def _goes_on(before: Line, line: Line, sorting: _Sorting) -> bool:
    """Whether a line goes on with the request of the line before."""
    if line.bullet or line.level:
        return False
    if line.after_blank:  # only a page break may stand inside a request
        return (
            line.text[:1].islower() and not ends_sentence(before.text) and not opens_request(line.text, sorting.labels)
        )
    if ends_sentence(before.text) and (
        _begins_address(line.text, sorting.labels) or opens_request(line.text, sorting.labels)
    ):
        return False
    return continues(before.text, line.text, sorting.width)


def _is_request(line: Line, sorting: _Sorting) -> bool:
    if line.level:
        return False
    if sorting.addressees and not sorting.requests and not opens_request(line.text, sorting.labels):
        return False
    if line.bullet:
        return opens_request(line.text, sorting.labels) or not _begins_address(line.text, sorting.labels)
    if opens_request(line.text, sorting.labels) and not sorting.addressees and not _is_title(line.text):
        return True
    return not sorting.marked and not sorting.addressees and _reads_as_request(line, sorting.labels)


def _is_title(text: str) -> bool:
    """Whether a line has the capitals of a name: "State Board of Pardons and Paroles"."""
    longer = [word for word in text.split() if len(word) > _SHORT]
    return not ends_sentence(text) and all(word[0].isupper() for word in longer)


def _reads_as_request(line: Line, labels: Labels) -> bool:
    """Whether an unmarked paragraph is a request: a sentence, and no line of an address."""
    sentence = line.text.endswith((".", ";", ",")) and line.text.count(" ") >= 4
    return sentence and not _begins_address(line.text, labels) and not read_contacts(line.text, labels).contacts


def opens_request(text: str, labels: Labels) -> bool:
    """Whether a text begins as requests do: "urging …", "calling on …"."""
    return bool(any_of(labels.action.openings).match(text)) and text.count(" ") >= 2


def _begins_address(text: str, labels: Labels) -> bool:
    return begins_name(text, labels) or bool(read_contacts(text, labels).contacts)
