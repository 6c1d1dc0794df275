"""`ua-i18n export`: write translations in another tool's format."""

from __future__ import annotations

from pathlib import Path

import click

from ua_i18n import storage
from ua_i18n.cli.options import appeal_argument, locale_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.workspace.reviews import Table


@click.command("export")
@appeal_argument
@locale_option
@click.option("--format", "name", required=True, metavar="NAME", help="The format, as csv.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to (default: ID-TAG.SUFFIX here).",
)
@pass_session
def command(session: Session, appeal: str, locale: str, name: str, output: Path | None) -> None:
    """Write the translations of APPEAL in a language for another tool; `merge` takes them back."""
    exchange = session.plugins.named("exchanges", name)
    table = Table(session.workspace.appeal(appeal), session.workspace.locale(locale))
    path = output or Path(f"{table.folder.id}-{table.locale.tag}{exchange.suffix}")
    storage.write(path, exchange.export(table.translations(), table.locale))
    click.echo(str(path))
