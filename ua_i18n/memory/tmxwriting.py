"""A memory as TMX 1.4b, for every other tool of the trade."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from ua_i18n import placeholders
from ua_i18n.memory.tmx import OURS
from ua_i18n.memory.unit import Bearer, Unit
from ua_i18n.placeholders import Slot

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(units: Iterable[Unit], *, version: str, people: bool = False) -> Iterator[str]:
    """The file in pieces, a unit each; translators and approvers are named only where `people` is asked for."""
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">\n'
        f'<header creationtool="{OURS}" creationtoolversion={_quoted(version)} segtype="sentence" o-tmf="{OURS}" '
        'adminlang="en" srclang="*all*" datatype="plaintext"/>\n<body>\n'
    )
    for unit in units:
        yield _unit(unit, people)
    yield "</body>\n</tmx>\n"


def _unit(unit: Unit, people: bool) -> str:
    date = f"{unit.date[:10].replace('-', '')}T000000Z" if unit.date else ""
    facts = {"srclang": unit.language, "creationdate": date}
    if people:
        facts |= {"creationid": unit.translator, "changeid": unit.approver}
    attributes = "".join(f" {name}={_quoted(value)}" for name, value in facts.items() if value)
    properties = [("x-origin", unit.origin.value), ("x-appeal", unit.appeal), ("x-context", unit.context)]
    properties += [("x-placeholder", _facts(bearer)) for bearer in unit.bearers]
    listed = "".join(f"<prop type={_quoted(kind)}>{_shown(value)}</prop>\n" for kind, value in properties if value)
    variants = _variant(unit.language, unit.source) + _variant(unit.locale, unit.target)
    return f"<tu{attributes}>\n{listed}{variants}</tu>\n"


def _variant(tag: str, masked: str) -> str:
    parts: list[str] = []
    slots = 0
    for piece in placeholders.pieces(masked):
        if isinstance(piece, Slot):
            slots += 1
            parts.append(f'<ph x="{slots}" type="placeholder">{{{piece.name}}}</ph>')
        else:
            parts.append(_shown(placeholders.escape(piece)))
    return f"<tuv xml:lang={_quoted(tag)}><seg>{''.join(parts)}</seg></tuv>\n"


def _facts(bearer: Bearer) -> str:
    """What a placeholder stands for in words apart: `ZHU_Rongji person m one`."""
    return " ".join((bearer.name, bearer.kind or "-", bearer.gender or "-", "many" if bearer.many else "one"))


def _shown(value: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", value))


def _quoted(value: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", value))
