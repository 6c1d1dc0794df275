"""Lists inside the requests of a group: "calling on the authorities to:", and each item that goes on in that."""

from __future__ import annotations

from collections.abc import Sequence

from ua_i18n.grammar import Grammar
from ua_i18n.model import Request

_OPENS = (":", "：")


def texts_to_put(requests: Sequence[Request], grammar: Grammar | None) -> tuple[str, ...]:
    """What each request asks, an item with the words that open its list; empty where a request only opens one."""
    texts = [request.text for request in requests]
    if grammar is None:
        return tuple(texts)
    opener, found = "", []
    for number, text in enumerate(texts):
        following = texts[number + 1 : number + 2]
        if text.rstrip().endswith(_OPENS) and following and not _stands_alone(following[0], grammar):
            opener = grammar.asking.list_opener(text.rstrip().rstrip("".join(_OPENS)))
            found.append("")
        elif opener and not _stands_alone(text, grammar):
            found.append(_joined(opener, text, grammar))
        else:
            opener = ""
            found.append(text)
    return tuple(found)


def _stands_alone(text: str, grammar: Grammar) -> bool:
    """Whether a request has a verb of its own that puts it to somebody, or tells something."""
    asking, text = grammar.asking, grammar.asking.unfolded(text)
    opens = asking.shape.match(text) or asking.shape_for.match(text) or asking.ready.match(text)
    return bool(opens or grammar.telling.opening(text))


def _joined(opener: str, item: str, grammar: Grammar) -> str:
    asking, infinitive = grammar.asking, grammar.file.imperatives.infinitive
    if asking.imperative.match(item) or asking.wish.shape.match(item):
        item = item[:1].lower() + item[1:]
    if opener.endswith(f" {infinitive.strip()}"):
        item = item.removeprefix(infinitive)
    return asking.linked(f"{opener} ", item)
