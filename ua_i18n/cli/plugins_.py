"""`ua-i18n plugins`: list plugins, and why one failed."""

from __future__ import annotations

import click

from ua_i18n.cli.options import pass_session
from ua_i18n.cli.session import Session


@click.command("plugins")
@pass_session
def command(session: Session) -> None:
    """List what plugins offer, by kind, and those that failed with the reason."""
    offered = session.plugins
    kind = ""
    for (of_kind, name), plugin in sorted(offered.origins.items()):
        if of_kind != kind:
            click.echo(f"{of_kind}:")
            kind = of_kind
        online = " [online]" if of_kind == "translators" and offered.translators[name].online else ""
        click.echo(f"  {name}{online}  ({plugin})")
    for failure in offered.failures:
        click.echo(f"failed: {failure.plugin}: {failure.reason}")
