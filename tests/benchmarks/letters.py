"""Letters in every format: ours beside the bare typesetter that it drives, WeasyPrint, docxtpl, and a bare write."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.measuring import Comparison, Work
from ua_i18n import Block, BlockRole, Layout, Letter, Renderer, Run

DAY = date(2024, 3, 4)
PARAGRAPHS = 3
REQUESTS = 6
BOUND = 100
STOCK = 4000
"""Letters made ready before the clock runs: none is asked for twice, so that nothing is answered from a cache."""


def pdf(folder: Path) -> Comparison:
    """One letter of a page; the peers get ours: typst the same template and data, WeasyPrint the letter as HTML."""
    from ua_i18n_plugins.renderers.pdf import Pdf

    weasyprint = _weasyprint(1)
    return Comparison(
        job="one letter to PDF",
        ours=_each(Pdf()),
        peers={"typst": _typst()} | ({"weasyprint": weasyprint} if weasyprint else {}),
        missing={} if weasyprint else {"weasyprint": "WeasyPrint and Pango"},
        unit="letters",
    )


def print_run(folder: Path) -> Comparison:
    """Letters bound into one file, as a print run has them; WeasyPrint makes as many files of one letter."""
    from ua_i18n_plugins.renderers.pdf import Pdf

    numbers = count()
    weasyprint = _weasyprint(BOUND)
    return Comparison(
        job=f"{BOUND} letters to PDF",
        ours=lambda: Pdf().bind([_letter(next(numbers)) for _ in range(BOUND)]),
        peers={"weasyprint": weasyprint} if weasyprint else {},
        missing={} if weasyprint else {"weasyprint": "WeasyPrint and Pango"},
        unit="letters",
        amount=BOUND,
    )


def docx(folder: Path) -> Comparison:
    """One letter as a Word document; docxtpl fills in the words of the same paragraphs."""
    from ua_i18n_plugins.renderers.docx import Docx

    docxtpl = _docxtpl(folder)
    return Comparison(
        job="one letter to DOCX",
        ours=_each(Docx()),
        peers={"docxtpl": docxtpl} if docxtpl else {},
        missing={} if docxtpl else {"docxtpl": "docxtpl"},
        unit="letters",
    )


def txt(folder: Path) -> Comparison:
    """One letter rendered and written; the peer encodes and writes the finished text."""
    from ua_i18n_plugins.renderers.txt import PlainText

    return _written(PlainText(), folder)


def html(folder: Path) -> Comparison:
    """As `txt`."""
    from ua_i18n_plugins.renderers.html import Html

    return _written(Html(), folder)


def _written(renderer: Renderer, folder: Path) -> Comparison:
    render, finished = _each(renderer), renderer.render(_letter(0)).decode()
    ours, peers = folder / "ours", folder / "peers"
    return Comparison(
        job=f"one letter to {renderer.name}, on disk",
        ours=lambda: ours.write_bytes(render()),
        peers={"write": lambda: peers.write_bytes(finished.encode())},
        unit="letters",
    )


def _each(renderer: Renderer) -> Callable[[], bytes]:
    """Renders another letter each time it is called."""
    numbers, stock = count(), [_letter(number) for number in range(STOCK)]
    return lambda: renderer.render(stock[next(numbers) % STOCK])


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


def _typst() -> Work:
    """The same template with the same data, made ready before: what compiling takes without anything of ours."""
    import typst

    from ua_i18n_plugins.renderers import fonts
    from ua_i18n_plugins.renderers.pdf import STANDARDS, TEMPLATE, data_of

    compiler, numbers = typst.Compiler(TEMPLATE, font_paths=fonts.installed()), count()
    stock = [json.dumps(data_of([_letter(STOCK + number)])) for number in range(STOCK)]
    compile_letter = partial(
        compiler.compile, format="pdf", pdf_standards=list(STANDARDS), timestamp=datetime.combine(DAY, time(), UTC)
    )
    return lambda: compile_letter(sys_inputs={"letters": stock[next(numbers) % STOCK]})


def _weasyprint(amount: int) -> Work | None:
    """Our HTML of the letter, made ready before, its fonts found once: as fast as WeasyPrint can be asked."""
    try:
        from weasyprint import HTML
        from weasyprint.text.fonts import FontConfiguration
    except (ImportError, OSError):  # OSError: the package is there, the Pango that it loads is not
        return None
    from ua_i18n_plugins.renderers.html import Html

    fonts, numbers, stock = FontConfiguration(), count(), [Html().render(_letter(each)).decode() for each in range(500)]

    def work() -> object:
        return [HTML(string=stock[next(numbers) % 500]).write_pdf(font_config=fonts) for _ in range(amount)]

    return work


def _docxtpl(folder: Path) -> Work | None:
    """A template with a slot for each line, made with python-docx."""
    try:
        from docx import Document
        from docxtpl import DocxTemplate
    except ImportError:
        return None
    template, numbers = Document(), count()
    for place in range(len(_texts(_letter(0)))):
        template.add_paragraph(f"{{{{ lines[{place}] }}}}")
    path, made = folder / "template.docx", folder / "made.docx"
    template.save(path)

    def work() -> None:
        document = DocxTemplate(path)
        document.render({"lines": _texts(_letter(next(numbers)))})
        document.save(made)

    return work
