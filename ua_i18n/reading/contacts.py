"""Contact lines: "Telexes: 210070 FMPRC CN or 22478 MFERT CN Telegram: Premier, Beijing" by label and value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ua_i18n.reading.labels import ContactKind, Labels, Words
from ua_i18n.reading.phrases import NEVER, all_folded, alternatives, folded

SALUTATION = "salutation"

_WITHOUT_STOP = frozenset(ContactKind) - {ContactKind.TELEGRAM}  # neither numbers nor addresses of the net end with one
_EMAIL = re.compile(r"^(?:[^\s@<>(),;]+@[^\s@<>(),;]+\.\w+|\[email\s?protected\])", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_HANDLE = re.compile(r"@\w+")
_NUMBER = re.compile(r"\+?\s?[\d(][\d\s().+/-]{5,}(?:\s*\([^)]*\))?")
_REMARK = re.compile(r"\([^()]*\)")
_SPACE = (
    r"(?<!\s)\s++"  # from where it begins, as one: looked at again from each of its characters, it costs its square
)
_SPLIT_NUMBERS = re.compile(
    rf"(?:{_SPACE})?+(?:;|\||,(?=\s*+[+(]{{0,2}}\d)|/(?=\s*+(?:\+|00)|\s++[(\d]|\d[\d\s-]{{6}}))\s*+"
)
_SPLIT_ADDRESSES = re.compile(rf"(?:{_SPACE})?+[;,|]\s*+|{_SPACE}/\s++|{_SPACE}(?=\S+@\S)")
_EDGE = " \t;|,"
_DANGLING = re.compile(rf"{_SPACE}[/|,I]$")  # "555 0130 I Fax: …" lost its bar
_TELEX = re.compile(r"\d{3,8}\s+[A-Z]{2,10}(?:\s[A-Z]{2,10}){0,3}(?:\s*\([^()]*\))?")
_MARKS = frozenset("/,;|")
_FEWEST_DIGITS = 5  # of a value after a mark: fewer are the end of the number before ("6363/64")


@dataclass(frozen=True, slots=True)
class Contact:
    """Values of one kind; `continued` where the line has no label and goes on with the line before."""

    kind: str
    values: tuple[str, ...]
    continued: bool = False


@dataclass(frozen=True, slots=True)
class ContactLine:
    """What stands before the first label of a line, and the contacts after it."""

    before: str
    contacts: tuple[Contact, ...]


def read_contacts(text: str, labels: Labels) -> ContactLine:
    """The contacts of a line; a line without any is all `before`."""
    marks = list(_labels(labels).finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)][: len(marks)]
    contacts: list[Contact] = []
    for mark, end in zip(marks, ends, strict=True):
        value = _DANGLING.sub("", text[mark.end() : end].strip(" \t;|"))
        value = (
            value.rstrip(")] ") if value.count(")") > value.count("(") or value.count("]") > value.count("[") else value
        )
        told = value and folded(value) not in all_folded(labels.header.nothing)
        for kind in _kinds(mark["labels"] or mark["bare"], labels) if told else ():
            contacts.append(_contact(kind, value, labels))
    before = text[: marks[0].start()] if marks else text
    return ContactLine(before.strip(_EDGE + "/([" if marks else " \t"), tuple(contacts))


def contact_labels(text: str, labels: Labels) -> list[tuple[int, int, tuple[str, ...]]]:
    """The labels of contacts in a line: where each begins and ends, and the kinds that it names."""
    marks = _labels(labels).finditer(text)
    return [(mark.start(), mark.end(), _kinds(mark["labels"] or mark["bare"], labels)) for mark in marks]


def label_alone(text: str, labels: Labels) -> tuple[str, ...]:
    """The kinds that a label names which has its value on the next line; none for any other line."""
    mark = _labels(labels).fullmatch(text)
    return _kinds(mark["labels"] or mark["bare"], labels) if mark else ()


def labelled(kinds: Iterable[str], value: str, labels: Labels) -> tuple[Contact, ...]:
    """A line's values as those of the label on the line before it."""
    return tuple(_contact(kind, value, labels) for kind in kinds)


def _contact(kind: str, value: str, labels: Labels) -> Contact:
    """The values behind a label; a web page behind "Email" ("via website …") is no email."""
    if kind == ContactKind.EMAIL and "@" not in value and (page := _URL.search(value)):
        return Contact(ContactKind.URL, (page[0],))
    values = split_values(kind, value, labels)
    return Contact(kind, tuple(each.rstrip(".") if kind in _WITHOUT_STOP else each for each in values))


def read_unlabelled(text: str, previous: str | None) -> Contact | None:
    """A line without label as a contact: an address of the net, or more of what the `previous` line had."""
    if _EMAIL.fullmatch(text):
        return Contact(ContactKind.EMAIL, (text,))
    if _URL.fullmatch(text):
        return Contact(ContactKind.URL, (text,))
    if _HANDLE.fullmatch(text):
        return Contact(ContactKind.SOCIAL, (text,))
    if previous == ContactKind.TELEX and _TELEX.fullmatch(text):
        return Contact(previous, (text,))
    if previous and _REMARK.fullmatch(text):
        return Contact(previous, (text,), continued=True)
    if previous in (ContactKind.FAX, ContactKind.PHONE, ContactKind.TELEX) and _NUMBER.fullmatch(text):
        return Contact(previous, (text,))
    return None


def split_values(kind: str, value: str, labels: Labels) -> Iterator[str]:
    """The single values of "+1 23 or +1 24"; a remark in brackets stays with the value before it."""
    if kind in (ContactKind.TELEGRAM, SALUTATION):
        yield value
        return
    addresses = kind in (ContactKind.EMAIL, ContactKind.URL, ContactKind.SOCIAL)
    values: list[str] = []
    for mark, piece in _pieces(value, _SPLIT_ADDRESSES if addresses else _SPLIT_NUMBERS, _joints(labels.action.join)):
        figures = sum(letter.isdigit() for letter in piece)
        if values and not addresses and figures < (_FEWEST_DIGITS if mark.strip() in _MARKS else 1):
            values[-1] = f"{values[-1]}{mark}{piece}"
        else:
            values.append(piece)
    yield from values


def _pieces(value: str, mark: re.Pattern[str], joint: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """`value` cut at its separators, none of them inside brackets: each piece behind the separator before it."""
    start, before = 0, ""
    depths = _depths(value)
    cuts = sorted(cut.span() for found in (mark, joint) for cut in found.finditer(value))
    for begin, end in cuts:
        if begin >= start and depths[begin] == 0:
            if piece := value[start:begin].strip(_EDGE):
                yield before, piece
            start, before = end, value[begin:end]
    rest = value[start:]
    if piece := rest.strip(_EDGE if rest.count("(") <= rest.count(")") else " \t"):  # its remark goes on
        yield before, piece


def _depths(text: str) -> list[int]:
    depth, depths = 0, []
    for letter in text:
        depth = max(0, depth + (letter == "(") - (letter == ")"))
        depths.append(depth)
    return [*depths, 0]


@lru_cache(maxsize=16)
def _joints(words: Words) -> re.Pattern[str]:
    return re.compile(
        rf"{_SPACE}(?:{alternatives(word for word in words if ' ' not in word)})\s++(?=\S)", re.IGNORECASE
    )


def _kinds(written: str, labels: Labels) -> tuple[str, ...]:
    """The kinds that a label names; "Tel/Fax" names two."""
    names = _names(tuple(labels.contacts.items()), labels.addressees.salutation)
    whole = _fold(written)
    if whole in names:
        return (names[whole],)
    found = (names.get(_fold(part)) for part in re.split(_both(labels.action.join), written, flags=re.IGNORECASE))
    return tuple(dict.fromkeys(kind for kind in found if kind))


@lru_cache(maxsize=16)
def _names(contacts: tuple[tuple[ContactKind, Words], ...], salutation: Words) -> dict[str, str]:
    names: dict[str, str] = {_fold(word): kind for kind, words in contacts for word in words}
    return names | {_fold(word): SALUTATION for word in salutation}


def _fold(text: str) -> str:
    return " ".join(text.casefold().replace(".", " ").split())


def _labels(labels: Labels) -> re.Pattern[str]:
    return _label_pattern(tuple(labels.contacts.items()), labels.addressees.salutation, labels.action.join)


def _both(joints: Words) -> str:
    """What stands between two labels of one value: "Tel/Fax", "Phone and fax"."""
    return rf"\s*(?:[/&+]|\b(?:{alternatives(joints)})\b)\s*"


@lru_cache(maxsize=16)
def _label_pattern(
    contacts: tuple[tuple[ContactKind, Words], ...], salutation: Words, joints: Words
) -> re.Pattern[str]:
    """Finds one label or two ("Tel/Fax"), before a colon; or, at the start of a line or behind a number, before one."""
    every = alternatives([*(word for _, words in contacts for word in words), *salutation])
    numbered = alternatives(word for kind, words in contacts for word in words if kind in ("fax", "phone", "telex"))
    one = rf"(?:{every})\.?"
    return re.compile(
        rf"(?<![\w@.-])(?P<labels>{one}(?:{_both(joints)}{one})?)"
        rf"(?:\s*\([^()]{{0,40}}\))?\s*[:：](?!//)\s*"
        rf"|(?:^|(?<=[\d),;.]\s))(?P<bare>(?:{numbered or NEVER}))\.?\s+(?=[+(]{{0,2}}\s?\d)",
        re.IGNORECASE,
    )
