"""How a letter names the state that its reader speaks for: "the Chinese government" is "your government" there."""

from __future__ import annotations

from ua_i18n.grammar import Grammar
from ua_i18n.grammar.wording import replaced
from ua_i18n.requests.readers import Reader


def own_named(text: str, reader: Reader, grammar: Grammar) -> str:
    """The text as the reader hears it; "the government" is the reader's own where the text names no other state."""
    if not reader.own_state:
        return text
    named = replaced(text, reader.own_state)
    own = grammar.own_government(named)
    return named if own == named or grammar.names_other_state(named, reader.state_names) else own
