"""What a scanner has damaged: "RECOMMENDED ACT ION:", "Te1exes:", "PLEASE SEND APPEA LS", "Ju1y", "2l6/93"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ua_i18n.languages import month_numbers
from ua_i18n.reading.labels import ContactKind, Labels, PartKind, Words
from ua_i18n.reading.phrases import NEVER, capitalised, folded, in_capitals

_LONGEST_LABEL = 60
_SHORTEST_SQUEEZED = 5  # letters: of shorter words too many look alike
_SHORTEST_OPENING = 12  # letters of one that no colon ends
_SHORTEST_LINE = 8  # letters of a label that is all of a line
_MISREAD = str.maketrans({"1": "l", "|": "l", "i": "l", "0": "o", "5": "s", " ": "", "\t": ""})
_SPACED_SLASH = re.compile(r"(?<=\d)(?:\s/|/\s)(?=\d)")  # "UA 82 /91"
_SPACED_DAY = re.compile(r"(?<![\w/])([0-3])\s(\d)(?=\s[^\W\d_]{3,9}\s\d)")  # "1 1 March 1991"
_SPACED_YEAR = re.compile(r"(?<=[^\W\d_]\s)(19|20)\s(\d\d)(?!\w)")  # "March 19 91"
_COLUMNS = re.compile(r"((?<!\s)\s{3,}+)")
_WORD_WITH_FIGURE = re.compile(r"(?<![\w/])[^\W\d_]+[10][^\W\d_]+(?![\w/])|(?<!\w)[a-z]{2,9}1[a-z]{2,9}(?!\w)")
_FIGURES_WITH_LETTER = re.compile(r"(?<![\w/])(?=[\dlIO]*\d)[\dlIO]{1,5}(?:/[\dlIO]{2,5})+(?![\w/])")
_FIGURES_ALONE = re.compile(r"(?<![\w/])(?=[lIO]?\d)(?=\d*[lIO])[\dlIO]{2,4}(?![\w/])")  # "l6 June l993"
_FIGURE = re.compile(r"\d")
_LETTERS = str.maketrans({"1": "l", "0": "o"})
_FIGURES = str.maketrans({"l": "1", "I": "1", "O": "0"})


@dataclass(frozen=True, slots=True)
class Squeezed:
    """Labels by what is left of them without spaces and lookalikes: before a colon, and at the start of a line."""

    labels: Mapping[str, str]
    openings: Mapping[str, tuple[tuple[str, str], ...]]  # by their first letters


def squeezed_labels(labels: Labels) -> Squeezed:
    """All labels of a language, as a scanner's damage leaves them recognisable."""
    openers = (*labels.openers.items(), (PartKind.PREVIOUS, labels.header.further))
    return _known(openers, tuple(labels.contacts.items()), labels.addressees.salutation)


def mended(text: str, known: Squeezed) -> str:
    """`text` with the labels that it and its columns begin with as `known`, where only spaces and lookalikes differ."""
    first, *columns = _COLUMNS.split(_mended(text, known))
    return "".join([first, *(_with_label(each, known) for each in columns)])


def _with_label(text: str, known: Squeezed) -> str:
    """The text of a column with its label of one word whole again: "Salut ation : Dear General"."""
    head, colon, rest = text.partition(":")
    label = known.labels.get(_squeezed(head)) if colon and " " in head.strip() and len(head) <= _LONGEST_LABEL else None
    return f"{_written_as(head, label)}:{rest}" if label and " " not in label else text


def _mended(text: str, known: Squeezed) -> str:
    head, colon, rest = text.partition(":")
    if not colon or len(head) > _LONGEST_LABEL:
        whole = known.labels.get(_squeezed(text)) if _SHORTEST_LINE <= len(text) <= _LONGEST_LABEL else None
        return _written_as(text, whole) if whole and folded(text) != folded(whole) else _with_opening(text, known)
    squeezed = _squeezed(head)
    label = known.labels.get(squeezed) if len(squeezed) >= _SHORTEST_SQUEEZED else None
    if label is None:
        return _with_opening(text, known)
    if head.strip().casefold() == label.casefold():  # French puts a space before a colon
        return text
    return f"{_written_as(head, label)}:{rest}"


def _with_opening(text: str, known: Squeezed) -> str:
    """`text` with the damaged opening of a part mended: "PLEASE SEND APPEA LS IMMED IATELY"."""
    if not text[:1].isupper():
        return text
    squeezed = _squeezed(text[: _LONGEST_LABEL * 2])
    for start, opening in known.openings.get(squeezed[:_SHORTEST_OPENING], ()):
        if squeezed.startswith(start) and not text.casefold().startswith(opening.casefold()):
            end = _end_of(text, start)
            return f"{_written_as(text[:end], opening)}{text[end:]}"
    return text


def _written_as(written: str, label: str) -> str:
    """A label in the capitals of what stood for it."""
    if in_capitals(written):
        return label.upper()
    return capitalised(label) if written[:1].isupper() else label


def _end_of(text: str, squeezed: str) -> int:
    """Where the opening of a text ends that leaves `squeezed`."""
    return next(end for end in range(len(squeezed), len(text) + 1) if _squeezed(text[:end]) == squeezed)


def unscanned(text: str) -> str:
    """A line of a header with letters in its words and figures in its numbers, and no spaces inside these."""
    if not _FIGURE.search(text):
        return text
    text = _SPACED_SLASH.sub("/", text)
    text = _SPACED_YEAR.sub(r"\1\2", _SPACED_DAY.sub(r"\1\2", text))
    text = _WORD_WITH_FIGURE.sub(lambda word: word[0].translate(_LETTERS), text)
    text = _FIGURES_ALONE.sub(lambda number: number[0].translate(_FIGURES), text)
    return _FIGURES_WITH_LETTER.sub(lambda number: number[0].translate(_FIGURES), text)


def dated(text: str, language: str) -> str:
    """A line with its months set apart from their figures, and whole: "2June 1992", "2 Oc tober1998"."""
    if not _FIGURE.search(text):
        return text
    months = _broken_months(language)
    return months.sub(lambda found: f"{found['day']} {found['month'].replace(' ', '')} ", text).rstrip()


@lru_cache(maxsize=16)
def _broken_months(language: str) -> re.Pattern[str]:
    """Finds a month right behind a figure, with no space before it, inside it or behind it that belongs there."""
    names = sorted(month_numbers(language), key=len, reverse=True)
    spaced = "|".join(" ?".join(map(re.escape, name)) for name in names if name.isalpha())
    return re.compile(rf"(?P<day>\d)\s?(?P<month>{spaced or NEVER})(?:\s|(?=\d{{4}})|(?=\W)|$)", re.IGNORECASE)


@lru_cache(maxsize=16)
def spaced_out(labels: Words) -> re.Pattern[str]:
    """Finds any of `labels` at the end of a text, with spaces between its letters: "A l Index :"."""
    spaced = "|".join(r"\s?".join(map(re.escape, label.replace(" ", ""))) for label in labels)
    return re.compile(rf"(?<!\w)(?:{spaced})\s?[:：]?\s*$", re.IGNORECASE)


def says(text: str, phrases: Words) -> bool:
    """Whether a text says any of `phrases`, as far as a scanner has left it readable."""
    squeezed = _squeezed(text)
    return any(_squeezed(phrase) in squeezed for phrase in phrases)


def _squeezed(text: str) -> str:
    return folded(text).translate(_MISREAD).replace("rn", "m")


@lru_cache(maxsize=16)
def _known(
    openers: tuple[tuple[PartKind, Words], ...], contacts: tuple[tuple[ContactKind, Words], ...], salutation: Words
) -> Squeezed:
    labels = {_squeezed(label): label for label in _labels(openers, contacts, salutation)}
    openings: dict[str, list[tuple[str, str]]] = {}
    for phrase in sorted({phrase.rstrip("…: ") for _, phrases in openers for phrase in phrases}, key=len, reverse=True):
        squeezed = _squeezed(phrase)
        if len(squeezed) >= _SHORTEST_OPENING and "…" not in phrase:
            openings.setdefault(squeezed[:_SHORTEST_OPENING], []).append((squeezed, phrase))
    return Squeezed(labels, {start: tuple(listed) for start, listed in openings.items()})


def _labels(
    openers: tuple[tuple[PartKind, Words], ...], contacts: tuple[tuple[ContactKind, Words], ...], salutation: Words
) -> Iterator[str]:
    yield from (label for _, words in contacts for label in words)
    yield from salutation
    for _, phrases in openers:
        yield from (
            phrase.removesuffix("…:").strip() for phrase in phrases if "…" not in phrase or phrase.endswith("…:")
        )
