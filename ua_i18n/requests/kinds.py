"""What kind of thing a request says, for its place in a letter."""

from __future__ import annotations

from ua_i18n.grammar import Grammar


def is_ground(text: str, grammar: Grammar) -> bool:
    """Whether a request only says what is so ("noting that …"), and stands before what is asked for."""
    whole = grammar.in_one_form(grammar.telling.written(grammar.asking.list_end.sub("", text)))
    openings = [grammar.telling.opening(part) for part in grammar.asking.parts(whole)]
    return all(opening is not None and opening.ground for opening in openings)


def refers_back(text: str, grammar: Grammar) -> bool:
    """Whether a request speaks of what another before it said ("the results of this inquiry")."""
    return grammar.asking.refers_back.search(text) is not None
