"""`ua-i18n show`: print an appeal."""

from __future__ import annotations

import json

import click

from ua_i18n.cli import outline
from ua_i18n.cli.options import appeal_argument, json_option, pass_session
from ua_i18n.cli.session import Session


@click.command("show")
@appeal_argument
@json_option
@pass_session
def command(session: Session, appeal: str, as_json: bool) -> None:
    """Print APPEAL (an id, index or UA number) as people have settled it."""
    folder = session.workspace.appeal(appeal)
    action = folder.action()
    if as_json:
        language = session.languages.of(action.language)
        account = outline.account_data(session.read_again(folder, action))
        data = {**outline.action_data(action, language), **account}
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        click.echo(outline.describe(action))
