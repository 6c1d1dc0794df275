"""One flow of text that comes piece by piece: a body, a header, a text box, a web page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ua_i18n_plugins.readers.paragraphs import Paragraph
from ua_i18n_plugins.readers.tables import row_paragraphs

_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]{1,5})[.):]\)?|\d{1,3}")


@dataclass(frozen=True, slots=True)
class Look:
    """What is set for a paragraph: its level, 0 for text, the space around it in points, whether a table holds it."""

    level: int = 0
    before: float = 0.0
    after: float = 0.0
    in_table: bool = False


@dataclass(slots=True)
class Flow:
    """Takes text as it comes, and makes paragraphs of it."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _mark: list[str] = field(default_factory=list)
    _cell: list[Paragraph] = field(default_factory=list)
    _row: list[list[Paragraph]] = field(default_factory=list)
    _boxes: list[Paragraph] = field(default_factory=list)

    def add(self, text: str, *, mark: bool = False) -> None:
        """Take text, or the mark of a list item."""
        (self._mark if mark else self._text).append(text)

    def drop_mark(self) -> None:
        """Forget the mark of an item that had no text."""
        self._mark.clear()

    def hang(self, paragraphs: Iterable[Paragraph]) -> None:
        """Take the text of a box: it follows the paragraph that it hangs on."""
        self._boxes.extend(paragraphs)

    def take(self, paragraph: Paragraph, look: Look) -> None:
        """Take a paragraph that is complete."""
        (self._cell if look.in_table else self.paragraphs).append(paragraph)

    def end_paragraph(self, look: Look) -> None:
        done = [self._paragraph(look), *self._boxes]
        (self._cell if look.in_table else self.paragraphs).extend(done)
        self._boxes.clear()

    def end_cell(self, look: Look) -> None:
        self._cell.extend([self._paragraph(look), *self._boxes])
        self._boxes.clear()
        self._row.append(list(self._cell))
        self._cell.clear()

    def end_row(self) -> None:
        self.paragraphs.extend(row_paragraphs(self._row))
        self._row.clear()

    def finish(self, look: Look) -> list[Paragraph]:
        """All paragraphs; what was not ended is."""
        if self._text or self._boxes:
            self.end_paragraph(look)
        if self._cell:
            self.end_cell(look)
        if self._row:
            self.end_row()
        return self.paragraphs

    def _paragraph(self, look: Look) -> Paragraph:
        text, mark = _joined(self._text), _joined(self._mark).strip()
        listed = bool(self._mark) and bool(text.strip())
        self._text.clear()
        self._mark.clear()
        if listed and _NUMBER.fullmatch(mark):
            return Paragraph(f"{mark} {text}", look.level, before=look.before, after=look.after)
        return Paragraph(text, look.level, listed and not look.level, look.before, look.after)


def _joined(pieces: Iterable[str]) -> str:
    """The text; characters that RTF writes as two halves of UTF-16 are whole again."""
    return "".join(pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
