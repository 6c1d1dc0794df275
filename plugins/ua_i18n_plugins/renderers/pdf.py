"""Letters as PDF: tagged for screen readers (PDF/UA-1) and fit for archives (PDF/A-2a)."""

from __future__ import annotations

import base64
import functools
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ua_i18n import (
    Block,
    BlockRole,
    FormatError,
    Letter,
    Picture,
    PluginError,
    Renderer,
    home_of_script,
    hookimpl,
)
from ua_i18n_plugins.renderers import fonts, windows
from ua_i18n_plugins.renderers.pdfpieces import pieces_of
from ua_i18n_plugins.renderers.printable import last_words, printable, stands_at_end

if TYPE_CHECKING:
    import typst

_FOLDER = Path(__file__).parent
TEMPLATE = _FOLDER / "letter.typ"
_TEMPLATES = {"labels": _FOLDER / "labels.typ", "envelopes": _FOLDER / "envelopes.typ"}
"""The templates of what is no letter, by channel."""
STANDARDS: Any = ("ua-1", "a-2a")
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed')
_FORBIDDEN = re.compile(r'codepoint `"\\u\{([0-9a-f]+)\}"`')


class Pdf:
    """Prints a letter with typst. The same letter is the same file, byte for byte."""

    name = "pdf"
    suffix = ".pdf"

    def render(self, letter: Letter) -> bytes:
        """The letter as PDF.

        Raises PluginError where no installed font has a character: nothing is ever printed as an empty box.
        """
        return self.bind((letter,))

    def bind(self, letters: Sequence[Letter]) -> bytes:
        """Letters of one language as one PDF, each on pages of its own. Raises PluginError as `render` does."""
        import typst

        first = letters[0]
        data = json.dumps(data_of(letters))
        stamp = datetime.combine(first.date, time(), UTC)
        try:
            file = _compiler(_TEMPLATES.get(first.channel, TEMPLATE)).compile(
                format="pdf", sys_inputs={"letters": data}, pdf_standards=list(STANDARDS), timestamp=stamp
            )
        except typst.TypstError as error:
            raise _fault(error.message, first) from error
        assert isinstance(file, bytes)
        return file

    def text(self, data: bytes) -> str:
        """The text in reading order: the letter without interruption, then what its pages' margins say."""
        from ua_i18n_plugins.renderers.pdftext import read

        return read(data)


@hookimpl
def register_renderers(register: Callable[[Renderer], None]) -> None:
    register(Pdf())


@functools.cache
def _compiler(template: Path) -> typst.Compiler:
    """One compiler a process and template: it keeps fonts and template, so that a letter takes milliseconds."""
    import typst

    return typst.Compiler(template, font_paths=fonts.installed())


def data_of(letters: Sequence[Letter]) -> dict[str, object]:
    """What the templates are given: strings, never markup."""
    letters = list(map(printable, letters))
    letter, stationery = letters[0], letters[0].layout.stationery
    language, *subtags = letter.locale.split("-")
    return {
        "title": letter.title or letter.appeal,
        "lang": language.lower(),
        "region": next(
            (subtag.upper() for subtag in subtags if len(subtag) == 2), home_of_script(letter.locale) or None
        ),
        "dir": letter.direction,
        "fonts": fonts.families(letter.layout.fonts),
        "latin": fonts.families(()),
        "leading": letter.layout.leading,
        "indent": letter.layout.indent,
        "paper": letter.layout.paper,
        "bullet": letter.layout.bullet,
        "labels": asdict(stationery.labels) if letter.channel == "labels" else None,
        "envelope": asdict(stationery.envelope) if letter.channel == "envelopes" else None,
        "logo": _logo(next((each.logo for each in letters if each.logo), None), letter.title),
        "letters": list(map(_sheets, letters)),
    }


def _sheets(letter: Letter) -> dict[str, object]:
    place, last = windows.head(letter), last_words(letter)
    return {
        "mark": letter.draft_mark,
        "headed": bool(letter.logo) or any(block.role is BlockRole.LETTERHEAD for block in letter.blocks),
        "head": asdict(place) if place else None,
        "parts": [_part(block, letter) | {"last": block is last} for block in letter.blocks],
    }


def _logo(logo: Picture | None, title: str) -> dict[str, object] | None:
    """The picture inside an SVG: a string, which data can hold, where an image file is bytes."""
    if not logo:
        return None
    data = base64.b64encode(logo.data).decode("ascii")
    image = f'<image width="{logo.width}" height="{logo.height}" href="data:image/{logo.kind};base64,{data}"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {logo.width} {logo.height}">{image}</svg>'
    return {
        "svg": svg,
        "alt": logo.alt or title,
        "height": windows.LOGO.fitted(logo)[1],
    }


def _part(block: Block, letter: Letter) -> dict[str, object]:
    return {
        "role": block.role.value,
        "end": stands_at_end(letter, block.role),
        "lines": [pieces_of(line) for line in block.lines],
    }


def _fault(message: str, letter: Letter) -> FormatError | PluginError:
    where = f"{letter.appeal}/{letter.locale}"
    if missing := _MISSING.search(message):
        text = re.sub(r"\\u\{([0-9a-f]+)\}", lambda code: chr(int(code[1], 16)), missing[1])
        return PluginError(f"{where}: no installed font has {text!r}; {fonts.advice(text)}")
    if forbidden := _FORBIDDEN.search(message):
        return FormatError(
            where, f"a PDF cannot hold U+{forbidden[1].upper():0>4}; correct it in the source or the catalog"
        )
    return PluginError(f"{where}: typst could not set the letter: {message}")
