"""`ua-i18n sign`: show whole letters and sign them."""

from __future__ import annotations

import sys

import click

from ua_i18n.cli.options import appeal_argument, as_option, locale_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.errors import IncompleteError
from ua_i18n.letters import plain_text
from ua_i18n.workspace.desk import Desk, Prepared, Wish
from ua_i18n.workspace.folder import today
from ua_i18n.workspace.reviews import Table


@click.command("sign")
@appeal_argument
@locale_option
@click.option("--to", metavar="NAME", help="Only the letter to this addressee: a part of the name or office.")
@as_option
@pass_session
def command(session: Session, appeal: str, locale: str, to: str | None, name: str) -> None:
    """Show each letter of APPEAL as a whole, and record that you have read it and stand by it."""
    folder = session.workspace.appeal(appeal)
    desk = Desk(folder, folder.action(), session.workspace.locale(locale), session.grammar)
    outcomes = [_sign(prepared, desk, name) for prepared in desk.prepare(Wish(day=today(), to=to, signed=False))]
    if waiting := outcomes.count(False):
        raise IncompleteError(f"{folder.id}: {waiting} letters are not signed")


def _sign(prepared: Prepared, desk: Desk, name: str) -> bool:
    """Whether the letter is signed now; if not, the reason has been told."""
    label = f"letter to {prepared.addressee.label} in {desk.locale.tag}"
    if not prepared.letter or not _read(prepared, name):
        click.echo(prepared.refusal or f"not signed: {label}", err=True)
        return False
    refusals = Table(desk.folder, desk.locale).sign(prepared.addressee, prepared.letter, name)
    click.echo(f"{label}: {refusals[0].reason}" if refusals else f"signed: {label}, by {name}", err=True)
    return not refusals


def _read(prepared: Prepared, name: str) -> bool:
    """Show the letter; at a terminal, ask whether it is to be signed."""
    assert prepared.letter
    click.echo(plain_text(prepared.letter))
    return not sys.stdin.isatty() or click.confirm(f"Sign this letter to {prepared.addressee.label} as {name}?")
