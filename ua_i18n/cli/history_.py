"""`ua-i18n history`: print what happened to messages."""

from __future__ import annotations

import click

from ua_i18n.cli.options import appeal_argument, key_option, locale_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.workspace.reviews import Table


@click.command("history")
@appeal_argument
@locale_option
@key_option
@pass_session
def command(session: Session, appeal: str, locale: str, keys: tuple[str, ...]) -> None:
    """Print who did what to APPEAL's messages and letters in a language, oldest first."""
    table = Table(session.workspace.appeal(appeal), session.workspace.locale(locale))
    for event in table.history(keys):
        sure = "" if event.verified else " (not verified)"
        note = f": {event.note}" if event.note else ""
        click.echo(f"{event.time}  {event.key}  {event.action.value} by {event.by}{sure}{note}")
