"""Letters as PDF: tagged for screen readers (PDF/UA-1) and fit for archives (PDF/A-2a)."""

from __future__ import annotations

import base64
import functools
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
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
    Run,
    home_of_script,
    hookimpl,
)
from ua_i18n_plugins.renderers import fonts, windows
from ua_i18n_plugins.renderers.printable import last_words, printable, runs_right_to_left, stands_at_end

if TYPE_CHECKING:
    import typst

_FOLDER = Path(__file__).parent
TEMPLATE = _FOLDER / "letter.typ"
_TEMPLATES = {"labels": _FOLDER / "labels.typ", "envelopes": _FOLDER / "envelopes.typ"}
"""The templates of what is no letter, by channel."""
BOXED = 32  # the longest verbatim run, in characters, that is kept on one line
CHUNK = 16  # fits the narrowest column of the template, even in East Asian characters
LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"

STANDARDS: Any = ("ua-1", "a-2a")
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed')
_FORBIDDEN = re.compile(r'codepoint `"\\u\{([0-9a-f]+)\}"`')
LONGEST = 48  # characters of a word that a line can hold for sure
# A longer one that has no places to break: not the scripts that are written without spaces.
_ENDLESS = re.compile(rf"[^\s\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\uffff]{{{LONGEST},}}")
_IDEOGRAPH = re.compile("[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]")
# What stands beside a name without a space: `l’`, `'ye`, `-nak`, `ول`; East Asian text may break there.
_MOST_BESIDE = 16  # characters
_WORD_BEFORE = re.compile(rf"(?:[^\W\u2e80-\uffff]|['’]){{1,{_MOST_BESIDE}}}$")
_WORD_AFTER = re.compile(rf"(?:[^\W\u2e80-\uffff]|['’‐-]){{1,{_MOST_BESIDE}}}")

_BREAKS = dict.fromkeys(map(ord, "\t\n\r"), " ")
_OVERRIDES = dict.fromkeys(map(ord, "\u202d\u202e"))  # marks without a glyph, which would turn the letters round

Piece = dict[str, str]


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
            piece["before"] = _cut_end(found[place - 1]) if place else ""
            piece["after"] = _cut_start(found[place + 1]) if place + 1 < len(found) else ""
            piece["gaps"] = _gaps(found, place)
    return found


def _gaps(pieces: Sequence[Piece], place: int) -> str:
    """On which sides, l or r, a box in Latin letters touches an ideograph: a quarter of an em belongs between them.

    Source: W3C, Requirements for Chinese Text Layout and for Japanese Text Layout, mixed text composition.
    """
    before = pieces[place - 1]["text"][-1:] if place else ""
    after = pieces[place + 1]["text"][:1] if place + 1 < len(pieces) else ""
    box = pieces[place]
    left = _IDEOGRAPH.match(before) and not box["before"] and not _IDEOGRAPH.match(box["text"])
    right = _IDEOGRAPH.match(after) and not box["after"] and not _IDEOGRAPH.match(box["text"][-1:])
    return ("l" if left else "") + ("r" if right else "")


def _cut_end(piece: Piece) -> str:
    """The word that a plain piece ends with, which it loses."""
    text = piece["text"] if piece["kind"] == "plain" else ""
    match = _WORD_BEFORE.search(text, max(0, len(text) - _MOST_BESIDE))
    if not match:
        return ""
    piece["text"] = text[: match.start()]
    return match[0]


def _cut_start(piece: Piece) -> str:
    """The word that a plain piece begins with, which it loses."""
    text = piece["text"] if piece["kind"] == "plain" else ""
    match = _WORD_AFTER.match(text)
    if not match:
        return ""
    piece["text"] = text[match.end() :]
    return match[0]


def _plain(text: str) -> Iterator[Piece]:
    position = 0
    for word in _ENDLESS.finditer(text) if len(text) >= LONGEST else ():
        yield {"kind": "plain", "text": text[position : word.start()]}
        yield from ({"kind": "plain", "text": f"{chunk}\u200b"} for chunk in _chunks(word[0]))
        position = word.end()
    yield {"kind": "plain", "text": text[position:]}


def _verbatim(text: str) -> Iterator[Piece]:
    """A short value in one box; a long one in parts, a word each, so that it breaks at its spaces only."""
    text = text.translate(_OVERRIDES)
    direction = "rtl" if runs_right_to_left(text) else "ltr"
    if len(text) <= BOXED:
        yield {"kind": "box", "dir": direction, "text": text.translate(_BREAKS)}
        return
    yield {"kind": "open", "dir": direction, "text": RLI if direction == "rtl" else LRI}
    for gap, word in enumerate(_words(text, direction)):
        if gap:
            yield {"kind": "open", "dir": direction, "text": " "}
        if " " in word and len(word) > BOXED:
            yield {"kind": "open", "dir": direction, "text": word}
        else:
            yield from ({"kind": "part", "dir": direction, "text": chunk} for chunk in _chunks(word))
    yield {"kind": "open", "dir": direction, "text": PDI}


def _words(text: str, direction: str) -> list[str]:
    """The words, those that run against the text's direction with their neighbours: boxes would stand in its order."""
    words: list[str] = []
    turned = False
    for word in re.split(r"[ \t\n\r]", text):
        turns = runs_right_to_left(word) != (direction == "rtl")
        if turned and turns:
            words[-1] += f" {word}"
        else:
            words.append(word)
        turned = turns
    return words


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
