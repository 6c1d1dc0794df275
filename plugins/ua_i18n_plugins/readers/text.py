"""Reads plain text and Markdown, whatever its encoding."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from ua_i18n import FormatError, Reader, SourceLine, SourceText, hookimpl
from ua_i18n_plugins.readers.signatures import kind_of, refuse

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_NEWLINE = re.compile(r"\r\n|\r|\n")
_SPACE = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\v\f\x1c-\x1f\x85]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")  # but U+001A, which ends files of DOS
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ufeff\u00ad]")
_MOST_CONTROLS = 0.02  # a share of the characters; more is no text

_HEADING = re.compile(r"(?P<marks>#{1,6})\s+(?P<text>.*?)(?:\s+#+)?$")
_BULLET = re.compile(r"(?:[-*]\s+|\+\s+(?!\d)|[•·▪●■◦‣\uf0b7\uf06e\uf0a7\uf076\uf0d8]\s*)(?=\S)")
_EMPHASIS = re.compile(r"(?P<mark>\*\*|__|(?<!\w)[*_](?=[^\s*_]))(?P<text>[^*_\n]+?)(?P=mark)(?!\w)")
_LINK = re.compile(r"\[(?P<text>[^\[\]]*)\]\((?P<url>[^()\s]*)\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")


class TextReader:
    """Reads lines, Markdown headings and bullets; UTF-8, UTF-16 with its mark, else Windows-1252."""

    name = "text"
    suffixes: tuple[str, ...] = (".txt", ".md")

    def read(self, data: bytes, name: str) -> SourceText:
        text = decode(data, name)
        markdown = name.lower().endswith(".md")
        lines = (
            read_line(number, line, markdown=markdown) for number, line in enumerate(_NEWLINE.split(text), start=1)
        )
        return SourceText(name, hashlib.sha256(data).hexdigest(), tuple(lines))


def decode(data: bytes, name: str) -> str:
    """The text of a file; raises FormatError for an empty file and for what is no text."""
    if kind_of(data):
        refuse(data, name, "plain text")
    text = decoded(data, name)
    if not text.strip():
        raise FormatError(name, "is empty; check that the document was saved with its text")
    if "\x00" in text or len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise FormatError(name, "is binary, or UTF-16 without its mark; save the document as UTF-8 text")
    return text


def decoded(data: bytes, name: str) -> str:
    """Bytes as text: by their mark, as UTF-8, else as Windows-1252. Raises FormatError where the mark is wrong."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], encoding, name)
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")  # takes the five bytes that Windows-1252 leaves free


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        problem = f"says that it is {encoding}, but byte {error.start} is not; save the document as UTF-8 text"
        raise FormatError(name, problem) from None


def cleaned(raw: str) -> str:
    """A line with plain spaces only, and nothing that cannot be seen."""
    return _INVISIBLE.sub("", _SPACE.sub(" ", raw)).replace("\t", "    ").strip()


def unbulleted(text: str) -> str:
    """A line without the bullet that was typed before it, the same line where none was."""
    bullet = _BULLET.match(text)
    return text[bullet.end() :].strip() if bullet else text


def read_line(number: int, raw: str, *, markdown: bool) -> SourceLine:
    """One line without its marks."""
    text = cleaned(raw)
    if heading := _HEADING.fullmatch(text):
        return SourceLine(number, _plain(heading["text"], markdown), level=len(heading["marks"]))
    if (item := unbulleted(text)) != text:
        return SourceLine(number, _plain(item, markdown), bullet=True, mark=text.removesuffix(item))
    return SourceLine(number, _plain(text, markdown))


def _plain(text: str, markdown: bool) -> str:
    """`text` without Markdown's inline marks."""
    if not markdown:
        return text.strip()
    text = _LINK.sub(_link, _EMPHASIS.sub(r"\g<text>", text))
    return _ESCAPE.sub(r"\1", text).strip()


def _link(match: re.Match[str]) -> str:
    text, url = match["text"], match["url"].removeprefix("mailto:")
    return text if text == url or not url else f"{text} ({url})" if text else url


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    register(TextReader())
