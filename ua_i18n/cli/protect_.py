"""`ua-i18n protect`: list, add, remove or confirm values that must not change."""

from __future__ import annotations

import click

from ua_i18n.cli import outline
from ua_i18n.cli.options import appeal_argument, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.counting import counted
from ua_i18n.errors import UsageError
from ua_i18n.extraction import describe
from ua_i18n.model import VERBATIM_KINDS, SpanKind
from ua_i18n.workspace.guarding import Guard


@click.command("protect")
@appeal_argument
@click.option("--add", "value", metavar="VALUE", help="Protect a value, byte for byte as the text has it.")
@click.option(
    "--kind", type=click.Choice(sorted(kind.value for kind in VERBATIM_KINDS)), help="What the added value is."
)
@click.option(
    "--remove", "removed", metavar="NAME", help="Make a value ordinary words again; later imports keep it so."
)
@click.option("--confirm", is_flag=True, help="Record that the list is right.")
@click.option("--as", "name", metavar="NAME", help="Who confirms.")
@pass_session
def command(
    session: Session,
    appeal: str,
    value: str | None,
    kind: str | None,
    removed: str | None,
    confirm: bool,
    name: str | None,
) -> None:
    """List the values of APPEAL that no translation may change, or correct the list."""
    if value and not kind:
        raise UsageError(f"--add needs --kind, one of: {', '.join(sorted(kind.value for kind in VERBATIM_KINDS))}")
    if confirm and not name:
        raise UsageError("--confirm needs --as NAME: who confirms it")
    folder = session.workspace.appeal(appeal)
    action = folder.action()
    guard = Guard(folder, session.locate(folder, action))
    if value and kind:
        action = guard.add(value, SpanKind(kind))
    if removed:
        action = guard.remove(removed)
    if confirm and name:
        action = guard.confirm(name)
    for entry in action.protected:
        click.echo(describe(entry))
    for question in outline.questions(addressee for group in action.appeals for addressee in group.addressees):
        click.echo(question, err=True)
    click.echo(f"{counted(len(action.protected), 'value')}; {_confirmed(action.confirmed.protected)}")


def _confirmed(name: str | None) -> str:
    return f"confirmed by {name}" if name else "not confirmed; after reading the list: --confirm --as NAME"
