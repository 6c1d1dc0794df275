"""`ua-i18n approve`: approve messages as they stand."""

from __future__ import annotations

import click

from ua_i18n.cli.options import appeal_argument, as_option, key_option, locale_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.cli.verdicts import report
from ua_i18n.errors import UsageError
from ua_i18n.workspace.reviews import Table


@click.command("approve")
@appeal_argument
@locale_option
@key_option
@click.option("--all-clean", is_flag=True, help="Every message that is translated and has no error.")
@as_option
@pass_session
def command(session: Session, appeal: str, locale: str, keys: tuple[str, ...], all_clean: bool, name: str) -> None:
    """Approve messages of APPEAL exactly as they stand now; any later edit ends the approval."""
    if bool(keys) == all_clean:
        raise UsageError("give --key KEY (more than once, if you like) or --all-clean")
    folder = session.workspace.appeal(appeal)
    table = Table(folder, folder.locale(locale))
    report(table.approve(keys, name, session.plugins.checks.values()), "approved")
