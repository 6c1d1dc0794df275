"""Letters as telex: capitals in 69 columns, in the alphabet that teleprinters have.

Source: ITU-T S.1 (International Telegraph Alphabet No. 2), ITU-T F.60 (telex: 69 characters a line, answerback codes).
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from ua_i18n import Block, BlockRole, FormatError, Letter, Renderer, hookimpl
from ua_i18n_plugins.renderers.printable import printable

COLUMNS = 69
_ALPHABET = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-?:().,'=/+ ")
_OPERATORS_WAY = {
    '"': "''",
    "%": "0/0",
    "@": "(AT)",
    "_": "(UNDERLINE)",
    ";": ",",
    "[": "(",
    "]": ")",
    "{": "(",
    "}": ")",
    "`": "'",
    "!": ".",
    "~": "-",
    "|": "/",
    "\\": "/",
}
"""How operators write what the alphabet lacks; anything else is named in brackets: (NUMBER SIGN)."""


class Telex:
    """Prints a letter as telex, the number with its answerback first and last, so that both ends can be compared."""

    name = "telex"
    suffix = ".tlx"
    transform = "ita2"

    def render(self, letter: Letter) -> bytes:
        letter = printable(letter)
        mark = [ita2(letter.draft_mark)] if letter.draft_mark else []
        answerback = [ita2(number) for number in letter.to[:1]]
        paragraphs = [*mark, *answerback, *_paragraphs(letter), *answerback, *mark]
        lines = [line for paragraph in paragraphs for line in (*_wrapped(paragraph), "")]
        return "\r\n".join(lines).encode("ascii")

    def text(self, data: bytes) -> str:
        """The text, with what was cut at the end of a full line put together again."""
        try:
            lines = data.decode("ascii").split("\r\n")
        except UnicodeDecodeError as error:
            raise FormatError("telex", f"a character at byte {error.start} that no telex has") from error
        return "".join(line if len(line) == COLUMNS else f"{line}\n" for line in lines)

    def transformed(self, text: str) -> str:
        return ita2(text)


@hookimpl
def register_renderers(register: Callable[[Renderer], None]) -> None:
    register(Telex())


def ita2(text: str) -> str:
    """The text in ITA2: Latin capitals without accents, figures, and the marks that teleprinters have."""
    return text.upper() if _ALPHABET.issuperset(text) else "".join(map(_told, text))


@functools.lru_cache(maxsize=4096)
def _told(character: str) -> str:
    from anyascii import anyascii

    if character.isspace():
        return " "
    return "".join(map(_one, anyascii(character).upper()))


def _one(character: str) -> str:
    if character in _ALPHABET:
        return character
    return _OPERATORS_WAY.get(character) or f"({unicodedata.name(character, 'UNKNOWN SIGN')})".replace("-", " ")


def _paragraphs(letter: Letter) -> Iterator[str]:
    for block in letter.blocks:
        yield from _lines_of(block)


def _lines_of(block: Block) -> Iterable[str]:
    mark = "- " if block.role is BlockRole.LIST else ""
    lines = [ita2(mark + "".join(run.text for run in line)) for line in block.lines]
    return lines if block.role in (BlockRole.LIST, BlockRole.PARAGRAPH) else ["\n".join(lines)]


def _wrapped(paragraph: str) -> Iterator[str]:
    for line in paragraph.split("\n"):
        yield from _folded(line.split(" "))


def _folded(words: Iterable[str]) -> Iterator[str]:
    """Lines of at most 68 characters; only of a longer word 69, which tells that it goes on in the next."""
    current = ""
    for word in words:
        if current and len(current) + 1 + len(word) >= COLUMNS:
            yield current
            current = ""
        current = f"{current} {word}" if current else word
        while len(current) >= COLUMNS:
            yield current[:COLUMNS]
            current = current[COLUMNS:]
    yield current
