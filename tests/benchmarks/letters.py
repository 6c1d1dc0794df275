"""Letters as PDF: ours beside the bare typesetter that it drives, and WeasyPrint from HTML."""

from __future__ import annotations

import html
import json
from datetime import date
from itertools import count
from pathlib import Path

from benchmarks.measuring import Comparison, Work
from ua_i18n import Block, BlockRole, Layout, Letter, Run

DAY = date(2024, 3, 4)
PARAGRAPHS = 3
REQUESTS = 6


def pdf(folder: Path) -> Comparison:
    """One letter of a page, its name different each time so that nothing is answered from a cache."""
    from ua_i18n_plugins.renderers.pdf import Pdf

    renderer, number = Pdf(), count()
    weasyprint = _weasyprint()
    return Comparison(
        job="one letter to PDF",
        ours=lambda: renderer.render(_letter(next(number))),
        peers={"typst": _typst(folder)} | ({"weasyprint": weasyprint} if weasyprint else {}),
        missing={} if weasyprint else {"weasyprint": "WeasyPrint and Pango"},
        unit="letters",
    )


def _letter(number: int) -> Letter:
    name = Run(f"Ardeshir VANTAGGIO {number}", verbatim=True)
    item = (Run("I urge you to release "), name, Run(" at once and without conditions;"))
    said = (
        Run("I am deeply concerned for "),
        name,
        Run(", who was taken from his home before dawn and has not been allowed to see a lawyer since. "),
        Run("Reports say that he is held without charge, far from his family and with no access to a doctor."),
    )
    blocks = (
        Block(BlockRole.SENDER, ((Run("M. Esposito"),), (Run("14 Harbour Lane"),))),
        Block(BlockRole.DATE, ((Run("4 March 2024"),),)),
        Block(BlockRole.ADDRESS, ((Run("Minister of Justice", verbatim=True),), (Run("1 Rua Nova", verbatim=True),))),
        Block(BlockRole.SALUTATION, ((Run("Your Excellency,"),),)),
        Block(BlockRole.PARAGRAPH, (said,) * PARAGRAPHS),
        Block(BlockRole.LIST, (item,) * REQUESTS),
        Block(BlockRole.CLOSING, ((Run("Yours respectfully,"),),)),
        Block(BlockRole.SIGNATURE, ((Run("M. Esposito"),),)),
    )
    return Letter(
        appeal="xyz-10-01-24",
        locale="en",
        direction="ltr",
        layout=Layout(),
        addressee="Minister of Justice",
        channel="letter",
        title="Letter",
        blocks=blocks,
        date=DAY,
    )


def _texts(letter: Letter) -> list[str]:
    return ["".join(run.text for run in line) for block in letter.blocks for line in block.lines]


def _typst(folder: Path) -> Work:
    """The same words as bare paragraphs, with nothing tagged, isolated or checked: the floor."""
    import typst

    source = folder / "bare.typ"
    source.write_text("#for text in json(bytes(sys.inputs.texts)) { par(text) }\n", encoding="utf-8")
    compiler, number = typst.Compiler(source), count()
    return lambda: compiler.compile(format="pdf", sys_inputs={"texts": json.dumps(_texts(_letter(next(number))))})


def _weasyprint() -> Work | None:
    try:
        from weasyprint import HTML
        from weasyprint.text.fonts import FontConfiguration
    except (ImportError, OSError):  # OSError: the package is there, the Pango that it loads is not
        return None
    fonts, number = FontConfiguration(), count()

    def work() -> object:
        body = "".join(f"<p>{html.escape(text)}</p>" for text in _texts(_letter(next(number))))
        return HTML(string=f'<html lang="en"><body>{body}').write_pdf(font_config=fonts)

    return work
