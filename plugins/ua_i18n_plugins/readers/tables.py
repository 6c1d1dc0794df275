"""Tables as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ua_i18n_plugins.readers.paragraphs import BLANK, Paragraph

_COLUMN = "    "  # what sets a column apart on a line of plain text


def row_paragraphs(cells: Sequence[Sequence[Paragraph]]) -> Iterator[Paragraph]:
    """A row of a table: one line where no cell has more than one, else each cell as a block of its own."""
    said = [cell for cell in map(_said, cells) if cell]
    if all(len(cell) == 1 and not (cell[0].is_block or cell[0].bullet or cell[0].level) for cell in said):
        if said:
            text = _COLUMN.join(cell[0].text.strip() for cell in said)
            yield Paragraph(text, before=said[0][0].before, after=said[0][0].after)
        return
    for cell in said:
        yield from cell
        yield BLANK


def _said(cell: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of a cell from its first to its last that has text."""
    filled = [place for place, paragraph in enumerate(cell) if not paragraph.is_blank]
    return list(cell[filled[0] : filled[-1] + 1]) if filled else []
