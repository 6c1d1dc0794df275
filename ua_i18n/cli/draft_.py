"""`ua-i18n draft`: fill empty messages with drafts."""

from __future__ import annotations

import click

from ua_i18n import drafting
from ua_i18n.cli.options import appeal_argument, chosen_locales, comma_separated, locales_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.workspace import catalogs


@click.command("draft")
@appeal_argument
@locales_option
@click.option("--with", "names", metavar="NAMES", help="Translators to ask, in this order, as memory,phrases.")
@click.option("--online", is_flag=True, help="Allow translators that send masked text away, for this run.")
@pass_session
def command(session: Session, appeal: str, locales: tuple[str, ...], names: str | None, online: bool) -> None:
    """Fill the empty messages of APPEAL with drafts, all marked fuzzy; a locale's first draft makes its catalog."""
    folder = session.workspace.appeal(appeal)
    action = folder.action()
    wanted = comma_separated(names, session.workspace.settings.translators)
    translators = drafting.choose(wanted, session.plugins.translators, online=online)
    for tag in chosen_locales(folder, action, locales):
        if tag == action.language:
            click.echo(f"{tag}: the source's own language; its texts are corrected in appeal.yaml", err=True)
            continue
        tally = catalogs.draft(folder, session.workspace.locale(tag), translators)
        click.echo(f"{tag}: {tally.filled} drafted, {len(tally.rejected)} rejected, {tally.empty} still empty")
        for rejection in tally.rejected:
            click.echo(f"{tag}: {rejection.key}: rejected a draft of {rejection.origin}: {rejection.reason}", err=True)
