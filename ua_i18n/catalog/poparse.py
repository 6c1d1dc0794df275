"""The entries of a PO text, read at once where it is written as msgcat writes it; several times as fast as by lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

_SOME = "{0,1000}+"  # lines in a row; whoever writes more of them means harm, and polib's way is guarded
INNER = r'[^"\\\n]*+(?:\\[ntrvbf"\\][^"\\\n]*+)*+'
"""A text on one line as it stands between quotes, with the escapes of gettext."""
LINE = rf'"{INNER}"\n'
STRING = rf"{LINE}(?:{LINE}){_SOME}"
"""A text in quotes, on one line or several."""

HEADER = rf'(?:#[^~,=|\n][^\n]*+\n|#\n)*+msgid ""\nmsgstr ""\n"[\w-]++:{INNER}"\n(?:{LINE})*+'
"""The first entry of a file, which is never fuzzy here."""

_SAID = r"[^\n]*+(?<!\s)\n"  # the rest of a line of comment; what stands at its end unseen is for the slow way
_BODY = rf"(?:msgctxt ({STRING}))?+msgid ({STRING})msgstr ({STRING})"
_ENTRY = re.compile(
    rf"\n((?:#(?: {_SAID}|\n)){_SOME})((?:#\. {_SAID}){_SOME})((?:#: {_SAID}){_SOME})"
    rf"(?:#, ([^\n\"]*+)(?<!\s)\n)?+((?:#\| [^\n]*+\n){_SOME})(?:{_BODY}|(#~[^\n]*+\n(?:#~[^\n]*+\n){_SOME}))"
)
_GONE = re.compile(rf"((?:#\| [^\n]*+\n){_SOME}){_BODY}")
_FORMER = re.compile(rf"(?:msgctxt ({STRING}))?+(?:msgid ({STRING}))?+")
_OBSOLETE = re.compile(r"^#~ |(?<=^#)~(?=\|)", re.MULTILINE)  # what sets it apart from a living entry
_ESCAPE = re.compile(r"\\(.)")
_MEANINGS = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f"}

Fields = Mapping[str, Any]
"""An entry by the names that polib has for its parts."""


class Parsed(NamedTuple):
    """The text of the header, and the entries behind it."""

    header: str
    entries: list[Fields]


class _UnknownForm(Exception):
    """What stands there is not written as msgcat would."""


def parse(text: str) -> Parsed | None:
    """What stands in a PO text; None for one of another form, in which faults may be: polib has to read it.

    A text is taken only where every character of it is accounted for. Plural forms are left to polib, too.
    """
    header = re.match(HEADER, text)
    try:
        return Parsed(header[0], list(_entries(text, header.end()))) if header else None
    except _UnknownForm:
        return None


def unescaped(raw: str) -> str:
    """The text that stands between quotes."""
    return _ESCAPE.sub(lambda escape: _MEANINGS.get(escape[1], escape[1]), raw) if "\\" in raw else raw


def _entries(text: str, position: int) -> Iterator[Fields]:
    line = text.count("\n", 0, position) + 2
    while position < len(text):
        entry = _ENTRY.match(text, position)  # not a search: what follows a fault is not looked at
        if entry is None:
            raise _UnknownForm
        yield _fields(entry, line)
        line += text.count("\n", position, entry.end())
        position = entry.end()


def _fields(entry: re.Match[str], line: int) -> Fields:
    remarks, notes, places, flags, former, context, source, target, gone = entry.groups()
    if gone:
        former, context, source, target = _parts(_GONE, _OBSOLETE.sub("", gone))
    fields = {
        "msgid": _string(source),
        "msgstr": _string(target),
        "comment": _said("#. ", notes)[:-1],
        "tcomment": "\n".join([said[2:] for said in remarks[:-1].split("\n")]).lstrip("\n"),
        "occurrences": [_place(place) for place in _said("#: ", places).split()],
        "flags": [flag.strip() for flag in flags.split(",")] if flags else [],
        "obsolete": bool(gone),
        "linenum": line,
    }
    if context:
        fields["msgctxt"] = _string(context)
    if former:
        before, was = _parts(_FORMER, _said("#| ", former))
        fields["previous_msgctxt"] = _string(before) if before else None
        fields["previous_msgid"] = _string(was) if was else None
    return fields


def _said(mark: str, lines: str) -> str:
    """What stands behind the mark that each of the lines begins with."""
    return lines[len(mark) :].replace(f"\n{mark}", "\n")


def _parts(form: re.Pattern[str], text: str) -> tuple[str, ...]:
    found = form.fullmatch(text)
    if found is None:
        raise _UnknownForm
    return found.groups()


def _place(place: str) -> tuple[str, str]:
    file, colon, line = place.rpartition(":")
    return (file, line) if colon and line.isdigit() else (place, "")


def _string(raw: str) -> str:
    """The text of a string with its quotes and its last line end."""
    return unescaped(raw[1:-2] if '"\n"' not in raw else raw[1:-2].replace('"\n"', ""))
