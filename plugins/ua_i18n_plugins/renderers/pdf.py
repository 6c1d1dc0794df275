"""Letters as PDF: tagged for screen readers (PDF/UA-1) and fit for archives (PDF/A-2a)."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ua_i18n import Block, FormatError, Letter, PluginError, Renderer, Run, hookimpl
from ua_i18n_plugins.renderers import fonts
from ua_i18n_plugins.renderers.printable import printable, runs_right_to_left, stands_at_end

if TYPE_CHECKING:
    import typst

TEMPLATE = Path(__file__).with_name("letter.typ")
BOXED = 32  # the longest verbatim run, in characters, that is kept on one line
CHUNK = 16  # fits the narrowest column of the template, even in East Asian characters
LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"

_STANDARDS: Any = ("ua-1", "a-2a")
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed')
_FORBIDDEN = re.compile(r'codepoint `"\\u\{([0-9a-f]+)\}"`')
# A word that no line can hold and that has no places to break: not the scripts that are written without spaces.
_ENDLESS = re.compile(r"[^\s\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\uffff]{48,}")
# What stands beside a name without a space: `l’`, `'ye`, `-nak`, `ول`; East Asian text may break there.
_WORD_BEFORE = re.compile(r"(?:[^\W\u2e80-\uffff]|['’]){1,16}$")
_WORD_AFTER = re.compile(r"^(?:[^\W\u2e80-\uffff]|['’‐-]){1,16}")

Piece = dict[str, str]


class Pdf:
    """Prints a letter with typst. The same letter is the same file, byte for byte."""

    name = "pdf"
    suffix = ".pdf"

    def render(self, letter: Letter) -> bytes:
        """The letter as PDF.

        Raises PluginError where no installed font has a character: nothing is ever printed as an empty box.
        """
        import typst

        data = json.dumps(_data(printable(letter)))
        stamp = datetime.combine(letter.date, time(), UTC)
        try:
            file = _compiler().compile(
                format="pdf", sys_inputs={"letter": data}, pdf_standards=list(_STANDARDS), timestamp=stamp
            )
        except typst.TypstError as error:
            raise _fault(error.message, letter) from error
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
def _compiler() -> typst.Compiler:
    """One compiler a process: it keeps fonts and template, so that a letter takes milliseconds."""
    import typst

    return typst.Compiler(TEMPLATE, font_paths=fonts.installed())


def _data(letter: Letter) -> dict[str, object]:
    language, *subtags = letter.locale.split("-")
    return {
        "title": letter.title or letter.appeal,
        "lang": language.lower(),
        "region": next((subtag.upper() for subtag in subtags if len(subtag) == 2), None),
        "dir": letter.direction,
        "fonts": fonts.families(letter.layout.fonts),
        "latin": fonts.families(()),
        "paper": letter.layout.paper,
        "bullet": letter.layout.bullet,
        "mark": letter.draft_mark,
        "parts": [_part(block, letter) for block in letter.blocks],
    }


def _part(block: Block, letter: Letter) -> dict[str, object]:
    return {
        "role": block.role.value,
        "end": stands_at_end(letter, block.role),
        "lines": [_whole_words(_pieces(line)) for line in block.lines],
    }


def _pieces(line: tuple[Run, ...]) -> Iterator[Piece]:
    for run in line:
        yield from _verbatim(run.text) if run.verbatim else _plain(run.text)


def _whole_words(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, each box with the rest of its word: else a line could end between a name and its suffix."""
    found = list(pieces)
    for place, piece in enumerate(found):
        if piece["kind"] == "box":
            piece["before"] = _cut(found[place - 1], _WORD_BEFORE) if place else ""
            piece["after"] = _cut(found[place + 1], _WORD_AFTER) if place + 1 < len(found) else ""
    return found


def _cut(piece: Piece, pattern: re.Pattern[str]) -> str:
    """What the pattern finds in a plain piece, which loses it."""
    match = pattern.search(piece["text"]) if piece["kind"] == "plain" else None
    if not match:
        return ""
    piece["text"] = piece["text"][: match.start()] + piece["text"][match.end() :]
    return match[0]


def _plain(text: str) -> Iterator[Piece]:
    position = 0
    for word in _ENDLESS.finditer(text):
        yield {"kind": "plain", "text": text[position : word.start()]}
        yield from ({"kind": "plain", "text": f"{chunk}\u200b"} for chunk in _chunks(word[0]))
        position = word.end()
    yield {"kind": "plain", "text": text[position:]}


def _verbatim(text: str) -> Iterator[Piece]:
    """A short value in one box; a long one in parts, a word each, so that it breaks at its spaces only."""
    direction = "rtl" if runs_right_to_left(text) else "ltr"
    if len(text) <= BOXED:
        yield {"kind": "box", "dir": direction, "text": " ".join(re.split(r"[\t\n\r]", text))}
        return
    yield {"kind": "open", "dir": direction, "text": RLI if direction == "rtl" else LRI}
    for gap, word in enumerate(re.split(r"[ \t\n\r]", text)):
        if gap:
            yield {"kind": "open", "dir": direction, "text": " "}
        yield from ({"kind": "part", "dir": direction, "text": chunk} for chunk in _chunks(word))
    yield {"kind": "open", "dir": direction, "text": PDI}


def _chunks(word: str) -> list[str]:
    """The word, or, where it is longer than a line, stretches of it that end before a base character."""
    return [word] if len(word) <= BOXED else re.findall(rf"(?s).{{{CHUNK}}}(?:(?!\w)[^\s!-~])*|.+", word)


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
