"""Reads PDF: lines in reading order, paragraphs rejoined, without running headers, footers and page numbers."""

from __future__ import annotations

from collections.abc import Callable

from ua_i18n import FormatError, Reader, SourceText, hookimpl
from ua_i18n_plugins.readers.columns import in_reading_order
from ua_i18n_plugins.readers.paragraphs import BLANK, Paragraph, source_text, with_margins
from ua_i18n_plugins.readers.pdfprint import printed
from ua_i18n_plugins.readers.running import separated
from ua_i18n_plugins.readers.signatures import Kind, require
from ua_i18n_plugins.readers.unwrapping import unwrapped


class PdfReader:
    """Reads the text of a PDF as it was before it was broken into lines, columns and pages."""

    name = "pdf"
    suffixes: tuple[str, ...] = (".pdf",)

    def read(self, data: bytes, name: str) -> SourceText:
        require(data, name, Kind.PDF)
        pages = printed(data, name)
        if not any(page.stretches for page in pages):
            raise FormatError(
                name, "has pictures of pages but no text; run OCRmyPDF on it first (ocrmypdf scan.pdf text.pdf)"
            )
        parts = separated(pages)
        text = with_margins(unwrapped(in_reading_order(parts.pages)), parts.headers, parts.footers)
        small_print = [BLANK, *map(Paragraph, parts.small_print)]
        return source_text(data, name, [*text, *small_print])


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    register(PdfReader())
