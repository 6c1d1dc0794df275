"""Zipped documents: their XML parts, read within limits and without entities."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from ua_i18n import FormatError, PluginError

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_BYTES = 48 * 2**20  # of one part, unpacked: a thousand times the text of an appeal
_DAMAGED = "is damaged or was cut short; ask for it again"
INSTALL = "pip install ua-i18n[readers]"


class Archive:
    """The parts of a zipped document; raises FormatError, with the document's name, for what cannot be read."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise FormatError(name, _DAMAGED) from None

    def __contains__(self, part: str) -> bool:
        return part in self._zip.NameToInfo

    def parts(self) -> list[str]:
        return self._zip.namelist()

    def read(self, part: str) -> bytes:
        """The bytes of a part that must be there."""
        try:
            with self._zip.open(part) as stream:
                data = stream.read(MOST_BYTES + 1)
        except KeyError:
            raise FormatError(self.name, f"has no {part}; {_DAMAGED}") from None
        except RuntimeError:  # zipfile's own way to say that a part is encrypted
            raise FormatError(self.name, "is protected with a password; open it, and save it without one") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
            raise FormatError(self.name, _DAMAGED) from None
        if len(data) > MOST_BYTES:
            raise FormatError(self.name, f"{part} unpacks to more than {MOST_BYTES >> 20} MB; no appeal is that long")
        return data

    def xml(self, part: str) -> _Element:
        """The root element of a part that must be there."""
        return parse_xml(self.read(part), f"{self.name} ({part})")


def parse_xml(data: bytes, where: str) -> _Element:
    """The root of an XML document, nothing fetched; raises FormatError for a broken one and for one with a DTD."""
    try:
        from lxml import etree
    except ImportError:
        raise PluginError(f"{where}: needs lxml to be read; {INSTALL}") from None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise FormatError(where, f"is damaged or was cut short ({error.msg})") from None
    if root.getroottree().docinfo.doctype:
        raise FormatError(where, "declares entities, which no word processor writes; do not trust it")
    return root
