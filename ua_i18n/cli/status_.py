"""`ua-i18n status`: print how far each appeal has come."""

from __future__ import annotations

import json

import click

from ua_i18n.cli.options import json_option, pass_session
from ua_i18n.cli.session import Session
from ua_i18n.model import State
from ua_i18n.workspace.folder import today
from ua_i18n.workspace.status import AppealStatus, Progress, status_of, to_data


@click.command("status")
@click.argument("appeal", required=False)
@json_option
@pass_session
def command(session: Session, appeal: str | None, as_json: bool) -> None:
    """Print the messages of APPEAL (of all, if not given) by locale and state, and the days that are left."""
    workspace = session.workspace
    folders = (workspace.appeal(appeal),) if appeal else workspace.appeals()
    statuses = [status_of(folder, today()) for folder in folders]
    if as_json:
        click.echo(json.dumps(to_data(statuses), ensure_ascii=False, indent=1))
    elif not statuses:
        click.echo("no appeals yet; next: ua-i18n import SOURCE")
    for status in [] if as_json else statuses:
        click.echo(_headline(status))
        for locale, found in status.locales.items():
            click.echo(f"  {locale:<8}{_bar(found)} {_states(found)}")


def _headline(status: AppealStatus) -> str:
    left = "no deadline" if status.days_left is None else f"deadline {status.deadline}, {_days(status.days_left)}"
    return f"{status.id}  {status.ua_number or ''}  {left}\n  {status.title}"


def _days(left: int) -> str:
    return f"{left} days left" if left >= 0 else f"over since {-left} days"


def _bar(progress: Progress, width: int = 20) -> str:
    done = width * progress.states[State.APPROVED] // (progress.total or 1)
    return "█" * done + "░" * (width - done)


def _states(progress: Progress) -> str:
    counts = (f"{progress.states[state]} {state.value}" for state in State if progress.states[state])
    return ", ".join(counts) or "no messages"
