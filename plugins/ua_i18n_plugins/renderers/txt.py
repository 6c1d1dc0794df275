"""Letters as plain text, UTF-8, 72 columns wide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from ua_i18n import Block, BlockRole, Letter, Renderer, Run, hookimpl
from ua_i18n_plugins.renderers.printable import FSI, PDI, isolated, printable, stands_at_end

COLUMNS = 72
END_COLUMN = 40
PAGE_LINES = 58
SIGNATURE_LINES = 3

# Source: Unicode Standard Annex #14, classes OP, CL, EX, IS, NS and the small kana of JIS X 4051, as far as plain
# text on a terminal needs them: no line of East Asian text begins or ends with these.
_NEVER_FIRST = frozenset("ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ々〻ゝゞヽヾ")
_CLOSING, _OPENING = frozenset({"Pe", "Pf", "Po"}), frozenset({"Ps", "Pi"})

_SOFT_HYPHEN, _FIRST_MARK, _FIRST_WIDE = "\u00ad", "\u0300", "\u1100"
_WORDS = re.compile("[^ ]+ *| +")

Lines = tuple[str, ...]


class PlainText:
    """Prints a letter as plain text; a draft in pages, each between two marks."""

    name = "txt"
    suffix = ".txt"

    def render(self, letter: Letter) -> bytes:
        """The letter in UTF-8. Verbatim runs break over lines only where no line could hold them."""
        letter = printable(letter)
        chunks = [chunk for block in letter.blocks for chunk in _chunks(block, letter)][1:]
        pages = _pages(chunks, letter.draft_mark) if letter.draft_mark else ["\n".join(_flat(chunks))]
        return ("\n\f".join(pages) + "\n").encode()

    def text(self, data: bytes) -> str:
        return data.decode()


@hookimpl
def register_renderers(register: Callable[[Renderer], None]) -> None:
    register(PlainText())


def _chunks(block: Block, letter: Letter) -> Iterator[Lines]:
    """The block as groups of lines that stay on one page, the blank lines above it first."""
    yield ("",) * (SIGNATURE_LINES if block.role is BlockRole.SIGNATURE else 1)
    mark = f"{letter.layout.bullet} " if block.role is BlockRole.LIST else ""
    wrapped = [tuple(_wrap([_isolated_run(run, letter) for run in line], mark)) for line in block.lines]
    indent = _indent(wrapped) if stands_at_end(letter, block.role) else ""
    for lines in wrapped:
        yield tuple(f"{_anchor(letter)}{indent}{line}" for line in _each_isolated(lines))


def _anchor(letter: Letter) -> str:
    """What makes a line of an address in Latin letters begin on the right, as the rest of its letter does."""
    return "\N{RIGHT-TO-LEFT MARK}" if letter.direction == "rtl" else ""


def _each_isolated(lines: Lines) -> Iterator[str]:
    """The lines, with an isolate that runs on closed and opened again: a viewer orders each line for itself."""
    opened = 0
    for line in lines:
        before, opened = opened, opened + line.count(FSI) - line.count(PDI)
        yield f"{FSI * before}{line}{PDI * opened}"


def _isolated_run(run: Run, letter: Letter) -> Run:
    """The run with its isolates, which no line break may part from it."""
    return Run(isolated(run, letter), run.verbatim)


def _indent(wrapped: Iterable[Lines]) -> str:
    widest = max((width(line) for line in _flat(wrapped)), default=0)
    return " " * max(0, min(END_COLUMN, COLUMNS - widest))


def _wrap(line: list[Run], mark: str) -> Iterator[str]:
    room = COLUMNS - width(mark)
    current, lead, used = "", mark, 0
    for piece in _pieces(line, room):
        if current and used + width(piece.rstrip()) > room:
            yield f"{lead}{current}".rstrip()
            current, lead, used = "", " " * width(mark), 0
        current += piece
        used += width(piece)
    yield f"{lead}{current}".rstrip()


def _pieces(line: list[Run], room: int) -> Iterator[str]:
    """The text of a line in pieces: it may be broken after each of them, and nowhere else."""
    piece = ""
    for run in line:
        for stretch in _stretches(run, room):
            if piece and _may_break(piece[-1], stretch[0]):
                yield piece
                piece = ""
            piece += stretch
    yield piece


def _stretches(run: Run, room: int) -> Iterable[str]:
    """The run in the smallest stretches that a break could part."""
    if run.verbatim and width(run.text) <= room:
        return (run.text,) if run.text else ()
    narrow = run.text.isascii() or max(run.text) < _FIRST_WIDE
    return _WORDS.findall(run.text) if run.verbatim or narrow else run.text


def _may_break(before: str, after: str) -> bool:
    if before == " " or after == " ":
        return before == " " != after
    if not (_is_wide(before) or _is_wide(after)):
        return False
    never_first = after in _NEVER_FIRST or unicodedata.category(after) in _CLOSING
    return not never_first and unicodedata.category(before) not in _OPENING and width(after) > 0


def width(text: str) -> int:
    """The columns that a terminal gives the text: two for East Asian wide characters, none for marks."""
    if text.isascii() or (max(text) < _FIRST_MARK and _SOFT_HYPHEN not in text):
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if _is_wide(character) else 1


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}


def _pages(chunks: Iterable[Lines], mark: str) -> list[str]:
    """The text in pages, each with the mark above and below; a chunk longer than a page has one of its own."""
    pages: list[list[str]] = [[]]
    for chunk in chunks:
        if pages[-1] and len(pages[-1]) + len(chunk) > PAGE_LINES:
            pages.append([])
        if pages[-1] or any(chunk):
            pages[-1].extend(chunk)
    return ["\n".join([mark, "", *page, "", mark]) for page in pages]


def _flat(chunks: Iterable[Lines]) -> list[str]:
    return [line for chunk in chunks for line in chunk]
