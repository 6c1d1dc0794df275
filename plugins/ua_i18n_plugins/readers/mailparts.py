"""The parts of a mail, decoded."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import PurePosixPath

from ua_i18n import FormatError
from ua_i18n_plugins.readers.text import decoded

_DEEPEST = 20  # parts inside parts
_SUFFIXES = {
    "text/plain": ".txt",
    "text/html": ".html",
    "application/pdf": ".pdf",
    "text/rtf": ".rtf",
    "application/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/msword": ".doc",
}
_DOCUMENTS = frozenset({".txt", ".html", ".htm", ".pdf", ".rtf", ".odt", ".docx", ".doc"})


@dataclass(frozen=True, slots=True)
class Part:
    """A part that holds no others: its MIME type, the name of its file if it has one, its bytes."""

    type: str
    file: str
    data: bytes
    charset: str
    attached: bool
    flowed: bool = False
    deletes_space: bool = False

    @property
    def suffix(self) -> str:
        """The ending that the part's file has, or should have."""
        own = PurePosixPath(self.file).suffix.lower()
        return own if own in _DOCUMENTS else _SUFFIXES.get(self.type, own)

    def text(self) -> str:
        """The bytes as text: in the charset that the mail tells, else as a text file is read."""
        try:
            return self.data.decode(self.charset)
        except (LookupError, ValueError):  # no such charset, a name that cannot be one, other bytes
            return decoded(self.data, self.file or self.type)


def parts(message: Message, name: str, depth: int = 0) -> Iterator[Part]:
    """The parts of a mail and of the mails in it. Raises FormatError where they are nested without end."""
    if depth > _DEEPEST:
        raise FormatError(name, f"has parts inside parts, more than {_DEEPEST} deep; do not trust it")
    charset = _charset(message)
    payload = message.get_payload()
    if isinstance(payload, list):
        for part in payload:
            if isinstance(part, Message):
                yield from parts(part, name, depth + 1)
        return
    file = message.get_filename() or ""
    yield Part(
        type=message.get_content_type(),
        file=file,
        data=_bytes(message),
        charset=charset,
        attached=bool(file) or message.get_content_disposition() == "attachment",
        flowed=str(message.get_param("format", "")).lower() == "flowed",
        deletes_space=str(message.get_param("delsp", "")).lower() == "yes",
    )


def _charset(message: Message) -> str:
    """The charset of a part; a name that none can have is taken away, since the decoder of mails fails on it."""
    name = message.get_content_charset() or "utf-8"
    try:
        codecs.lookup(name)
    except (LookupError, ValueError):
        message.del_param("charset")
        return "utf-8"
    return name


def _bytes(message: Message) -> bytes:
    data = message.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
