"""A translation in the reviewer's own editor, with what there is to know of it beside it."""

from __future__ import annotations

import re

import click

from ua_i18n.errors import UsageError
from ua_i18n.workspace.viewing import View

_SCISSORS = "------------------------ >8 ------------------------"
_EXPLAINED = "Write the translation above; this line and all below it are left out."


def rewrite(view: View) -> str | None:
    """The text that the reviewer saved in $VISUAL or $EDITOR; None where nothing was saved, or no text."""
    try:
        saved = click.edit(sheet(view), extension=".txt")
    except click.ClickException as error:
        raise UsageError(f"the editor failed ({error.message}); set EDITOR to one that works") from None
    return taken(saved, view.translation.message.source) if saved is not None else None


def sheet(view: View) -> str:
    """What the editor opens: the translation, then, below a line, its source and what grammar needs."""
    message = view.translation.message
    known = (*view.place, *view.values, *(f"{found.check}: {found.explanation}" for found in view.findings))
    return "\n".join([view.translation.target, "", _SCISSORS, _EXPLAINED, "", message.source, "", *known, ""])


def taken(saved: str, source: str) -> str | None:
    """The translation in a saved sheet; lines that an editor has broken are joined where the source is one line."""
    text = saved.partition(_SCISSORS)[0].strip()
    if "\n" not in source:
        text = re.sub(r"\s*\n\s*", " ", text)
    return text or None
