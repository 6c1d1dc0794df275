"""The same document as PDF, set by the programs that people print with, in one column or two."""

from __future__ import annotations

import itertools
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import source_files
from source_files import Lines

_LONG = 150  # characters of a paragraph: before the first one stands the head of the document, over both columns
_FOOT = "font: 7pt sans-serif; color: gray"

Writer = Callable[[Mapping[str, Lines], int, Path], Mapping[str, bytes]]
"""Documents by name, the number of columns, and a folder to work in, to PDFs by name."""


def weasyprint(documents: Mapping[str, Lines], columns: int, folder: Path) -> dict[str, bytes]:
    """With a running head and page numbers in small print."""
    from weasyprint import HTML

    top = f"@top-left {{ content: 'Urgent Action Network'; {_FOOT} }}"
    bottom = f"@bottom-right {{ content: counter(page) ' / ' counter(pages); {_FOOT} }}"
    style = f"@page {{ size: A4; margin: 2cm; {top} {bottom} }}"
    return {name: HTML(string=page(lines, columns, style)).write_pdf() for name, lines in documents.items()}


def chromium(documents: Mapping[str, Lines], columns: int, folder: Path) -> dict[str, bytes]:
    """As a browser prints a page."""
    made = {}
    for name, lines in documents.items():
        source, target = folder / f"{name}.html", folder / f"{name}.pdf"
        source.write_text(page(lines, columns), encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        profile = f"--user-data-dir={folder / 'chromium'}"
        subprocess.run(
            [*command, profile, f"--print-to-pdf={target}", source.as_uri()], check=True, capture_output=True
        )
        made[name] = target.read_bytes()
    return made


def libreoffice(documents: Mapping[str, Lines], columns: int, folder: Path) -> dict[str, bytes]:
    """As a word processor prints, with sections for columns."""
    files = []
    for name, lines in documents.items():
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(
            source_files.docx(lines) if columns == 1 else source_files.columned_docx(lines, head(lines))
        )
    return {file.stem: file.read_bytes() for file in source_files.converted(files, "pdf", folder)}


def typst(documents: Mapping[str, Lines], columns: int, folder: Path) -> dict[str, bytes]:
    """Justified and hyphenated."""
    import typst

    return {name: typst.compile(_typst(lines, columns).encode()) for name, lines in documents.items()}


def head(lines: Lines) -> int:
    """How many lines stand before the first paragraph."""
    return next((place for place, line in enumerate(lines) if len(line.text) > _LONG), 0)


def page(lines: Lines, columns: int, style: str = "") -> str:
    """A page whose text, but for its head, is in columns; the addressees of two-column pages are so, too."""
    start = head(lines) if columns > 1 else 0
    parts = source_files.page_body(lines[:start]), source_files.page_body(lines[start:])
    body = f"{parts[0]}<div style='column-count: {columns}'>{parts[1]}</div>" if columns > 1 else parts[1]
    return _framed(body, f"{style} body {{ font: {11 if columns == 1 else 8}pt sans-serif }}")


def page_side_by_side(lines: Lines) -> str:
    """A page in one column, but for the addressees: those that follow each other stand side by side."""
    parts = []
    for addressed, group in itertools.groupby(source_files.blocks(lines), key=_is_addressee):
        blocks = [source_files.page_body(block) for block in group]
        cells = "".join(f"<td style='vertical-align: top; padding-right: 1em'>{block}</td>" for block in blocks)
        parts.append(f"<table><tr>{cells}</tr></table>" if addressed and len(blocks) > 1 else "\n".join(blocks))
    return _framed("\n".join(parts), "@page { size: A4; margin: 2cm } body { font: 8pt sans-serif }")


def _is_addressee(block: Lines) -> bool:
    return any(re.match(r"\(?(?:correct )?salutation:", line.text, re.I) for line in block)


def _framed(body: str, style: str) -> str:
    start = f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>x</title><style>{style}</style></head>"
    return f"{start}<body>{body}</body></html>"


def _typst(lines: Lines, columns: int) -> str:
    size, start = (10, 0) if columns == 1 else (9, head(lines))
    rules = (
        '#set page(paper: "a4", margin: 2cm, footer: context align(center, counter(page).display()))',
        f'#set text(font: "DejaVu Sans", size: {size}pt, lang: "en", hyphenate: true)',
        "#set par(justify: true)",
    )
    body = "\n".join(_typst_blocks(lines[start:]))
    columned = f"#columns({columns})[\n{body}\n]" if columns > 1 else body
    return "\n".join([*rules, *_typst_blocks(lines[:start]), columned])


def _typst_blocks(lines: Lines) -> Iterator[str]:
    for block in source_files.blocks(lines):
        for (bullet, level), group in itertools.groupby(block, key=lambda line: (line.bullet, line.level)):
            texts = [f"text({_quoted(line.text)})" for line in group]
            if bullet:
                yield f"#list({', '.join(texts)})\n"
            elif level:
                yield "\n".join(f"#heading(level: {level}, {text})\n" for text in texts)
            else:
                yield f"#par[{' #linebreak() '.join(f'#{text}' for text in texts)}]\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
