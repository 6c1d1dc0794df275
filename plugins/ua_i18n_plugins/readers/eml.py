"""Reads mail (.eml): the text of the message, else its web page, else the document attached to it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from ua_i18n import FormatError, Reader, SourceText, hookimpl
from ua_i18n_plugins.readers.docx import DocxReader
from ua_i18n_plugins.readers.flowed import unflowed
from ua_i18n_plugins.readers.html import HtmlReader
from ua_i18n_plugins.readers.mailparts import Part, parts
from ua_i18n_plugins.readers.odt import OdtReader
from ua_i18n_plugins.readers.pdf import PdfReader
from ua_i18n_plugins.readers.rtf import RtfReader
from ua_i18n_plugins.readers.signatures import kind_of, refuse
from ua_i18n_plugins.readers.text import TextReader

_HEADERS = frozenset({"from", "subject", "mime-version", "content-type", "date", "received", "message-id"})
_COVER = 80  # words: a shorter text may only say that the document is attached, or that the program shows no HTML


class EmlReader:
    """Reads mails, also with the document attached to them, and web pages that a browser saved as one file."""

    name = "eml"
    suffixes: tuple[str, ...] = (".eml", ".mht", ".mhtml")

    def read(self, data: bytes, name: str) -> SourceText:
        if kind_of(data):
            refuse(data, name, "a mail")
        source = _longest(_message(data, name), name)
        return replace(source, name=name, sha256=hashlib.sha256(data).hexdigest())


def _message(data: bytes, name: str) -> Message:
    try:
        message = message_from_bytes(data.lstrip(b"\r\n"))
    except RecursionError:
        raise FormatError(name, "has parts inside parts without end; do not trust it") from None
    if _HEADERS.isdisjoint(header.lower() for header in message.keys()):  # noqa: SIM118 (a Message is no mapping)
        raise FormatError(name, "is no mail: it has no headers; save the message itself, as .eml")
    return message


def _longest(message: Message, name: str) -> SourceText:
    """The text, if it is long enough to be an appeal; else the longest of text, page and attachments."""
    found = list(parts(message, name))
    own = [part for part in found if not part.attached]
    texts = [part for part in own if part.type == "text/plain" and part.text().strip()]
    sources = [TextReader().read(_plain(texts).encode(), name)] if texts else []
    if not sources or _words(sources[0]) < _COVER:
        problems: list[FormatError] = []
        pages = [part for part in own if part.type == "text/html"]
        attached = [part for part in found if part.attached]
        sources += [*_read(pages, name, problems), *_read(attached, name, problems)]
        if not sources:
            raise problems[0] if problems else FormatError(name, "has no text, and nothing attached that can be read")
    return max(sources, key=_words)


def _plain(texts: Iterable[Part]) -> str:
    return "\n\n".join(
        unflowed(part.text(), delete_space=part.deletes_space) if part.flowed else part.text() for part in texts
    )


def _read(found: Iterable[Part], name: str, problems: list[FormatError]) -> Iterator[SourceText]:
    """What can be read of the parts; why others cannot goes to `problems`."""
    for part in found:
        reader = _reader(part)
        if reader is None:
            continue
        data = b"\xef\xbb\xbf" + part.text().encode() if part.type == "text/html" else part.data
        try:
            yield reader.read(data, f"{name} ({part.file or part.type})")
        except FormatError as error:
            problems.append(error)


def _reader(part: Part) -> Reader | None:
    """The reader of an attachment, by the ending of its name, else by its type."""
    readers: tuple[Reader, ...] = (DocxReader(), OdtReader(), PdfReader(), RtfReader(), HtmlReader(), TextReader())
    return next((reader for reader in readers if part.suffix in reader.suffixes), None)


def _words(source: SourceText) -> int:
    return sum(len(line.text.split()) for line in source.lines)


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    register(EmlReader())
