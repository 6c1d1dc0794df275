"""`ua-i18n approve`: approve messages as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from ua_i18n.cli import cautions, sayings
from ua_i18n.cli.options import appeal_argument, as_option, key_option, locale_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.cli.verdicts import report
from ua_i18n.counting import counted
from ua_i18n.errors import IncompleteError, UsageError
from ua_i18n.interface import Interface
from ua_i18n.review import Refusal, by_reason
from ua_i18n.workspace.reviews import Table

_LISTED = 5  # keys in a line


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
    cautions.of_ledger(folder)
    table = Table(folder, folder.locale(locale))
    checkers = session.plugins.checks.values()
    verdict = table.approve(keys, name, checkers)
    passed_over = table.passed_over(checkers) if all_clean else ()
    for line in _passed_over(passed_over, session.interface):
        click.echo(line, err=True)
    report(verdict, "approved", session.interface)
    if passed_over:
        raise IncompleteError(f"{counted(len(passed_over), 'message was', 'messages were')} passed over")


def _passed_over(refusals: Iterable[Refusal], interface: Interface) -> Iterator[str]:
    """A line a reason, with the messages that it keeps from being approved."""
    for reason, found in by_reason(refusals).items():
        more = f", … ({len(found)})" if len(found) > _LISTED else ""
        messages = f"{', '.join(found[:_LISTED])}{more}"
        yield interface.say(sayings.PASSED_OVER, {"reason": interface.told(reason), "messages": messages})
