"""The groups of RTF: what holds in each, which are text, and in which code page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from ua_i18n import FormatError
from ua_i18n_plugins.readers.flow import Flow, Look
from ua_i18n_plugins.readers.paragraphs import Paragraph, with_margins
from ua_i18n_plugins.readers.rtftokens import Shape, Token

_TWIPS = 20  # to a point
_DEEPEST = 1000  # groups; word processors stay far below
_SYMBOL = "symbol"
# Code pages by \fcharset (Rich Text Format Specification 1.9.1, "Font Table").
_CHARSETS = {
    2: _SYMBOL, 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_PLACES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_CHARACTERS: Mapping[str, str] = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ", "softline": "\n",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}", "\n": "\n", "\r": "\n"}
_SILENT = frozenset({
    "colortbl", "stylesheet", "info", "pict", "objdata", "fldinst", "nonshppict", "shppict", "sp", "datafield",
    "annotation", "atnid", "atnauthor", "atntime", "atndate", "atnref", "bkmkstart", "bkmkend", "xe", "tc",
    "rxe", "txe", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "filetbl", "revtbl",
    "listtable", "listoverridetable", "template", "themedata", "background",
})  # fmt: skip
_MARKS = frozenset({"listtext", "pntext"})
_BOXES = frozenset({"shptxt", "footnote", "dptxbxtext"})
_HEADERS = frozenset({"header", "headerl", "headerr", "headerf"})
_FOOTERS = frozenset({"footer", "footerl", "footerr", "footerf"})
_STARRED = frozenset({"shpinst", "shptxt", "ud"})  # known destinations that other readers may pass over


class Destination(Enum):
    TEXT = auto()
    MARK = auto()
    FONTS = auto()
    SILENT = auto()


@dataclass(frozen=True, slots=True)
class State:
    """What holds in a group until it closes."""

    destination: Destination = Destination.TEXT
    font: int = -1
    hidden: bool = False
    deleted: bool = False
    fallback: int = 1  # how many characters follow a \u for old readers
    look: Look = field(default_factory=Look)


@dataclass(slots=True)
class Groups:
    """Takes the tokens of a document; raises FormatError, with its name, where its groups make no sense."""

    name: str
    _state: State = field(default_factory=State)
    _stack: list[tuple[State, list[Paragraph] | None]] = field(default_factory=list)
    _flows: list[Flow] = field(default_factory=lambda: [Flow()])
    _headers: list[Paragraph] = field(default_factory=list)
    _footers: list[Paragraph] = field(default_factory=list)
    _codec: str = "cp1252"
    _fonts: dict[int, str] = field(default_factory=dict)
    _bytes: bytearray = field(default_factory=bytearray)
    _skip: int = 0
    _starred: bool = False
    _closed: bool = False

    def take(self, token: Token) -> None:
        if self._closed:
            return
        if token.shape is Shape.TEXT:
            self._take_bytes(token.data)
            return
        self._write_bytes()
        if token.shape is Shape.OPEN:
            self._open()
        elif token.shape is Shape.CLOSE:
            self._close()
        elif self._skip and (token.word in _CHARACTERS or token.shape is Shape.SYMBOL):
            self._skip -= 1
        elif token.shape is Shape.SYMBOL:
            self._take_symbol(token.word)
        else:
            self._take_word(token.word, token.number)

    def finish(self) -> list[Paragraph]:
        """The paragraphs of the whole document."""
        if not self._closed:
            raise FormatError(self.name, "was cut short: its last group is not closed; ask for it again")
        body = self._flows[0].finish(Look())
        return with_margins(body, *([paragraph.text for paragraph in side] for side in (self._headers, self._footers)))

    def _open(self) -> None:
        if len(self._stack) >= _DEEPEST:
            raise FormatError(self.name, f"has groups {_DEEPEST} deep, which no word processor writes; do not trust it")
        self._stack.append((self._state, None))
        self._skip = 0

    def _close(self) -> None:
        look = self._state.look
        self._state, flow_of = self._stack.pop()
        self._skip, self._starred = 0, False
        if flow_of is not None:
            flow_of.extend(self._flows.pop().finish(replace(look, in_table=False)))
            if flow_of is not self._headers and flow_of is not self._footers:
                self._flows[-1].hang(flow_of)
        self._closed = not self._stack

    def _divert(self, target: list[Paragraph]) -> None:
        """Let the text of this group flow apart, and into `target` when it closes."""
        if self._stack and self._stack[-1][1] is None:
            self._stack[-1] = (self._stack[-1][0], target)
            self._flows.append(Flow())
            self._state = replace(self._state, destination=Destination.TEXT, look=Look())

    def _take_word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if self._state.destination is Destination.SILENT:
            return
        if word in _SILENT or (starred and word not in _STARRED):
            self._state = replace(self._state, destination=Destination.SILENT)
        elif word in _MARKS:
            self._state = replace(self._state, destination=Destination.MARK)
        elif word == "fonttbl":
            self._state = replace(self._state, destination=Destination.FONTS)
        elif (target := self._target(word)) is not None:
            self._divert(target)
        elif word in _CHARACTERS:
            self._write(_CHARACTERS[word])
        elif word in _ENDS:
            _ENDS[word](self)
        elif word == "u":
            self._write(chr((number or 0) % 0x10000))
            self._skip = self._state.fallback
        else:
            self._set(word, number)

    def _target(self, word: str) -> list[Paragraph] | None:
        """Where the text goes that a word sets apart; a new list for each box."""
        if word in _BOXES:
            return []
        if word in _HEADERS:
            return self._headers
        return self._footers if word in _FOOTERS else None

    def _set(self, word: str, number: int | None) -> None:
        """Change what holds from here on in the group."""
        state, on = self._state, number != 0
        if word in _LOOKS:
            self._state = replace(state, look=_LOOKS[word](state.look, number or 0))
        elif word in ("deleted", "mvf"):
            self._state = replace(state, deleted=on)
        elif word == "v":
            self._state = replace(state, hidden=on)
        elif word == "plain":
            self._state = replace(state, hidden=False, deleted=False)
        elif word == "f":
            self._state = replace(state, font=number or 0)
        elif word == "uc":
            self._state = replace(state, fallback=min(max(number or 0, 0), 16))
        elif word == "fcharset" and state.destination is Destination.FONTS:
            self._fonts[state.font] = _CHARSETS.get(number or 0, "")
        elif word == "ansicpg":
            self._codec = f"cp{number}" if number else self._codec
        elif word in _PLACES:
            self._codec = _PLACES[word]

    def _take_symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._starred = True
        elif symbol in ("\n", "\r") and self._state.destination is Destination.TEXT:
            self._end_paragraph()
        else:
            self._write(_SYMBOLS.get(symbol, ""))

    def _take_bytes(self, data: bytes) -> None:
        skipped = min(self._skip, len(data))
        self._skip -= skipped
        self._bytes += data[skipped:]

    def _write_bytes(self) -> None:
        if self._bytes:
            data = bytes(self._bytes)
            self._bytes.clear()
            self._write(self._decoded(data))

    def _decoded(self, data: bytes) -> str:
        codec = self._fonts.get(self._state.font) or self._codec
        if codec == _SYMBOL:
            return "".join("•" if byte > 0x7F else chr(byte) for byte in data)
        try:
            return data.decode(codec, "replace")
        except LookupError:
            return data.decode("cp1252", "replace")

    def _write(self, text: str) -> None:
        state = self._state
        if state.hidden or state.deleted or state.destination in (Destination.SILENT, Destination.FONTS):
            return
        self._flows[-1].add(text, mark=state.destination is Destination.MARK)

    def _end_paragraph(self) -> None:
        if not self._state.deleted:  # else the next paragraph goes on with this one
            self._flows[-1].end_paragraph(self._state.look)

    def _end_cell(self) -> None:
        self._flows[-1].end_cell(self._state.look)

    def _end_row(self) -> None:
        self._flows[-1].end_row()


_ENDS: Mapping[str, Callable[[Groups], None]] = {
    **dict.fromkeys(("par", "sect", "page"), Groups._end_paragraph),
    **dict.fromkeys(("cell", "nestcell"), Groups._end_cell),
    **dict.fromkeys(("row", "nestrow"), Groups._end_row),
}
_LOOKS: Mapping[str, Callable[[Look, int], Look]] = {
    "pard": lambda look, number: Look(),
    "intbl": lambda look, number: replace(look, in_table=True),
    "sb": lambda look, number: replace(look, before=number / _TWIPS),
    "sa": lambda look, number: replace(look, after=number / _TWIPS),
    "outlinelevel": lambda look, number: replace(look, level=number + 1 if 0 <= number < 6 else 0),
}
