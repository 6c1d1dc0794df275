"""What only furnishes a page: rules, page numbers, mastheads, running heads, instructions of a template."""

from __future__ import annotations

import re
from functools import lru_cache

from ua_i18n.reading.labels import Labels, Words
from ua_i18n.reading.phrases import all_folded, any_of, folded

NUMBERING = re.compile(r"^\(?\d{1,2}\s?[).]\s+")
_TELEX = re.compile(r"ZCZC\b|NNNN$")  # what begins and ends a telex
_BRACKETS = re.compile(r"(?:\[[^\[\]]{1,30}\]\s*)+$")
_FRAME = re.compile(r"/\*\*? .*|\*\* (?P<said>.*) \*\*$")
_WIDE_GAP = re.compile(r"(?<!\s)(?:\s{2,}+|\t+)")
_DASH = re.compile(r"(?<!\s)\s++[-–—|/]\s+")
_FILED = re.compile(r"\d{2}[\s/-]?[A-Z]{2,3}[\s/-]?\d{1,4}")  # under which a section files its translation: "97 RN 112"
_LONGEST_PIECE = 45  # characters of what stands beside a page's number
_MOST_WORDS_OF_SECTION = 3
_MARK = re.compile(r"[|•·]|\s\*\s")


def is_furniture(text: str, labels: Labels) -> bool:
    """Whether a line says nothing of the case: a rule, a page number, a masthead, a template's instruction."""
    words = labels.furniture
    whole = folded(NUMBERING.sub("", text))
    if not re.search(r"[^\W_]", text) or re.fullmatch(r"\W*\d{1,3}(?:\s*/\s*\d{1,2})?\W*", text):
        return True
    if _TELEX.match(text) or _is_navigation(text, labels):
        return True
    if text.startswith("[") and text.endswith("]") and any_of(words.blanks).search(text):
        return True
    mastheads = all_folded(words.masthead)
    if text.isupper() and whole in _squeezed(mastheads):  # "U R G E N T A C T I O N"
        return True
    begun = _beginnings(words.instructions, words.address)
    if whole in mastheads or whole in all_folded(words.instructions) or whole.startswith(begun):
        return True
    if (mark := _MARK.search(text)) and folded(text[: mark.start()]) in mastheads:  # the section's name, its address
        return True
    return _is_page(text, words.page) or _is_running_head(text, labels) or _is_banner(text, labels)


def _is_navigation(text: str, labels: Labels) -> bool:
    """Whether a line has nothing but the links of a web page: "[Page 1 of 2] [next] [back to top]"."""
    if not _BRACKETS.match(text):
        return False
    pieces = [piece.strip(" ]") for piece in text.split("[")[1:]]
    return len(pieces) > 1 or _is_page(pieces[0], labels.furniture.page)


def is_frame(text: str, labels: Labels) -> bool:
    """Whether a line, with its stars, is one that a computer conference sets round a text: "** Topic: UA 7/92 **"."""
    frame = _FRAME.match(text)
    said = frame["said"] if frame else None
    return bool(frame) and (said is None or any_of(labels.furniture.conference).match(said) is not None)


def _is_page(text: str, words: Words) -> bool:
    page = any_of(words).match(text)
    return bool(page and re.fullmatch(r"\W*\d{1,3}(?:\W+\D{0,12}[\w /]{0,24})?\W*", text[page.end() :]))


def _is_running_head(text: str, labels: Labels) -> bool:
    """Whether a line in columns has a page's number in one of them: "UA 63/15      Page 1 of 2      March 2015"."""
    pieces = _WIDE_GAP.split(text)
    short = all(len(piece) <= _LONGEST_PIECE for piece in pieces)
    return len(pieces) > 1 and short and any(_is_page(piece, labels.furniture.page) for piece in pieces)


def _is_banner(text: str, labels: Labels) -> bool:
    """Whether a line names the organisation, its sections or networks: "Amnesty International Togo – UA"."""
    mastheads = all_folded(labels.furniture.masthead)
    first, *more = _DASH.split(text)
    return _is_section(folded(first), labels, mastheads) and all(
        _is_section(folded(piece), labels, mastheads) or _FILED.fullmatch(piece) for piece in more
    )


def _is_section(piece: str, labels: Labels, mastheads: frozenset[str]) -> bool:
    """Whether a text is a masthead, or one with the country of a section behind it."""
    known = max((masthead for masthead in mastheads if piece.startswith(f"{masthead} ")), key=len, default="")
    country = piece.removeprefix(known).title() if known else ""
    return piece in mastheads or (
        len(country.split()) <= _MOST_WORDS_OF_SECTION and bool(labels.countries.mentioned(country))
    )


@lru_cache(maxsize=16)
def _squeezed(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.replace(" ", "") for phrase in phrases)


@lru_cache(maxsize=16)
def _beginnings(instructions: Words, address: Words) -> tuple[str, ...]:
    """What longer lines of furniture begin with."""
    begun = (*address, *(phrase for phrase in instructions if phrase.endswith("…")))
    return tuple(folded(phrase.rstrip("… ")) for phrase in begun)
