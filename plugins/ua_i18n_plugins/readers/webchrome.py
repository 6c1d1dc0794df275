"""What frames the text of a web page, and is taken away: navigation, consent, sharing, footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_NEVER = (
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas",
    "video", "audio", "button", "select", "input", "textarea", "dialog", "nav", "aside", "map",
)  # fmt: skip
"""Elements that are no text, or by their name none of the page's own."""

_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu",
    "menubar", "toolbar",
})  # fmt: skip
_CHROME = frozenset({
    "ad", "ads", "advert", "advertisement", "breadcrumb", "breadcrumbs", "comments", "consent", "cookie",
    "cookies", "gdpr", "login", "masthead", "menu", "modal", "nav", "navbar", "navigation", "newsletter",
    "overlay", "pager", "pagination", "popup", "promo", "related", "search", "share", "sharing", "sidebar",
    "skip", "social", "subscribe", "toolbar", "footer",
})  # fmt: skip
"""Words in a class or identifier that say what an element is for."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_LISTS = frozenset({"ul", "ol", "div", "p", "section", "td"})
_MOST = 0.4  # the share of a page's text above which an element is the text, whatever its class
_MAIN = 0.5  # and that the main part must have
_LINKS, _LINKED = 3, 0.8  # at least so many links, and that share of the text in them: a list of links
_CONTACT = ("mailto:", "tel:", "/cdn-cgi/l/email-protection")


@dataclass(slots=True)
class Weight:
    """How much text an element has, how much of it in links, and how many links that are no contacts."""

    text: int = 0
    linked: int = 0
    links: int = 0

    def add(self, other: Weight) -> None:
        self.text += other.text
        self.linked += other.linked
        self.links += other.links


def main_part(root: _Element) -> _Element:
    """The element of a page that holds its text, with what is not the text taken out of it."""
    from lxml import etree

    etree.strip_elements(root, *_NEVER, with_tail=False)
    _remove(element for element in root.iter() if _is_hidden(element))
    weights = _weights(root)
    whole = weights[root].text
    _remove(element for element, weight in weights.items() if _is_chrome(element, weight, whole))
    return _main(root, _weights(root))


def _is_hidden(element: _Element) -> bool:
    style = element.get("style")
    hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true"
    return hidden or bool(style and _HIDDEN.search(style))


def _is_chrome(element: _Element, weight: Weight, whole: int) -> bool:
    tag = element.tag
    if tag in ("html", "body", "main") or weight.text > whole * _MOST:
        return False
    if tag in ("header", "footer") and not _is_inside(element, ("main", "article")):
        return tag == "footer" or element.find(".//h1") is None
    if element.get("role") in _ROLES:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if named != " " and not _CHROME.isdisjoint(word.lower() for word in _WORD.findall(named)):
        return True
    return tag in _LISTS and weight.links >= _LINKS and weight.linked >= weight.text * _LINKED


def _is_inside(element: _Element, tags: tuple[str, ...]) -> bool:
    return next(element.iterancestors(*tags), None) is not None


def _main(root: _Element, weights: Mapping[_Element, Weight]) -> _Element:
    """The smallest element that calls itself the main part and has most of the text, else the whole page."""
    whole = weights[root].text
    called = (element for element in weights if element.tag in ("main", "article") or element.get("role") == "main")
    large = [element for element in called if weights[element].text >= whole * _MAIN]
    return min(large, key=lambda element: weights[element].text, default=root)


def _weights(root: _Element) -> dict[_Element, Weight]:
    """The weights of all elements, in document order of their ends; one pass, however deep they are nested."""
    from lxml import etree

    weights: dict[_Element, Weight] = {}
    open_ones: list[Weight] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            open_ones.append(Weight(len((element.text or "").strip())))
            continue
        weight = open_ones.pop()
        if element.tag == "a":
            weight.linked = weight.text
            weight.links = int(not str(element.get("href") or "").startswith(_CONTACT))
        weights[element] = weight
        if open_ones:
            open_ones[-1].add(weight)
            open_ones[-1].text += len((element.tail or "").strip())
    return weights


def _remove(elements: Iterator[_Element]) -> None:
    """Take elements out of the page; the text after each stays."""
    for element in list(elements):
        parent = element.getparent()
        if parent is None:
            continue
        tail, before = element.tail or "", element.getprevious()
        if before is not None:
            before.tail = f"{before.tail or ''}{tail}"
        else:
            parent.text = f"{parent.text or ''}{tail}"
        element.tail = None
        parent.remove(element)
