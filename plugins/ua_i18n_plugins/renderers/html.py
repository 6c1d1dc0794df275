"""Letters as one HTML file, without scripts or anything from outside, fit for the screen and for paper."""

from __future__ import annotations

import base64
import functools
from collections.abc import Callable, Iterator
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from ua_i18n import Block, BlockRole, FormatError, Layout, Letter, Renderer, Run, hookimpl
from ua_i18n_plugins.renderers.printable import printable, stands_at_end
from ua_i18n_plugins.renderers.windows import MARGIN, Head, framed, head

_SERIFS = ("Libertinus Serif", "Noto Serif", "Georgia", "Times New Roman")
_LETTER_HEIGHT = 0.83  # em: what a line takes beside its leading
_PAPERS = {"a4": "A4", "us-letter": "letter"}
_BREAKS = frozenset({"p", "li", "div", "header", "ul", "h1", "h2"})
_TAGS = {BlockRole.PARAGRAPH: "p", BlockRole.TITLE: "h1", BlockRole.HEADING: "h2"}


class Html:
    """Prints a letter as HTML 5; verbatim runs are `<bdi>`, which isolates them."""

    name = "html"
    suffix = ".html"

    def render(self, letter: Letter) -> bytes:
        letter = printable(letter)
        mark = f'<header class="draft"><p>{escape(letter.draft_mark)}</p></header>\n' if letter.draft_mark else ""
        lines = [
            "<!DOCTYPE html>",
            f'<html lang="{escape(letter.locale)}" dir="{escape(letter.direction)}">',
            f'<head>\n<meta charset="utf-8">\n<title>{escape(letter.title)}</title>',
            f"<style>\n{_style(letter.layout)}</style>\n</head>",
            f'<body class="{"marked" if letter.draft_mark else "letter"}">',
            f"{mark}<main>",
            *_body(letter),
            "</main>\n</body>\n</html>\n",
        ]
        return "\n".join(lines).encode()

    def text(self, data: bytes) -> str:
        """The text of the body, each paragraph on a line."""
        reader = _BodyText()
        try:
            reader.feed(data.decode())
        except UnicodeDecodeError as error:
            raise FormatError("html", f"not UTF-8 at byte {error.start}") from error
        reader.close()
        return "".join(reader.said)


@hookimpl
def register_renderers(register: Callable[[Renderer], None]) -> None:
    register(Html())


@functools.lru_cache(maxsize=64)
def _style(layout: Layout) -> str:
    families = [_css_string(family) for family in (*layout.fonts, *_SERIFS)]
    style = Path(__file__).with_name("letter.css").read_text(encoding="utf-8")
    return (
        style.replace("{{fonts}}", ", ".join([*families, "serif"]))
        .replace("{{bullet}}", _css_string(f"{layout.bullet}\N{NO-BREAK SPACE}"))
        .replace("{{line-height}}", f"{layout.leading + _LETTER_HEIGHT:.2f}")
        .replace("{{indent}}", f"{layout.indent:g}em")
        .replace("{{paper}}", _PAPERS.get(layout.paper, "A4"))
    )


def _css_string(text: str) -> str:
    """Quoted so that it ends neither the string nor the style element."""
    return '"' + "".join(c if c.isalnum() or c in " -•–—·・\u00a0" else f"\\{ord(c):x} " for c in text) + '"'


def _body(letter: Letter) -> Iterator[str]:
    """The blocks, the letterhead first; a head for a window stands in fields of its own, which count on paper only."""
    place = head(letter)
    if place:
        yield f'<div class="window" style="--below: {place.below - MARGIN:.1f}mm">'
    yield from _letterhead(letter)
    if place:
        yield from (_fielded(block, letter, place) for block in letter.blocks if framed(block))
        yield "</div>"
    for block in letter.blocks:
        if block.role is not BlockRole.LETTERHEAD and not (place and framed(block)):
            yield _block(block, letter)


def _letterhead(letter: Letter) -> Iterator[str]:
    lines = [line for block in letter.blocks if block.role is BlockRole.LETTERHEAD for line in block.lines]
    if not lines and not letter.logo:
        return
    yield '<div class="letterhead">'
    if logo := letter.logo:
        data = base64.b64encode(logo.data).decode("ascii")
        yield f'<img src="data:image/{logo.kind};base64,{data}" alt="{escape(logo.alt)}">'
    yield from ("<div>", *(f"<p>{_line(line)}</p>" for line in lines), "</div>\n</div>")


def _fielded(block: Block, letter: Letter, place: Head) -> str:
    field = place.address if block.role is BlockRole.ADDRESS else place.sender
    style = (
        f"--left: {field.left - MARGIN:.1f}mm; --top: {field.top - MARGIN:.1f}mm; "
        f"--width: {field.width:.1f}mm; --size: {field.size}pt"
    )
    return f'<div class="field" style="{style}">\n{_block(block, letter)}\n</div>'


def _block(block: Block, letter: Letter) -> str:
    kind = f"{block.role.value} end" if stands_at_end(letter, block.role) else block.role.value
    if block.role is BlockRole.LIST:
        return "\n".join(["<ul>", *(f"<li>{_line(line)}</li>" for line in block.lines), "</ul>"])
    if tag := _TAGS.get(block.role):
        return "\n".join(f"<{tag}>{_line(line)}</{tag}>" for line in block.lines)
    return "\n".join([f'<div class="{kind}">', *(f"<p>{_line(line)}</p>" for line in block.lines), "</div>"])


def _line(runs: tuple[Run, ...]) -> str:
    return "".join(
        f'<bdi translate="no">{escape(run.text)}</bdi>' if run.verbatim else escape(run.text) for run in runs
    )


class _BodyText(HTMLParser):
    """Collects what the body says; the head has the title and the style."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.in_body = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_body = self.in_body or tag == "body"

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if self.in_body:
            self.said.append(data)
