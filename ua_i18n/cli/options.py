"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from ua_i18n import languages
from ua_i18n.cli.session import Session
from ua_i18n.errors import UsageError
from ua_i18n.model import UrgentAction
from ua_i18n.workspace import AppealFolder

F = TypeVar("F", bound=Callable[..., Any])

pass_session = click.make_pass_decorator(Session)
appeal_argument = click.argument("appeal")
as_option = click.option("--as", "name", required=True, metavar="NAME", help="Who you are; the ledger keeps it.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
locale_option = click.option(
    "-l", "--locale", "locale", required=True, metavar="TAG", help="The language, as fr or pt-BR."
)
locales_option = click.option(
    "-l",
    "--locale",
    "locales",
    multiple=True,
    required=True,
    metavar="TAG",
    help="Languages, as fr or pt-BR; `all` is every one the appeal has.",
)
key_option = click.option("--key", "keys", multiple=True, metavar="KEY", help="A message, by its key.")


def chosen_locales(folder: AppealFolder, action: UrgentAction, tags: Sequence[str]) -> tuple[str, ...]:
    """The locales that tags mean for an appeal; `all` is the source's own and each that has a catalog."""
    named = [languages.tag(tag) for tag in tags if tag != "all"]
    every = (action.language, *folder.locales()) if "all" in tags else ()
    return tuple(dict.fromkeys((*every, *named)))


def comma_separated(text: str | None, default: Sequence[str]) -> tuple[str, ...]:
    """The names in `a,b,c`; the default where nothing was given."""
    if text is None:
        return tuple(default)
    if not (names := tuple(name for part in text.split(",") if (name := part.strip()))):
        raise UsageError(f"no name in {text!r}")
    return names
