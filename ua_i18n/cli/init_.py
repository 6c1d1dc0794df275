"""`ua-i18n init`: make a workspace."""

from __future__ import annotations

from pathlib import Path

import click

from ua_i18n.workspace import Workspace


@click.command("init")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Make a workspace of DIR (here, if not given); files that are there stay as they are."""
    workspace = Workspace.init(folder)
    click.echo(f"workspace {workspace.root}; next: ua-i18n import SOURCE")
