"""Paragraphs and runs of WordprocessingML. Source: ECMA-376, part 1, 17.3."""

from __future__ import annotations

from xml.sax.saxutils import escape

from ua_i18n import Letter, Run
from ua_i18n_plugins.renderers.printable import isolated, runs_right_to_left

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""


def paragraph(style: str, line: tuple[Run, ...], letter: Letter, indent: int = 0, *, size: float = 0) -> str:
    """One line as a paragraph; `indent` is in twips, `size` in points, nought for the style's own."""
    direction = "<w:bidi/>" if letter.direction == "rtl" else ""
    place = f'<w:ind w:left="{indent + 227}" w:hanging="227"/>' if indent else ""
    runs = "".join(_run(run, letter, size) for run in line)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direction}{place}</w:pPr>{runs}</w:p>'


def _run(run: Run, letter: Letter, size: float) -> str:
    # LibreOffice orders text by its characters, Word by the mark on the run: each gets what it goes by.
    right_to_left = runs_right_to_left(run.text) if run.verbatim else letter.direction == "rtl"
    half_points = round(size * 2)
    sized = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if size else ""
    turn = "<w:rtl/>" if right_to_left else ""
    marks = f'<w:noProof/>{sized}{turn}<w:lang w:val="x-none"/>' if run.verbatim else f"{sized}{turn}"
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(isolated(run, letter))}</w:t></w:r>'
