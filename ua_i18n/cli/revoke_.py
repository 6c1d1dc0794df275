"""`ua-i18n revoke`: take back approvals, rejections and signatures."""

from __future__ import annotations

import click

from ua_i18n.cli import cautions
from ua_i18n.cli.options import appeal_argument, as_option, key_option, locale_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.cli.verdicts import report
from ua_i18n.errors import UsageError
from ua_i18n.review import Verdict
from ua_i18n.workspace.desk import chosen
from ua_i18n.workspace.reviews import Table
from ua_i18n.workspace.signatures import standing


@click.command("revoke")
@appeal_argument
@locale_option
@key_option
@click.option("--to", metavar="NAME", help="The signatures under letters to this addressee: a part of name or office.")
@click.option("--reason", default="", help="Why; the ledger keeps it.")
@as_option
@pass_session
def command(
    session: Session, appeal: str, locale: str, keys: tuple[str, ...], to: str | None, reason: str, name: str
) -> None:
    """Take back approvals and rejections of messages of APPEAL, or signatures under its letters."""
    if bool(keys) == (to is not None):
        raise UsageError("give --key KEY, more than once if you like, or --to NAME for signatures")
    table = Table(session.workspace.appeal(appeal), session.workspace.locale(locale))
    cautions.of_ledger(table.folder)
    verdict = table.revoke(keys, name, reason) if to is None else _unsigned(table, to, name, reason)
    report(verdict, "revoked", session.interface)


def _unsigned(table: Table, to: str, by: str, reason: str) -> Verdict:
    """Every signature that stands under a letter to the addressees that `to` means, taken back."""
    signed = [
        (addressee, event.digest)
        for _, _, addressee in chosen(table.folder.action(), to)
        for event in standing(table.folder, table.locale.tag, addressee)
    ]
    if not signed:
        raise UsageError(f"no signature stands under a letter to {to!r} in {table.locale.tag}")
    verdicts = [table.unsign(addressee, digest, by, reason) for addressee, digest in signed]
    return tuple(event for events, _ in verdicts for event in events), tuple(
        refusal for _, refusals in verdicts for refusal in refusals
    )
