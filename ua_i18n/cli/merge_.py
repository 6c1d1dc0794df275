"""`ua-i18n merge`: take translations from another tool's file."""

from __future__ import annotations

from pathlib import Path

import click

from ua_i18n import storage
from ua_i18n.cli.options import as_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.counting import counted
from ua_i18n.errors import IncompleteError
from ua_i18n.workspace.exchange import take, target_of


@click.command("merge")
@click.argument("file", type=click.Path(path_type=Path))
@as_option
@pass_session
def command(session: Session, file: Path, name: str) -> None:
    """Take the translations of FILE, named ID-TAG.SUFFIX as `export` names it, as the work of NAME.

    Empty messages, drafts and rejected ones are filled; what people have settled here otherwise stays, and is told.
    """
    exchange = session.plugins.exchange_for(file)
    folder, locale = target_of(session.workspace, file)
    taken = take(folder, locale, exchange.read(storage.read_bytes(file), file.name), by=name)
    click.echo(f"{folder.id} {locale}: {counted(len(taken.filled), 'message')} filled")
    for key in taken.differing:
        click.echo(f"{key}: differs from what is settled here; that stays", err=True)
    for key in taken.unknown:
        click.echo(f"{key}: no message of {folder.id} has this key", err=True)
    if open_rows := len(taken.differing) + len(taken.unknown):
        raise IncompleteError(f"{counted(open_rows, f'row of {file} was', f'rows of {file} were')} not taken")
