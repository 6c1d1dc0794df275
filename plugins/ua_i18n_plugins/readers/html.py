"""Reads web pages: the text of the page without what frames it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from ua_i18n import FormatError, PluginError, Reader, SourceText, hookimpl
from ua_i18n_plugins.readers.archive import INSTALL
from ua_i18n_plugins.readers.paragraphs import Paragraph, source_text
from ua_i18n_plugins.readers.signatures import Kind, kind_of, refuse
from ua_i18n_plugins.readers.text import decoded

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_TAG = re.compile(rb"<[A-Za-z!/]")
_LOOK = 4096  # bytes in which a page tells its encoding; browsers look at 1024
_EQUAL = {"iso8859-1": "cp1252", "ascii": "cp1252"}  # what these names mean on the web (WHATWG Encoding, 4.2)


class HtmlReader:
    """Reads headings, paragraphs, lists and tables; addresses that Cloudflare hides are shown."""

    name = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def read(self, data: bytes, name: str) -> SourceText:
        if kind_of(data) not in (None, Kind.HTML) or not _TAG.search(data):
            refuse(data, name, Kind.HTML.said)
        return source_text(data, name, page_paragraphs(_decoded(data, name), name))


def page_paragraphs(text: str, name: str) -> list[Paragraph]:
    """The paragraphs of a page. Raises FormatError for one that is no page."""
    from ua_i18n_plugins.readers.webchrome import main_part
    from ua_i18n_plugins.readers.webtext import paragraphs

    root = _parsed(text, name)
    return paragraphs(main_part(root))


def _parsed(text: str, name: str) -> _Element:
    try:
        from lxml import etree
    except ImportError:
        raise PluginError(f"{name}: needs lxml to be read; {INSTALL}") from None
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True, recover=True
    )
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise FormatError(name, "is nested more deeply than any browser shows; save the page as text")
    if root is None:
        raise FormatError(name, "is empty; check that the page was saved with its text")
    return root


def _decoded(data: bytes, name: str) -> str:
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        told = _CHARSET.search(data[:_LOOK])
        if told and (codec := _codec(told[1].decode("ascii"))):
            return data.decode(codec, "replace")
    return decoded(data, name)


def _codec(name: str) -> str:
    """Python's name of a character encoding; empty for one that it does not know, or that the page's bytes refute."""
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return ""
    return "" if known.startswith("utf-16") else _EQUAL.get(known, known)  # a mark in ASCII is not in UTF-16


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    register(HtmlReader())
