"""PO text around polib: what polib misreads is mended, what it would swallow is refused, and entries are written."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

from ua_i18n.catalog.poentry import PoEntry
from ua_i18n.errors import FormatError

# Each pattern begins with a line end, not with "^": then its search leaps from line to line.
_CONFLICT = re.compile(r"\n(?:<{7}|\|{7}|={7}|>{7})(?: [^\n]*)?(?=\r?(?:\n|\Z))")
_KEYWORD = r"msg[a-z_]++(?:\[\d+\])?[ \t]*+"
_BODY = r'(?:[^"\\\n]++|\\[ntrvbf"\\])*+'
_BROKEN = re.compile(
    rf'\n(?:#~\|?|#\|)?[ \t]*+(?:{_KEYWORD}(?!")|(?:{_KEYWORD})?+"(?!{_BODY}"[ \t\r]*+(?:\n|\Z)))[^\n]*'
)  # a string without its quotes, or with an escape that gettext does not know: polib drops characters there
_ODD = re.compile(r'\n#(?:=|~\||[:.,|~][^\s|]|[^\s:.,|~=#]|,[^\n]*")')
_CHARSET = re.compile(rb"Content-Type:[^\"\n]*?charset=([\w.:-]+)", re.IGNORECASE)
_POLIB_LINE = re.compile(r"\(line (\d+)\):?\s*(.*)")
_MOST_COMMENTS = 20_000  # lines in a row: more than anyone has ever written about a message
_COMMA = "\x1f"  # stands for a comma inside a quoted flag, where polib would split it
_SPECIAL = re.compile(r'[\\"\n\t\r\v\b\f]')
_ESCAPES = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t", "\r": r"\r", "\v": r"\v", "\b": r"\b", "\f": r"\f"}


class PoLines:
    """The lines of a PO text as polib may read them, each where it was in the file."""

    def __init__(self, text: str, where: str) -> None:
        text = text.removeprefix("\ufeff")
        self._lines = text.split("\n")
        text = f"\n{text}"
        _refuse(_CONFLICT, text, where, "is a merge conflict marker; settle the conflict and remove it")
        _refuse(_BROKEN, text, where, 'is no string in "quotes" with the escapes of gettext')
        if text.count("\n#") > _MOST_COMMENTS:
            _refuse_endless_comments(self._lines, where)
        if _ODD.search(text):
            self._lines = [_mended(line) for line in self._lines]

    def splitlines(self) -> list[str]:
        """The lines, split where gettext splits them and not at every separator of Unicode."""
        return self._lines


def _refuse_endless_comments(lines: Iterable[str], where: str) -> None:
    """Raises FormatError for comments that polib would take hours to put together."""
    row = 0
    for number, line in enumerate(lines, start=1):
        row = row + 1 if line.startswith("#") and not line.startswith("#~") else 0
        if row > _MOST_COMMENTS:
            raise FormatError(f"{where}:{number}", f"one message has more than {_MOST_COMMENTS} lines of comment")


def decoded(data: bytes, where: str) -> str:
    """PO text from bytes in the charset that its header names; the text then says UTF-8, as it is written."""
    match = _CHARSET.search(data)
    named = match[1].decode("ascii") if match else "UTF-8"
    try:
        charset = codecs.lookup("utf-8" if named == "CHARSET" else named).name
        text = data.decode("utf-8" if charset == "ascii" else charset)
    except LookupError:
        raise FormatError(
            where, f"its header names the charset {named!r}, which nobody knows; save it as UTF-8"
        ) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError(f"{where}:{line}", f"is not the {named} that the header names; save it as UTF-8") from None
    except UnicodeError:  # a charset that is there to refuse, as "undefined"
        raise FormatError(where, f"its header names the charset {named!r}; save it as UTF-8") from None
    return text if charset in ("utf-8", "ascii") else text.replace(f"charset={named}", "charset=UTF-8", 1)


def syntax_error(error: Exception, where: str) -> FormatError:
    """polib's complaint as ours."""
    match = _POLIB_LINE.search(str(error))
    if match is None:
        return FormatError(where, f"is not a PO file: {error}")
    return FormatError(f"{where}:{match[1]}", f"is not PO syntax: {match[2] or 'this line does not belong here'}")


def entry_text(entry: PoEntry) -> str:
    """The entry as `msgcat --no-wrap` writes it, with its final line end."""
    old, now = ("#~| ", "#~ ") if entry.obsolete else ("#| ", "")
    lines = [*_comments(entry)]
    if entry.flags:
        lines.append(f"#, {', '.join(entry.flags)}".replace(_COMMA, ","))
    lines += _field(old, "msgctxt", entry.previous_msgctxt)
    lines += _field(old, "msgid", entry.previous_msgid)
    lines += _field(old, "msgid_plural", entry.previous_msgid_plural)
    lines += _field(now, "msgctxt", entry.msgctxt)
    lines += _field(now, "msgid", entry.msgid)
    if entry.msgid_plural:
        lines += _field(now, "msgid_plural", entry.msgid_plural)
        for number, text in sorted(entry.msgstr_plural.items()):
            lines += _field(now, f"msgstr[{number}]", text)
    else:
        lines += _field(now, "msgstr", entry.msgstr)
    lines.append("")
    return "\n".join(lines)


def header_text(comment: str, fields: Iterable[tuple[str, str]]) -> str:
    """The header entry, which is never fuzzy, with its final line end."""
    lines = [*_comment("#", comment), 'msgid ""', 'msgstr ""']
    lines += [_quoted(f"{line}\n") for name, value in fields for line in f"{name}: {value}".split("\n")]
    return "\n".join([*lines, ""])


def _comments(entry: PoEntry) -> Iterator[str]:
    yield from _comment("#", entry.tcomment)
    if entry.obsolete:
        return
    yield from _comment("#.", entry.comment)
    if entry.occurrences:
        yield "#: " + " ".join(f"{file}:{line}" if line else file for file, line in entry.occurrences)


def _comment(mark: str, text: str) -> list[str]:
    return [f"{mark} {line}".rstrip() for line in text.split("\n")] if text else []


def _field(prefix: str, keyword: str, text: str | None) -> list[str]:
    if text is None:
        return []
    if "\n" not in text[:-1]:
        return [f"{prefix}{keyword} {_quoted(text)}"]
    parts = re.findall(r"[^\n]*\n|[^\n]+", text)
    return [f'{prefix}{keyword} ""', *(f"{prefix}{_quoted(part)}" for part in parts)]


def escaped(text: str) -> str:
    """The text as it stands between quotes."""
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text) if _SPECIAL.search(text) else text


def _quoted(text: str) -> str:
    return f'"{escaped(text)}"'


def _refuse(pattern: re.Pattern[str], text: str, where: str, problem: str) -> None:
    if match := pattern.search(text):
        line = text.count("\n", 0, match.start() + 1)
        raise FormatError(f"{where}:{line}", f"{match[0].strip()[:60]!r} {problem}")


def _mended(line: str) -> str:
    """A line that gettext reads and polib does not, as polib reads it."""
    if not line.startswith("#"):
        return line
    if line.startswith("#~|"):  # polib drops the former text of an obsolete entry
        return "#|" + line[3:]
    if line.startswith("#="):  # the sticky flags of newer gettext
        line = "#," + line[2:]
    if line[1:2] in ("", " ", "#"):
        return line
    if line[1] not in ":.,|~":
        return "# " + line[1:]
    mark, rest = line[:2], line[2:]
    if mark == "#,":
        rest = re.sub(r'"[^"]*"', lambda quoted: quoted[0].replace(",", _COMMA), rest)
    return f"{mark} {rest.lstrip()}" if mark != "#." else f"{mark}{rest if rest[:1].isspace() else ' ' + rest}"
