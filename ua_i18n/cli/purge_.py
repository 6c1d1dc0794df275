"""`ua-i18n purge`: remove a set of letters with the names of its senders."""

from __future__ import annotations

from pathlib import Path

import click

from ua_i18n.cli.options import pass_session
from ua_i18n.cli.session import Session
from ua_i18n.counting import counted
from ua_i18n.workspace.purging import purge


@click.command("purge")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@pass_session
def command(session: Session, folder: Path) -> None:
    """Remove the set in DIR: every file of its manifest, then the manifest; other files stay and are told."""
    purged = purge(folder, session.workspace if session.has_workspace else None)
    click.echo(f"{folder}: {counted(purged.removed, 'file')} removed")
    for path in purged.left:
        click.echo(f"{path}: is not of this set and stays", err=True)
