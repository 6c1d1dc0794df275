"""What a file is by its first bytes, whatever its ending says."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum
from typing import NoReturn

from ua_i18n import FormatError


class Kind(Enum):
    """A kind of file: what people call it, and the ending it should have."""

    PDF = ("a PDF", ".pdf")
    DOCX = ("a Word document", ".docx")
    ODT = ("an OpenDocument text", ".odt")
    DOC = ("a Word document of the old kind", ".doc")
    RTF = ("RTF", ".rtf")
    HTML = ("a web page", ".html")
    LOCKED = ("a document protected with a password", "")
    ZIP = ("a zipped document", "")

    @property
    def said(self) -> str:
        return self.value[0]

    @property
    def suffix(self) -> str:
        return self.value[1]


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)
_LOOK = 1024  # bytes: viewers accept a PDF whose mark stands this far from its beginning


def kind_of(data: bytes) -> Kind | None:
    """The kind of a file, None for what has no mark: plain text, mail, rubbish."""
    head = data[:_LOOK]
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data)
    if head.startswith(_OLE[:4]):
        return Kind.LOCKED if _ENCRYPTED in data else Kind.DOC
    if head.startswith(b"{\\rtf"):
        return Kind.RTF
    if head.lstrip().startswith(b"%PDF"):
        return Kind.PDF
    return Kind.HTML if _PAGE.match(head) else None


def _kind_of_zip(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return Kind.ZIP
    if "content.xml" in names:
        return Kind.ODT
    return Kind.DOCX if any(name.startswith("word/") for name in names) else Kind.ZIP


def refuse(data: bytes, name: str, expected: str) -> NoReturn:
    """Raise FormatError that says what the file is instead of `expected`, and what to do."""
    kind = kind_of(data)
    if kind is Kind.LOCKED:
        raise FormatError(name, "is protected with a password; open it, and save it without one")
    if kind is Kind.DOC:
        raise FormatError(name, f"is {kind.said} (.doc); open it in Word or LibreOffice and save it as .docx")
    if kind is None:
        raise FormatError(name, f"is not {expected}; check that it is the right file, and complete")
    if kind.suffix and kind.said != expected:
        raise FormatError(name, f"is {kind.said}, not {expected}; give it the ending {kind.suffix}")
    raise FormatError(name, f"is {kind.said} that is damaged or of another kind; ask for {expected} again")


def require(data: bytes, name: str, kind: Kind) -> None:
    """Raise FormatError unless `data` is of that kind."""
    if kind_of(data) is not kind:
        refuse(data, name, kind.said)
