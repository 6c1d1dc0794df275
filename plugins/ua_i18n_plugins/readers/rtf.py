"""Reads RTF: paragraphs, lists, tables and text boxes, with all changes accepted."""

from __future__ import annotations

from collections.abc import Callable

from ua_i18n import Reader, SourceText, hookimpl
from ua_i18n_plugins.readers.paragraphs import source_text
from ua_i18n_plugins.readers.rtfgroups import Groups
from ua_i18n_plugins.readers.rtftokens import tokens
from ua_i18n_plugins.readers.signatures import Kind, require


class RtfReader:
    """Reads the text that a person sees on the pages of an RTF document."""

    name = "rtf"
    suffixes: tuple[str, ...] = (".rtf",)

    def read(self, data: bytes, name: str) -> SourceText:
        require(data, name, Kind.RTF)
        groups = Groups(name)
        for token in tokens(data):
            groups.take(token)
        return source_text(data, name, groups.finish())


@hookimpl
def register_readers(register: Callable[[Reader], None]) -> None:
    register(RtfReader())
