"""The title of a document, the countries it begins with, and the concerns beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ua_i18n.reading.account import Context
from ua_i18n.reading.labels import Labels, PartKind
from ua_i18n.reading.lines import Line, is_full
from ua_i18n.reading.parts import Part
from ua_i18n.reading.phrases import any_of, folded, in_capitals

_CONCERNS = re.compile(r"[/;]|,(?=\s+[^\W\d_a-zß-öø-ÿ])")
_ENDS_PERSON = re.compile(r"\(\w{1,6}\)$|\s\d\d\)?$")  # "(f)", "aged 19"
_SEPARATING = frozenset(":;,.-–—/|")
_BETWEEN = " \t:;,.-–—/|"

_WITH_ADDRESSES = frozenset({PartKind.ACTION, PartKind.APPEALS, PartKind.COPIES})
"""Where a country on its own line ends an address."""


def title_text(lines: Sequence[Line], width: int) -> str:
    """The title as written; names on lines of their own are set apart by commas."""
    text, before = "", ""
    once = {folded(line.text): line for line in reversed(lines)}
    for line in (line for line in lines if once[folded(line.text)] is line):
        glue = (
            " "
            if not text or text.endswith((",", ";", ":", "-", "/", "&")) or _wrapped(before, line.text, width)
            else ", "
        )
        text = f"{text}{glue}{' '.join(line.text.split())}".strip()
        before = line.text
    return text


def without_kind(lines: Sequence[Line], labels: Labels) -> tuple[Line, ...]:
    """The lines of a title without the name of the document's kind that stands before it ("STOP ACTION")."""
    if not lines:
        return ()
    first, *rest = lines
    named = any_of(labels.header.stop).match(first.text)
    if not named:
        return tuple(lines)
    said = first.text[named.end() :]
    if not said.strip(_BETWEEN):
        return tuple(rest or lines)
    after = said.lstrip(_BETWEEN)
    return (replace(first, text=after), *rest) if said.lstrip()[:1] in _SEPARATING else tuple(lines)


def _wrapped(before: str, after: str, width: int) -> bool:
    """Whether a title's line goes on in the next: headlines do, and lines that are full."""
    if in_capitals(before) and in_capitals(after):
        return True
    if _ENDS_PERSON.search(before) and after[:1].isupper():
        return False
    if width:
        return is_full(before, after, width * 9 // 10)
    return after[:1].islower()


def title_countries(title: str, lines: Iterable[Line], labels: Labels) -> tuple[str, ...]:
    """The countries that the title begins with, or that have a line of its own."""
    leading, end = labels.countries.leading(title)
    if leading and not _is_headline(title, end):
        return leading
    told = ((line.text, *labels.countries.leading(line.text)) for line in lines)
    return next((codes for text, codes, end in told if codes and end == len(text)), ())


def _is_headline(title: str, end: int) -> bool:
    """Whether a title that begins with a country goes on with it as a sentence: "GEORGIA SET TO EXECUTE WOMAN"."""
    return (
        in_capitals(title)
        and title[end - 1].isalnum()
        and title[end : end + 1] == " "
        and title[end + 1 : end + 2].isalpha()
    )


def concerns(text: str) -> tuple[str, ...]:
    """`Forcible Return / Fear for Safety` as its two concerns, and `TORTURE, DEATH THREATS`."""
    return tuple(concern.strip() for concern in _CONCERNS.split(text) if concern.strip())


def persons_above(parts: Sequence[Part]) -> tuple[Line, ...]:
    """Those whom the fields of a header name, for a document without another title: "NAME: Kofi Mensah, teacher"."""
    return parts[0].lines[:1] if parts and parts[0].kind is PartKind.PERSONS else ()


def without_title(parts: Iterable[Part], title: Iterable[Line], context: Context) -> tuple[Part, ...]:
    """The parts without the lines of the title that a second page repeats."""
    known = {folded(line.text) for line in title}
    kept: list[Part] = []
    for part in parts:
        again = {line for line in part.lines if part.kind is PartKind.TITLE or folded(line.text) in known}
        if part.kind in _WITH_ADDRESSES:
            again = {line for line in again if not context.labels.countries.code_of(line.text)}
        context.account.place("title", again)
        kept.append(replace(part, lines=tuple(line for line in part.lines if line not in again)))
    return tuple(kept)
