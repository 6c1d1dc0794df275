"""`ua-i18n reject`: send messages back with a reason."""

from __future__ import annotations

import click

from ua_i18n.cli import cautions
from ua_i18n.cli.options import appeal_argument, as_option, key_option, locale_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.cli.verdicts import report
from ua_i18n.errors import UsageError
from ua_i18n.workspace.reviews import Table


@click.command("reject")
@appeal_argument
@locale_option
@key_option
@click.option("--reason", default="", help="Why; the translator reads it.")
@as_option
@pass_session
def command(session: Session, appeal: str, locale: str, keys: tuple[str, ...], reason: str, name: str) -> None:
    """Send messages of APPEAL back to their translator with a reason."""
    if not keys:
        raise UsageError("give --key KEY, more than once if you like")
    table = Table(session.workspace.appeal(appeal), session.workspace.locale(locale))
    cautions.of_ledger(table.folder)
    report(table.reject(keys, name, reason), "rejected", session.interface)
