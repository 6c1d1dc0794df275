"""The text of a web page as a browser breaks it into paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from ua_i18n_plugins.readers.flow import Flow, Look
from ua_i18n_plugins.readers.paragraphs import BLANK, Paragraph

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACED = frozenset({
    "p", "ul", "ol", "dl", "table", "blockquote", "pre", "figure", "hr", "address", "form", "fieldset", "h1",
    "h2", "h3", "h4", "h5", "h6",
})  # fmt: skip
_BLOCKS = _SPACED | {
    "html", "body", "main", "article", "section", "header", "footer", "div", "center", "li", "dt", "dd", "tr",
    "td", "th", "caption", "legend", "figcaption", "details", "summary", "tbody", "thead", "tfoot",
}  # fmt: skip
_LINE = 12.0
_NO_MARGIN = re.compile(r"margin(?:-bottom)?\s*:\s*0(?:\.0*)?(?:[a-z%]{1,4})?\s*(?:;|$|!)", re.I)
_WHITE = re.compile(r"[ \t\r\n\f]+")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}){2,}")
_PROTECTED = "/cdn-cgi/l/email-protection#"


def paragraphs(root: _Element) -> list[Paragraph]:
    """The paragraphs below an element, blank ones where a browser leaves space."""
    from lxml import etree

    page = _Page()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            page.end(element)
            if element is not root:
                page.text(element.tail)
        elif address := hidden_address(element):
            page.literal(address)
            walker.skip_subtree()
        else:
            page.start(element)
            page.text(element.text)
    return page.finish()


def hidden_address(element: _Element) -> str:
    """The e-mail address that Cloudflare has hidden in an element, empty where none is.

    The first byte is a key; each other one is a letter, changed by exclusive or. Source: developers.cloudflare.com,
    "Email Address Obfuscation".
    """
    hidden = str(element.get("data-cfemail") or "")
    href = str(element.get("href") or "")
    if not hidden and _PROTECTED in href and "protected" in "".join(element.itertext()):
        hidden = href.rpartition("#")[2]
    if not _HEX.fullmatch(hidden):
        return ""
    key, *letters = bytes.fromhex(hidden)
    return bytes(letter ^ key for letter in letters).decode("utf-8", "replace").partition("?")[0]


class _Page:
    """Takes the elements of a page in turn; each table flows apart, so that its cells can hold others."""

    def __init__(self) -> None:
        self._flows = [Flow()]
        self._said: list[str] = []  # of the paragraph that is open
        self._level = 0
        self._space = 0.0  # that the next paragraph has before it: the largest of the margins that meet
        self._preformatted = 0
        self._links: list[int] = []
        self._lists: list[int | None] = []  # the number of the last item; None where items have none
        self._tables: list[int] = [0]  # cells that are open in each table

    def text(self, text: str | None) -> None:
        if text:
            self._said.append(text if self._preformatted else _WHITE.sub(" ", text))

    def literal(self, text: str) -> None:
        self._said.append(text)

    def start(self, element: _Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self._break(_margin(element))
        if tag == "br":
            self._said.append("\n")
        elif tag in _HEADINGS:
            self._level = _HEADINGS[tag]
        elif tag == "pre":
            self._preformatted += 1
        elif tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._item()
        elif tag == "table":
            self._flows.append(Flow())
            self._tables.append(0)
        elif tag in ("td", "th") and len(self._tables) > 1:
            self._tables[-1] += 1
        elif tag == "a":
            self._links.append(len(self._said))

    def end(self, element: _Element) -> None:
        tag = str(element.tag)
        if tag in ("td", "th") and self._tables[-1]:
            self._flush()
            self._tables[-1] -= 1
            self._flows[-1].end_cell(Look(in_table=True))
        elif tag in _BLOCKS:
            self._break(_margin(element))
        if tag == "li":
            self._flows[-1].drop_mark()
        elif tag in _HEADINGS:
            self._level = 0
        elif tag == "pre":
            self._preformatted -= 1
        elif tag in ("ul", "ol"):
            self._lists.pop()
        elif tag == "tr":
            self._flows[-1].end_row()
        elif tag == "table":
            self._end_table()
        elif tag == "a" and self._links:
            self._end_link(element, self._links.pop())

    def finish(self) -> list[Paragraph]:
        self._flush()
        return self._flows[0].finish(Look())

    def _item(self) -> None:
        number = self._lists[-1] if self._lists else None
        if number is not None:
            self._lists[-1] = number + 1
        self._flows[-1].add("•" if number is None else f"{number + 1}.", mark=True)

    def _end_table(self) -> None:
        done = self._flows.pop().finish(Look())
        self._tables.pop()
        for paragraph in done:
            self._flows[-1].take(paragraph, self._look())

    def _end_link(self, element: _Element, start: int) -> None:
        """Show the address of a link whose text does not."""
        href = str(element.get("href") or "")
        address = unquote(href.removeprefix("mailto:").partition("?")[0]).strip()
        if href.startswith("mailto:") and address and address.lower() not in "".join(self._said[start:]).lower():
            self._said.append(f" ({address})")

    def _break(self, margin: float) -> None:
        self._flush()
        self._space = max(self._space, margin)

    def _flush(self) -> None:
        text = "".join(self._said)
        self._said.clear()
        if text.strip():
            self._flows[-1].add(_trimmed(text))
            self._flows[-1].end_paragraph(self._look())
            self._space = 0.0
        elif "\n" in text or "\u00a0" in text:  # all other white space is no line
            self._flows[-1].take(BLANK, self._look())

    def _look(self) -> Look:
        return Look(level=self._level, before=self._space, in_table=self._tables[-1] > 0)


def _margin(element: _Element) -> float:
    """The space that browsers leave around an element, in points, unless its style forbids it."""
    if element.tag not in _SPACED or _NO_MARGIN.search(str(element.get("style") or "")):
        return 0.0
    return _LINE


def _trimmed(text: str) -> str:
    """The text, each line without the space that no browser shows."""
    return "\n".join(re.sub(r"[ \t]*\n[ \t]*", "\n", text).strip(" \t\n").split("\n"))
