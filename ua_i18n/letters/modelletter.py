"""The body of a model letter in the source: without its salutation and closing, its lists told from its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ua_i18n.grammar import Grammar
from ua_i18n.model import Paragraph

_ADDRESS_ENDS = (",", ":", "،", "，", "：")
_LIST_OPENS = (":", "：")
_ITEM_ENDS = (";", "；", "؛", ",", "،")
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "؟", ";", ":")
_LONGEST_ADDRESS = 60  # characters: "Dear Minister of Justice and Constitutional Affairs,"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph's sentences, or the items of a list."""

    texts: tuple[str, ...]
    is_list: bool = False


def passages(paragraphs: Sequence[Paragraph], grammar: Grammar | None) -> Iterator[Passage]:
    """What stands between salutation and closing, which each letter has of its own."""
    body = _body(paragraphs, grammar)
    at = 0
    while at < len(body):
        yield Passage(body[at])
        opens = body[at][-1].rstrip().endswith(_LIST_OPENS)
        at += 1
        if opens and (items := _items(body[at:], grammar)):
            yield Passage(items, is_list=True)
            at += len(items)


def _body(paragraphs: Sequence[Paragraph], grammar: Grammar | None) -> Sequence[Paragraph]:
    body = [paragraph for paragraph in paragraphs if paragraph]
    if body and _is_short(body[0]) and body[0][-1].rstrip().endswith(_ADDRESS_ENDS):
        del body[0]
    if body and _closes(body[-1], grammar):
        del body[-1]
    return body


def _closes(paragraph: Paragraph, grammar: Grammar | None) -> bool:
    """Whether a last paragraph takes leave: "Yours sincerely," or, in a sentence, "Veuillez agréer, …."."""
    if _is_short(paragraph) and not paragraph[-1].rstrip().endswith(_SENTENCE_ENDS):
        return True
    return grammar is not None and len(paragraph) == 1 and grammar.telling.closing.match(paragraph[0]) is not None


def _is_short(paragraph: Paragraph) -> bool:
    return len(paragraph) == 1 and len(paragraph[0]) <= _LONGEST_ADDRESS


def _items(paragraphs: Sequence[Paragraph], grammar: Grammar | None) -> tuple[str, ...]:
    """The items of a list at the start of paragraphs; the source's bullets are gone, the way of writing them is not."""
    items: list[str] = []
    for paragraph in paragraphs:
        goes_on = bool(items) and items[-1].endswith(_ITEM_ENDS)
        if len(paragraph) > 1 or not (goes_on or _is_item(paragraph[0], grammar)):
            break
        items.append(paragraph[0].rstrip())
    return tuple(items)


def _is_item(text: str, grammar: Grammar | None) -> bool:
    """Whether a paragraph goes on in a sentence before it, or asks for something by a bare verb."""
    if text[:1].islower() or text.rstrip().endswith(_ITEM_ENDS):
        return True
    return grammar is not None and grammar.asking.imperative.match(text) is not None
